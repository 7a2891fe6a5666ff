"""Scenarios that are uploaded to be planned, and what such an upload cannot reach."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from api_jobs import ENDED, QUICK, wait_for
from api_world import codes, served
from archive_world import PLANNER
from written import REPS, SCENARIO, STORES, write_scenario

from routeplan.plan import Plan
from routeplan.solver import Iterations, solve


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


def zipped(files: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return content.getvalue()


FOLDER = {"stores.csv": STORES, "reps.csv": REPS, "scenario.toml": SCENARIO}


def upload(company, name: str, content: bytes, **more):
    files = {"scenario": (name, content), **more.pop("files", {})}
    data = {"name": "north", "search": json.dumps(QUICK), **more}
    return company.ask(PLANNER, "POST", "/jobs/uploads", files=files, data=data)


@pytest.mark.parametrize("folder", ["", "small/"])
def test_an_uploaded_scenario_is_planned_as_from_the_command_line(company, tmp_path, folder):
    from routeplan.formats.scenario import read_scenario

    answer = upload(company, "s.zip", zipped({folder + k: v for k, v in FOLDER.items()}))
    assert answer.status_code == 202, answer.text
    job = answer.json()["job"]["id"]
    assert wait_for(company, job, *ENDED)["state"] == "done"
    found = company.get(PLANNER, f"/jobs/{job}/plan").json()["plan"]
    wanted = solve(read_scenario(write_scenario(tmp_path / "s")), until=Iterations(50), seed=1)
    assert Plan.model_validate(found).routes == wanted.plan.routes
    assert found["origin"]["scenario"] == "s.zip"


def test_a_store_file_with_a_rep_file_is_planned(company):
    files = {"reps": ("reps.csv", REPS.encode())}
    answer = upload(company, "stores.csv", STORES.encode(), files=files,
                    settings='{"rules": "standard"}')  # fmt: skip
    assert answer.status_code == 202, answer.text
    assert wait_for(company, answer.json()["job"]["id"], *ENDED)["state"] == "done"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"stores.csv": STORES}, "RP887"),
        ({"a/scenario.toml": SCENARIO, "b/scenario.toml": SCENARIO}, "RP887"),
        ({**FOLDER, "scenario.toml": 'stores = "../../../etc/passwd"'}, "RP888"),
        ({**FOLDER, "scenario.toml": 'stores = "/etc/passwd"'}, "RP888"),
        ({**FOLDER, "scenario.toml": SCENARIO + 'road_map = "../x.pbf"'}, "RP888"),
        ({**FOLDER, "scenario.toml": SCENARIO + 'earlier = "../plan.json"'}, "RP888"),
        ({**FOLDER, "scenario.toml": 'rules = "../rules.toml"'}, "RP888"),
        ({**FOLDER, "scenario.toml": SCENARIO + '[dates]\nexceptions = "/x.csv"'}, "RP888"),
        ({**FOLDER, "scenario.toml": SCENARIO + '[travel]\nkind = "file"\nfile = "/x"'}, "RP888"),
        ({**FOLDER, "scenario.toml": SCENARIO + '[travel]\nkind = "osrm"\nurl = "http://a"'},
         "RP885"),
        ({**FOLDER, "stores.csv": STORES.replace("-34.905", "95")}, "RP124"),
    ],
)  # fmt: skip
def test_an_upload_reaches_nothing_beyond_itself(company, files, code):
    answer = upload(company, "s.zip", zipped(files))
    assert answer.status_code == 422
    assert code in codes(answer)
    assert "root:" not in answer.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip"])
def test_what_is_no_zip_is_said(company, content):
    answer = upload(company, "s.zip", content)
    assert (answer.status_code, codes(answer)) == (422, ["RP887"])


@pytest.mark.parametrize(("field", "text"), [("settings", "[]"), ("search", "{"),
                                             ("search", '{"luck": 1}')])  # fmt: skip
def test_wrong_json_in_a_form_is_said(company, field, text):
    answer = upload(company, "stores.csv", STORES.encode(), **{field: text})
    assert answer.status_code == 422
