"""The cameras of this machine, through Qt."""
