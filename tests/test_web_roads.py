"""Routes on the pages' maps along roads: once the page can be used, each leg asked for once."""

from __future__ import annotations

import json
import sys

import pytest
from archive_world import PLANNER
from board_world import BoardPage
from road_world import grid_map, plan_of, read
from site_world import chromium, person, site, wait_until

from routeplan.api.settings import Settings
from routeplan.archive.plans import keep_plan
from routeplan.web.files import address_of

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
CREDIT = "(c) OpenStreetMap contributors"


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory):
    """The map of the site, whose settings are those of this module."""
    found = tmp_path_factory.mktemp("roads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUTEPLAN_CACHE", str(found / "cache"))
        road_map = grid_map(found)
        road_map.require(["car"])
        sys.modules[__name__].SETTINGS = Settings(road_map=road_map)
        yield found


@pytest.fixture
def path(site, folder):
    problem = read(folder, "ABCD")
    return f"/plans/{keep_plan(site.archive, PLANNER, 'roads', problem, plan_of(problem)).id}"


class Watched:
    """Somebody whose questions for lines are written down; with ``fails`` they have no answer."""

    def __init__(self, person, *, fails=False):
        self.person, self.legs, self.fails = person, [], fails

    def open(self, path):
        self.person.context.route("**/api/v1/road-lines", self._asked)
        return self.person.open(path)

    def __getattr__(self, name):
        return getattr(self.person, name)

    def _asked(self, route):
        self.legs.append([str(leg) for leg in json.loads(route.request.post_data)["legs"]])
        if self.fails:
            route.fulfill(status=404, json={"faults": []})
        else:
            route.continue_()

    @property
    def all_legs(self):
        return [leg for legs in self.legs for leg in legs]


def test_routes_are_drawn_along_roads_and_say_whose_they_are(person, path):
    watched = Watched(person(PLANNER))
    board = BoardPage(watched, path)
    board.page.locator(".attribution", has_text=CREDIT).wait_for()
    before = watched.all_legs
    # From the base to the first stop, and so on, and home.
    assert len(before) >= 4
    assert len(set(before)) == len(before)
    stops = board.stops()
    board.drag(board.line(stops[0]), board.line(stops[-1]), below=0.9)
    board.verdict()
    assert board.stops() == [*stops[1:], stops[0]]
    after = watched.all_legs
    assert set(after[len(before) :]).isdisjoint(before)
    # Base to the second, last to the first, and that one home.
    assert len(after) - len(before) <= 3
    assert "straight line" not in board.page.locator("#estimated").inner_text()


DRAW = """
async (map) => {
  const { RouteMap, routeColours } = await import(map);
  const box = document.createElement("div");
  document.getElementById("main").replaceChildren(box);
  window.made = new RouteMap(box, { label: "Test" });
  const [colours] = routeColours(1);
  made.show({
    stores: [{ id: "A", name: "A", rank: 0, at: [50.0001, 10.003] },
             { id: "D", name: "D", rank: 0, at: [50.016, 10.0299] },
             { id: "Z", name: "Z", rank: 0, at: [50.05, 10.05] }],
    routes: [{ id: "T1", rep: "R1", stores: ["A", "D", "Z"], ...colours }],
    bases: [{ id: "R1", mode: "car", at: [50, 10] }],
  });
}
"""


def test_a_leg_runs_from_place_to_road_and_along_it_or_straight(person):
    page = person(PLANNER).open("/nowhere")
    page.evaluate(DRAW, address_of("js/map.js"))
    assert page.evaluate("made.routes[0].legs.map((leg) => leg.length)") == [2, 2, 2, 2]
    wait_until(page, "made.lines.attribution !== ''")
    # Base to A: the street begins and ends at them. A to D: one corner more. Z is far away.
    assert page.evaluate("made.routes[0].legs.map((leg) => leg.length)") == [4, 5, 2, 2]


def test_where_the_service_has_no_answer_lines_stay_straight(person, path):
    watched = Watched(person(PLANNER), fails=True)
    board = BoardPage(watched, path)
    wait_until(board.page, "performance.getEntriesByType('mark').length > 0")
    board.page.wait_for_timeout(300)
    assert 1 <= len(watched.legs) <= 2
    assert board.page.locator(".attribution").is_hidden()
