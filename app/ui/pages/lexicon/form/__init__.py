"""Finding signs by their form: pictures of hands, places, movements instead of words."""
