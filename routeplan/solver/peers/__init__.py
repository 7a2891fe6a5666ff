"""Engines to compare with: the heuristics that planners and papers use."""
