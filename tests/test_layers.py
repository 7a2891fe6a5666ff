"""Imports point one way, and files and functions stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "routeplan"

# A module may import from the lines above its own, not from its own line.
LAYERS = (
    {"errors"},
    {"cycle", "datums"},
    {"geocode"},
    {"stores"},
    {"reps", "rules", "weights"},
    {"classify", "patterns", "travel", "workdays"},
    {"problem"},
    {"plan"},
    {"schedule"},
    {"cost", "check", "figures"},
    {"solver"},
    {"agenda"},
    {"daylist", "compare"},
    {"reorder"},
    {"visits"},
    {"review"},
    {"formats"},
    {"archive"},
    {"api"},
    {"web"},
    {"cli"},
    {"__main__"},
)
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}
HIDDEN_FROM_CHECK = {"patterns", "schedule", "cost", "solver", "figures", "classify"}

MOST_LINES = 300
MOST_FUNCTION_LINES = 40
SOURCES = ("*.py", "*.cpp", "*.hpp", "*.js", "*.css", "*.html")


def modules() -> set[str]:
    files = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    return files | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def imported_by(tree: ast.Module) -> Iterator[str]:
    """Modules of routeplan that a file imports, each as its first name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "routeplan":
            names = [f"routeplan.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module or ""]
        else:
            continue
        for name in names:
            first, _, rest = name.partition(".")
            if first == "routeplan":
                yield rest.partition(".")[0]


def imports() -> list[tuple[str, str]]:
    """(importing, imported) for every pair of different modules."""
    pairs = set()
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for name in imported_by(ast.parse(path.read_text(encoding="utf-8"))):
            # From the package itself come its lazy names and its version.
            if name != module and name in modules():
                pairs.add((module, name))
    return sorted(pairs)


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function with its lines, docstring not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None and first.end_lineno is not None:
                lines -= first.end_lineno - first.lineno + 1
            yield node.name, lines


def sources() -> list[Path]:
    found = [path for kind in SOURCES for path in PACKAGE.rglob(kind)]
    found += [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    return sorted(path for path in found if "vendor" not in path.parts)


def test_every_module_has_its_layer_and_every_layer_its_modules():
    assert modules() == set(LEVELS)


def test_the_imports_are_seen():
    assert ("problem", "errors") in imports()
    assert ("cli", "errors") in imports()


def test_imports_point_one_way():
    wrong = [(by, name) for by, name in imports() if LEVELS.get(by, -1) <= LEVELS[name]]
    assert wrong == []


def test_the_checker_shares_nothing_with_what_it_judges():
    seen = {name for by, name in imports() if by == "check"}
    assert seen
    assert not seen & HIDDEN_FROM_CHECK


@pytest.mark.parametrize("statement", ["import routeplan.cost", "from routeplan import cost"])
def test_both_ways_of_importing_are_read(statement):
    assert list(imported_by(ast.parse(statement))) == ["cost"]


def test_files_are_short():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    long = {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > MOST_LINES}
    assert len(lengths) > 50
    assert long == {}


def test_functions_are_short():
    long = {
        f"{path.relative_to(ROOT)} {name}": lines
        for path in sources()
        if path.suffix == ".py"
        for name, lines in functions(ast.parse(path.read_text(encoding="utf-8")))
        if lines > MOST_FUNCTION_LINES
    }
    assert long == {}
