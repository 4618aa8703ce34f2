"""Contents around a parenthesis: *It rained*, she said. / *The mill*, Ann added, *fell*.

The patterns take the parse and a cue, and return the indexes of the content's tokens, None where
they do not apply.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.reporting import Frame, WordClass
from quoteattr.schema.annotation import AnnotatedText, Token

PAUSES = frozenset({",", "—", "–", "--"})
"""Marks that set a parenthesis off."""
_LONGEST_PARENTHESIS = 15
"""Tokens of a parenthesis such as "the minister said on Monday"; chosen, not tuned."""
_LONGEST_SUBJECT = 6
"""Tokens of the subject in an inserted clause such as "the old man said"."""
_OF_SUBJECT = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM", "AUX", "ADV"})
_OF_INVERTED = (_OF_SUBJECT | {"PART"}) - {"AUX", "ADV"}
_PAST_OR_PRESENT = syntax.FINITE - {"MD"}
_CIRCUMSTANCE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_WITHOUT_VERB = frozenset({"INTJ", "NOUN", "PROPN", "ADJ", "DET", "PRON", "PUNCT"})
_SAID = frozenset({"discourse", "ccomp", "vocative", "parataxis", "obj", "punct"})
"""Relations of such words to the verb; a circumstance is an oblique or an adverb."""


def inserted(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """*Another reason*, he continued, *involves cost*: by the commas, whatever the parse is."""
    tokens = annotated.tokens
    sentence = annotated.sentence_around(cue.head.index)
    first, last = inverted_clause(annotated, cue.head) or _clause_with_subject(annotated, cue)
    last = _after_circumstance(annotated, last)
    if first == last or _repeats(annotated, cue.head) or not _can_be_inserted(annotated, cue):
        return None
    if first - 1 <= sentence.first or last + 2 >= sentence.stop:
        return None
    if tokens[first - 1].text not in PAUSES or tokens[last + 1].text not in PAUSES:
        return None
    if _is_series(annotated, cue, last + 2):
        return None
    outside = range(first - 1, last + 2)
    content = [index for index in range(sentence.first, sentence.stop) if index not in outside]
    return _between_semicolons(annotated, content, cue)


def inverted_clause(annotated: AnnotatedText, verb: Token) -> tuple[int, int] | None:
    """Return the first and last token of "*Rain*, [says Dr Lund], *is near*", None for others.

    A predicate follows the second comma.
    """
    tokens = annotated.tokens
    last = verb.index
    stop = min(annotated.sentence_around(last).stop, last + _LONGEST_SUBJECT) - 1
    if verb.xpos not in _PAST_OR_PRESENT or tokens[last - 1].text not in PAUSES:
        return None
    while last + 1 < stop and tokens[last + 1].upos in _OF_INVERTED:
        last += 1
    after = _after_circumstance(annotated, last)
    if last == verb.index or tokens[last].upos not in {"NOUN", "PROPN", "PRON"}:
        return None
    following = tokens[after + 1 : after + 3]
    is_predicate = following[-1].xpos in syntax.FINITE
    return (verb.index, last) if following[0].text in PAUSES and is_predicate else None


def _clause_with_subject(annotated: AnnotatedText, cue: CueCandidate) -> tuple[int, int]:
    """Return the first and last token of a verb with its short subject.

    Both are the verb's last token if it has no such subject.
    """
    tokens = annotated.tokens
    sentence = annotated.sentence_around(cue.head.index)
    first = cue.head.index
    while first > sentence.first and tokens[first - 1].upos in _OF_SUBJECT:
        first -= 1
    last = cue.last.index
    if not 0 < cue.head.index - first <= _LONGEST_SUBJECT:
        return last, last
    after = _OF_SUBJECT - {"AUX"} if cue.takes(Frame.ADDRESSEE) else {"ADV"}
    while last + 1 < sentence.stop and tokens[last + 1].upos in after:
        last += 1
    return first, last


def _is_series(annotated: AnnotatedText, cue: CueCandidate, after: int) -> bool:
    """Whether a sound is one of several events: "The door fell, the dog *barked*, and Ann rose"."""
    if cue.word.word_class not in {WordClass.MANNER, WordClass.GESTURE}:
        return False
    return annotated.tokens[after].upos == "CCONJ"


def parenthetical(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """*Rain fell all night*, the minister said on Monday."""
    host = annotated.head_of(cue.head)
    if host is None or cue.head.relation != "parataxis" or not _can_be_inserted(annotated, cue):
        return None
    if is_inverted(annotated, cue.head):
        words = syntax.subtree(annotated, host.index, without={cue.head.index})
        return [index for index in words if index < cue.head.index] or None
    clause = syntax.subtree(annotated, cue.head.index)
    if len(clause) > _LONGEST_PARENTHESIS or not _is_bare(annotated, cue.head):
        return None
    if _is_series(annotated, cue, min(clause[-1] + 2, len(annotated.tokens) - 1)):
        return None
    if not _is_set_off(annotated, clause[0], clause[-1]) or _repeats(annotated, cue.head):
        return None
    content = syntax.subtree(annotated, host.index, without={cue.head.index})
    if content[0] > cue.head.index:
        return None
    return _between_semicolons(annotated, content, cue)


def final(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """*No way*, he typed back. / *Not so*, said she: words without a verb, and nothing more."""
    tokens, verb = annotated.tokens, cue.head
    sentence = annotated.sentence_around(verb.index)
    subject = syntax.subject_of(annotated, verb)
    if (
        subject is None
        or not cue.takes(Frame.PAREN, Frame.DIRECT)
        or verb.xpos not in syntax.FINITE
    ):
        return None
    phrase = syntax.subtree(annotated, subject.index)
    comma = min(phrase[0], verb.index) - 1
    content = range(sentence.first, comma)
    if not content or tokens[comma].text != "," or len(content) > _LONGEST_SUBJECT:
        return None
    after = tokens[max(cue.last.index, phrase[-1]) + 1 : sentence.stop]
    if any(token.upos not in {"PUNCT", "ADV", "ADP"} for token in after):
        return None
    tops = [tokens[index] for index in content if tokens[index].head not in content]
    is_said = all(token.relation in _SAID for token in tops)
    # "Tomorrow, he said" has an adverb of the verb, but "not so" is what somebody says.
    is_denial = tokens[content[0]].text.lower() == "not"
    tags = _WITHOUT_VERB | {"ADV", "PART"} if is_denial else _WITHOUT_VERB
    is_said = is_said or is_denial
    return content if is_said and all(tokens[i].upos in tags for i in content) else None


def _can_be_inserted(annotated: AnnotatedText, cue: CueCandidate) -> bool:
    """Whether a verb may report from a parenthesis: not "the lamp *was flaring*", "*was choked*".

    A passive reports if nobody or the addressee is its subject: "it was said", "Ann was told".
    """
    if cue.head.xpos == "VBG":
        return False
    subject = syntax.subject_of(annotated, cue.head)
    is_named = subject is not None and subject.lemma.lower() != "it"
    is_passive = syntax.is_passive(annotated, cue.head)
    return cue.takes(Frame.PAREN) and not (
        is_passive and is_named and not cue.takes(Frame.ADDRESSEE)
    )


def after_parenthesis(annotated: AnnotatedText, index: int) -> int:
    """Return the index of the first token after brackets, if any: "writes (May 3) [that] it rains".

    Args:
        annotated: The text with its parse.
        index: The index of a token that may open brackets, or the number of tokens.
    """
    if index >= len(annotated.tokens) or annotated.tokens[index].text != "(":
        return index
    stop = annotated.sentence_around(index).stop
    closing = (i for i in range(index, stop) if annotated.tokens[i].text == ")")
    return next(closing, index - 1) + 1


def is_inverted(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb is after a pause and before its subject: "It rained, *said* the man".

    Nothing after such a verb is content, even if the parse says so.
    """
    subject = syntax.subject_of(annotated, verb)
    if subject is None or subject.index < verb.index:
        return False
    phrase = annotated.tokens[verb.index + 1 : subject.index + 1]
    paused = annotated.tokens[verb.index - 1].text in PAUSES
    return paused and all(token.upos in _OF_SUBJECT for token in phrase)


