"""The page of a new plan measured in Chromium: from a file, or the archive, to stores and map."""

from __future__ import annotations

import csv
import io
import random
import statistics
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pages.measuring import CHROMIUM, FLAGS, PATIENCE_MS, READY, TURNS
from routeplan.problem import Problem

PATH = "/plans/new"
HEAD = ("id", "name", "lat", "lon", "sales", "rep", "address")
LEAST_SALES, MOST_SALES = 100, 9_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = "body[data-shown]"
# From the drop to the frame on which stores and map stand.
TAKEN_MS = """() => performance.getEntriesByName("shown").at(-1).startTime
  - performance.getEntriesByName("begun").at(-1).startTime"""
DROP = """([name, type, bytes]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], name, { type }));
  performance.mark("begun");
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
}"""
CHOOSE_ARCHIVE = """() => {
  performance.mark("begun");
  document.querySelector('#kinds [value="archive"]').click();
}"""
OPEN_LIST_MS = """() => new Promise((done) => {
  const start = performance.now();
  document.querySelector("#store-list summary").click();
  const tell = () => done(performance.now() - start);
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(tell)));
})"""


def store_files(problem: Problem) -> dict[str, tuple[str, bytes]]:
    """The problem's stores with made-up sales as files, by ending: their type and content."""
    rng = random.Random(1)
    rows = [
        (each.id, each.name, each.lat, each.lon, rng.randrange(LEAST_SALES, MOST_SALES), each.rep,
         each.address) for each in problem.stores
    ]  # fmt: skip
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    book, content = Workbook(), io.BytesIO()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(content)
    return {"csv": ("text/csv", text.getvalue().encode()), "xlsx": (WORKBOOK, content.getvalue())}


def measure_new(
    address: str, files: dict[str, tuple[str, bytes]], cookie: dict[str, str], size: tuple[int, int]
) -> dict[str, float]:
    """Opens the page five times for each source, with nothing kept from before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found: dict[str, float] = {}
        for ending, (kind, content) in files.items():
            dropped = [f"stores.{ending}", kind, list(content)]
            found |= _turns(
                browser, address, cookie, size, ending,
                lambda page, dropped=dropped: page.evaluate(DROP, dropped),
            )  # fmt: skip
        found |= _turns(
            browser, address, cookie, size, "archive", lambda page: page.evaluate(CHOOSE_ARCHIVE)
        )
        browser.close()
    return found


def _turns(
    browser: Browser, address: str, cookie: dict[str, str], size: tuple[int, int], source: str,
    begin: Callable[[Page], Any],
) -> dict[str, float]:  # fmt: skip
    opened, shown, listed = [], [], []
    for _ in range(TURNS):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        context.add_cookies([{**cookie, "url": address}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address + PATH)
        page.wait_for_selector("body[data-ready]")
        opened.append(float(page.evaluate(READY)) / 1_000)
        begin(page)
        page.wait_for_selector(SHOWN)
        shown.append(float(page.evaluate(TAKEN_MS)) / 1_000)
        listed.append(float(page.evaluate(OPEN_LIST_MS)))
        assert page.locator("#store-list tbody tr").count() > 1
        context.close()
    both = [one + other for one, other in zip(opened, shown, strict=True)]
    return {
        f"{source}_open_s": round(statistics.median(opened), 3),
        f"{source}_shown_s": round(statistics.median(shown), 3),
        f"{source}_interactive_s": round(statistics.median(both), 3),
        f"{source}_interactive_longest_s": round(max(both), 3),
        f"{source}_list_ms": round(statistics.median(listed), 1),
    }
