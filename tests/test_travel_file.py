from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.errors import Fault, InputError
from routeplan.travel import Place, straight_line, travel_from_file

A, B = Place("A", 1, 1), Place("B", 2, 2)
START, SAME_END = Place("R1", 3, 3), Place("R1:end", 3, 3)
OTHER_END = Place("R1:end", 4, 4)
HEADER = "from,to,seconds,metres\n"
PAIRS = "A,B,60,500\nB,A,70,600\n"


def csv_file(tmp_path, text, name="travel.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def npz_file(tmp_path, **arrays):
    whole = {
        "ids": np.array(["A", "B"]),
        "duration_s": np.array([[0, 60], [70, 0]], dtype=np.uint16),
        "distance_m": np.array([[0, 500], [600, 0]], dtype=np.uint16),
    }
    path = tmp_path / "travel.npz"
    np.savez_compressed(path, **{**whole, **arrays})
    return path


def faults_of(path, places=(A, B)):
    with pytest.raises(InputError) as error:
        travel_from_file(path, places)
    for fault in error.value.faults:
        assert fault.text("en") != fault.text("zh")
    return [(fault.code, fault.where) for fault in error.value.faults]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HEADER + PAIRS, "utf-8"),
        (HEADER + PAIRS, "utf-8-sig"),
        ("起点,终点,秒,米\n" + PAIRS, "gb18030"),
        ("note;Metres;To;From;Seconds\n\n;500;B;A;60\nx;600;A;B;70.0;;\n;0;A;A;0\n", "utf-8"),
        ((HEADER + PAIRS).replace(",", "\t").replace("\n", "\r\n"), "utf-8"),
        (HEADER + ' A ,"B", 60 ,５００\nB,A,70,6e2\nB,X,,\nX,Y,-1,?\n', "utf-8"),
    ],
)
def test_csv_pairs_in_any_usual_form(tmp_path, text, encoding):
    travel = travel_from_file(csv_file(tmp_path, text, encoding=encoding), [A, B])
    assert travel.seconds.tolist() == [[0, 60], [70, 0]]
    assert travel.metres.tolist() == [[0, 500], [600, 0]]
    assert (travel.source, travel.estimated) == ("travel.csv", False)


@pytest.mark.parametrize("kind", [np.uint16, np.int64, np.float64])
def test_npz_rows_are_from_and_columns_to(tmp_path, kind):
    path = npz_file(tmp_path, duration_s=np.array([[0, 60], [70, 0]], dtype=kind))
    travel = travel_from_file(path, [B, A])
    assert travel.seconds.tolist() == [[0, 70], [60, 0]]
    assert travel.metres.tolist() == [[0, 600], [500, 0]]
    assert (travel.source, travel.estimated) == ("travel.npz", False)


def test_numbers_may_be_ids_and_more_places_may_be_there_than_needed(tmp_path):
    seconds = np.array([[0, -5, 3], [np.nan, 0, 0.5], [4, 2, 0]])
    path = npz_file(tmp_path, ids=np.array([7, 8, 9]), duration_s=seconds, distance_m=seconds)
    travel = travel_from_file(path, [Place("9", 0, 0), Place("7", 0, 0)])
    assert travel.seconds.tolist() == [[0, 4], [3, 0]]


def test_an_end_at_the_start_needs_no_row_of_its_own(tmp_path):
    text = HEADER + "A,R1,10,100\nR1,A,20,200\n"
    travel = travel_from_file(csv_file(tmp_path, text), [A, START, SAME_END])
    assert travel.seconds.tolist() == [[0, 10, 10], [20, 0, 0], [20, 0, 0]]
    assert travel.metres.tolist() == [[0, 100, 100], [200, 0, 0], [200, 0, 0]]


