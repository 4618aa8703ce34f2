"""Writing that the cue alone does not show: a document or a medium is named.

"The report says", "according to the poll", "she said in a letter", "he added on Twitter": by their
cues alone, all of these would be speech.
"""

from collections.abc import Iterable, Iterator

import attrs

from quoteattr.language import syntax
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.name_runs import PERSON_LABELS
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act, SpeakerKind
from quoteattr.schema.utterance import Utterance

_IN, _ON = frozenset({"in", "via", "by", "through"}), frozenset({"on", "via", "through"})
_LINKED_CLAUSES = frozenset({"advcl", "xcomp"})


def with_written_acts(
    annotated: AnnotatedText, utterances: Iterable[Utterance]
) -> tuple[Utterance, ...]:
    """Return the utterances; those from a document or a written medium have the act of writing.

    Args:
        annotated: The text with its parse.
        utterances: The utterances with the acts of their cues.
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
    # A document has no thoughts: what it "assumes" or "hopes" is written in it.
    if source and _is_document(annotated, _antecedent(annotated, source)):
        return True
    return utterance.act is Act.SPEECH and any(
        _is_medium(annotated, word) for word in _adjuncts(annotated, cue)
    )


def _source(annotated: AnnotatedText, cue: Token) -> Token | None:
    """Return the source that the syntactic rules of attribution will find."""
    if cue.upos == "NOUN":
        return syntax.possessor_of(annotated, cue)
    if cue.relation == "acl" and cue.deprel != "acl:relcl":
        return annotated.head_of(cue)
    return syntax.passive_agent(annotated, cue) or syntax.shared_subject(annotated, cue)


def _antecedent(annotated: AnnotatedText, word: Token) -> Token:
    """Return the noun that "which" or "that" refers to, other words as they are."""
    verb = annotated.head_of(word)
    is_relative = word.text.lower() in {"which", "that"}
    if is_relative and verb is not None and verb.deprel == "acl:relcl":
        return annotated.head_of(verb) or word
    return word


def _is_document(annotated: AnnotatedText, source: Token) -> bool:
    """Whether a source is a document ("a poll", "the New York Times") and not a person."""
    flat = [child for child in annotated.dependents(source) if child.relation == "flat"]
    last = flat[-1] if flat else source
    if last.upos not in {"NOUN", "PROPN"}:
        return False
    if any(entity.label in PERSON_LABELS for entity in annotated.entities_over(last.start)):
        return False
    noun = person_noun(last)
    is_listed = noun is not None and noun.kind is SpeakerKind.DOCUMENT
    publishers = read_classes("documents.txt")["publisher"]
    return is_listed or not publishers.isdisjoint({last.lemma.lower(), last.text.lower()})


def _adjuncts(annotated: AnnotatedText, cue: Token) -> Iterator[Token]:
    """Yield a cue, its dependents, and those of the verb that it adjoins: "[tweeted], saying"."""
    yield cue
    yield from annotated.dependents(cue)
    above = annotated.head_of(cue)
    if above is not None and cue.relation in _LINKED_CLAUSES and cue.upos == "VERB":
        yield from annotated.dependents(above)


def _is_medium(annotated: AnnotatedText, word: Token) -> bool:
    """Whether a word is the noun of "in a statement", "on Twitter", or the verb of "writing in".

    Or the pronoun of "a letter in which she said".
    """
    if word.relation == "advcl" and word.text.lower() == "writing":
        return True
    noun = _antecedent(annotated, word)
    if noun.upos not in {"NOUN", "PROPN"}:
        return False
    lemma, classes = noun.lemma.lower(), read_classes("documents.txt")
    return (lemma in classes["document"] and syntax.has_preposition(annotated, word, _IN)) or (
        lemma in classes["site"] and syntax.has_preposition(annotated, word, _ON)
    )
