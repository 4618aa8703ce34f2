"""The architecture test: who may import whom, and what may be where."""

import ast
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quoteattr"
BENCHMARKS = PACKAGE.parent / "benchmarks"
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})

_FOUNDATION = {"language", "schema", "errors"}
_TEXT = _FOUNDATION | {"mentions"}
# What each room and each module of the root may import of quoteattr besides itself. `training`
# makes the weights and may use every room; no room may use it.
MAY_IMPORT = {
    "errors": set[str](),
    "system": {"errors"},
    "schema": {"errors"},
    "language": {"schema", "errors"},
    "mentions": _FOUNDATION,
    "annotate": _FOUNDATION | {"system"},
    "reader": _FOUNDATION | {"system"},
    "markup": _FOUNDATION,
    "find": _TEXT,
    "select": {"schema", "errors"},
    "attribute": _TEXT,
    "resolve": _TEXT,
    "linking": _TEXT | {"resolve"},
    "export": _FOUNDATION | {"linking"},
    "corrections": _TEXT | {"export"},
    "corpus": _FOUNDATION | {"export", "linking", "system"},
    "validation": _FOUNDATION | {"corpus", "export"},
    "pipeline": _FOUNDATION
    | {
        "annotate",
        "reader",
        "markup",
        "find",
        "select",
        "attribute",
        "resolve",
        "corpus",
        "system",
    },
    "serve": _FOUNDATION | {"corpus", "export", "pipeline", "system"},
    "cli": _FOUNDATION
    | {"corpus", "corrections", "export", "linking", "pipeline", "serve", "system", "validation"},
    "interop": _FOUNDATION | {"annotate", "export", "pipeline"},
    "__main__": {"cli"},
    "__init__": {"corrections", "export", "interop", "linking", "pipeline", *_FOUNDATION},
}
# What each wing of a room may import of the other wings; the modules of the room itself, outside
# its wings, are "" and put the wings together.
WINGS = {
    "find": {
        "": {"stretches", "reports", "utterances"},
        "stretches": set[str](),
        "reports": {"stretches"},
        "utterances": {"stretches", "reports"},
    },
    "resolve": {
        "": {"discourse", "names", "coreference", "conversation"},
        "discourse": set[str](),
        "names": {"discourse"},
        "coreference": {"discourse", "names"},
        "conversation": {"discourse", "coreference"},
    },
    "corpus": {
        "": {"sinks", "sources"},
        "sinks": {""},
        "sources": {"", "sinks"},
        "batch": {"", "sinks", "sources"},
    },
    "export": {
        "columns": set[str](),
        "": {"columns"},
        "html": {"", "columns"},
        "people": {""},
        "voices": {"", "columns"},
        "annotators": {""},
    },
    "corrections": {"": {"tools"}, "tools": {""}},
    "schema": {"": {"records"}, "records": {""}, "linked": {""}},
}
# Where a heavy dependency may be imported.
HOME_OF = {
    "IPython": (),
    "rich": ("cli/terminal",),
    "starlette": ("serve/",),
    "uvicorn": ("cli/commands/serve",),
    "tqdm": ("cli/progress",),
    "jinja2": ("export/html/page", "serve/form"),
    "markupsafe": ("export/html/markup",),
    "pyarrow": ("export/arrow", "corpus/"),
    "networkx": ("export/people/network",),
    "zstandard": ("corpus/sources/",),
    "trafilatura": ("corpus/sources/markup/",),
    "lxml": ("corpus/sources/markup/",),
    "openpyxl": ("export/workbook", "validation/"),
    "ray": ("corpus/batch/on_ray",),
    "spacy": ("interop/",),
    "stanza": ("annotate/stanza_", "training/"),
    "torch": ("annotate/embedded/", "reader/", "training/"),
    "safetensors": ("reader/", "training/"),
    "tokenizers": ("reader/", "training/"),
}
# What each room of the benchmark may import of the others.
MEASUREMENTS: Mapping[str, set[str]] = {
    "corpora": set(),
    "statistics": set(),
    "robustness": set(),
    "measures": {"corpora", "statistics"},
    "coreference": {"corpora", "measures", "statistics"},
    "engines": {"corpora", "measures"},
    "timing": {"corpora", "engines"},
}
ROOT = {"__init__.py", "__main__.py", "errors.py", "pipeline.py", "py.typed"}
MOST_MODULES = 12
LONGEST_MODULE = 250
TESTED_BESIDE = {"attribute", "find", "language", "linking", "mentions", "resolve", "select"}
# Modules without a test module of their own, with their reasons.
NOT_TESTED_BESIDE = {
    # A record whose only property says whether a field is None.
    "find/reports/report.py",
}