def _is_bare(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb has a subject, and no dependent that could be its content."""
    relations = {child.relation for child in annotated.dependents(verb)}
    return "nsubj" in relations and relations.isdisjoint({"ccomp", "xcomp", "obj", "advcl"})


def _repeats(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb repeats the verb above it: "They argued at home, they *argued* at work"."""
    host = annotated.head_of(verb)
    return host is not None and host.lemma == verb.lemma


def _is_set_off(annotated: AnnotatedText, first: int, last: int) -> bool:
    """Whether there is punctuation at both edges of a parenthesis, or next to them."""
    edges = ((max(0, first - 1), first + 1), (last, last + 2))
    return all(
        any(token.upos == "PUNCT" for token in annotated.tokens[start:stop])
        for start, stop in edges
    )


def _after_circumstance(annotated: AnnotatedText, last: int) -> int:
    """Return the last token of a reporting clause, with a place or time right after it.

    "It fell, Ann said [at a meeting Tuesday], from the wall."
    """
    tokens = annotated.tokens
    sentence = annotated.sentence_around(last)
    stop = min(last + 1 + _LONGEST_PARENTHESIS, sentence.stop)
    if last + 1 >= stop or tokens[last + 1].upos != "ADP":
        return last
    while last + 1 < stop and tokens[last + 1].upos in _CIRCUMSTANCE:
        last += 1
    return last


def _between_semicolons(
    annotated: AnnotatedText, content: Sequence[int], cue: CueCandidate
) -> Sequence[int] | None:
    """Return the part of a content between the semicolons around its cue.

    Or between full stops at which the parser did not see the end of a sentence.
    """
    last = content[-1]
    stops = [
        index
        for index in content
        if annotated.tokens[index].text == ";"
        or (annotated.tokens[index].text == "." and index != last)
    ]
    first = max((index for index in stops if index < cue.head.index), default=-1)
    stop = min((index for index in stops if index > cue.head.index), default=last + 1)
    inside = [index for index in content if first < index < stop]
    if first >= 0 and inside and annotated.tokens[inside[0]].upos == "CCONJ":
        inside = inside[1:]
    return inside or None
