"""The body that comes with Kinelex, and the program that builds it from MakeHuman's data."""
