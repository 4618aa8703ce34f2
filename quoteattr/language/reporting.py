"""Reporting words of English: verbs, nouns, adjectives and phrases, with their frames."""

import enum

import attrs

from quoteattr.schema.quote import Act

SOURCE = "SOURCE"
"""Represents in a phrase the words that name the speaker ("in the words of SOURCE")."""
ONES = "ONE'S"
"""Represents in a phrase the possessive pronoun of the subject ("speak ONE'S mind")."""


class Frame(enum.StrEnum):
    """A complement of a reporting word that is content."""

    THAT = "that"
    """Finite clause, with "that" or without."""
    WH = "wh"
    """Embedded question."""
    INF = "inf"
    """Infinitive of the subject: promised *to go*."""
    OBJ_INF = "obj+inf"
    """Object with infinitive, both content: urged *them to go*."""
    ING = "ing"
    """Gerund clause: denied *taking it*."""
    NP = "np"
    """Noun phrase with its complements: blamed *them for it*."""
    AS = "as"
    """Object with "as": described *it as odd*."""
    PRED = "pred"
    """Object with predicate: called *it odd*."""
    DIRECT = "direct"
    """Words in quotation marks."""
    PAREN = "paren"
    """Medial or final parenthesis: *it is*, he continued, *late*."""
    ADDRESSEE = "addressee"
    """The bare object beside the content is the addressee: told them *that*."""


class WordClass(enum.StrEnum):
    """Kind of reporting that a word expresses."""

    SAY = "say"
    TELL = "tell"
    ASK = "ask"
    ANSWER = "answer"
    MENTION = "mention"
    WRITE = "write"
    COMMAND = "command"
    PROMISE = "promise"
    AGREE = "agree"
    JUDGE = "judge"
    PRAISE = "praise"
    NAME = "name"
    SHOW = "show"
    DECIDE = "decide"
    THINK = "think"
    KNOW = "know"
    FEEL = "feel"
    WANT = "want"
    SUPPORT = "support"
    PERCEIVE = "perceive"
    SEEM = "seem"
    MANNER = "manner"
    GESTURE = "gesture"


class PhraseForm(enum.StrEnum):
    """Grammatical function of a phrase."""

    VERB = "verb"
    """A predicate whose first word is the verb: "point out"."""
    FRAME = "frame"
    """An adverbial that names the source: "according to SOURCE"."""
    ADVERB = "adverb"
    """An adverbial without a source: "reportedly"."""


@attrs.frozen
class ReportingWord:
    """A verb, noun or adjective that can report speech, writing or thought."""

    lemma: str
    """Dictionary form, lower case."""
    word_class: WordClass
    """Kind of reporting that it expresses."""
    act: Act
    """What it reports."""
    frames: frozenset[Frame] = frozenset()
    """The complements that are its content."""
    prepositions: frozenset[str] = frozenset()
    """The prepositions whose phrase is content: called *for calm*."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the content of the word may be one of these complements."""
        return not self.frames.isdisjoint(frames)


@attrs.frozen
class ReportingPhrase:
    """Several words that are a cue together."""

    words: tuple[str, ...]
    """The lemmas in text order, with `SOURCE` and `ONES` as placeholders."""
    form: PhraseForm
    """Its grammatical function."""
    word_class: WordClass
    """Kind of reporting that it expresses."""
    act: Act
    """What it reports."""
    frames: frozenset[Frame] = frozenset()
    """The complements that are its content."""
    prepositions: frozenset[str] = frozenset()
    """The prepositions whose phrase is content."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the content of the phrase may be one of these complements."""
        return not self.frames.isdisjoint(frames)
