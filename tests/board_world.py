"""A week of eight stores on one straight road, and the page of its plan as people use it."""

from __future__ import annotations

from collections.abc import Callable

from archive_world import PLANNER
from builders import hours_on, problem, rep, rules, store
from playwright.sync_api import Locator, Page, expect
from sample import sample_plan, sample_problem
from site_world import PATIENCE_MS, Person, Site

from routeplan.archive.plans import KeptPlan, keep_plan, list_plans, read_plan
from routeplan.check import check
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.web.words.board import BOARD

MINUTE_S, HOUR_S = 60, 3600
# Minutes from the base; every store is on the same road.
AWAY_MIN = {f"W{number}": 10 * number for number in range(1, 9)}
LONG_STAY_S = 7 * HOUR_S
WEEK = ("T1", "T2", "T3", "T4", "T5", "T6", None)
DAYS = (("W1", "W2"), ("W3", "W4"), ("W5", "W6"), ("W7",), ("W8",), ())
MON, TUE, WED, THU, FRI, SAT = range(6)
RULES = rules(A={"visits": 1, "purposes": ("order", "survey")})


def road_problem() -> Problem:
    """Weekly visits of ten minutes; W2 takes seven hours. Work is from 8:00 to 17:00."""
    stores = [
        store(
            each, name=f"Shop {each}", lat=30.25, lon=120.16 + away / 1000, rep="R1",
            in_store_s=LONG_STAY_S if each == "W2" else None,
        )
        for each, away in AWAY_MIN.items()
    ]  # fmt: skip
    places = [*AWAY_MIN.values(), 0, 0]
    seconds = [[MINUTE_S * abs(here - there) for there in places] for here in places]
    who = rep(start={"lat": 30.25, "lon": 120.16}, hours=hours_on(range(6)))
    return problem(stores, reps=(who,), rules=RULES, seconds=seconds)


def road_plan(days: tuple[tuple[str, ...], ...] = DAYS) -> Plan:
    """The stores of each day from Monday to Saturday."""
    routes = tuple(
        Route(rep="R1", label=label, stores=stores)
        for label, stores in zip(WEEK[:6], days, strict=True)
    )
    return Plan(calendar={"R1": WEEK}, routes=routes)


def keep_road(site: Site) -> str:
    """Keeps the plan; the address of its page."""
    assert check(road_problem(), road_plan()) == []
    return f"/plans/{keep_plan(site.archive, PLANNER, 'road', road_problem(), road_plan()).id}"


def keep_town(site: Site) -> str:
    """Two reps, and routes that run on several days; the address of the page."""
    return f"/plans/{keep_plan(site.archive, PLANNER, 'north', sample_problem(), sample_plan()).id}"


def shared_road_problem() -> Problem:
    """The same road for two reps, who share the base; no store has a rep yet."""
    one = road_problem()
    stores = [each.model_copy(update={"rep": None}) for each in one.stores]
    reps = (*one.reps, one.reps[0].model_copy(update={"id": "R2", "name": "Ben"}))
    places = [*AWAY_MIN.values(), 0, 0, 0, 0]
    seconds = [[MINUTE_S * abs(here - there) for there in places] for here in places]
    return problem(stores, reps=reps, rules=one.rules, seconds=seconds)


def shared_road_plan() -> Plan:
    """R1 has W1 to W6 from Monday to Wednesday; R2 has W7 on Wednesday and W8 on Thursday."""
    first = road_plan((*DAYS[:3], (), (), ()))
    second = road_plan(((), (), ("W7",), ("W8",), (), ()))
    routes = [route.model_copy(update={"rep": "R2"}) for route in second.routes]
    return Plan(calendar={"R1": WEEK, "R2": WEEK}, routes=(*first.routes, *routes))


def keep_shared_road(site: Site) -> str:
    """Keeps the plan of two reps; the address of its page."""
    assert check(shared_road_problem(), shared_road_plan()) == []
    kept = keep_plan(site.archive, PLANNER, "two", shared_road_problem(), shared_road_plan())
    return f"/plans/{kept.id}"


def newest(site: Site) -> KeptPlan:
    """The plan that was kept last."""
    return read_plan(site.archive, PLANNER, list_plans(site.archive, PLANNER)[0].id)


class BoardPage:
    """The page of a plan, opened."""

    def __init__(self, person: Person, path: str, lang: str = "en") -> None:
        self.person, self.page = person, person.open(path)
        self.said: Callable[[str], str] = lambda key: BOARD[key][lang == "zh"]
        self.wait()

    def wait(self) -> None:
        """Until the page can be used, and the checker has spoken."""
        self.page.wait_for_selector("body[data-ready]")
        expect(self.page.locator("#broken-count")).not_to_have_text("…", timeout=PATIENCE_MS)

    def becomes(self, state: str) -> None:
        """Until the plan is in a state."""
        said = self.said(f"state_{state}")
        expect(self.page.locator("#state")).to_have_text(said, timeout=PATIENCE_MS)
        self.wait()

    def day(self, day: int) -> Locator:
        return self.page.locator(f"[data-day='{day}']")

    def line(self, store_id: str) -> Locator:
        return self.page.locator(f"[data-line='{store_id}']")

    def stops(self) -> list[str]:
        """Ids of the stores on the day that is shown, in order."""
        lines = self.page.locator("#day [data-line]")
        return [str(lines.nth(each).get_attribute("data-line")) for each in range(lines.count())]

    def show(self, day: int) -> None:
        self.day(day).click()

    def drag(self, what: Locator, to: Locator, *, below: float = 0.5) -> None:
        """By real movements of the mouse."""
        self.wait()
        mouse = self.page.mouse
        what.scroll_into_view_if_needed()
        mouse.move(*_within(what, 0.5))
        mouse.down()
        mouse.move(*_within(to, 0.5), steps=4)
        mouse.move(*_within(to, below), steps=2)
        mouse.up()

    def verdict(self) -> str:
        """What the panel says of the change, once it is judged."""
        self.page.wait_for_selector("#keep:enabled")
        return self.page.locator("#verdict-said").inner_text()

    def save(self, remark: str = "") -> None:
        """Keeps what is looked at, and all of it as a new version; shows that."""
        if self.page.locator("#verdict").is_visible():
            self.page.locator("#keep").click()
        self.click("save_version")
        self.page.locator("#save-remark").fill(remark)
        before = self.page.url
        self.page.locator("#save-dialog button[value=go]").click()
        self.page.wait_for_url(lambda address: address != before)
        self.wait()

    def click(self, word: str, within: str = "body") -> None:
        self.page.locator(within).get_by_role("button", name=self.said(word), exact=True).click()


def shown_days(page: Page) -> list[str]:
    """The calendar's days as a screen reader says them."""
    buttons = page.locator("#calendar .day")
    return [str(buttons.nth(each).get_attribute("aria-label")) for each in range(buttons.count())]


def _within(what: Locator, below: float) -> tuple[float, float]:
    box = what.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * below
