"""Cards, imports, classes, forms, targets, days off and backups over HTTP."""

from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import quote

import pytest
from api_world import codes, served
from archive_world import AUDITOR, KEEPER, OTHER_REP, PLANNER, REP, SUPERVISOR, rep, store
from fastapi import UploadFile

from routeplan.api.uploads import kept
from routeplan.archive import open_archive
from routeplan.archive.cards import list_cards
from routeplan.archive.looks import list_looks
from routeplan.datums import from_wgs84

STORES = """\
id,name,lat,lon,class,rep,area
S1,Store One,30.251,120.17,A,R1,HZ
S9,New,30.3,120.2,C,R1,HZ
"""


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def new(store_id: str = "S7", **more):
    content = store(store_id, rep="R1").model_dump(mode="json")
    return {"store": content, "area": "HZ", **more}


def test_a_card_is_drafted_found_approved_and_closed(company):
    made = company.post(REP, "/cards", new())
    assert (made.status_code, made.json()["standing"]["state"]) == (201, "draft")
    number = made.json()["standing"]["number"]
    assert made.headers["etag"] == '"1"'
    assert codes(company.post(REP, "/cards", new())) == ["RP912"]
    (due,) = company.get(SUPERVISOR, "/due").json()["items"]
    assert (due["id"], due["what"], due["by"], due["days_over"]) == ("S7", "approval",
                                                                     "2026-12-01", 0)  # fmt: skip
    assert company.post(REP, "/cards/approvals", {"cards": ["S7"]}).status_code == 403
    (card,) = company.post(SUPERVISOR, "/cards/approvals", {"cards": [number]}).json()
    assert card["standing"]["approved_by"] == "sam"
    again = company.post(SUPERVISOR, "/cards/approvals", {"cards": ["S7"]})
    assert (again.status_code, codes(again)) == (409, ["RP914"])
    (card,) = company.post(REP, "/cards/reviews", {"cards": ["S7"]}).json()
    assert card["standing"]["reviewed_on"] == "2026-11-24"
    closed = company.post(SUPERVISOR, "/cards/S7/close", {"reason": "moved"})
    assert closed.json()["standing"]["closed_reason"] == "moved"
    opened = company.post(SUPERVISOR, "/cards/S7/reopen", {"why": "new owner"})
    assert opened.json()["standing"]["state"] == "draft"


def test_a_card_given_in_a_chinese_datum_is_kept_in_wgs84(company):
    def place(**more):
        content = {**store("S7", rep="R1").model_dump(mode="json"), "lat": 30.2, "lon": 120.2}
        made = company.post(REP, "/cards", {"store": content, "area": "HZ", **more})
        return made.json()["store"]["lat"], made.json()["store"]["lon"]

    lat, lon = place(datum="gcj-02")
    assert (lat, lon) != (30.2, 120.2)
    (found_lat,), (found_lon,) = from_wgs84("gcj-02", lat, lon)
    assert (found_lat, found_lon) == pytest.approx((30.2, 120.2), abs=1e-8)
    wrong = new("S8", datum="utm")
    assert codes(company.post(REP, "/cards", wrong)) == ["RP915"]


@pytest.mark.parametrize(("key", "value"), [("lat", 95), ("lon", 220.5), ("lon", -181)])
def test_a_card_out_of_range_is_refused_at_its_field(company, key, value):
    asked = new()
    asked["store"][key] = value
    answer = company.post(REP, "/cards", asked)
    assert answer.status_code == 422
    (fault,) = answer.json()["faults"]
    assert (fault["code"], fault["where"]) == ("RP915", f"body store.{key}")


