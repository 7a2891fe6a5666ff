"""
The HTTP service: the archive's calls for phones, pages and programs.

Thin: each route turns a request into one call and its answer into JSON. Who may use a route is
said where it is declared, and a route that does not say so is refused when the program starts.
"""
