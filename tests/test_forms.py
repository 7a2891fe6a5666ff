"""Forms are data: what they ask, and what answers they take."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from visit_samples import MADE

from routeplan.errors import InputError
from routeplan.visits import FilledForm, Form, Question, Words, shipped_forms, visit_of

QUESTION = {"id": "q", "words": {"en": "Q"}}
ASKED = {
    "yes_no": ([True, False], [1, "yes"]),
    "whole": ([0, -3], [True, 1.5, "1"]),
    "number": ([1, 1.5], [True, "1"]),
    "percent": ([0, 100, 12.5], ["1"]),
    "text": (["", "a"], [1, ["a"]]),
    "date": (["2026-11-24"], ["24.11.2026", 20261124]),
}


def answer_faults(question, answer):
    form = Form(id="f", words=Words(en="F"), questions=(Question(**{**QUESTION, **question}),))
    content = {**MADE, "forms": [{"form": "f", "answers": {"q": answer}}]}
    return codes_of(content, {("f", 1): form})


def codes_of(content, forms=None):
    try:
        visit_of(content, forms)
    except InputError as error:
        return [fault.code for fault in error.faults]
    return []


@pytest.mark.parametrize("kind", ASKED)
def test_answers_are_of_their_question_s_kind(kind):
    right, wrong = ASKED[kind]
    assert [answer_faults({"kind": kind}, answer) for answer in right] == [[]] * len(right)
    assert [answer_faults({"kind": kind}, answer) for answer in wrong] == [["RP625"]] * len(wrong)


@pytest.mark.parametrize(
    ("question", "answer", "codes"),
    [
        ({"kind": "whole", "least": 0}, -1, ["RP626"]),
        ({"kind": "whole", "most": 5}, 5, []),
        ({"kind": "whole", "most": 5}, 6, ["RP626"]),
        ({"kind": "percent"}, 100.5, ["RP626"]),
        ({"kind": "percent", "most": 200}, 100.5, []),
    ],
)
def test_numbers_keep_their_limits(question, answer, codes):
    assert answer_faults(question, answer) == codes


@pytest.mark.parametrize(
    ("kind", "answer", "codes"),
    [
        ("choice", "a", []),
        ("choice", "c", ["RP627"]),
        ("choice", ["a"], ["RP625"]),
        ("choices", ["b", "a"], []),
        ("choices", ["b", "c", "d"], ["RP627", "RP627"]),
        ("choices", "a", ["RP625"]),
    ],
)
def test_choices_are_among_those_offered(kind, answer, codes):
    choices = [{"id": "a", "words": {"en": "A"}}, {"id": "b", "words": {"en": "B"}}]
    assert answer_faults({"kind": kind, "choices": choices}, answer) == codes


@pytest.mark.parametrize(
    ("filled", "codes"),
    [
        ({"form": "market_change", "answers": {}}, ["RP624", "RP624"]),
        ({"form": "market_change", "version": 2, "answers": {}}, ["RP621"]),
        ({"form": "in_store_check", "answers": {"mood": "good"}}, ["RP623"]),
        ({"form": "in_store_check", "answers": {}}, []),
    ],
)
def test_forms_questions_and_needed_answers_are_known(filled, codes):
    assert codes_of({**MADE, "forms": [filled]}) == codes


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "choice"},
        {"kind": "text", "choices": [{"id": "a", "words": {"en": "A"}}]},
        {"kind": "choice", "choices": [{"id": "a", "words": {"en": "A"}}] * 2},
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(fields):
    with pytest.raises(ValidationError):
        Question(**{**QUESTION, **fields})


def test_a_form_asks_each_question_once():
    question = Question(**QUESTION, kind="text")
    with pytest.raises(ValidationError, match="an id of its own"):
        Form(id="f", words=Words(en="F"), questions=(question, question))


def test_the_shipped_forms_ask_what_the_field_handbook_asks():
    check, market = shipped_forms()["in_store_check", 1], shipped_forms()["market_change", 1]
    assert {"price", "stock", "display", "share_of_shelf", "samples", "promotion_material"} <= {
        question.id for question in check.questions
    }
    change = market.question("change")
    assert change is not None
    assert len(change.choices) == 8
    assert market.reports_market
    for form in (check, market):
        for words in (form.words, *(question.words for question in form.questions)):
            assert words.text("en").isascii()
            assert not words.text("zh").isascii()


def test_answers_are_shown_in_words():
    check, market = shipped_forms()["in_store_check", 1], shipped_forms()["market_change", 1]
    answers = {"share_of_shelf": 12.5, "stock": 3, "promotion_material": ("poster", "rack")}
    filled = FilledForm(form="in_store_check", answers=answers)
    assert dict(filled.shown(check, "en")) == {
        "Stock in the store": "3",
        "Share of shelf": "12.5 %",
        "Promotion material": "poster, rack",
    }
    assert dict(
        FilledForm(form="market_change", answers={"change": "people"}).shown(market, "zh")
    ) == {"变动类型": "人员"}
    yes = Question(**QUESTION, kind="yes_no")
    form = Form(id="f", words=Words(en="F"), questions=(yes,))
    assert list(FilledForm(form="f", answers={"q": False}).shown(form, "en")) == [("Q", "no")]
