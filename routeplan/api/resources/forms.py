"""The forms that may be filled in on a visit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.api.fields import Asked
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.archive.forms import add_form, list_forms
from routeplan.visits import Form

FORMS = Routes("forms")

_QUESTION = {"id": "facings", "kind": "whole", "words": {"en": "Facings", "zh": "排面数"}}
_FORM = {
    "id": "shelf", "version": 1, "words": {"en": "The shelf", "zh": "货架"},
    "questions": [_QUESTION],
}  # fmt: skip
_WHOLE_QUESTION = {
    **_QUESTION, "required": False, "choices": [], "least": None, "most": None, "unit": "",
}  # fmt: skip
WHOLE_FORM = {**_FORM, "questions": [_WHOLE_QUESTION], "reports_market": False}


class NewForm(Asked, frozen=True):
    """A form, or the next version of one."""

    form: Annotated[
        dict[str, JsonValue],
        Field(description="As the list of forms shows them.", examples=[_FORM]),
    ]


@FORMS.get("/forms", SIGNED_IN, shows={"items": [WHOLE_FORM], "next": None})
def list_all_forms(desk: AtDesk, after: After = "", limit: Limit = 100) -> Page[Form]:
    """List all forms and versions, those that ship and the archive's own."""
    found = list_forms(desk.archive)
    return page_of(found, lambda each: f"{each.id} {each.version}", after, limit)


@FORMS.post("/forms", "keep archive", status=201, shows=WHOLE_FORM, also=(409,))
def add_a_form(desk: AtDesk, asked: NewForm) -> Form:
    """Add a form; from then on this version stays as it is."""
    return add_form(desk.archive, desk.who, asked.form)
