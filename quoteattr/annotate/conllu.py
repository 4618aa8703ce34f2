"""Read and write CoNLL-U, so that any parser, and every test, can supply the parse.

The format is that of Universal Dependencies (https://universaldependencies.org/format.html).
MISC is read for `SpaceAfter=No`, `start_char`, `end_char` and `ner` (BIO or BIOES), as Stanza
writes them. The words of a multi-word token have the span of the token where they do not spell it;
empty nodes are skipped.
"""

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.errors import ConlluError
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.annotation import AnnotatedText, Entity, Token
from quoteattr.schema.span import Span

COLUMNS = 10


@attrs.frozen
class _Row:
    """A line of a sentence."""

    line: int
    number: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    misc: dict[str, str]

    @property
    def is_multiword(self) -> bool:
        return "-" in self.number


def read_conllu(source: str, text: str | None = None) -> AnnotatedText:
    """Read a parse.

    Args:
        source: The content of a CoNLL-U file.
        text: The text that was parsed; if None, it is built from the forms, with a blank line
            at `# newpar` and `# newdoc`.

    Raises:
        ConlluError: A line breaks the format, or a form is not where `text` should have it.
    """
    sentences = list(_sentences(source))
    if text is None:
        text = _spell(sentences)
    builder = AnnotationBuilder(text, paragraphs(text))
    position = 0
    for _, rows in sentences:
        placed, position = _place(rows, text, position)
        words = [_word(row, *span) for row, span in placed]
        builder.add_sentence(words)
        for entity in _entities(placed):
            builder.add_entity(entity)
    return builder.build()


def write_conllu(annotated: AnnotatedText) -> str:
    """Return the parse as CoNLL-U; `read_conllu(..., text)` returns it without its chains."""
    tags = _entity_tags(annotated)
    blocks: list[str] = []
    paragraph = -1
    for sentence in annotated.sentences:
        lines: list[str] = []
        if (here := annotated.paragraph_at(sentence.start)) != paragraph:
            paragraph = here
            lines.append("# newpar")
        lines.append(f"# sent_id = {sentence.index + 1}")
        surface = " ".join(annotated.text[sentence.start : sentence.end].split())
        lines.append(f"# text = {surface}")
        lines += [
            _line(token, sentence.first, annotated, tags[token.index])
            for token in annotated.sentence_tokens(sentence)
        ]
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _sentences(source: str) -> Iterator[tuple[bool, list[_Row]]]:
    """Yield for each sentence whether it starts a paragraph, and its rows."""
    starts_paragraph = False
    rows: list[_Row] = []
    for number, line in enumerate(source.split("\n"), start=1):
        stripped = line.rstrip("\r")
        if not stripped.strip():
            if rows:
                yield starts_paragraph, rows
                starts_paragraph, rows = False, []
        elif stripped.startswith("#"):
            starts_paragraph |= stripped.removeprefix("#").strip().startswith(("newpar", "newdoc"))
        else:
            row = _row(stripped, number)
            if "." not in row.number:
                rows.append(row)
    if rows:
        yield starts_paragraph, rows


def _row(line: str, number: int) -> _Row:
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        message = f"{COLUMNS} tab-separated columns are needed, got {len(columns)}"
        raise ConlluError(message, line=number)
    identifier, form, lemma, upos, xpos, feats, head, deprel, _, misc = columns
    if "-" not in identifier and "." not in identifier and not (head.isdecimal() or head == "_"):
        message = f"the head must be a number, got {head!r}"
        raise ConlluError(message, line=number)
    blank = {"_": ""}
    return _Row(
        number,
        identifier,
        form,
        blank.get(lemma, lemma) or form,
        blank.get(upos, upos),
        blank.get(xpos, xpos),
        blank.get(feats, feats),
        head,
        deprel,
        dict(pair.split("=", 1) for pair in misc.split("|") if "=" in pair),
    )


def _surface(rows: Sequence[_Row]) -> Iterator[tuple[_Row, list[_Row]]]:
    """Yield each surface token with its words."""
    remaining = iter(rows)
    for row in remaining:
        if not row.is_multiword:
            yield row, [row]
            continue
        first, _, last = row.number.partition("-")
        if not (first.isdecimal() and last.isdecimal()):
            message = f"a multi-word token needs a range of numbers, got {row.number!r}"
            raise ConlluError(message, line=row.line)
        words = [word for _, word in zip(range(int(first), int(last) + 1), remaining, strict=False)]
        yield row, words


def _spell(sentences: Sequence[tuple[bool, list[_Row]]]) -> str:
    pieces: list[str] = []
    for starts_paragraph, rows in sentences:
        if starts_paragraph and pieces:
            pieces.append("\n\n")
        for token, _ in _surface(rows):
            pieces += [token.form, "" if token.misc.get("SpaceAfter") == "No" else " "]
    return "".join(pieces).replace(" \n\n", "\n\n").rstrip(" ")


def _place(
    rows: Sequence[_Row], text: str, position: int
) -> tuple[list[tuple[_Row, tuple[int, int]]], int]:
    placed: list[tuple[_Row, tuple[int, int]]] = []
    for token, words in _surface(rows):
        start, end = _find(token, text, position)
        position = end
        spelled = "".join(word.form for word in words) == text[start:end]
        for word in words:
            if spelled:
                end = start + len(word.form)
            placed.append((word, (start, end)))
            if spelled:
                start = end
    return placed, position


def _find(token: _Row, text: str, position: int) -> tuple[int, int]:
    start, end = token.misc.get("start_char", ""), token.misc.get("end_char", "")
    if start.isdecimal() and end.isdecimal() and position <= int(start) < int(end) <= len(text):
        return int(start), int(end)
    while position < len(text) and text[position].isspace():
        position += 1
    if not text.startswith(token.form, position):
        seen = text[position : position + 20]
        message = f"the form {token.form!r} is not in the text, which has {seen!r} there"
        raise ConlluError(message, line=token.line)
    return position, position + len(token.form)


def _word(row: _Row, start: int, end: int) -> Word:
    head = int(row.head) if row.head.isdecimal() else 0
    return Word(start, end, row.form, row.lemma, row.upos, row.xpos, row.feats, head, row.deprel)


def _entities(placed: Sequence[tuple[_Row, tuple[int, int]]]) -> Iterator[Entity]:
    current: Entity | None = None
    for row, (start, end) in placed:
        prefix, _, label = row.misc.get("ner", "O").partition("-")
        if current and prefix in {"I", "E"} and label == current.label:
            current = attrs.evolve(current, end=end)
            continue
        if current:
            yield current
        current = Entity(start, end, label) if label else None
    if current:
        yield current


def _entity_tags(annotated: AnnotatedText) -> list[str]:
    tags = [""] * len(annotated.tokens)
    for entity in annotated.entities:
        for position, index in enumerate(annotated.token_range(Span(entity.start, entity.end))):
            tags[index] = f"{'I' if position else 'B'}-{entity.label}"
    return tags


def _line(token: Token, first: int, annotated: AnnotatedText, tag: str) -> str:
    misc = [f"start_char={token.start}", f"end_char={token.end}"]
    if tag:
        misc.append(f"ner={tag}")
    following = token.index + 1
    if following < len(annotated.tokens) and annotated.tokens[following].start == token.end:
        misc.append("SpaceAfter=No")
    head = 0 if token.head is None else token.head - first + 1
    columns = [
        str(token.index - first + 1),
        token.text,
        token.lemma,
        token.upos,
        token.xpos,
        token.feats,
        str(head),
        token.deprel,
        "",
        "|".join(misc),
    ]
    return "\t".join(column or "_" for column in columns)
