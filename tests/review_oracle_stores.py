"""A slow, obvious recount of the figures of stores as they stand on a day."""

from __future__ import annotations

from review_oracle import DAY, Keep, Told


def store_figures(versions, what: Told, first, last, keep: Keep, targets=()):
    """As they stand on the last day; ``last`` is not after the day that is over."""
    count = dict.fromkeys(("stores", "at_risk", "neglected"), 0)
    target_sum = order_sum = 0
    begun = min((v.on for v in what.records), default=last)
    for version, store, rep in owned(versions, last):
        if not keep(rep, store, last):
            continue
        rule = version.problem.store_rules[version.problem.store_numbers[store]]
        mine = [v for v in what.visits if v.store == store and v.on <= last]
        orders = [v.on for v in mine if v.has_order]
        known = min(
            max(v.starts, v.approved or v.starts)
            for v in versions
            if store in v.problem.store_numbers
        )
        since = max((v.on for v in mine), default=max(known, begun))
        count["stores"] += 1
        count["neglected"] += (last - since).days >= 2 * rule.most_days
        count["at_risk"] += bool(orders) and (last - max(orders)).days >= 2 * version.cycle_days
        wanted = target_of(targets, store, first, last)
        target_sum += wanted
        if wanted:
            order_sum += sum(v.order_cents or 0 for v in mine if v.on >= first)
    counts = {key: (value, None) for key, value in count.items()}
    return {**counts, "target": (target_sum, None), "progress": (order_sum, target_sum)}


def owned(versions, day):
    """(version, store, rep) of every store that somebody looks after on a day."""
    for scope in {version.scope for version in versions}:
        ruling = None
        for version in versions:
            starts = max(version.starts, version.approved or version.starts)
            if version.scope == scope and starts <= day and (ruling is None or starts >= ruling[0]):
                ruling = (starts, version)
        if ruling is None:
            continue
        version = ruling[1]
        for store in version.problem.stores:
            on = [route.rep for route in version.plan.routes if store.id in route.stores]
            rep = on[-1] if on else store.rep
            if rep is not None:
                yield version, store.id, rep


def target_of(targets, store, first, last):
    total = 0
    for target in targets:
        if target.store == store:
            following = (target.month + 31 * DAY).replace(day=1)
            length = (following - target.month).days
            days = [target.month + n * DAY for n in range(length)]
            share = len([day for day in days if first <= day <= last])
            total += int(target.order_cents * share / length + 0.5)
    return total
