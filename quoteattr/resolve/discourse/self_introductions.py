"""Speakers who introduce themselves: "I'm Ada Lund", and "Ada" after "What is your name?"."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.preceding_turns import chain_root
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm

_COPULAS = frozenset({"am", "'m", "’m", "is", "'s", "’s"})
_SUPPOSED = frozenset({"as", "if", "whether", "when", "unless", "though", "once"})
"""Conjunctions of clauses that do not say who the speaker is: "[if] I am Ada"."""
_ME = frozenset((copula, me) for copula in ("is", "'s", "’s") for me in ("me", "i"))
"""Words after "it" that announce the speaker."""
_AFTER_ANSWER = frozenset({".", ",", "!", "—", "–", "--", "…", "..."})


def find_stated_names(discourse: Discourse) -> Mapping[UtteranceIndex, Markable]:
    """Return the first name that the speaker of each turn states as their own.

    The keys are the utterances that decide the speakers of the turns, as `chain_root` returns them.
    """
    found: dict[UtteranceIndex, Markable] = {}
    for utterance, mention in (*_introductions(discourse), *_answers(discourse)):
        found.setdefault(chain_root(discourse, utterance), mention)
    return found


def _asks_for_name(discourse: Discourse, utterance: int) -> bool:
    """Whether an utterance asks for the name of the addressee: "What is your name?", "Ann who?"."""
    words = discourse.words_of(utterance)
    pairs = set(pairwise(words))
    if words == ["name", "?"] or (
        words[1:] == ["who", "?"] and _opening_name(discourse, utterance)
    ):
        return True
    is_asked = not pairs.isdisjoint({("your", "name"), ("are", "you"), ("call", "you")})
    return is_asked and not {"name", "who", "call"}.isdisjoint(words)


def _opening_name(discourse: Discourse, utterance: int) -> Markable | None:
    """Return the name with which an utterance opens."""
    mention = discourse.by_token.get(discourse.first_token(utterance))
    return mention if mention and mention.form is MentionForm.NAME else None


def _introductions(discourse: Discourse) -> Iterator[tuple[int, Markable]]:
    """Yield the turns in which "I am" or "my name is" precedes a name."""
    for mention in discourse.mentions:
        utterance = discourse.quotation_of[mention.head]
        if mention.form is not MentionForm.NAME or utterance is None:
            continue
        if discourse.is_turn(utterance) and _is_own(discourse, mention, utterance):
            yield utterance, mention


def _is_own(discourse: Discourse, mention: Markable, utterance: int) -> bool:
    """Whether a name completes "I am", "my name is" or "It's me, it's", as a fact."""
    annotated = discourse.annotated
    name = annotated.tokens[mention.head]
    children = list(annotated.dependents(name))
    subject = next((one for one in children if one.relation == "nsubj"), None)
    copula = next((one for one in children if one.relation == "cop"), None)
    if subject is None or copula is None or copula.text.lower() not in _COPULAS:
        return False
    words = {one.text.lower() for one in children if one.index < name.index}
    is_stated = subject.index < copula.index and words.isdisjoint({*_SUPPOSED, "not", "n't"})
    is_speaker = _is_speaker(discourse, subject) or (
        subject.text.lower() == "it" and _is_me(discourse, utterance)
    )
    return is_stated and is_speaker and not _is_said_by_other(discourse, name)


def _is_me(discourse: Discourse, utterance: int) -> bool:
    """Whether an utterance announces its speaker, as one at a door or on the phone does.

    "It's me", or a call before the name: "Ann? It's Bo."
    """
    words = discourse.words_of(utterance)
    called = _opening_name(discourse, utterance)
    if called and words[called.stop - called.first :][:2] == ["?", "it"]:
        return True
    return any(words[i] == "it" and tuple(words[i + 1 : i + 3]) in _ME for i in range(len(words)))


def _is_speaker(discourse: Discourse, subject: Token) -> bool:
    """Whether a subject is "I", "mine" or "my name"."""
    if subject.lemma.lower() != "name":
        return subject.text == "I" or subject.text.lower() == "mine"
    return any(one.text.lower() == "my" for one in discourse.annotated.dependents(subject))


def _is_said_by_other(discourse: Discourse, name: Token) -> bool:
    """Whether the clause of a name is what somebody else says or thinks: "he says I am Ada".

    The verb is in the quotation then: ““I am Ada,” he said” is no such clause.
    """
    verb = discourse.annotated.head_of(name)
    if name.relation != "ccomp" or verb is None:
        return False
    if discourse.quotation_of[verb.index] != discourse.quotation_of[name.index]:
        return False
    subjects = (one for one in discourse.annotated.dependents(verb) if one.relation == "nsubj")
    return any(one.text != "I" for one in subjects)


def _answers(discourse: Discourse) -> Iterator[tuple[int, Markable]]:
    """Yield the turns that answer a question for the name with a name alone, and the name."""
    turns = filter(discourse.is_turn, range(len(discourse.attributions)))
    asking: int | None = None
    for utterance in turns:
        mention = _opening_name(discourse, utterance)
        if asking is not None and mention is not None:
            following = discourse.annotated.tokens[mention.stop : mention.stop + 1]
            inside = [one for one in following if discourse.quotation_of[one.index] == utterance]
            is_other_turn = discourse.paragraph_of(utterance) != discourse.paragraph_of(asking)
            if is_other_turn and all(one.text in _AFTER_ANSWER for one in inside):
                yield utterance, mention
        asking = utterance if _asks_for_name(discourse, utterance) else None
