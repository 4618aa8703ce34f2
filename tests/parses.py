"""Hand-made parses in one notation: a test of a rule needs no model.

A parse has one sentence a line and a blank line between paragraphs. An indented line continues the
sentence of the line before, so that a long sentence may have several lines. Tokens are separated by
spaces:

    form[/lemma][|UPOS|head|deprel[|XPOS]]

The head counts from 1 in the sentence, 0 for the root. `form|UPOS` and `form|head` give one column
alone. What is missing is filled in:

- The lemma of an irregular form is that of `LEMMAS`; otherwise it is the form, in lower case unless
  the token is a PROPN.
- Punctuation is PUNCT and `punct`, any other token X and `dep`.
- A token without a head depends on the root. The root is the first token if no other one is.

The text is made of the forms with a space between them, except after an opening mark, before a
closing mark or `'s`, and before a form with `+`: `it|PRON|2|nsubj +—|2 +“|5`.
"""

from textwrap import dedent

import attrs

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.span import Span

LEMMAS = {
    "I": "I",
    "am": "be",
    "are": "be",
    "asked": "ask",
    "cried": "cry",
    "fell": "fall",
    "had": "have",
    "has": "have",
    "is": "be",
    "left": "leave",
    "said": "say",
    "saying": "say",
    "says": "say",
    "them": "they",
    "told": "tell",
    "was": "be",
    "were": "be",
    "’s": "'s",
}
"""The lemmas of irregular forms that parses often have."""
_NO_SPACE_AFTER = tuple("“‘(«„")
_NO_SPACE_BEFORE = tuple(",.!?;:”’)»")
_CLITICS = frozenset({"'s", "n't"})
_NO_HEAD = -1


def read_parse(notation: str, *, entities: tuple[tuple[str, str], ...] = ()) -> AnnotatedText:
    """Return a text with its parse.

    Args:
        notation: The parse, with any common indentation.
        entities: Names with their labels; every occurrence of a name becomes an entity.
    """
    text = ""
    starts = [0]
    ends: list[int] = []
    sentences: list[list[Word]] = []
    for line in dedent(notation).strip().splitlines():
        if not line.strip():
            if len(ends) < len(starts) and len(text) > starts[-1]:
                ends.append(len(text))
            continue
        if len(ends) == len(starts):
            text += "\n\n"
            starts.append(len(text))
        if line[0] != " ":
            sentences.append([])
        for token in line.split():
            text, word = _with_token(text, starts[-1], token)
            sentences[-1].append(word)
    paragraphs = [Span(*ends) for ends in zip(starts, [*ends, len(text)], strict=False)]
    builder = AnnotationBuilder(text, paragraphs if text else [])
    for words in sentences:
        builder.add_sentence(_rooted(words))
    for name, label in entities:
        at = text.find(name)
        while at >= 0:
            builder.add_entity(Entity(at, at + len(name), label))
            at = text.find(name, at + len(name))
    return builder.build()


def _with_token(text: str, paragraph_start: int, token: str) -> tuple[str, Word]:
    """Return the text with one more token, and the token."""
    item, *columns = token.split("|")
    is_glued = len(item) > 1 and item[0] == "+"
    form, _, lemma = item.removeprefix("+" * is_glued).partition("/")
    text += ("" if is_glued else _gap(text, paragraph_start, form)) + form
    is_word = form in _CLITICS or any(map(str.isalnum, form))
    upos, deprel = ("X", "dep") if is_word else ("PUNCT", "punct")
    head, xpos = _NO_HEAD, ""
    match columns:
        case [column] if column.isdecimal():
            head = int(column)
        case [column]:
            upos = column
        case [upos, number, deprel, *rest]:
            head, xpos = int(number), "".join(rest)
        case [_, *_]:
            message = f"one, three or four columns must follow the form, got {token!r}"
            raise ValueError(message)
    lemma = lemma or LEMMAS.get(form) or (form if upos == "PROPN" else form.lower())
    return text, Word(len(text) - len(form), len(text), form, lemma, upos, xpos, "", head, deprel)


def _gap(text: str, paragraph_start: int, form: str) -> str:
    glued = text.endswith(_NO_SPACE_AFTER) or form.startswith(_NO_SPACE_BEFORE) or form in _CLITICS
    return "" if glued or len(text) == paragraph_start else " "


def _rooted(words: list[Word]) -> list[Word]:
    """Attach the words without a head to the root: the first word if no other one is the root."""
    root = next((number for number, word in enumerate(words, start=1) if word.head == 0), 1)
    return [
        attrs.evolve(word, head=0 if number == root else root) if word.head == _NO_HEAD else word
        for number, word in enumerate(words, start=1)
    ]