def test_what_is_typed_is_read_as_a_store_file_is_and_nothing_is_kept(company):
    before = company.get(KEEPER, "/changes").json()
    typed = {"visits": "每天", "in_store": "25", "hours": "Mon-Fri 9:00-18:00"}
    read = company.post(REP, "/cards/needs", typed)
    assert read.status_code == 200
    needs = read.json()
    assert (needs["visits"], needs["weeks"], needs["in_store_s"], needs["load"]) == (
        "daily", None, 1_500, 0,
    )  # fmt: skip
    assert needs["open_hours"] == [*[[{"start_s": 32_400, "end_s": 64_800}]] * 5, [], []]
    wrong = company.post(REP, "/cards/needs", {"in_store": "long", "hours": "9-25"})
    assert (wrong.status_code, codes(wrong)) == (422, ["RP121", "RP127"])
    assert company.get(KEEPER, "/changes").json() == before
    sent = new()
    sent["store"] |= needs
    assert company.post(REP, "/cards", sent).json()["store"]["open_hours"] == needs["open_hours"]


def test_nobody_overwrites_what_another_has_changed(company):
    read = company.get(REP, "/cards/S1/full")
    tag = read.headers["etag"]
    asked = {"changes": {"details": {"phone": "0142"}}, "why": "asked"}
    without = company.ask(REP, "PATCH", "/cards/S1", json=asked)
    assert (without.status_code, codes(without)) == (428, ["RP880"])
    wrong = company.ask(REP, "PATCH", "/cards/S1", json=asked, headers={"If-Match": "yesterday"})
    assert (wrong.status_code, codes(wrong)) == (422, ["RP915"])
    first = company.ask(REP, "PATCH", "/cards/S1", json=asked, headers={"If-Match": tag})
    assert (first.status_code, first.json()["details"]["phone"]) == (200, "0142")
    assert first.headers["etag"] != tag
    asked["changes"]["details"]["phone"] = "0143"
    second = company.ask(SUPERVISOR, "PATCH", "/cards/S1", json=asked, headers={"If-Match": tag})
    assert (second.status_code, codes(second)) == (412, ["RP913"])
    assert company.get(REP, "/cards/S1").headers["etag"] == first.headers["etag"]
    changes = company.get(SUPERVISOR, "/cards/S1/changes").json()["items"]
    last = changes[-1]
    assert (last["field"], last["new"], last["who"]) == ("details.phone", "0142", "rita")


def test_a_look_at_a_full_card_is_recorded_and_one_at_a_short_card_is_not(company):
    company.get(REP, "/cards/S1")
    assert list_looks(company.archive, KEEPER) == ()
    company.get(REP, "/cards/S1/full")
    (look,) = company.get(AUDITOR, "/looks?card=S1").json()["items"]
    assert (look["who"], look["card"]) == ("rita", "S1")


def test_lists_come_a_page_at_a_time(company):
    found, after = [], ""
    while after is not None:
        page = company.get(KEEPER, "/cards", params={"limit": 4, "after": after}).json()
        found += [line["id"] for line in page["items"]]
        after = page["next"]
    assert found == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert [line["id"] for line in company.get(REP, "/cards").json()["items"]] == ["S1", "S2"]
    only = company.get(KEEPER, "/cards?store_class=C&rep=R2").json()["items"]
    assert [line["id"] for line in only] == ["S4"]
    reps, after = [], ""
    while after is not None:
        page = company.get(KEEPER, "/reps", params={"limit": 2, "after": after}).json()
        reps += [member["rep"]["id"] for member in page["items"]]
        after = page["next"]
    assert reps == ["R1", "R2", "R3"]
    changes = company.get(AUDITOR, "/changes?limit=3").json()
    more = company.get(AUDITOR, f"/changes?limit=3&after={changes['next']}").json()
    assert changes["items"][-1]["id"] < more["items"][0]["id"]


def test_a_card_out_of_reach_is_not_there(company):
    for path in ("/cards/S1", "/cards/S1/full", "/cards/S1/sales"):
        answer = company.get(OTHER_REP, path)
        assert (answer.status_code, codes(answer)) == (404, ["RP911"])


