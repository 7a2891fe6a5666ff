"""Forms as data: what is asked in a store, and the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field, FiniteFloat, PositiveInt, model_validator

from routeplan.errors import Language

Kind = Literal["yes_no", "whole", "number", "percent", "text", "choice", "choices", "date"]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Answer = bool | int | FiniteFloat | str | tuple[str, ...]


class Words(BaseModel, frozen=True, extra="forbid"):
    """A text in English and Chinese; without Chinese the English one serves for both."""

    en: Annotated[str, Field(min_length=1)]
    zh: str = ""

    def text(self, lang: Language) -> str:
        """The text of one language."""
        return self.zh if lang == "zh" and self.zh else self.en


class Choice(BaseModel, frozen=True, extra="forbid"):
    """One answer to choose."""

    id: Key
    words: Words


class Question(BaseModel, frozen=True, extra="forbid"):
    """
    One question of a form.

    Parameters
    ----------
    id
        Unique within its form; answers are kept under it.
    kind
        ``yes_no``: true or false. ``whole``, ``number``, ``percent``: a number; a percentage
        is written 12.5 and lies in 0 to 100 unless ``least`` and ``most`` say otherwise.
        ``text``: words. ``date``: as ``2026-11-24``. ``choice``, ``choices``: the id of one
        choice, or a list of ids.
    words
        What is asked.
    required
        True: the form is not complete without an answer.
    choices
        What there is to choose; for ``choice`` and ``choices`` only.
    least, most
        Smallest and largest number allowed; None: any.
    unit
        Shown behind the answer.
    """

    id: Key
    kind: Kind
    words: Words
    required: bool = False
    choices: tuple[Choice, ...] = ()
    least: FiniteFloat | None = None
    most: FiniteFloat | None = None
    unit: str = ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Question:
        ids = [choice.id for choice in self.choices]
        if (self.kind in ("choice", "choices")) != bool(ids):
            raise ValueError("choices are given for the kinds choice and choices, and only there")
        if len(set(ids)) < len(ids):
            raise ValueError("each choice is given once")
        return self

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """Smallest and largest number allowed."""
        if self.kind != "percent":
            return self.least, self.most
        return (
            0.0 if self.least is None else self.least,
            100.0 if self.most is None else self.most,
        )


class Form(BaseModel, frozen=True, extra="forbid"):
    """
    A form that reps fill in.

    Parameters
    ----------
    id, version
        Together unique; a changed form gets the next version, so that old answers keep
        their meaning.
    words
        Its title.
    questions
        In the order in which they are asked, one or more.
    reports_market
        True: what it holds belongs among the market changes of a supervisor's report.
    """

    id: Key
    version: PositiveInt = 1
    words: Words
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    reports_market: bool = False

    @model_validator(mode="after")
    def _asks_once(self) -> Form:
        ids = [question.id for question in self.questions]
        if len(set(ids)) < len(ids):
            raise ValueError("each question has an id of its own")
        return self

    def question(self, question_id: str) -> Question | None:
        """The question with an id, or None."""
        return next((each for each in self.questions if each.id == question_id), None)


class FilledForm(BaseModel, frozen=True, extra="forbid"):
    """
    A form as filled in on one visit.

    Parameters
    ----------
    form, version
        Which form.
    answers
        By question id; see ``Question.kind`` for what each may be.
    urgent
        True: supervisors are to see it at once.
    """

    form: Key
    version: PositiveInt = 1
    answers: dict[str, Answer]
    urgent: bool = False

    def shown(self, form: Form, lang: Language) -> Iterator[tuple[str, str]]:
        """Question and answer in words, in the form's order; unanswered ones are skipped."""
        for question in form.questions:
            if question.id in self.answers:
                words = answer_words(question, self.answers[question.id], lang)
                yield question.words.text(lang), words


def answer_words(question: Question, answer: Answer, lang: Language) -> str:
    """An answer as people say it."""
    if isinstance(answer, bool):
        return {"en": ("no", "yes"), "zh": ("否", "是")}[lang][answer]
    choices = {choice.id: choice.words.text(lang) for choice in question.choices}
    if isinstance(answer, tuple):
        return (", " if lang == "en" else "、").join(choices.get(each, each) for each in answer)
    if isinstance(answer, str):
        return choices.get(answer, answer)
    unit = "%" if question.kind == "percent" else question.unit
    return (
        f"{answer:g} {unit}".rstrip() if isinstance(answer, float) else f"{answer} {unit}".rstrip()
    )
