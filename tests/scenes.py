"""Small stories with a hand-made parse: golden cases of who speaks need no model.

A story has one sentence a line and a blank line between paragraphs. Its tokens are separated by
spaces: `form|UPOS|head|deprel`, the head counted from 1 in the sentence, 0 for the root. Missing
columns are filled in: punctuation is PUNCT, any other word X, both dependents of the root, and the
first token is the root if no other one is.
"""

from collections.abc import Iterator

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.attribute.engine import attribute
from quoteattr.attribute.scene import Scene
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words

CUES = {"said": "say", "asked": "ask", "cried": "cry", "told": "tell"}
"""The reporting verbs of the stories."""
_NO_SPACE_BEFORE = frozenset(",.!?;:”’") | {"'s"}


def story(notation: str, *, entities: tuple[tuple[str, str], ...] = ()) -> AnnotatedText:
    """Return the text of a story with its parse.

    Args:
        notation: The story.
        entities: Names with their labels; every occurrence of a name becomes an entity.
    """
    text = ""
    spans: list[Span] = []
    sentences: list[list[Word]] = []
    for paragraph in notation.strip().split("\n\n"):
        start = len(text)
        for line in paragraph.splitlines():
            words: list[Word] = []
            for item in line.split():
                form, *columns = item.split("|")
                text += _gap(text, start, form) + form
                words.append(_word(form, columns, len(text) - len(form)))
            sentences.append(_rooted(words))
        spans.append(Span(start, len(text)))
        text += "\n\n"
    builder = AnnotationBuilder(text, spans)
    for words in sentences:
        builder.add_sentence(words)
    for name, label in entities:
        at = text.find(name)
        while at >= 0:
            builder.add_entity(Entity(at, at + len(name), label))
            at = text.find(name, at + len(name))
    return builder.build()


def utterances(annotated: AnnotatedText) -> tuple[Utterance, ...]:
    """Return the quotations between curly marks, each with the reporting verb beside it."""
    return tuple(_quoted(annotated))


def scene(notation: str) -> Scene:
    """Return a story as the rules of attribution see it, with nothing decided."""
    annotated = story(notation)
    return Scene(annotated, utterances(annotated), Lexicon.load())


def attributions(annotated: AnnotatedText) -> tuple[Attribution, ...]:
    """Return the quotations of a story as the rules attribute them."""
    return attribute(annotated, utterances(annotated), Lexicon.load())


def _gap(text: str, paragraph_start: int, form: str) -> str:
    if len(text) == paragraph_start or text.endswith("“") or form in _NO_SPACE_BEFORE:
        return ""
    return " "


def _word(form: str, columns: list[str], start: int) -> Word:
    plain = not any(map(str.isalnum, form)) and form != "'s"
    upos, head, deprel = columns or ("PUNCT" if plain else "X", "-1", "punct" if plain else "dep")
    lemma = CUES.get(form, form if upos == "PROPN" else form.lower())
    end = start + len(form)
    return Word(start, end, form, lemma, upos, "", "", int(head), deprel)


def _rooted(words: list[Word]) -> list[Word]:
    """Attach the words without a head to the root: the first word if no other one is the root."""
    root = next((place for place, word in enumerate(words, start=1) if word.head == 0), 1)
    return [
        Word(*_columns(word)[:-2], 0 if place == root else root, word.deprel)
        if word.head < 0
        else word
        for place, word in enumerate(words, start=1)
    ]


def _columns(word: Word) -> tuple[int, int, str, str, str, str, str, int, str]:
    return (
        word.start,
        word.end,
        word.text,
        word.lemma,
        word.upos,
        word.xpos,
        word.feats,
        word.head,
        word.deprel,
    )


def _quoted(annotated: AnnotatedText) -> Iterator[Utterance]:
    text = annotated.text
    opening = text.find("“")
    while opening >= 0:
        closing = text.index("”", opening)
        cue = _cue(annotated, opening, closing)
        yield Utterance(
            QuoteKind.DIRECT,
            (Span(opening + 1, closing),),
            found_by=FoundBy.MARKS,
            cue=None if cue is None else Words.single(annotated.tokens[cue]),
        )
        opening = text.find("“", closing)


def _cue(annotated: AnnotatedText, opening: int, closing: int) -> int | None:
    """Return the reporting verb between a quotation and the next one, or directly before it."""
    paragraph = annotated.paragraphs[annotated.paragraph_at(opening)]
    following = annotated.text.find("“", closing, paragraph.end)
    end = paragraph.end if following < 0 else following
    after = annotated.token_range(Span(closing, end))
    before = annotated.token_range(Span(paragraph.start, opening))
    found = [index for index in after if annotated.tokens[index].text in CUES]
    lead = annotated.tokens[before[-2]].text in CUES if len(before) > 1 else False
    return found[0] if found else before[-2] if lead else None
