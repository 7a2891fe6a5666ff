"""What the tests of store files share."""

from __future__ import annotations

import csv

from routeplan.cycle import Window
from routeplan.formats.stores_file import read_stores

CLASSES = ("A", "B", "C")
BASE = {"id": "S1", "name": "Corner Shop", "lat": "31.23", "lon": "121.47", "class": "A"}
DAY = Window(start_s=9 * 3600, end_s=18 * 3600)
ALL_DAY = Window(start_s=0, end_s=86400)
HOURS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def write(folder, *rows, name="stores.csv"):
    headers = list(dict.fromkeys(header for row in rows for header in row))
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headers)
        writer.writeheader()
        writer.writerows(rows)
    return folder / name


def faults(folder, *rows, classes=CLASSES):
    found = read_stores(write(folder, *rows), classes).faults
    for fault in found:
        assert fault.text("en") != fault.text("zh")
    return [(fault.code, fault.where.removeprefix("stores.csv ")) for fault in found]


def store(folder, **cells):
    found = read_stores(write(folder, {**BASE, **cells}), CLASSES)
    assert found.faults == ()
    return found.stores[0]
