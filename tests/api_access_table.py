"""
Who may do what over HTTP: a line a route, declared apart from the rights in the code.

For rep, supervisor, planner, keeper and auditor: ``own`` one's own thing alone, ``team`` also
those of the team, ``all`` any, ``-`` none; ``any``: the route asks nobody whose a thing is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

OWNERS = ("own", "team", "other")
# Whose store, rep and visit it is: the asker's own, of the asker's team, of another team.
STORE = {"own": "S1", "team": "S3", "other": "S5"}
REP = {"own": "R1", "team": "R2", "other": "R3"}
# Ids of feeds, which come from the hash of a secret that the archive draws by itself.
FEED: dict[str, str] = {}
TEAM = {"own": "north", "team": "north", "other": "south"}
WITHIN = {
    "-": set(), "own": {"own"}, "team": {"own", "team"}, "all": set(OWNERS), "any": set(OWNERS),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A route, a request to it about something of an owner, and how far each role reaches."""

    method: str
    path: str
    reaches: str
    body: Any = None
    files: Any = None
    data: Any = None

    def filled(self, part: Any, owner: str) -> Any:
        """The same about what belongs to an owner."""
        if isinstance(part, str):
            names = {"STORE": STORE, "REP": REP, "TEAM": TEAM,
                     "VISIT": {each: f"v-{each}" for each in OWNERS},
                     "PLAN": {"own": "1", "team": "2", "other": "3"},
                     "FEED": FEED,
                     "ABSENCE": {"own": "1", "team": "2", "other": "3"}}  # fmt: skip
            for name, values in names.items():
                part = part.replace(name, values[owner])
            return part
        if isinstance(part, dict):
            return {key: self.filled(each, owner) for key, each in part.items()}
        if isinstance(part, list):
            return [self.filled(each, owner) for each in part]
        return part


NEW_STORE = {"id": "N1", "name": "New", "lat": 30.4, "lon": 120.1, "store_class": "C", "rep": "REP"}
NEW_REP = {"id": "R9", "name": "Nine", "start": {"lat": 30.25, "lon": 120.16}, "hours": [None] * 7}
VISIT = {"id": "n1", "rep": "REP", "store": "STORE", "on": "2026-11-24"}
PERIOD = "first=2026-11-24&last=2026-11-24"
CSV = {"stores": ("stores.csv", b"id,name,lat,lon,class,area\nN1,New,30.4,120,C,HZ\n", "text/csv")}
SALES = {"sales": ("sales.csv", b"id,month,amount\nS1,2026-10,5\n", "text/csv")}
SCENARIO = {"scenario": ("stores.csv", CSV["stores"][1], "text/csv")}
WHY = {"why": "so"}