def test_an_end_with_rows_uses_them(tmp_path):
    text = (
        HEADER
        + "A,R1,10,1\nR1,A,20,2\nA,R1:end,30,3\nR1:end,A,40,4\nR1,R1:end,5,5\nR1:end,R1,6,6\n"
    )
    travel = travel_from_file(csv_file(tmp_path, text), [A, START, OTHER_END])
    assert travel.seconds.tolist() == [[0, 10, 30], [20, 0, 5], [40, 6, 0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADER + "A,B,60,500\n", [("RP302", "travel.csv B to A")]),
        (
            HEADER + "A,B,,500\nB,A,-1,1.5\n",
            [
                ("RP302", "travel.csv row 2 seconds (A to B)"),
                ("RP304", "travel.csv row 3 seconds (B to A)"),
                ("RP303", "travel.csv row 3 metres (B to A)"),
            ],
        ),
        (
            HEADER + "A,B,nan,inf\nB,A,1_0,-1e999999\n",
            [
                ("RP303", "travel.csv row 2 seconds (A to B)"),
                ("RP303", "travel.csv row 2 metres (A to B)"),
                ("RP303", "travel.csv row 3 seconds (B to A)"),
                ("RP304", "travel.csv row 3 metres (B to A)"),
            ],
        ),
        (
            HEADER + "A,B,4294967295,1e999999\nB,A,100000000,100000001\n",
            [
                ("RP305", "travel.csv row 2 seconds (A to B)"),
                ("RP305", "travel.csv row 2 metres (A to B)"),
                ("RP305", "travel.csv row 3 metres (B to A)"),
            ],
        ),
        (HEADER + PAIRS + "\nA,B,60,500\n", [("RP306", "travel.csv row 5")]),
        (HEADER + "A,B,0,0\nA,B,60,500\nB,A,1,1\n", [("RP306", "travel.csv row 3")]),
        (
            "from,to,time,metres,metres\n" + PAIRS,
            [("RP307", "travel.csv row 1"), ("RP307", "travel.csv row 1")],
        ),
        ("", [("RP307", "travel.csv row 1")] * 4),
        (HEADER + PAIRS + "A,C,1,200,5\n", [("RP312", "travel.csv row 4")]),
        (HEADER + "A,B,60,500\nB,A,70\n", [("RP302", "travel.csv row 3 metres (B to A)")]),
        (HEADER + PAIRS + "A,A,1,0\n", [("RP316", "travel.csv A to A")]),
        (
            HEADER + PAIRS + ",A,1,1\nA, ,1,1\n",
            [("RP317", "travel.csv row 4 from"), ("RP317", "travel.csv row 5 to")],
        ),
        (HEADER + 'A,B,60,500\n"B,A,70,600\n', [("RP310", "travel.csv row 3")]),
        (HEADER, [("RP308", "travel.csv"), ("RP308", "travel.csv")]),
    ],
)
def test_csv_faults_have_a_code_and_a_place(tmp_path, text, expected):
    assert faults_of(csv_file(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("arrays", "expected"),
    [
        (
            {"duration_s": np.array([[0, np.nan], [0.5, 0]])},
            [("RP302", "travel.npz duration_s A to B"), ("RP303", "travel.npz duration_s B to A")],
        ),
        (
            {"distance_m": np.array([[0, -3], [10**9, 0]])},
            [("RP304", "travel.npz distance_m A to B"), ("RP305", "travel.npz distance_m B to A")],
        ),
        ({"duration_s": np.diag([0, np.inf])}, [("RP305", "travel.npz duration_s B to B")]),
        ({"duration_s": np.array([[5, 1], [1, 0]])}, [("RP316", "travel.npz A to A")]),
        ({"duration_s": np.zeros((2, 3), dtype=int)}, [("RP314", "travel.npz duration_s")]),
        ({"duration_s": np.array([["0", "1"], ["1", "0"]])}, [("RP314", "travel.npz duration_s")]),
        ({"ids": np.array(["A", "B", "C"])}, [("RP314", "travel.npz duration_s")]),
        ({"ids": np.array([["A"], ["B"]])}, [("RP314", "travel.npz ids")]),
        ({"ids": np.array(["A", "B"], dtype=object)}, [("RP310", "travel.npz")]),
        ({"ids": np.array(["A", "A"])}, [("RP315", "travel.npz ids"), ("RP308", "travel.npz")]),
    ],
)  # fmt: skip
def test_npz_faults_have_a_code_and_a_place(tmp_path, arrays, expected):
    assert faults_of(npz_file(tmp_path, **arrays)) == expected


def test_missing_arrays_are_named(tmp_path):
    np.savez(tmp_path / "travel.npz", ids=np.array(["A", "B"]), distances=np.zeros((2, 2)))
    assert faults_of(tmp_path / "travel.npz") == [("RP313", "travel.npz")] * 2
    np.save(tmp_path / "one.npy", np.zeros((2, 2)))
    (tmp_path / "one.npy").rename(tmp_path / "one.npz")
    assert faults_of(tmp_path / "one.npz") == [("RP313", "one.npz")]


def test_a_file_that_is_no_travel_file(tmp_path):
    assert faults_of(tmp_path / "travel.xlsx") == [("RP311", "travel.xlsx")]
    assert faults_of(tmp_path / "none.csv") == [("RP310", "none.csv")]
    assert faults_of(tmp_path / "none.npz") == [("RP310", "none.npz")]
    (tmp_path / "bytes.csv").write_bytes(b"from,to\xff\xff")
    assert faults_of(tmp_path / "bytes.csv") == [("RP318", "bytes.csv")]
    (tmp_path / "empty.npz").touch()
    assert faults_of(tmp_path / "empty.npz") == [("RP310", "empty.npz")]


@given(
    cut=st.integers(0, 2000),
    flips=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=3),
)
def test_a_broken_npz_is_a_fault_or_reads_as_it_was(tmp_path_factory, cut, flips):
    path = npz_file(tmp_path_factory.mktemp("broken"))
    content = bytearray(path.read_bytes())
    for place, byte in flips:
        content[place % len(content)] = byte
    path.write_bytes(content[:cut])
    try:
        read = travel_from_file(path, [A, B]).seconds.tolist()
    except InputError as error:
        read = error.faults
    assert read == [[0, 60], [70, 0]] or all(isinstance(each, Fault) for each in read)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((A, B, Place("C", 0, 0)), [("RP308", {"id": "C"})]),
        ((A, B, START, SAME_END), [("RP309", {"id": "R1"})]),
        ((A, B, START, OTHER_END), [("RP309", {"id": "R1"}), ("RP309", {"id": "R1:end"})]),
        ((A, B, Place("A", 9, 9)), [("RP315", {"id": "A", "times": 2})]),
    ],
)
def test_places_that_the_file_does_not_hold_are_named(tmp_path, places, expected):
    with pytest.raises(InputError) as error:
        travel_from_file(csv_file(tmp_path, HEADER + PAIRS), places)
    assert [(fault.code, dict(fault.values)) for fault in error.value.faults] == expected