@pytest.mark.parametrize("name", ["N/12", "100%", "%2F", "a%2Fb/c", "店 1", "?", "#a&b=c", ".."])
def test_a_store_is_found_whatever_its_id_looks_like(company, name):
    content = {**store("S7", rep="R1").model_dump(mode="json"), "id": name}
    assert company.post(REP, "/cards", {"store": content, "area": "HZ"}).status_code == 201
    path = f"/cards/{quote(name, safe='')}"
    if name != "..":
        assert company.get(REP, path).json()["store"]["id"] == name
        assert company.get(REP, f"{path}/full").json()["store"]["id"] == name
    assert company.get(REP, "/cards/HZ-C-0007").json()["store"]["id"] == name


def upload(company, who, path, text, field="stores", **fields):
    files = {field: (f"{field}.csv", text.encode(), "text/csv")}
    return company.ask(who, "POST", path, files=files, data=fields)


def test_an_import_is_tried_before_it_is_done(company):
    tried = upload(company, PLANNER, "/imports", STORES, prefer="file").json()
    assert (tried["is_written"], [each["id"] for each in tried["new"]]) == (False, ["S9"])
    (change,) = tried["changed"]
    assert change["differences"] == [{"field": "store.name", "old": "Store 1", "new": "Store One"}]
    assert tried["absent"] == ["S2", "S3", "S4", "S5", "S6"]
    assert len(list_cards(company.archive, KEEPER)) == 6
    done = upload(company, PLANNER, "/imports", STORES, dry_run="false", prefer="file").json()
    assert done["is_written"]
    assert len(list_cards(company.archive, KEEPER)) == 7
    assert upload(company, SUPERVISOR, "/imports", STORES).status_code == 403


def test_an_import_that_meets_a_conflict_changes_nothing(company):
    assert upload(company, PLANNER, "/imports", STORES, dry_run="false",
                  prefer="file").status_code == 200  # fmt: skip
    asked = {"changes": {"store": {"name": "The First"}}, "why": "new sign"}
    company.ask(REP, "PATCH", "/cards/S1", json=asked, headers={"If-Match": '"3"'})
    text = STORES.replace("Store One", "Number One")
    tried = upload(company, PLANNER, "/imports", text).json()
    assert [fault["code"] for fault in tried["conflicts"]] == ["RP931"]
    done = upload(company, PLANNER, "/imports", text, dry_run="false")
    assert (done.status_code, codes(done)) == (409, ["RP931"])
    assert company.get(KEEPER, "/cards/S1").json()["store"]["name"] == "The First"


def test_all_faults_of_an_uploaded_file_are_told_with_their_places(company):
    text = "id,name,lat,lon,class\nS1,One,95,120,A\nS1,Two,30,220.5,A\n"
    answer = upload(company, PLANNER, "/imports", text)
    assert answer.status_code == 422
    places = [fault["where"] for fault in answer.json()["faults"]]
    assert any(place.startswith("stores.csv row 2") for place in places)
    assert any(place.startswith("stores.csv row 3") for place in places)


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/x.csv", "C:\\x\\s.csv", "..\\s.csv"])
def test_an_upload_is_written_into_a_folder_of_its_own(name):
    given = UploadFile(io.BytesIO(b"id"), filename=name)
    with kept(stores=given) as paths:
        path = paths["stores"]
        assert path.read_bytes() == b"id"
        assert path.name in ("x.csv", "s.csv")
        assert path.parent.name == "stores"
        assert path.resolve() == path
    assert not path.exists()


@pytest.mark.parametrize("name", ["../../x.csv", "C:\\x\\stores.csv", "a\x1f.csv", "", "x" * 300])
def test_a_name_of_a_file_leads_nowhere(company, name):
    files = {"stores": (name, STORES.encode(), "text/csv")}
    answer = company.ask(PLANNER, "POST", "/imports", files=files)
    assert answer.status_code in (200, 422)
    assert "../" not in answer.text