#                                     rep supervisor planner keeper auditor
TABLE = [
    Line("DELETE", "/session", "any any any any any"),
    Line("GET", "/me", "any any any any any"),
    Line("PUT", "/me/password", "- - - - -", {"current": "wrong", "password": "long enough pw"}),
    Line("POST", "/tokens", "any any any any any", {}),
    Line("GET", "/tokens", "any any any any any"),
    Line("GET", "/tokens?user=pat", "- - any any -"),
    Line("DELETE", "/tokens/x", "- - - - -"),
    Line("GET", "/users", "- - - any -"),
    Line("POST", "/users", "- - - any -", {"name": "nell", "role": "planner"}),
    Line("PUT", "/users/ada", "- - - any -", {"role": "auditor", **WHY}),
    Line("POST", "/users/ada/link", "- - - any -"),
    Line("GET", "/reps", "any any any any any"),
    Line("PUT", "/reps", "- - any any -", {"members": [{"rep": NEW_REP, "team": "x"}], **WHY}),
    Line("GET", "/cards", "any any any any any"),
    Line("POST", "/cards", "own team all all -", {"store": NEW_STORE, "area": "HZ"}),
    Line("POST", "/cards/needs", "any any any any -", {"hours": "9-18"}),
    Line("GET", "/cards/STORE", "own team all all all"),
    Line("GET", "/cards/STORE/full", "own team all all all"),
    Line("PATCH", "/cards/STORE", "own team all all -",
         {"changes": {"details": {"phone": "1"}}, **WHY}),
    Line("GET", "/cards/STORE/changes", "- team all all all"),
    Line("GET", "/cards/STORE/sales", "own team all all all"),
    Line("GET", "/due", "any any any any any"),
    Line("POST", "/cards/approvals", "- team - all -", {"cards": ["d-STORE"]}),
    Line("POST", "/cards/reviews", "own team all all -", {"cards": ["STORE"]}),
    Line("POST", "/cards/STORE/close", "- team all all -", {"reason": "gone"}),
    Line("POST", "/cards/c-STORE/reopen", "- team all all -", WHY),
    Line("GET", "/changes", "- - any any any"),
    Line("GET", "/looks", "- - - any any"),
    Line("POST", "/imports", "- - any any -", files=CSV),
    Line("POST", "/sales", "- - any any -", files=SALES),
    Line("GET", "/classes/proposals?months=1", "- any any any -"),
    Line("POST", "/classes/acceptances", "- team all all -",
         {"changes": [{"store": "STORE", "before": "A", "after": "C"}], "months": 1, **WHY}),
    Line("GET", "/plans", "any any any any any"),
    Line("GET", "/plans/PLAN", "own team all all all"),
    Line("GET", "/plans/PLAN/verdict", "own team all all all"),
    Line("GET", "/plans/PLAN/places", "own team all all all"),
    Line("GET", "/plans/PLAN/workbook", "own team all all all"),
    Line("GET", "/plans/PLAN/export?format=gpx", "own team all all all"),
    Line("GET", "/plans/PLAN/difference?to=PLAN", "own team all all all"),
    Line("GET", "/plans/PLAN/comparison?to=PLAN", "own team all all all"),
    Line("POST", "/plans/PLAN/versions", "- - all - -", {"plan": "THE PLAN"}),
    Line("POST", "/plans/PLAN/places", "- - all - -", {"store": "STORE"}),
    Line("POST", "/plans/PLAN/trials", "- - all - -", {"plan": "THE PLAN"}),
    Line("POST", "/plans/PLAN/submission", "- - all - -", {}),
    Line("POST", "/plans/PLAN/approval", "- team - - -", {"remark": "good"}),
    Line("POST", "/plans/PLAN/return", "- team - - -", {"remark": "no"}),
    Line("POST", "/plans/PLAN/start", "- team all - -", {"on": "2026-11-30"}),
    Line("GET", "/day-lists?rep=REP&on=2026-11-24", "own team all all all"),
    Line("GET", "/day-lists/export?rep=REP&on=2026-11-24&format=ics", "own team all all all"),
    Line("GET", "/day-lists/export?rep=REP&on=2026-11-24&format=gpx", "own team all all all"),
    Line("GET", "/pack?rep=REP", "own team all all all"),
    Line("POST", "/day-lists/order", "own team all all all", {"rep": "REP", "stores": ["STORE"]}),
    Line("POST", "/road-lines", "any any any any any",
         {"legs": [[[30.25, 120.16], [30.26, 120.17]]]}),
    Line("POST", "/feeds", "own team - all -", {"rep": "REP"}),
    Line("GET", "/feeds", "any any - any -"),
    Line("DELETE", "/feeds/FEED", "own team - all -"),
    Line("POST", "/visits", "own team - all -", VISIT),
    Line("POST", "/visits/batches", "own team - all -", {"visits": [VISIT]}),
    Line("GET", "/visits", "any any any any any"),
    Line("GET", "/visits/VISIT", "own team all all all"),
    Line("GET", "/forms", "any any any any any"),
    Line("POST", "/forms", "- - - any -", {"form": {
        "id": "x", "words": {"en": "X"},
        "questions": [{"id": "q", "kind": "text", "words": {"en": "Q"}}]}}),
    Line("GET", "/urgent-reports", "- any any any any"),
    Line("POST", "/urgent-reports/VISIT/seen", "- team all all all"),
    Line("GET", "/absences", "any any any any any"),
    Line("POST", "/absences", "- team all - -",
         {"rep": "REP", "first": "2026-12-02", "last": "2026-12-02"}),
    Line("POST", "/absences/ABSENCE/withdrawal", "- team all - -", WHY),
    Line("GET", "/targets", "any any any any any"),
    Line("PUT", "/targets", "- team all - -",
         {"targets": [{"store": "STORE", "month": "2026-12-01", "order_cents": 1}], **WHY}),
    Line("GET", "/figures", "any any any any any"),
    Line("GET", f"/review?{PERIOD}&rep=REP", "own team all all all"),
    Line("GET", f"/review/visits_done?{PERIOD}&rep=REP", "own team all all all"),
    Line("POST", "/day-reports", "own team - - -", {"rep": "REP", "on": "2026-11-24"}),
    Line("GET", "/day-reports?first=2026-11-24", "any any any any any"),
    Line("GET", "/day-reports/REP/2026-11-23", "own team all all all"),
    Line("GET", "/problems?rep=REP", "own team all all all"),
    Line("GET", "/team-today", "any any any any any"),
    Line("GET", "/reports/daily?rep=REP&on=2026-11-24", "own team all all all"),
    Line("GET", "/reports/weekly?team=TEAM&on=2026-11-24", "team team all all all"),
    Line("POST", "/readings", "- - any - -", {}),
    Line("POST", "/readings/uploads", "- - any - -", files=SCENARIO),
    Line("POST", "/jobs", "- - any - -", {"name": "n", "search": {"iterations": 1}}),
    Line("POST", "/jobs/uploads", "- - any - -", files=SCENARIO, data={"name": "n"}),
    Line("GET", "/jobs", "- - any - -"),
    Line("GET", "/jobs/1", "- - any - -"),
    Line("GET", "/jobs/1/events", "- - any - -"),
    Line("POST", "/jobs/2/cancel", "- - any - -"),
    Line("POST", "/jobs/1/stop", "- - any - -"),
    Line("GET", "/jobs/1/plan", "- - any - -"),
    Line("GET", "/jobs/1/places", "- - any - -"),
    Line("POST", "/jobs/1/trials", "- - any - -", {"plan": "JOB PLAN"}),
    Line("POST", "/jobs/1/keep", "- - any - -", {"name": "n"}),
    Line("GET", "/options", "any any any any any"),
    Line("PATCH", "/options", "- - - any -", {"changes": {"rules": "standard"}, **WHY}),
    Line("GET", "/export", "- - - any any"),
    Line("GET", "/backup", "- - - any -"),
]  # fmt: skip
