"""How fast the pages are: seconds until one can work, frames a second while the map moves."""
