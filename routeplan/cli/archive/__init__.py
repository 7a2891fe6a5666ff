"""``routeplan archive``: one module a command, thin over the archive's calls."""
