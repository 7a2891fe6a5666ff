"""How the day goes, and the reports that reps send of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from api_world import codes, served
from archive_world import AUDITOR, KEEPER, OTHER_REP, OTHER_SUPERVISOR, PLANNER, REP, SUPERVISOR
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from test_api_day_lists import PLAN, PROBLEM, START, days_of, run, take_leave, visit

from routeplan.archive.plans import keep_plan
from routeplan.archive.reps import Member, local_now, set_reps

MONDAY = str(START)


@pytest.fixture
def company(archive, clock):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        clock.now = clock.now.replace(day=30, hour=7, minute=0)
        yield found


def at(clock, second: int) -> None:
    clock.now = clock.now.replace(hour=0, minute=0, second=0) + timedelta(seconds=second)


def team(company, who=SUPERVISOR, query: str = "") -> dict[str, dict]:
    answer = company.get(who, f"/team-today{query}")
    assert answer.status_code == 200, answer.text
    return {each["rep"]: each for each in answer.json()["reps"]}


def record(company, *visits: dict) -> None:
    for each in visits:
        assert company.post(REP, "/visits", each).status_code == 201


def test_a_day_goes_from_not_started_to_finished(company, clock):
    (day,) = days_of(company, on=START)
    first, second, third = day["stops"]
    found = team(company)
    assert set(found) == {"R1", "R2"}
    before = found["R1"]
    assert (before["course"], before["planned"], before["due"], before["late"]) == (
        "not_started", 3, 3, 0,
    )  # fmt: skip
    assert before["next_stop"] == {key: first[key] for key in
                                   ("store", "name", "arrive_s", "start_s")} | {
        "name": "Corner Shop"}  # fmt: skip
    at(clock, first["start_s"] + 15 * 60)
    found = team(company)["R1"]
    assert (found["course"], found["late"], found["behind_s"]) == ("not_started", 0, 900)
    at(clock, first["start_s"] + 15 * 60 + 1)
    assert team(company)["R1"]["late"] == 1
    record(company, visit("a", START, arrived_s=first["start_s"], left_s=first["leave_s"]),
           visit("x", START, store="S5", arrived_s=30_000, left_s=31_000))  # fmt: skip
    found = team(company)["R1"]
    assert (found["course"], found["done"], found["unplanned"], found["late"]) == (
        "under_way", 1, 1, 0,
    )  # fmt: skip
    assert found["last_check_in"] == {
        "visit": "a", "store": "S1", "name": "Store 1", "arrived_s": first["start_s"],
        "left_s": first["leave_s"],
    }  # fmt: skip
    assert found["next_stop"]["store"] == second["store"]
    at(clock, second["start_s"] + 1_200)
    found = team(company)["R1"]
    assert (found["course"], found["late"], found["behind_s"]) == ("late", 1, 1_200)
    record(company, visit("b", START, store="S2", not_visited="closed"),
           visit("c", START, store="S3", arrived_s=third["start_s"]))  # fmt: skip
    found = team(company)["R1"]
    assert (found["course"], found["done"], found["skipped"], found["due"]) == ("finished", 2, 1, 0)
    assert (found["next_stop"], found["last_check_in"]["visit"]) == (None, "c")


def test_other_days_and_days_off(company, clock):
    take_leave(company)
    off = team(company, query="?on=2026-12-08")
    assert (off["R1"]["course"], off["R1"]["kind"], off["R1"]["planned"]) == ("off", "leave", 0)
    assert off["R2"]["course"] == "not_started"
    ahead = team(company, query="?on=2026-12-07")["R1"]
    assert (ahead["late"], ahead["due"]) == (0, ahead["planned"])
    assert ahead["planned"] > 3
    clock.forward(days=3)
    over = team(company, query=f"?on={MONDAY}")["R1"]
    assert (over["late"], over["due"], over["course"]) == (3, 3, "not_started")
    record(company, visit("m", START + timedelta(days=3), store="S3", planned_on=MONDAY))
    over = team(company, query=f"?on={MONDAY}")["R1"]
    assert (over["late"], over["done"], over["course"], over["last_check_in"]) == (
        2, 1, "late", None,
    )  # fmt: skip


def test_one_sees_the_reps_within_reach(company):
    reaches = {
        REP: {"R1"},
        OTHER_REP: {"R3"},
        OTHER_SUPERVISOR: {"R3"},
        AUDITOR: {"R1", "R2", "R3"},
    }
    assert {who: set(team(company, who)) for who in reaches} == reaches
    assert set(team(company, KEEPER, "?team=south")) == {"R3"}
    assert team(company, OTHER_REP)["R3"]["kind"] is None


def test_today_is_by_the_clock_where_a_rep_works(company, clock):
    clock.now = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
    rep = PROBLEM.reps[0].model_copy(update={"time_zone": "America/Montevideo"})
    set_reps(company.archive, KEEPER, [Member(rep, "north")], "moved")
    assert local_now(company.archive, rep).date() == date(2026, 12, 1)
    clock.now = datetime(2026, 12, 1, 2, 59, tzinfo=UTC)
    assert local_now(company.archive, rep).date() == START
    assert team(company)["R1"]["late"] == 3
    assert team(company)["R2"]["late"] == 0


def send(company, who=REP, on: str = MONDAY, **more):
    return company.post(who, "/day-reports", {"rep": "R1", "on": on, **more})


def figure(answer, key: str):
    (row,) = [row for row in answer.json()["report"]["sections"][0]["rows"]
              if row["key"]["value"] == key]  # fmt: skip
    return row["value"]["value"]


def test_a_report_is_kept_as_it_was_sent(company, clock):
    record(company, visit("a", START, outcomes=["order"], order_cents=500, arrived_s=33_000))
    first = send(company, note="rain")
    assert (first.status_code, first.json()["sent"]["version"]) == (201, 1)
    assert first.json()["sent"]["sent_by"] == "rita"
    clock.forward(minutes=5)
    again = send(company, note="rain")
    assert (again.status_code, again.json()) == (200, first.json())
    record(company, visit("b", START, store="S2", outcomes=["order"], order_cents=700,
                          arrived_s=40_000))  # fmt: skip
    second = send(company, note="rain")
    assert (second.status_code, second.json()["sent"]["version"]) == (201, 2)
    path = f"/day-reports/R1/{MONDAY}"
    assert company.get(SUPERVISOR, f"{path}?version=1").json() == first.json()
    newest = company.get(SUPERVISOR, path)
    assert newest.json() == second.json()
    assert "12.00" in newest.text
    assert "12.00" not in company.get(SUPERVISOR, f"{path}?version=1").text
    chinese = company.get(SUPERVISOR, path, headers={"Accept-Language": "zh"}).json()["report"]
    live = company.get(SUPERVISOR, f"/reports/daily?rep=R1&on={MONDAY}",
                       headers={"Accept-Language": "zh"}).json()  # fmt: skip
    assert chinese == live
    assert company.get(SUPERVISOR, f"{path}?version=3").status_code == 404
    assert company.get(OTHER_SUPERVISOR, path).status_code == 404
    for statement in ("DELETE FROM day_reports", "UPDATE day_reports SET note = 'sun'"):
        with pytest.raises(DBAPIError), company.archive.writing() as db:
            db.execute(text(statement))


def test_a_supervisor_sees_who_has_sent_and_who_has_not(company):
    record(company, visit("a", START, arrived_s=33_000))
    assert send(company).status_code == 201
    found = company.get(SUPERVISOR, f"/day-reports?first={MONDAY}&last=2026-12-01").json()["items"]
    sent = [(each["on"], each["rep"], (each["sent"] or {}).get("version")) for each in found]
    assert sent == [
        (MONDAY, "R1", 1), (MONDAY, "R2", None), ("2026-12-01", "R1", None),
        ("2026-12-01", "R2", None),
    ]  # fmt: skip
    mine = company.get(REP, f"/day-reports?first={MONDAY}").json()["items"]
    assert [each["rep"] for each in mine] == ["R1"]
    assert (
        company.get(KEEPER, f"/day-reports?first={MONDAY}&team=south").json()["items"][0]["rep"]
        == "R3"
    )
    assert team(company)["R1"]["sent"]["version"] == 1
    assert team(company)["R2"]["sent"] is None
    wrong = company.get(SUPERVISOR, f"/day-reports?first={MONDAY}&last=2026-11-29")
    assert codes(wrong) == ["RP915"]


def test_what_cannot_be_sent(company):
    assert send(company, OTHER_REP).status_code == 403
    assert send(company, KEEPER).status_code == 403
    late = send(company, on="2026-12-03")
    assert (late.status_code, codes(late)) == (422, ["RP923"])
    nobody = company.post(SUPERVISOR, "/day-reports", {"rep": "R9", "on": MONDAY})
    assert (nobody.status_code, codes(nobody)) == (404, ["RP911"])
    alone = company.post(OTHER_REP, "/day-reports", {"rep": "R3", "on": MONDAY})
    assert codes(alone) == ["RP635"]
