"""Made-up scenarios like those of reps, any size, the same for the same seed."""

from benchmarks.families.design import DEFAULT, Family, family_names, family_of
from benchmarks.families.monthly import write_monthly
from benchmarks.families.write import write_family, write_twenty

__all__ = [
    "DEFAULT",
    "Family",
    "family_names",
    "family_of",
    "write_family",
    "write_monthly",
    "write_twenty",
]
