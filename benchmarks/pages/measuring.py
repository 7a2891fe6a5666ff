"""A page measured in Chromium: seconds until one can work, and frames while the map is panned."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
DESKTOP, PHONE = (1440, 900), (390, 844)
PATIENCE_MS = 60_000
PAN_STEPS = 150
PAN_RADIUS = 90
TURNS = 5

# Frames are counted by the browser itself: one entry each time that it is about to paint.
COUNT_FRAMES = """() => {
  window.frames_at = [];
  const tick = (at) => {
    window.frames_at.push(at);
    window.frame_wish = requestAnimationFrame(tick);
  };
  window.frame_wish = requestAnimationFrame(tick);
}"""
FRAMES = "() => { cancelAnimationFrame(window.frame_wish); return window.frames_at; }"
READY = "() => performance.getEntriesByName('ready')[0].startTime"
SETTLED = "#broken-count:not(:text-is('…'))"
DAYS = (1, 8, 15, 22)
CLICK_TO_FRAME = """(day) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(`[data-day="${day}"]`).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


@dataclass(frozen=True)
class Frames:
    """
    Frames over a stretch of time.

    Parameters
    ----------
    a_second
        Mean.
    slow_ms, longest_ms
        95th percentile and longest time between two.
    """

    a_second: float
    slow_ms: float
    longest_ms: float

    @classmethod
    def of(cls, moments_ms: list[float]) -> Frames:
        """From the moments at which the browser painted."""
        gaps = [after - before for before, after in pairwise(moments_ms)]
        slow = statistics.quantiles(gaps, n=20)[-1]
        return cls(round(1_000 / statistics.fmean(gaps), 1), round(slow, 1), round(max(gaps), 1))


def measure(
    address: str, path: str, cookie: dict[str, str], size: tuple[int, int]
) -> dict[str, float]:
    """Opens a plan's page five times, with nothing kept from before, and uses the last."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ready = []
        for _ in range(TURNS):
            context = browser.new_context(viewport={"width": size[0], "height": size[1]})
            context.add_cookies([{**cookie, "url": address}])
            page = context.new_page()
            page.set_default_timeout(PATIENCE_MS)
            page.goto(address + path)
            page.wait_for_selector("body[data-ready]")
            ready.append(float(page.evaluate(READY)) / 1_000)
            page.wait_for_selector(SETTLED)
        found = {
            "interactive_s": round(statistics.median(ready), 3),
            "interactive_longest_s": round(max(ready), 3),
            **_panned(page),
            "choose_day_ms": _choosing_ms(page),
        }
        browser.close()
    return found


def _choosing_ms(page: Page) -> float:
    """From a click on a day to the next frame, which shows its list."""
    return round(statistics.median(page.evaluate(CLICK_TO_FRAME, day) for day in DAYS), 1)


def _panned(page: Page) -> dict[str, float]:
    """Drags the map round in circles by real movements of the mouse."""
    canvas = page.locator("#map canvas.drawing")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    for step in range(PAN_STEPS):
        angle = step / PAN_STEPS * 4 * math.pi
        page.mouse.move(
            left + PAN_RADIUS * math.sin(angle), top + PAN_RADIUS * (1 - math.cos(angle)) / 2
        )
    frames = Frames.of(page.evaluate(FRAMES))
    page.mouse.up()
    return {
        "pan_frames_a_second": frames.a_second,
        "pan_slow_ms": frames.slow_ms,
        "pan_longest_ms": frames.longest_ms,
    }