def test_sales_become_classes(company):
    sales = "id,month,amount\nS1,2026-10,10\nS2,2026-10,900\n"
    tried = upload(company, PLANNER, "/sales", sales, field="sales").json()
    assert (tried["new"], tried["is_written"]) == (2, False)
    upload(company, PLANNER, "/sales", sales, field="sales", dry_run="false")
    assert company.get(REP, "/cards/S2/sales").json()["items"][0]["amount"] == 900
    found = company.get(SUPERVISOR, "/classes/proposals?months=1").json()
    proposed = {each["store"]: (each["before"], each["after"]) for each in found["changes"]}
    assert proposed == {"S1": ("A", "C"), "S2": ("B", "A")}
    assert found["load_change"]["visits"] != 0
    wanted = [{"store": "S2", "before": "B", "after": "A"}]
    asked = {"changes": wanted, "months": 1, "why": "october"}
    stale = {**asked, "changes": [{"store": "S2", "before": "C", "after": "A"}]}
    assert codes(company.post(SUPERVISOR, "/classes/acceptances", stale)) == ["RP943"]
    (card,) = company.post(SUPERVISOR, "/classes/acceptances", asked).json()
    assert (card["store"]["store_class"], card["standing"]["number"]) == ("A", "HZ-A-0002")
    assert codes(company.post(SUPERVISOR, "/classes/acceptances", asked)) == ["RP911"]


def test_reps_forms_targets_and_days_off(company):
    member = {"rep": rep("R4").model_dump(mode="json"), "team": "south"}
    asked = {"members": [member], "why": "new"}
    assert company.ask(PLANNER, "PUT", "/reps", json=asked).json() == {"changed": ["R4"]}
    forms = company.get(REP, "/forms").json()["items"]
    form = {**forms[0], "id": "shelf"}
    assert company.post(KEEPER, "/forms", {"form": form}).status_code == 201
    changed = {**form, "reports_market": not form["reports_market"]}
    assert codes(company.post(KEEPER, "/forms", {"form": changed})) == ["RP962"]
    target = {"store": "S1", "month": "2026-12-01", "order_cents": 5}
    asked = {"targets": [target], "why": "plan"}
    assert company.ask(SUPERVISOR, "PUT", "/targets", json=asked).json() == {"changed": 1}
    assert company.get(REP, "/targets").json()["items"] == [target]
    off = {"rep": "R1", "first": "2026-12-02", "last": "2026-12-03"}
    made = company.post(SUPERVISOR, "/absences", off).json()
    assert company.get(REP, "/absences").json()["items"] == [made]
    wrong = company.post(SUPERVISOR, "/absences", {**off, "last": "2026-12-01"})
    assert (wrong.status_code, codes(wrong)) == (422, ["RP915"])
    path = f"/absences/{made['id']}/withdrawal"
    assert company.post(SUPERVISOR, path, {"why": "comes after all"}).status_code == 204
    assert company.get(REP, "/absences").json()["items"] == []


def test_options_are_set_but_no_file_of_the_server_is_read(company, tmp_path):
    (tmp_path / "rules.toml").write_text("x = 1")
    asked = {"changes": {"rules": "three-two-one"}, "why": "next year"}
    assert company.ask(KEEPER, "PATCH", "/options", json=asked).json()["rules"] == "three-two-one"
    asked["changes"]["rules"] = str(tmp_path / "rules.toml")
    answer = company.ask(KEEPER, "PATCH", "/options", json=asked)
    assert (answer.status_code, set(codes(answer))) == (422, {"RP915"})
    assert company.get(REP, "/options").json()["rules"] == "three-two-one"


def test_everything_can_be_downloaded_and_a_backup_is_an_archive(company, tmp_path):
    packed = zipfile.ZipFile(io.BytesIO(company.get(AUDITOR, "/export").content))
    whole = json.loads(packed.read("archive.json"))
    assert len(whole["tables"]["cards"]) == 6
    assert "tokens" not in whole["tables"]
    backup = company.get(KEEPER, "/backup")
    assert "attachment" in backup.headers["content-disposition"]
    (tmp_path / "backup.db").write_bytes(backup.content)
    copy = open_archive(tmp_path / "backup.db")
    assert list_cards(copy, KEEPER) == list_cards(company.archive, KEEPER)
    copy.close()