@pytest.fixture(params=MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def module(request: pytest.FixtureRequest) -> Path:
    """Each module of the package."""
    path: Path = request.param
    return path


def test_a_room_imports_only_what_it_may(module: Path) -> None:
    """Imports point one way: cli, pipeline, rooms, mentions, language, schema, errors."""
    room = _room(module)
    if room == "training":
        pytest.skip("training may use every room")
    imported = {_room(target) for target in _targets(module)}

    assert imported - {room} <= MAY_IMPORT[room]


def test_a_wing_imports_only_what_it_may(module: Path) -> None:
    """The wings of a room come one after the other, too."""
    room = _room(module)
    if room not in WINGS:
        pytest.skip("the room has no wings")
    wing = _wing(module)
    imported = {_wing(target) for target in _targets(module) if _room(target) == room}

    assert imported - {wing} <= WINGS[room][wing]


def test_no_module_imports_itself_through_others() -> None:
    """There is no import cycle, not through an import inside a function either."""
    assert _cycles({module: _targets(module) for module in MODULES}) == []


def test_a_cycle_is_found() -> None:
    """Modules that import one another in a circle are one component, with what is between them."""
    a, b, c, d = (Path(name) for name in "abcd")

    assert _cycles({a: {b}, b: {c}, c: {a}, d: {a}}) == [{a, b, c}]


def test_heavy_dependencies_have_one_home(module: Path) -> None:
    """Only the adapter and its patches import stanza, and only what runs a network torch."""
    place = module.relative_to(PACKAGE).as_posix()
    imported = {name.partition(".")[0] for name in _imports(module)}
    misplaced = {
        name for name, homes in HOME_OF.items() if name in imported and not place.startswith(homes)
    }

    assert not misplaced


def test_only_the_command_line_prints(module: Path) -> None:
    """A library neither prints nor reads arguments."""
    if _room(module) == "cli" or module.name == "__main__.py":
        pytest.skip("prints")
    calls = {
        node.func.id
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert "print" not in calls
    assert "argparse" not in _imports(module)


def test_a_module_has_one_concern(module: Path) -> None:
    """A module that needs more lines has two concerns, and `utils` has none."""
    lines = module.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_MODULE
    assert module.stem not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_folder_is_seen_at_a_glance(folder: Path) -> None:
    """A folder with more modules has wings that want folders of their own."""
    assert len(_modules(folder)) <= MOST_MODULES


def test_the_root_has_the_pipeline_and_the_errors_only() -> None:
    """Everything else is in a room."""
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == ROOT


@pytest.mark.parametrize(
    "folder",
    [folder for folder in FOLDERS if folder != PACKAGE],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_a_folder_says_what_it_is_for(folder: Path) -> None:
    """Each folder has a docstring."""
    assert ast.get_docstring(_tree(folder / "__init__.py"))


def test_tests_are_beside_their_wings() -> None:
    """Each module with a function has its test module at the same path, a folder within it."""
    tests = Path(__file__).parent
    without = set()
    for module in MODULES:
        path = module.relative_to(PACKAGE)
        has_logic = any(isinstance(node, ast.FunctionDef) for node in ast.walk(_tree(module)))
        stem = path.parent.name if path.name == "__init__.py" else path.stem
        if path.parts[0] in TESTED_BESIDE and has_logic:
            test = tests / path.parent / f"test_{stem}.py"
            without |= set() if test.exists() else {path.as_posix()}

    assert without == NOT_TESTED_BESIDE


def test_the_benchmarks_have_rooms_too() -> None:
    """The same bounds hold outside the package: modules of a folder, and lines of a module."""
    modules = sorted(BENCHMARKS.rglob("*.py"))
    long = [path.name for path in modules if path.read_text().count("\n") > LONGEST_MODULE]
    folders = {path.parent for path in modules}
    full = [folder.name for folder in folders if len(_modules(folder)) > MOST_MODULES]

    assert (long, full) == ([], [])
    assert all(ast.get_docstring(_tree(folder / "__init__.py")) for folder in folders)


@pytest.mark.parametrize(("room", "allowed"), MEASUREMENTS.items())
def test_a_measurement_imports_only_what_it_may(room: str, allowed: set[str]) -> None:
    """Readers of the corpora know no measure, and measures no engine."""
    imported = {
        name.split(".")[1]
        for module in (BENCHMARKS / room).glob("*.py")
        for name in _imports(module)
        if name.startswith("benchmarks.")
    }

    assert imported - {room} <= allowed


def _room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _wing(module: Path) -> str:
    """Return the folder of a module within its room, "" for the modules of the room itself."""
    parts = module.relative_to(PACKAGE).parts
    return parts[1] if len(parts) > 2 else ""


def _modules(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.py") if path.name != "__init__.py"]


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def _imports(module: Path) -> frozenset[str]:
    return frozenset(_imported_names(_tree(module)))


def _imported_names(tree: ast.Module) -> Iterator[str]:
    """Yield what is imported anywhere in a module; relative imports are not used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def _targets(module: Path) -> frozenset[Path]:
    """Return the modules of the package that a module imports, the folder's for a folder."""
    found = (_file(name) for name in _imports(module) if name.startswith("quoteattr."))
    return frozenset(path for path in found if path not in {None, module})


def _file(name: str) -> Path | None:
    """Return the module of a dotted name, or the one that defines it."""
    for dotted in (name, name.rpartition(".")[0]):
        path = PACKAGE.parent.joinpath(*dotted.split("."))
        for module in (path.with_suffix(".py"), path / "__init__.py"):
            if module in MODULES:
                return module
    return None


def _cycles(graph: Mapping[Path, Collection[Path]]) -> list[set[Path]]:
    """Return the strongly connected components of more than one module (Tarjan 1972)."""
    number: dict[Path, int] = {}
    lowest: dict[Path, int] = {}
    stack: list[Path] = []
    cycles = []

    def visit(module: Path) -> None:
        number[module] = lowest[module] = len(number)
        stack.append(module)
        for target in graph[module]:
            if target not in number:
                visit(target)
            if target in stack:
                lowest[module] = min(lowest[module], lowest[target])
        if lowest[module] == number[module]:
            component = set(stack[stack.index(module) :])
            del stack[stack.index(module) :]
            if len(component) > 1:
                cycles.append(component)

    for module in graph:
        if module not in number:
            visit(module)
    return cycles
