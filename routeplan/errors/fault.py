"""One thing wrong: with the input (fault) or with a plan (violation)."""

from __future__ import annotations

from dataclasses import dataclass

from routeplan.errors.code import Code, Language
from routeplan.errors.counted import filled
from routeplan.errors.tables import CODES

Value = str | int | float


@dataclass(frozen=True)
class _Coded:
    code: str
    where: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def words(self) -> Code:
        """The entry of the code's table."""
        return CODES[self.code]

    @property
    def is_warning(self) -> bool:
        """True when work goes on in spite of it."""
        return self.words.warning

    def cause(self, lang: Language = "en") -> str:
        """What is wrong, in one sentence."""
        text = self.words.cause if lang == "en" else self.words.cause_zh
        return filled(text, **self._said(lang))

    def remedy(self, lang: Language = "en") -> str:
        """What to do about it, in one sentence."""
        text = self.words.remedy if lang == "en" else self.words.remedy_zh
        return filled(text, **self._said(lang))

    def text(self, lang: Language = "en") -> str:
        """Code, place and cause on one line, the remedy on the next."""
        return f"{self.code} {self.where}: {self.cause(lang)}\n      {self.remedy(lang)}"

    def __str__(self) -> str:
        return self.text()

    def _said(self, lang: Language) -> dict[str, Value]:
        """The values, words among them in the language of the sentence."""
        terms = self.words.terms_zh if lang == "zh" else {}
        return {name: terms.get(name, {}).get(str(value), value) for name, value in self.values}


@dataclass(frozen=True)
class Fault(_Coded):
    """
    Something wrong with the input.

    Parameters
    ----------
    code
        A key of ``CODES``.
    where
        File, row and column, as far as they are known: ``stores.xlsx row 7 lat``.
    values
        Values for the names in the code's words.
    """

    @classmethod
    def of(cls, code: str, where: str, **values: Value) -> Fault:
        """A fault with its values given by name."""
        return cls(code, where, tuple(sorted(values.items())))


@dataclass(frozen=True)
class Violation(_Coded):
    """
    A rule that a plan breaks.

    Parameters
    ----------
    code
        A key of ``CODES`` that starts with ``PV``.
    where
        Store, route and day in words: ``store S7, R1 T2, week 1 Tue``.
    values
        Values for the names in the code's words; by how much is among them.
    """

    @classmethod
    def of(cls, code: str, where: str, **values: Value) -> Violation:
        """A violation with its values given by name."""
        return cls(code, where, tuple(sorted(values.items())))
