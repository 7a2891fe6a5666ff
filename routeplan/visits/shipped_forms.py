"""The example forms that come with routeplan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from routeplan.visits.forms import Form

NAMES = ("in_store_check", "market_change")


@cache
def shipped_forms() -> Mapping[tuple[str, int], Form]:
    """The in-store check and the market change report, by id and version."""
    folder = files("routeplan.visits") / "shipped"
    texts = [(folder / f"{name}.json").read_text(encoding="utf-8") for name in NAMES]
    forms = [Form.model_validate_json(text) for text in texts]
    return {(form.id, form.version): form for form in forms}