def test_a_long_list_of_faults_is_cut_and_counted(tmp_path):
    ids = [f"S{number}" for number in range(9)]
    places = [Place(each, 0, 0) for each in ids]
    pairs = [(a, b) for a in ids for b in ids if a != b]
    text = csv_file(tmp_path, HEADER + "".join(f"{a},{b},-1,1\n" for a, b in pairs))
    listed = [
        ("RP304", f"travel.csv row {row} seconds ({a} to {b})")
        for row, (a, b) in enumerate(pairs[:20], start=2)
    ]
    assert faults_of(text, places) == [*listed, ("RP319", "travel.csv")]
    matrix = np.full((9, 9), -1)
    path = npz_file(tmp_path, ids=np.array(ids), duration_s=matrix, distance_m=matrix + 1)
    with pytest.raises(InputError) as error:
        travel_from_file(path, places)
    assert [fault.code for fault in error.value.faults] == ["RP304"] * 20 + ["RP319"]
    assert "61 more faults of the kind RP304" in error.value.faults[-1].cause()


def test_both_forms_carry_any_matrix(tmp_path):
    rng = np.random.default_rng(seed=5)
    places = [Place(f"S{number}", *point) for number, point in enumerate(rng.uniform(0, 1, (9, 2)))]
    travel = straight_line(places)
    ids = [place.id for place in places]
    rows = [
        f"{a},{b},{travel.seconds[row, column]},{travel.metres[row, column]}\n"
        for row, a in enumerate(ids)
        for column, b in enumerate(ids)
        if row != column
    ]
    text = csv_file(tmp_path, HEADER + "".join(rng.permutation(rows)))
    arrays = npz_file(
        tmp_path, ids=np.array(ids), duration_s=travel.seconds, distance_m=travel.metres
    )
    for path in (text, arrays):
        read = travel_from_file(path, places)
        assert (read.seconds == travel.seconds).all()
        assert (read.metres == travel.metres).all()
