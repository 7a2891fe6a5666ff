"""A small store file, and what people do with it on the pages of planning."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from openpyxl import Workbook

HEAD = ["编号", "名称", "纬度", "经度", "销售额", "业务代表"]
SALES = (600, 300, 150, 120, 90, 80, 60, 50, 30, 20)
ROWS = [
    [f"S{number}", f"Shop {number}", 30.25 + number / 500, 120.15 + (number * 7 % 10) / 300,
     sales, "R1"]
    for number, sales in enumerate(SALES, start=1)
]  # fmt: skip
CSV = "text/csv"


def csv(rows=ROWS) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in [HEAD, *rows]).encode()


def scenario_zip() -> bytes:
    """The stores, and the rules that hold without any, but that B is visited to collect."""
    rules = {"A": ('"daily"', 1, 30, []), "B": (1, 1, 15, ["collect"]), "C": (1, 2, 10, [])}
    texts = [
        f"[classes.{name}]\nvisits = {visits}\nweeks = {weeks}\nin_store_min = {minutes}\n"
        f"purposes = {purposes}\n"
        for name, (visits, weeks, minutes, purposes) in rules.items()
    ]
    content = io.BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("scenario.toml", 'stores = "shops.csv"\nrules = "rules.toml"\n')
        packed.writestr("rules.toml", "\n".join(texts))
        packed.writestr("shops.csv", csv())
    return content.getvalue()


def faulty_workbook() -> bytes:
    book = Workbook()
    rows = [list(row) for row in ROWS]
    rows[1][2], rows[2][3], rows[3][4] = "north", 220.5, -5
    for row in (HEAD, *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def choose(page, name: str, content: bytes, where: str = "#store-file") -> None:
    page.set_input_files(where, {"name": name, "mimeType": CSV, "buffer": content})


def drop(page, name: str, content: bytes) -> None:
    """Let a file fall onto the page, beside the place that is meant for it."""
    carried = page.evaluate_handle(
        """([name, text]) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], name, { type: "text/csv" }));
            return carried;
        }""",
        [name, content.decode()],
    )
    page.dispatch_event("#beside", "drop", {"dataTransfer": carried})


def wait_until_read(page) -> None:
    page.locator("#start button:not([disabled])").wait_for()


def class_counts(page) -> dict[str, int]:
    chips = page.locator("#class-counts .chip").all_text_contents()
    return {chip.split(":")[0]: int(chip.split(":")[1]) for chip in chips}


def plan_and_wait(page, seconds: float = 1) -> None:
    page.locator("#start [name=seconds]").fill(str(seconds))
    wait_until_read(page)
    page.locator("#start button").click()
    page.wait_for_url(re.compile(r"/jobs/\d+$"))


def stop_early(page) -> None:
    page.get_by_role("button", name="Stop and take the best so far").click()
    page.locator("#result:not([hidden])").wait_for()


def keep(page) -> None:
    page.locator("#keep-form button").click()
    page.wait_for_url(re.compile(r"/plans/\d+$"))


def drag_up(page, handle, pixels: int) -> None:
    """Take hold of something with the mouse, and leave it held, so many pixels further up."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left, top - pixels, steps=4)
