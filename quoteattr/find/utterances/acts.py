"""Writing that the cue does not tell: a document says it, or somebody says it in one.

"The report says", "according to the poll", "she said in a letter", "he added on Twitter": the cue
alone would make all of these speech.
"""

from collections.abc import Iterable, Iterator

import attrs

from quoteattr.language import syntax
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act, SpeakerKind
from quoteattr.schema.utterance import Utterance

_PUBLISHED = frozenset(
    {"amendment", "bylaw", "clip", "journal", "magazine", "memoir", "newspaper", "novel"}
    | {"op-ed", "paper", "recording", "subpoena", "textbook"}
    | {"chronicle", "gazette", "guardian", "herald", "times", "tribune"}
)
"""What publishes words besides the documents among the nouns for speakers, where a newspaper is a
group; and the last words of the names of newspapers. "Post" and "Journal" are there or above."""
WRITTEN = frozenset(
    {"affidavit", "article", "blog", "book", "brief", "column", "complaint", "diary", "document"}
    | {"e-mail", "editorial", "email", "essay", "filing", "lawsuit", "letter", "memo", "memoir"}
    | {"memorandum", "message", "newsletter", "note", "op-ed", "opinion", "pamphlet", "paper"}
    | {"petition", "post", "posting", "release", "report", "ruling", "statement", "study"}
    | {"telegram", "text", "tweet"}
)
"""What somebody says a thing in, if it is written."""
_SITES = frozenset({"blog", "facebook", "instagram", "media", "page", "site", "twitter", "website"})
"""What somebody says a thing on: "on social media"."""
_IN, _ON = frozenset({"in", "via", "by", "through"}), frozenset({"on", "via", "through"})
_PERSON = frozenset({"PER", "PERSON"})
_LEADS = frozenset({"advcl", "xcomp"})


def tell_writing(
    annotated: AnnotatedText, utterances: Iterable[Utterance]
) -> tuple[Utterance, ...]:
    """Return the utterances, those that stand in writing with that act.

    Args:
        annotated: The text with its parse.
        utterances: What is found, with the act that the cue tells.
    """
    return tuple(
        attrs.evolve(utterance, act=Act.WRITING) if _is_written(annotated, utterance) else utterance
        for utterance in utterances
    )


def _is_written(annotated: AnnotatedText, utterance: Utterance) -> bool:
    if utterance.cue is None:
        return False
    cue = annotated.tokens[utterance.cue.head]
    given = utterance.source
    source = annotated.tokens[given.head] if given else _source(annotated, cue)
    # A document has no thoughts: what it assumes or hopes is what it says.
    if source and _is_document(annotated, _meant(annotated, source)):
        return True
    return utterance.act is Act.SPEECH and any(
        _is_medium(annotated, word) for word in _circumstances(annotated, cue)
    )


def _source(annotated: AnnotatedText, cue: Token) -> Token | None:
    """Return the word that the attribution will take for the source, as far as syntax tells."""
    if cue.upos == "NOUN":
        return syntax.possessor_of(annotated, cue)
    if cue.relation == "acl" and cue.deprel != "acl:relcl":
        return annotated.head_of(cue)
    return syntax.passive_agent(annotated, cue) or syntax.shared_subject(annotated, cue)


def _meant(annotated: AnnotatedText, source: Token) -> Token:
    """Return what "which" or "that" stands for: "the report, *which* says"."""
    verb = annotated.head_of(source)
    relative = source.text.lower() in {"which", "that"}
    if relative and verb is not None and verb.deprel == "acl:relcl":
        return annotated.head_of(verb) or source
    return source


def _is_document(annotated: AnnotatedText, source: Token) -> bool:
    """Whether a source is a document: a poll, the New York Times; no Emily Post."""
    flat = [child for child in annotated.dependents(source) if child.relation == "flat"]
    last = flat[-1] if flat else source
    if last.upos not in {"NOUN", "PROPN"}:
        return False
    if any(one.label in _PERSON for one in annotated.entities_over(last.start)):
        return False
    noun = person_noun(last)
    listed = noun is not None and noun.kind is SpeakerKind.DOCUMENT
    return listed or not _PUBLISHED.isdisjoint({last.lemma.lower(), last.text.lower()})


def _circumstances(annotated: AnnotatedText, cue: Token) -> Iterator[Token]:
    """Yield the cue and what hangs on it, or on the verb that it goes with: "tweeted, saying"."""
    yield cue
    yield from annotated.dependents(cue)
    above = annotated.head_of(cue)
    if above is not None and cue.relation in _LEADS and cue.upos == "VERB":
        yield from annotated.dependents(above)


def _is_medium(annotated: AnnotatedText, word: Token) -> bool:
    """Whether a word is the noun of "in a statement", "on Twitter", or the verb of "writing in".

    Or the pronoun of "a letter in which she said".
    """
    if word.relation == "advcl" and word.text.lower() == "writing":
        return True
    noun = _meant(annotated, word)
    if noun.upos not in {"NOUN", "PROPN"}:
        return False
    before = {c.text.lower() for c in annotated.dependents(word) if c.relation == "case"}
    lemma = noun.lemma.lower()
    return (lemma in WRITTEN and not before.isdisjoint(_IN)) or (
        lemma in _SITES and not before.isdisjoint(_ON)
    )
