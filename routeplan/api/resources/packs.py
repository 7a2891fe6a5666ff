"""Packs: all that a phone keeps for working without signal, in one answer."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import Query, Response
from pydantic import BaseModel

from routeplan.api.card_examples import SHORT
from routeplan.api.day_shapes import FIELD_DAY, FieldDayShown
from routeplan.api.desk import AtDesk
from routeplan.api.etags import NOT_MODIFIED, TAGGED, IfNoneMatch, is_known, tag_of
from routeplan.api.request_body import JSON
from routeplan.api.resources.absences import KEPT_ABSENCE
from routeplan.api.resources.forms import WHOLE_FORM
from routeplan.api.resources.reps import MEMBER
from routeplan.api.routes import Routes
from routeplan.archive.absences import KeptAbsence
from routeplan.archive.packs import Pack, pack_of
from routeplan.archive.reps import Member
from routeplan.archive.short_card import ShortCard
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.visit_words import OUTCOMES, PURPOSES, REASON_WORDS, said
from routeplan.stores import Purpose
from routeplan.visits import Form, Outcome, Reason

PACKS = Routes("day lists")

_WORD = {"key": "closed", "word": "closed"}
_PACK: dict[str, Any] = {
    "member": MEMBER, "days": [FIELD_DAY], "cards": {"S7": SHORT}, "forms": [WHOLE_FORM],
    "absences": [KEPT_ABSENCE], "purposes": [_WORD], "outcomes": [_WORD], "reasons": [_WORD],
}  # fmt: skip


class WordShown(BaseModel, frozen=True):
    """A key that visits are recorded with, and its word."""

    key: str
    word: str


class PackShown(BaseModel, frozen=True):
    """
    What a phone keeps.

    Parameters
    ----------
    days
        Today and tomorrow, by the clock where the rep works.
    forms
        The newest version of each.
    absences
        Days off of the rep and of everybody, from today on.
    purposes, outcomes, reasons
        What a visit may be for, what may come of it, and why a store may not be visited.
    """

    member: Member
    days: tuple[FieldDayShown, ...]
    cards: dict[str, ShortCard]
    forms: tuple[Form, ...]
    absences: tuple[KeptAbsence, ...]
    purposes: tuple[WordShown, ...]
    outcomes: tuple[WordShown, ...]
    reasons: tuple[WordShown, ...]

    @classmethod
    def of(cls, found: Pack, lang: Language) -> PackShown:
        """From the archive's own."""
        purposes, outcomes, reasons = (
            tuple(WordShown(key=key, word=said(words, key, lang)) for key in get_args(kind))
            for kind, words in ((Purpose, PURPOSES), (Outcome, OUTCOMES), (Reason, REASON_WORDS))
        )
        return cls(
            member=found.member,
            days=tuple(FieldDayShown.of(each, lang) for each in found.days.days),
            cards=dict(found.days.cards), forms=found.forms, absences=found.absences,
            purposes=purposes, outcomes=outcomes, reasons=reasons,
        )  # fmt: skip


@PACKS.get("/pack", "read plan", shows=_PACK, also=(404,), response_model=PackShown,
           responses={**TAGGED, **NOT_MODIFIED})  # fmt: skip
def read_a_pack(
    desk: AtDesk,
    rep: Annotated[str | None, Query(max_length=200, description="Else oneself.")] = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """
    Read all that a phone keeps for working without signal, in one answer.

    Sent again with its ETag as If-None-Match, what has not changed is a 304.
    """
    wanted = desk.who.rep if rep is None else rep
    if wanted is None:
        raise InputError([Fault.of("RP916", "query rep")])
    found = PackShown.of(pack_of(desk.archive, desk.who, wanted), desk.lang)
    content = found.model_dump_json()
    tag = tag_of(content)
    headers = {"ETag": tag, "Vary": "Accept-Language"}
    if is_known(tag, if_none_match):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=JSON, headers=headers)
