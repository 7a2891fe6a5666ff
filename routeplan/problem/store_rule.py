"""The rule of one store."""

from __future__ import annotations

from typing import Any

from routeplan.rules import Rules, VisitRule
from routeplan.stores import Store


def store_rule(store: Store, rules: Rules) -> VisitRule:
    """The rule of a store's class, changed by what the store says itself."""
    rule = rules.classes[store.store_class or ""]
    changes: dict[str, Any] = {}
    if store.visits is not None:
        changes = {
            "visits": store.visits,
            "weeks": store.weeks or 1,
            "min_days_between": None,
            "max_days_between": None,
        }
    if store.in_store_s is not None:
        changes["in_store_s"] = store.in_store_s
    if store.weekdays is not None:
        changes["weekdays"] = store.weekdays
    if store.purposes is not None:
        changes["purposes"] = store.purposes
    return VisitRule(**{**dict(rule), **changes}) if changes else rule
