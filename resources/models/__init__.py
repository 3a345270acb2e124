"""The nets that ship with Kinelex, and what makes them."""
