"""Calendar feeds: secret, revocable, and what a library that did not write them reads."""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta

import pytest
import vobject
from api_world import served
from archive_world import AUDITOR, KEEPER, OTHER_REP, PLANNER, REP, SUPERVISOR
from sqlalchemy import select
from test_api_day_lists import LEAVE, PLAN, PROBLEM, START, days_of, run, take_leave

from routeplan.archive import User
from routeplan.archive.plans import keep_plan
from routeplan.archive.schema import METADATA
from routeplan.archive.users import change_user


@pytest.fixture
def company(archive):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        yield found


def made(company, who=REP, rep: str = "R1") -> dict:
    answer = company.post(who, "/feeds", {"rep": rep, "label": "phone"})
    assert answer.status_code == 201, answer.text
    return answer.json()


def read(company, path: str, **headers: str):
    return company.client.get(path, headers=headers)


def events(answer) -> list:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return list(vobject.readOne(answer.text).contents.get("vevent", []))


def test_a_calendar_reads_every_stop_of_the_weeks_around(company):
    found = events(read(company, made(company)["path"]))
    days = days_of(company, days=31) + days_of(company, on=START + timedelta(days=31), days=27)
    # Nine weeks from this Monday on; the plan starts in the second of them.
    last = date(2026, 11, 23) + timedelta(days=9 * 7 - 1)
    stops = {(day["on"], stop["store"]) for day in days for stop in day["stops"]
             if day["on"] <= str(last)}  # fmt: skip
    assert str(last) in {day["on"] for day in days}
    assert {(str(event.dtstart.value.date()), event.description.value.split("\n")[1].split()[0])
            for event in found} == stops  # fmt: skip
    assert len({event.uid.value for event in found}) == len(found) == len(stops) > 100


def test_one_event_a_day_and_chinese_where_asked(company):
    path = made(company)["path"]
    found = events(read(company, f"{path}?events=day&lang=zh"))
    worked = [day for day in days_of(company, days=28) if day["stops"]]
    assert {str(event.dtstart.value.date()) for event in found} >= {day["on"] for day in worked}
    assert all("站点数" in event.summary.value for event in found)
    assert read(company, f"{path}?events=week").status_code == 422


def test_a_moved_visit_keeps_its_identity_and_a_lost_day_has_none(company):
    path = made(company)["path"]
    before = {event.uid.value: event.dtstart.value for event in events(read(company, path))}
    take_leave(company)
    after = {event.uid.value: event.dtstart.value for event in events(read(company, path))}
    assert LEAVE in {at.date() for at in before.values()}
    assert LEAVE not in {at.date() for at in after.values()}
    lost = {uid for uid, at in before.items() if at.date() == LEAVE}
    (day,) = days_of(company, on=LEAVE)
    moved = [each for each in day["changes"] if each["outcome"] == "moved"]
    assert len(lost & after.keys()) == len(moved) > 0
    assert {str(after[uid].date()) for uid in lost & after.keys()} == {m["to"] for m in moved}
    assert after.keys() <= before.keys()


def test_what_has_not_changed_is_not_sent_again(company, clock):
    path = made(company)["path"]
    first = read(company, path)
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    for headers in ({"If-None-Match": tag}, {"If-None-Match": f'"x", {tag}'},
                    {"If-Modified-Since": changed}):  # fmt: skip
        again = read(company, path, **headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert read(company, path, **{"If-None-Match": '"x"', "If-Modified-Since": changed}).content
    assert read(company, path, **{"If-Modified-Since": "yesterday"}).status_code == 200
    assert read(company, f"{path}?events=day", **{"If-None-Match": tag}).status_code == 200
    clock.forward(minutes=5)
    take_leave(company)
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": changed}):
        assert read(company, path, **headers).status_code == 200


def test_a_revoked_or_unknown_address_is_not_there(company):
    feed = made(company)
    assert read(company, feed["path"]).status_code == 200
    assert company.ask(OTHER_REP, "DELETE", f"/feeds/{feed['feed']['id']}").status_code == 403
    assert company.ask(SUPERVISOR, "DELETE", "/feeds/9").status_code == 404
    assert company.ask(SUPERVISOR, "DELETE", f"/feeds/{feed['feed']['id']}").status_code == 204
    assert company.ask(SUPERVISOR, "DELETE", f"/feeds/{feed['feed']['id']}").status_code == 404
    for path in (feed["path"], "/feeds/x.ics", "/feeds/.ics"):
        answer = read(company, path)
        assert answer.status_code == 404
        assert feed["path"][7:-4] not in answer.text
    assert company.get(REP, "/feeds").json()["items"] == []


def test_a_feed_ends_with_the_right_of_its_maker(company):
    own, teams, kept = (made(company, who)["path"] for who in (REP, SUPERVISOR, KEEPER))
    change_user(company.archive, KEEPER, REP, False, "has left")
    moved = User(name="sam", role="supervisor", teams=frozenset({"south"}))
    change_user(company.archive, KEEPER, moved, True, "leads the south")
    found = [read(company, path).status_code for path in (own, teams, kept)]
    assert found == [404, 404, 200]


def test_the_secret_is_told_once_and_kept_nowhere(company, caplog):
    with caplog.at_level(logging.INFO, logger="routeplan.serve"):
        feed = made(company)
        secret = re.fullmatch(r"/feeds/([A-Za-z0-9_-]{43,})\.ics", feed["path"])[1]
        odd = f"/%66eeds/{secret}.ics"
        for path in (
            feed["path"],
            f"{feed['path']}?events=day",
            odd,
            f"/feed/{secret}.ics",
            f"/feeds/{secret}",
            f"/FEEDS/%{ord(secret[0]):02x}{secret[1:]}.ics",
        ):
            read(company, path)  # fmt: skip
    lines = [record.getMessage() for record in caplog.records]
    assert sum("/feeds/***" in line for line in lines) >= 4
    assert not any(secret[1:] in line for line in lines)
    with company.archive.reading() as db:
        for table in METADATA.sorted_tables:
            assert secret not in repr(db.execute(select(table)).all()), table.name
    listed = company.get(KEEPER, "/feeds?rep=R1")
    assert [each["id"] for each in listed.json()["items"]] == [feed["feed"]["id"]]
    assert secret not in listed.text
    assert company.get(AUDITOR, "/changes?noun=rep").text.count("feed made") == 1


def test_a_rep_without_a_plan_has_an_empty_calendar(company):
    assert events(read(company, made(company, KEEPER, "R3")["path"])) == []
    assert company.post(REP, "/feeds", {"rep": "R2"}).status_code == 403
    assert company.post(KEEPER, "/feeds", {"rep": "R9"}).status_code == 404
