"""Many phones that send visits while a supervisor reads reviews."""
