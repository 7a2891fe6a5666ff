"""Addresses found in the house numbers of an extract, and store files that get places."""

from __future__ import annotations

import csv
import os

import pytest

from routeplan.cli import main
from routeplan.errors import InputError
from routeplan.formats.stores_file import read_stores
from routeplan.geocode.offline import offline
from routeplan.geocode.words import tokens

HOUSES = [
    ("Calle Mayor", "12", "Centro", 40.4, -3.7),
    ("Calle Mayor", "14;16", "Centro", 40.401, -3.7),
    ("Calle Mayor", "12", "Norte", 40.5, -3.7),
    ("Mayor", "9", "Centro", 40.6, -3.7),
    ("Größenstraße", "3a", "Centro", 40.7, -3.7),
    ("文三路", "90号", "西湖区", 30.27, 120.13),
    ("文三路", "100号", "西湖区", 30.271, 120.131),
]


def node(number, tags, lat, lon):
    lines = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
    return f'<node id="{number}" version="1" lat="{lat}" lon="{lon}">{lines}</node>'


@pytest.fixture
def extract(tmp_path):
    """Houses as nodes, and one as the outline of a building."""
    nodes = [
        node(n, {"addr:street": street, "addr:housenumber": house, "addr:district": area}, lat, lon)
        for n, (street, house, area, lat, lon) in enumerate(HOUSES, start=1)
    ]
    corners = [(41, 2), (41, 2.002), (41.002, 2.002), (41.002, 2)]
    nodes += [node(n, {}, *corner) for n, corner in enumerate(corners, start=101)]
    refs = "".join(f'<nd ref="{n}"/>' for n in (101, 102, 103, 104, 101))
    tags = '<tag k="addr:street" v="Corner Road"/><tag k="addr:housenumber" v="1"/>'
    way = f'<way id="1" version="1">{refs}{tags}</way>'
    path = tmp_path / "town.osm"
    path.write_text(f'<osm version="0.6">{"".join(nodes)}{way}</osm>', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("address", "place", "precision"),
    [
        ("Calle Mayor 12, Centro", (40.4, -3.7), "house"),
        ("calle mayor 12 norte", (40.5, -3.7), "house"),
        ("Calle Mayor 16", (40.401, -3.7), "house"),
        ("Calle Mayor 12", (40.4, -3.7), "street"),
        ("Calle Mayor 99, Norte", (40.5, -3.7), "street"),
        ("GROSSENSTRASSE 3A", (40.7, -3.7), "house"),
        ("杭州市西湖区文三路100号", (30.271, 120.131), "house"),
        ("Corner Road 1", (41.001, 2.001), "house"),
    ],
)
def test_addresses_are_found(extract, tmp_path, address, place, precision):
    answer = offline(extract, tmp_path / "houses.sqlite")(address)
    assert (answer.lat, answer.lon) == pytest.approx(place)
    assert answer.precision == precision


@pytest.mark.parametrize("address", ["Calle Menor 12", "12", "", '"; DROP'])
def test_what_is_not_there_is_not_found(extract, tmp_path, address):
    assert offline(extract, tmp_path / "houses.sqlite")(address) is None


def test_a_changed_extract_is_read_anew(extract, tmp_path):
    index = tmp_path / "houses.sqlite"
    assert offline(extract, index)("Calle Mayor 14") is not None
    text = extract.read_text(encoding="utf-8").replace("Mayor", "Menor")
    extract.write_text(text, encoding="utf-8")
    os.utime(extract, (1, 1))
    assert offline(extract, index)("Calle Mayor 14") is None
    assert offline(extract, index)("Calle Menor 14") is not None
    index.write_bytes(b"broken")
    assert offline(extract, index)("Calle Menor 14") is not None


def test_an_extract_that_cannot_be_read_is_a_fault(tmp_path):
    (tmp_path / "bad.osm.pbf").write_bytes(b"not a map")
    for name in ("bad.osm.pbf", "none.osm.pbf"):
        with pytest.raises(InputError) as caught:
            offline(tmp_path / name, tmp_path / "houses.sqlite")
        assert [fault.code for fault in caught.value.faults] == ["RP825"]
    assert not (tmp_path / "houses.sqlite").exists()


def test_addresses_as_tokens():
    assert tokens("Ångströmstr. 12B") == ("angstromstr", "12b")
    assert tokens("文三路 ９０号") == ("文", "三", "路", "90")


def test_a_store_file_gets_its_places(extract, tmp_path, capsys):
    stores = tmp_path / "stores.csv"
    stores.write_text(
        "编号,名称,地址,类别,纬度（高德）,经度（高德）\n"
        "S1,甲,文三路90号,A,,\n"
        "S2,乙,文三路999号,A,,\n"
        "S3,丙,,A,30.2,120.1\n",
        encoding="utf-8",
    )
    out = tmp_path / "placed.csv"
    call = ["geocode", str(stores), "--service", "offline", "--extract", str(extract)]
    call += ["--out", str(out), "--area", "杭州市", "--lang", "zh"]
    assert main(call) == 0
    shown = capsys.readouterr()
    assert "RP826" in shown.err
    assert "已查询 2 个地址, 其中 1 个无疑问" in shown.out
    text = (tmp_path / "placed-review.csv").read_text(encoding="utf-8-sig")
    review = list(csv.reader(text.splitlines()))
    assert [row[0] for row in review] == ["编号", "S2"]
    assert review[1][-1] == "未精确到门牌"
    found = {store.id: store for store in read_stores(out).stores}
    assert (found["S1"].lat, found["S1"].lon) == pytest.approx((30.27, 120.13))
    assert (found["S3"].lat, found["S3"].lon) != (30.2, 120.1)


def test_rows_without_address_and_place_are_faults(tmp_path, capsys):
    stores = tmp_path / "stores.csv"
    stores.write_text("id,name,address,class\nS1,a,,A\n", encoding="utf-8")
    call = ["geocode", str(stores), "--service", "nominatim", "--out", str(tmp_path / "o.csv")]
    assert main(call) == 2
    assert "RP120 stores.csv row 2 address" in capsys.readouterr().err
    assert not (tmp_path / "o.csv").exists()
    assert main([*call[:3], "offline", *call[4:]]) == 2
