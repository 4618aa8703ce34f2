"""Writes `docs/reference.md` from the docstrings: `python docs/make_reference.py`.

The code is read and not run (https://mkdocstrings.github.io/griffe/), so that the page has what
is in the source: docstrings, the docstring under each field, and signatures.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import griffe

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference.md"
_HEAD = """\
# Reference

<!-- Made from the docstrings by docs/make_reference.py; change those, and run it again. -->

Everything here is public: it changes with a line in the [changelog](../CHANGELOG.md) only.
What `quoteattr` itself exports comes first; the rest is imported from the module that is named.
Positions are half-open `str` offsets into the text as it was given.
"""
# What of the names with an underscore is used by people.
_SPECIAL = frozenset({"__call__", "__init__", "__iter__", "__len__"})
_LONGEST_LINE = 88


@attrs.frozen
class Section:
    """A module on the page."""

    module: str
    """Where the names are imported from."""
    title: str
    """What the heading says."""
    names: tuple[str, ...] = ()
    """What is described, in this order; what the module exports if empty."""


SECTIONS = (
    Section("quoteattr", "The library"),
    Section("quoteattr.schema.quote", "What a mention is", ("MentionForm",)),
    Section(
        "quoteattr.errors",
        "Errors",
        (
            "InvalidOptionError",
            "InputFileError",
            "RecordError",
            "CorrectionsError",
            "LexiconError",
            "ConlluError",
            "EngineError",
        ),
    ),
    Section(
        "quoteattr.corrections.corrections",
        "What became of corrections",
        ("Corrected", "Refusal"),
    ),
    Section("quoteattr.corrections.feedback", "Files of corrections", ("read_feedback",)),
    Section("quoteattr.corrections.annotations", "Annotations", ("Annotations",)),
    Section(
        "quoteattr.corrections.actions",
        "Corrections, one by one",
        (
            "SetSpeaker",
            "SetAddressee",
            "SetKind",
            "SetAct",
            "RemoveQuote",
            "AddQuote",
            "RenameSpeaker",
            "MergeSpeakers",
            "SplitSpeaker",
            "SpeakerReference",
            "Anchor",
            "Passage",
        ),
    ),
    Section(
        "quoteattr.export.records",
        "Rows, CSV, JSON",
        ("to_rows", "Row", "Part", "to_csv", "to_json", "to_jsonl"),
    ),
    Section(
        "quoteattr.export.tables",
        "Tables of a corpus",
        (
            *("speaker_rows", "SpeakerRow", "MentionRow", "document_row", "DocumentRow"),
            *("ErrorRow", "link_row", "LinkRow", "person_row", "PersonRow", "PersonNameRow"),
        ),
    ),
    Section(
        "quoteattr.export.arrow",
        "Arrow and Parquet",
        ("to_arrow", "QUOTES", "SPEAKERS", "DOCUMENTS", "ERRORS", "LINKS", "PEOPLE"),
    ),
    Section("quoteattr.export.workbook", "Excel", ("to_workbook",)),
    Section(
        "quoteattr.export.voices.script",
        "Scripts",
        ("to_lines", "Line", "to_script", "voice_names"),
    ),
    Section("quoteattr.export.voices.ssml", "SSML", ("to_ssml",)),
    Section("quoteattr.export.people.network", "Network", ("network", "to_network")),
    Section("quoteattr.export.people.characters", "Cast", ("Cast",)),
    Section("quoteattr.export.html", "HTML", ("report", "index", "Tally")),
    Section("quoteattr.export.table", "Table", ("to_table",)),
    Section("quoteattr.export.tei", "TEI", ("to_tei", "to_tei_corpus")),
    Section("quoteattr.export.brat", "brat", ("to_brat", "brat_text", "ANNOTATION_CONF")),
    Section(
        "quoteattr.export.annotators.label_studio",
        "Label Studio",
        ("to_label_studio", "LABEL_CONFIG"),
    ),
    Section("quoteattr.export.annotators.prodigy", "Prodigy", ("to_prodigy",)),
    Section("quoteattr.export.webannotation", "Web Annotation", ("to_webannotation",)),
    Section("quoteattr.interop.notebook", "Notebooks", ("load_ipython_extension",)),
    Section("quoteattr.interop.spacy_component", "The spaCy component", ("make_component",)),
    Section("quoteattr.interop.spacy_parse", "spaCy's parse", ("SpacyAnnotator",)),
)


def reference() -> str:
    """Return the page that the docstrings make now."""
    package = _target(
        griffe.load("quoteattr", search_paths=[ROOT], docstring_parser=griffe.Parser.google)
    )
    lines = [_HEAD]
    for section in SECTIONS:
        lines += _section(package, section)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(package: griffe.Object, section: Section) -> Iterator[str]:
    within = section.module.removeprefix("quoteattr").lstrip(".")
    module = package[within] if within else package
    yield f"## {section.title}\n\n`from {section.module} import ...`\n"
    yield f"{_summary(module)}\n"
    for name in section.names or _exports(module):
        yield from _member(_target(module[name]))


def _exports(module: griffe.Object) -> Sequence[str]:
    """Return what a module exports, functions first: `load` is where everybody starts."""
    listed = [str(name) for name in module.exports or ()]
    return sorted(listed, key=lambda name: not _target(module[name]).is_function)


def _target(member: griffe.Object | griffe.Alias) -> griffe.Object:
    return member.final_target if isinstance(member, griffe.Alias) else member


def _member(member: griffe.Object) -> Iterator[str]:
    yield f"### {member.name}\n"
    if isinstance(member, griffe.Function):
        yield from _function(member)
    elif isinstance(member, griffe.Class):
        yield from _class(member)
    else:
        yield f"{_summary(member)}\n"


def _function(function: griffe.Function, *, of: str = "") -> Iterator[str]:
    shown = f"{of}.{function.name}" if of else function.name
    if function.overloads:
        yield from (f"```py\n{_signature(one, shown)}\n```\n" for one in function.overloads)
    elif "property" in function.labels:
        yield f"`{of}.{function.name}: {function.returns}`\n"
    else:
        yield f"```py\n{_signature(function, shown)}\n```\n"
    yield from _docstring(function)


def _signature(function: griffe.Function, name: str) -> str:
    """Return the signature, a parameter a line where it is long."""
    words = _parameters(function)
    returns = f" -> {function.returns}" if function.returns else ""
    line = f"{name}({', '.join(words)}){returns}"
    if len(line) <= _LONGEST_LINE:
        return line
    listed = "".join(f"    {word},\n" for word in words)
    return f"{name}(\n{listed}){returns}"


def _parameters(function: griffe.Function) -> list[str]:
    words: list[str] = []
    for parameter in function.parameters:
        if parameter.name in {"self", "cls"}:
            continue
        is_keyword = parameter.kind is griffe.ParameterKind.keyword_only
        if is_keyword and "*" not in words:
            words.append("*")
        default = f" = {parameter.default}" if parameter.default is not None else ""
        words.append(f"{parameter.name}: {parameter.annotation}{default}")
    return words


def _class(cls: griffe.Class) -> Iterator[str]:
    bases = ", ".join(str(base) for base in cls.bases)
    yield f"```py\nclass {cls.name}{f'({bases})' if bases else ''}\n```\n"
    yield from _docstring(cls)
    members = [_target(member) for name, member in cls.members.items() if _is_shown(name)]
    is_enum = any("Enum" in str(base) for base in cls.bases)
    fields = [
        member
        for member in members
        if isinstance(member, griffe.Attribute) and (is_enum or member.docstring)
    ]
    if fields:
        yield "".join(f"{_field(field, is_enum=is_enum)}\n" for field in fields)
    for member in members:
        if isinstance(member, griffe.Function) and member.docstring:
            yield from _function(member, of=cls.name)


def _is_shown(name: str) -> bool:
    return not name.startswith("_") or name in _SPECIAL


def _field(field: griffe.Attribute, *, is_enum: bool) -> str:
    told = f": {_summary(field)}" if field.docstring else ""
    if is_enum:
        return f"- `{field.name}` = `{field.value}`{told}"
    facts = [f"`{field.annotation}`"]
    if "property" in field.labels:
        facts.append("a property")
    elif field.value is not None and (default := _default(str(field.value))):
        facts.append(f"default `{default}`")
    return f"- `{field.name}` ({', '.join(facts)}){told}"


def _default(value: str) -> str:
    """Return the default of a field: of `attrs.field(default=())` it is `()`."""
    node = ast.parse(value, mode="eval").body
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "attrs.field"):
        return value
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    if (factory := given.get("factory")) and not isinstance(factory, ast.Lambda):
        return f"{ast.unparse(factory)}()"
    return ast.unparse(given["default"]) if "default" in given else ""


def _summary(member: griffe.Object) -> str:
    """Return the first paragraph of a docstring on one line."""
    text = member.docstring.value if member.docstring else ""
    return " ".join(text.partition("\n\n")[0].split())


def _docstring(member: griffe.Object) -> Iterator[str]:
    for section in member.docstring.parsed if member.docstring else ():
        match section:
            case griffe.DocstringSectionText():
                yield f"{section.value}\n"
            case griffe.DocstringSectionParameters():
                yield _items("Arguments", [(item.name, item.description) for item in section.value])
            case griffe.DocstringSectionAttributes():
                yield _items(
                    "Attributes", [(item.name, item.description) for item in section.value]
                )
            case griffe.DocstringSectionRaises():
                listed = [(str(item.annotation), item.description) for item in section.value]
                yield _items("Raises", listed)
            case griffe.DocstringSectionReturns():
                told = " ".join(item.description for item in section.value)
                yield f"Returns: {' '.join(told.split())}\n"


def _items(title: str, items: Sequence[tuple[str, str]]) -> str:
    lines = (f"- `{name}`: {' '.join(text.split())}\n" for name, text in items)
    return f"{title}:\n\n{''.join(lines)}"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
