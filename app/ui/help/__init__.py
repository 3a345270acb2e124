"""Help for each page: few words, icons, the keys of the page, and clips in sign language."""
