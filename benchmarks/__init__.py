"""Measurements that anyone can repeat, on classic instances and on routeplan's own scenarios."""
