"""What is wrong with the answers of a filled-in form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from routeplan.errors import Fault
from routeplan.visits.forms import Answer, FilledForm, Form, Question

Forms = Mapping[tuple[str, int], Form]
"""Forms by id and version."""

_EXAMPLES = {
    "yes_no": "true",
    "whole": "12",
    "number": "12.5",
    "percent": "12.5",
    "text": '"..."',
    "date": '"2026-11-24"',
}


def answer_faults(filled: FilledForm, forms: Forms, where: str) -> Iterator[Fault]:
    """
    All that is wrong with a filled-in form: RP621 to RP627.

    Parameters
    ----------
    forms
        The forms that may be filled in.
    where
        The form's place, for messages.
    """
    form = forms.get((filled.form, filled.version))
    if form is None:
        known = ", ".join(f"{name} {version}" for name, version in forms)
        name = f"{filled.form} {filled.version}"
        yield Fault.of("RP621", where, form=name, known=known or "-")
        return
    for key in filled.answers:
        if form.question(key) is None:
            known = ", ".join(question.id for question in form.questions)
            yield Fault.of("RP623", f"{where}.{key}", known=known)
    for question in form.questions:
        place = f"{where}.{question.id}"
        if question.id in filled.answers:
            yield from _faults_of(question, filled.answers[question.id], place)
        elif question.required:
            yield Fault.of("RP624", place)


def _faults_of(question: Question, answer: Answer, where: str) -> Iterator[Fault]:
    if not _has_kind(question, answer):
        yield Fault.of("RP625", where, value=str(answer), example=_example(question))
    elif question.choices:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        known = [choice.id for choice in question.choices]
        for each in chosen:
            if each not in known:
                yield Fault.of("RP627", where, value=str(each), known=", ".join(known))
    elif isinstance(answer, int | float) and not isinstance(answer, bool):
        least, most = question.limits
        if least is not None and answer < least:
            yield Fault.of("RP626", where, value=answer, limit=f">= {least:g}")
        if most is not None and answer > most:
            yield Fault.of("RP626", where, value=answer, limit=f"<= {most:g}")


def _has_kind(question: Question, answer: Answer) -> bool:
    match question.kind:
        case "yes_no":
            return isinstance(answer, bool)
        case "whole":
            return isinstance(answer, int) and not isinstance(answer, bool)
        case "number" | "percent":
            return isinstance(answer, int | float) and not isinstance(answer, bool)
        case "choices":
            return isinstance(answer, tuple)
        case "date":
            return isinstance(answer, str) and _is_date(answer)
        case _:
            return isinstance(answer, str)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _example(question: Question) -> str:
    if question.choices:
        first = f'"{question.choices[0].id}"'
        return first if question.kind == "choice" else f"[{first}]"
    return _EXAMPLES[question.kind]
