"""``routeplan archive`` and ``routeplan visit`` from the outside, in both languages."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from written import write_scenario

from routeplan.cli import main


@pytest.fixture
def scenario(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROUTEPLAN_ARCHIVE", str(tmp_path / "archive.db"))
    return write_scenario(tmp_path / "small")


def call(text: str) -> int:
    return main(text.split(" "))


@pytest.fixture
def imported(scenario, capsys):
    line = "archive import small/stores.csv --reps small/reps.csv --area MV --team north --approve"
    assert call(line) == 0
    capsys.readouterr()
    return scenario


def test_an_import_is_tried_and_done(scenario, capsys):
    line = "archive import small/stores.csv --reps small/reps.csv --area MV"
    assert call(f"{line} --dry-run") == 0
    shown = capsys.readouterr().out
    assert "6 new, 0 changed, 0 unchanged" in shown
    assert "new: S3 幸福超市" in shown
    assert shown.endswith("The archive was not changed.\n")
    assert call("archive card") == 0
    assert capsys.readouterr().out == ""
    assert call(f"{line} --lang zh") == 0
    assert "新增 6, 变更 0, 未变 0" in capsys.readouterr().out
    assert call("archive card") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "MV-A-0001  S1  Corner Shop  [draft]  rep -"
    assert len(lines) == 6


def test_a_conflict_ends_with_1(imported, capsys):
    why = ["--why", "new sign"]
    assert main(["archive", "card", "S1", "--set", "store.name=Corner", *why]) == 0
    stores = imported / "stores.csv"
    text = stores.read_text(encoding="utf-8").replace("Corner Shop", "The Corner")
    stores.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert call("archive import small/stores.csv") == 1
    shown = capsys.readouterr()
    assert shown.err.startswith("RP931 stores.csv row 2 (store S1) name: is The Corner in the file")
    assert shown.out.endswith("The archive was not changed.\n")
    assert call("archive import small/stores.csv --prefer archive") == 0
    assert call("archive card S1") == 0
    assert "Store: S1 Corner\n" in capsys.readouterr().out


def test_a_card_from_draft_to_closed(imported, capsys):
    line = "archive card S9 --draft --area MV --set store.name=New --set store.lat=-34.9"
    assert call(f"{line} --set store.lon=-56.1 --set store.store_class=C") == 0
    assert call("archive due") == 0
    assert "approval  MV-C-0007  S9  New\n" in capsys.readouterr().out
    assert call("archive card S9 --approve") == 0
    assert call("archive due") == 0
    assert capsys.readouterr().out.endswith("Nothing is due.\n")
    assert call("archive due --date 2099-01-01") == 0
    assert "days late" in capsys.readouterr().out
    assert call("archive card S9 --review") == 0
    assert call("archive card S9 --close") == 2
    assert capsys.readouterr().err.startswith("RP916 store S9 reason: is missing")
    assert call("archive card S9 --close --why sold") == 0
    assert call("archive card MV-C-0007 --full --lang zh") == 0
    assert "关闭: " in capsys.readouterr().out
    assert call("archive card S9 --reopen --why again") == 0
    assert call("archive card S9 --history") == 0
    history = capsys.readouterr().out
    assert "standing.state: closed -> draft  (again)" in history
    assert call("archive card S9 --review --close") == 2


def test_all_drafts_are_approved_at_once(scenario, capsys):
    line = "archive import small/stores.csv --reps small/reps.csv --area MV --team north"
    assert call(line) == 0
    assert call("archive users sam --role supervisor --team north") == 0
    capsys.readouterr()
    assert call("archive due --approve --why seen") == 0
    assert capsys.readouterr().out == "6 drafts approved\nNothing is due.\n"
    assert call("archive card S1 --history") == 0
    assert "standing.state: draft -> approved  (seen)" in capsys.readouterr().out


def test_cards_speak_chinese(imported, capsys):
    change = ["archive", "card", "S1", "--why", "visit", "--set", "details.credit.days=30"]
    assert main([*change, "--set", "details.credit.limit=5000", "--set", "store.kind=药店"]) == 0
    assert call("archive card S1 --full --lang zh") == 0
    shown = capsys.readouterr().out
    assert "[已批准]" in shown
    assert "信用: 30 天, 额度 5,000.00" in shown
    assert "类型: 药店" in shown
    assert "尚缺: 地址、联系人" in shown
    assert call("visit --rep R1 --store S1 --not-visited weather --lang zh") == 0
    assert call("visit --rep R1 --store S1 --outcome order --lang zh") == 0
    assert call("archive card S1 --lang zh") == 0
    shown = capsys.readouterr().out
    assert "- 天气" in shown
    assert "R1, 订货" in shown
    assert "拜访: 每日拜访, 30 分" in shown


def test_users_and_their_rights(imported, capsys, monkeypatch):
    assert call("archive users rita --role rep --rep R1") == 0
    assert capsys.readouterr().out == "rita  rep  rep R1  teams -  password no  active\n"
    assert call("archive users sam --role supervisor --team north --team south") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse battery\n"))
    assert call("archive users rita --password") == 0
    assert "password yes" in capsys.readouterr().out
    assert call("archive card S1 --set details.rating=5 --why good --user rita") == 2
    assert capsys.readouterr().err.startswith("RP911 store S1: is not in the archive")
    assert call("archive export all --user sam") == 2
    assert capsys.readouterr().err.startswith("RP910 archive: sam (supervisor) has no right")
    assert call("archive users rita --disable") == 0
    assert "disabled" in capsys.readouterr().out
    assert call("archive card --user rita") == 2
    assert call("archive users nobody --disable") == 2


def test_sales_and_classes(imported, tmp_path, capsys):
    (tmp_path / "sales.csv").write_text("id,2026-10\nS1,5\nS5,900\n", encoding="utf-8")
    assert call("archive import sales.csv --sales --dry-run") == 0
    assert capsys.readouterr().out.startswith("2 new figures, 0 corrected, 0 unchanged\n")
    assert call("archive import sales.csv --sales") == 0
    assert capsys.readouterr().out.endswith("The archive was changed.\n")
    assert call("archive import sales.csv --sales") == 0
    assert capsys.readouterr().out.endswith("The archive was not changed.\n")
    assert call("archive classify --months 1 --last 2026年10月") == 0
    shown = capsys.readouterr().out
    assert "2 stores judged by their sales from 2026-10 to 2026-10: 2 should change" in shown
    assert "S1  Corner Shop: A -> C" in shown
    assert call("archive classify --months 1 --accept S9") == 2
    assert call("archive classify --months 1 --accept S1 --accept S5") == 0
    assert capsys.readouterr().out.endswith("2 stores have changed class.\n")
    assert call("archive classify --last x") == 2


def test_targets_and_days_off_are_imported_once(imported, tmp_path, capsys):
    assert call("archive users pat --role planner") == 0
    (tmp_path / "targets.csv").write_text("store,month,target\nS1,2026-11,5\nS2,2026-11,6\n")
    (tmp_path / "off.csv").write_text("from,to,rep\n2026-12-25,,\n2026-12-01,2026-12-03,R1\n")
    for name in ("targets", "off"):
        kind = "targets" if name == "targets" else "absences"
        line = f"archive import {name}.csv --{kind} --user pat"
        capsys.readouterr()
        assert call(f"{line} --dry-run") == 0
        assert call(line) == 0
        assert call(line) == 0
        assert capsys.readouterr().out.splitlines() == [
            "2 rows new or changed, 0 unchanged", "The archive was not changed.",
            "2 rows new or changed, 0 unchanged", "The archive was changed.",
            "0 rows new or changed, 2 unchanged", "The archive was not changed.",
        ]  # fmt: skip
    assert call("archive import off.csv --absences --targets --user pat") == 2
    assert capsys.readouterr().err.startswith("RP556 ")
    assert call("archive import off.csv --absences") == 2
    assert capsys.readouterr().err.startswith("RP910 ")
    (tmp_path / "off.csv").write_text(
        "from,to,rep\n2026-12-26,,\n2026-12-01,2026-12-03,R9\n2026-12-01,,R8\n"
    )
    assert call("archive import off.csv --absences --user pat") == 2
    assert capsys.readouterr().err.count("RP911 rep ") == 2
    (tmp_path / "targets.csv").write_text("store,month,target\nS8,2026-11,5\nS9,2026-11,6\n")
    assert call("archive import targets.csv --targets --user pat") == 2
    assert capsys.readouterr().err.count("RP911 store ") == 2
    assert call("archive export all") == 0
    assert (tmp_path / "all" / "absences.csv").read_text().count("\n") == 3


def test_the_scheme_of_numbers_and_the_rules_are_set(imported, tmp_path, capsys):
    scheme = ["archive", "card", "--number-scheme", "{area}{sequence:03d}"]
    assert main(scheme) == 2
    assert capsys.readouterr().err.startswith("RP916 why: is missing")
    assert main([*scheme, "--why", "shorter"]) == 0
    assert call("archive card S1 --set store.store_class=B --why less") == 0
    assert capsys.readouterr().out.startswith("MV001  S1")
    (tmp_path / "sales.csv").write_text("id,2026-10\nS2,500\nS3,500\n", encoding="utf-8")
    assert call("archive import sales.csv --sales") == 0
    own = (
        "[classes.top]\nvisits = 2\nin_store_min = 5\n[thresholds]\nnames = ['top']\nshares = []\n"
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    assert call("archive classify --rules own.toml") == 0
    assert "B -> top" in capsys.readouterr().out
    assert call("archive classify --rules three-two-one") == 0
    assert "top" not in capsys.readouterr().out
    assert call("archive classify --rules nothing") == 2


def test_a_visit_by_its_options(imported, capsys):
    line = "visit --rep R1 --store S1 --arrived 9:10 --left 9:30 --outcome order --order 12.50"
    assert call(f"{line} --note hello --aim tea --id v1") == 0
    assert call(f"{line} --note hello --aim tea --id v1") == 0
    assert capsys.readouterr().out == "v1: recorded\nv1: was recorded before\n"
    assert call(f"{line} --note other --id v1") == 1
    assert "RP960 visit v1" in capsys.readouterr().err
    assert call("archive card S1") == 0
    shown = capsys.readouterr().out
    assert f"Last visits: {date.today()}, R1, order, hello, > tea" in shown
    assert call("visit --rep R1 --store S1 --outcome nonsense") == 2
    assert call("visit") == 2
    assert capsys.readouterr().err.endswith(
        "Write the call like routeplan visit --rep R1 --store S1 --arrived 9:10 --left 9:30 "
        "--outcome order.\n"
    )
    assert call("visit record.json --archive archive.db --rep R1 --store S1") == 2


@pytest.mark.parametrize("name", ["visits.json", "visits.csv"])
def test_visits_from_a_file(imported, tmp_path, capsys, name):
    (tmp_path / "visits.csv").write_text(
        "id,rep,store,date\nv0,R1,S1,2026-11-24\nv1,R1,S99,2026-11-24\n", encoding="utf-8"
    )
    if name == "visits.json":
        assert call("visit visits.json --add visits.csv") == 0
        capsys.readouterr()
    assert call(f"visit --add {name}") == 1
    answer = capsys.readouterr()
    assert answer.out == "v0: recorded, late\nv1: refused\n"
    assert answer.err.startswith("RP911 visit v1 store S99")
    assert call(f"visit --add {name}") == 1
    assert capsys.readouterr().out.startswith("v0: was recorded before, late\n")


def test_backup_restore_and_export(imported, capsys):
    assert call("archive backup saved/one.db") == 0
    assert call("archive restore saved/one.db") == 2
    assert capsys.readouterr().err.startswith("RP981 ")
    assert call("archive restore saved/one.db --replace") == 0
    shown = capsys.readouterr().out
    assert "What was there before: saved/one-replaced-" in shown
    assert shown.endswith("The archive holds 6 cards and 0 visits.\n")
    assert call("archive restore saved/one.db --archive elsewhere.db") == 0
    assert call("archive export all") == 0
    assert capsys.readouterr().out.endswith(" files in all\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("archive", "RP555"),
        ("archive nonsense", "RP552"),
        ("archive card S1 --set colour", "RP554"),
        ("archive card S1 --set rating=5", "RP554"),
        ("archive card S1 --draft", "RP920"),
        ("archive import nowhere.csv --area MV", "RP101"),
        ("archive due --date soon", "RP526"),
        ("archive card --archive mysql://x/y", "RP904"),
        ("archive card --archive small/stores.csv", "RP901"),
    ],
)
def test_a_call_that_cannot_be_is_said_in_one_line(imported, capsys, line, code):
    assert call(line) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"{code} ")
    assert "Traceback" not in shown


def test_without_its_packages_the_archive_says_which_to_install(scenario, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "routeplan.archive", None)
    assert call("archive due") == 2
    assert "pip install 'routeplan[archive]'" in capsys.readouterr().err


def test_a_feed_is_made_listed_and_revoked(imported, capsys):
    assert call("archive feed") == 0
    assert capsys.readouterr().out == "There are no feeds.\n"
    assert main(["archive", "feed", "R1", "--make", "--label", "my phone"]) == 0
    said, listed = capsys.readouterr().out.splitlines()
    feed_id = said.removeprefix("Feed ").partition(":")[0]
    assert re.search(r": /feeds/[\w-]{43}\.ics, from the address", said)
    assert listed.startswith(f"{feed_id}  rep R1  ")
    assert listed.endswith("  my phone")
    assert call("archive feed --make") == 2
    assert call("archive feed R9 --make") == 2
    assert "RP911" in capsys.readouterr().err
    assert call(f"archive feed --revoke {feed_id} --lang zh") == 0
    assert f"已撤销业务代表 R1 的订阅 {feed_id}" in capsys.readouterr().out
    assert call(f"archive feed --revoke {feed_id}") == 2
