"""The house keeps its shape: who may import whom, and what may stand where."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quoteattr"
MODULES = sorted(PACKAGE.rglob("*.py"))

_FOUNDATION = {"language", "schema", "errors"}
_TEXT = _FOUNDATION | {"mentions"}
# What each room and module at the top may import of quoteattr besides itself; training is a
# workshop beside the house and is not part of it.
MAY_IMPORT = {
    "errors": set[str](),
    "system": set[str](),
    "schema": {"errors"},
    "language": {"schema", "errors"},
    "mentions": _FOUNDATION,
    "annotate": _FOUNDATION | {"system"},
    "reader": _FOUNDATION | {"system"},
    "find": _TEXT,
    "select": {"schema", "errors"},
    "attribute": _TEXT,
    "resolve": _TEXT,
    "export": _FOUNDATION,
    "corpus": _FOUNDATION | {"export", "pipeline", "system"},
    "pipeline": _FOUNDATION
    | {"annotate", "reader", "find", "select", "attribute", "resolve", "export", "corpus"},
    "cli": _FOUNDATION | {"corpus", "pipeline", "system"},
    "interop": _FOUNDATION | {"annotate", "pipeline"},
    "__main__": {"cli"},
    "__init__": {"pipeline", *_FOUNDATION},
}
# The one import that points up: a document shows itself, to notebooks above all, which ask the
# object. It waits inside the methods, so that the schema still loads nothing but itself.
SHOWS_ITSELF = ("schema/quote.py", "quoteattr.export.html")
# Where a heavy dependency may be imported.
HOME_OF = {
    "spacy": ("interop/",),
    "stanza": ("annotate/stanza_adapter.py", "training/"),
    "torch": ("reader/", "training/"),
    "safetensors": ("reader/", "training/"),
    "tokenizers": ("reader/", "training/"),
}
LONGEST_MODULE = 400


@pytest.fixture(params=MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def module(request: pytest.FixtureRequest) -> Path:
    """Each module of the package."""
    path: Path = request.param
    return path


def test_rooms_meet_only_in_the_schema(module: Path) -> None:
    """Imports point one way: cli, pipeline, rooms, language, schema, errors."""
    room = _room(module)
    if room == "training":
        pytest.skip("training may use every room")
    names = {name for name in _imports(module) if name.startswith("quoteattr.")}
    place, shown = SHOWS_ITSELF
    if module.relative_to(PACKAGE).as_posix() == place:
        names -= {name for name in names - _imports_at_the_top(module) if name.startswith(shown)}
    imported = {name.split(".")[1] for name in names}

    assert imported - {room} <= MAY_IMPORT[room]


def test_heavy_dependencies_have_one_home(module: Path) -> None:
    """Only the adapter knows stanza, and only the reader knows torch."""
    place = module.relative_to(PACKAGE).as_posix()
    imported = {name.partition(".")[0] for name in _imports(module)}
    strangers = {
        name for name, homes in HOME_OF.items() if name in imported and not place.startswith(homes)
    }

    assert not strangers


def test_only_the_command_line_talks(module: Path) -> None:
    """A library neither prints nor reads arguments."""
    if _room(module) == "cli" or module.name == "__main__.py":
        pytest.skip("talks")
    calls = {
        node.func.id
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert "print" not in calls
    assert "argparse" not in _imports(module)


def test_modules_hold_one_thought(module: Path) -> None:
    """A module that needs more lines than this holds two thoughts, and `utils` holds none."""
    lines = module.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_MODULE
    assert module.stem not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize(
    "room",
    sorted(set(MAY_IMPORT) - {"errors", "pipeline", "__main__", "__init__"}),
)
def test_a_room_says_what_it_is_for(room: str) -> None:
    """The docstring of a room is its sign on the door."""
    assert ast.get_docstring(_tree(PACKAGE / room / "__init__.py"))


def _room(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _imports(module: Path) -> set[str]:
    return set(_imported_names(ast.walk(_tree(module))))


def _imports_at_the_top(module: Path) -> set[str]:
    return set(_imported_names(_tree(module).body))


def _imported_names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what is imported; relative imports are not used."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
