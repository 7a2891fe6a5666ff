"""Public holidays and make-up workdays, from the package ``holidays``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from routeplan.errors import Fault

# Where the government moves workdays to weekends, year by year and by decree.
_BY_DECREE = frozenset({"CN"})
_ENGLISH, _CHINESE = "en_US", "zh_CN"


class HolidayName(NamedTuple):
    """A holiday in English and in Chinese; where it has no such name, in the country's words."""

    english: str
    chinese: str


@dataclass(frozen=True)
class PublicDays:
    """
    The public days of one year in one place.

    Parameters
    ----------
    holidays
        Names of the holidays, days in lieu among them.
    makeup_workdays
        Weekend days that are workdays by decree.
    is_settled
        False: the decree that moves this year's workdays is not yet known, so that
        holidays may be longer and weekends may become workdays.
    """

    holidays: Mapping[date, HolidayName]
    makeup_workdays: frozenset[date]
    is_settled: bool


@lru_cache(maxsize=256)
def public_days(country: str, province: str | None, year: int) -> PublicDays:
    """
    Holidays and make-up workdays of a year.

    Parameters
    ----------
    country, province
        ISO 3166 codes that ``region_faults`` lets pass: ``CN``, ``DE`` and ``BY``.
    """
    import holidays

    # Said in so many words: left to itself the package takes the machine's language.
    known = holidays.country_holidays(country, subdiv=province, years=year, language=_ENGLISH)
    chinese = known
    if _CHINESE in known.supported_languages:
        chinese = holidays.country_holidays(country, province, year, language=_CHINESE)
    workdays = frozenset(each for each in known.weekend_workdays if each.year == year)
    return PublicDays(
        holidays={
            each: HolidayName(str(name), str(chinese.get(each, name)))
            for each, name in known.items()
            if each.year == year
        },
        makeup_workdays=workdays,
        is_settled=country not in _BY_DECREE or bool(workdays),
    )


def region_faults(where: str, country: str | None, province: str | None) -> Iterator[Fault]:
    """What is wrong with a country and province: RP851 to RP853."""
    import holidays

    if country is None:
        if province is not None:
            yield Fault.of("RP853", where, province=province)
        return
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        yield Fault.of("RP851", where, country=country)
    elif province is not None and province not in known[country]:
        some = ", ".join(known[country]) or "-"
        yield Fault.of("RP852", where, country=country, province=province, known=some)
