"""A program that records visits, changes and plans without end, and says when each is kept."""

from __future__ import annotations

import sys
from itertools import count

from archive_world import KEEPER, PLANNER, REP
from sample import sample_plan, sample_problem

from routeplan.archive import open_archive
from routeplan.archive.cards import change_card
from routeplan.archive.plans import keep_plan
from routeplan.archive.visits import record_visits


def main(place: str, name: str) -> None:
    archive = open_archive(place)
    problem, plan = sample_problem(), sample_plan()
    for number in count():
        visit = f"{name}-{number}"
        today = str(archive.today())
        sent = {"id": visit, "rep": "R1", "store": "S1", "on": today, "note": "x" * 200}
        if record_visits(archive, REP, [sent])[0].status == "recorded":
            print("visit", visit, flush=True)
        change_card(archive, KEEPER, "S2", {"details": {"note": visit}}, visit)
        print("change", visit, flush=True)
        if number % 5 == 0:
            keep_plan(archive, PLANNER, visit, problem, plan)
            print("plan", visit, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
