"""Questions to the dependency tree: subjects, agents, possessors, clauses, noun phrases.

Relations are those of Universal Dependencies 2; where its releases differ (the reporting clause
as head of a `ccomp`, or as `parataxis` of the quotation) both are handled.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent, Span

SUBJECTS = frozenset({"nsubj", "csubj"})
NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"who", "whom", "whose", "which"})
WITHIN_CLAUSE = frozenset({'"', "“", "”", "‘", "’", "'", "-", "/", "[", "]"})
"""Marks that do not end a clause."""
_SUBORDINATORS = frozenset(
    {"although", "because", "if", "since", "though", "unless", "until", "when", "whereas", "while"}
)
_EDGES = ",;:.–—-\"“”‘’'«»"
"""Characters trimmed from what is left beside a quotation."""
_TIMES = frozenset({"during", "amid"})
DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today"}
)
"""Times, which end content: when something was said is not part of it."""
_NOT_OF_NOUN = frozenset({"case", "cop", "mark", "nsubj", "advmod", "discourse", "cc", "aux"})
_LONGEST_BRACKET = 6
"""Most tokens of a bracket that belongs to a name, such as "(D-Ohio)"."""
_CLAUSES_AFTER_NOUN = frozenset({"acl", "parataxis", "ccomp", "advcl", "conj"})


def subtree(annotated: AnnotatedText, index: int, *, without: Collection[int] = ()) -> list[int]:
    """Return the sorted indexes of a token and all its descendants, without some branches.

    Args:
        annotated: The text with its parse.
        index: The top of the subtree.
        without: Tokens that are left out with all their descendants.
    """
    found: list[int] = []
    waiting = [index]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(child for child in annotated.children[current] if child not in without)
    return sorted(found)


def runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of every run of consecutive indexes, in order."""
    ordered = sorted(set(indexes))
    if not ordered:
        return
    first = ordered[0]
    for here, after in pairwise(ordered):
        if after != here + 1:
            yield first, here
            first = after
    yield first, ordered[-1]


def trimmed(
    annotated: AnnotatedText, first: int, last: int, *, edges: str = ",;:.–—-"
) -> Span | None:
    """Return the span of a run of tokens without punctuation at its edges, None if nothing is left.

    Args:
        annotated: The text with its parse.
        first: Index of the first token.
        last: Index of the last token.
        edges: Tokens at the edges that consist of these characters are dropped.
    """
    tokens = annotated.tokens
    while first <= last and all(character in edges for character in tokens[first].text):
        first += 1
    while first <= last and all(character in edges for character in tokens[last].text):
        last -= 1
    return Span(tokens[first].start, tokens[last].end) if first <= last else None


def spans_of(annotated: AnnotatedText, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return one span for each run of tokens, without punctuation at the edges."""
    spans = (trimmed(annotated, first, last) for first, last in runs(indexes))
    return tuple(span for span in spans if span and any(map(str.isalnum, span.of(annotated.text))))


def without_parts(
    annotated: AnnotatedText, extent: Extent, head: int, parts: Iterable[Span]
) -> Extent | None:
    """Return an extent without the words inside `parts`, None if its head is one of them.

    Only the uninterrupted words around the head are kept: `[“Go,” Ann Lee]` becomes "Ann Lee".

    Args:
        annotated: The text with its parse.
        extent: The words of a cue or a source.
        head: Document index of their head.
        parts: Spans to remove.
    """
    taken = tuple(parts)
    if not any(extent.overlaps(part) for part in taken):
        return extent
    inside = {index for part in extent.parts for index in annotated.token_range(part)}
    free = {i for i in inside if not any(annotated.tokens[i].span.overlaps(t) for t in taken)}
    for first, last in runs(free):
        if first <= head <= last:
            span = trimmed(annotated, first, last, edges=_EDGES)
            return None if span is None else Extent((span,))
    return None


def child_of(annotated: AnnotatedText, token: Token, *relations: str) -> Token | None:
    """Return the first dependent of `token` with one of the universal relations."""
    return next(
        (child for child in annotated.dependents(token) if child.relation in relations), None
    )


def is_passive(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether the verb is passive, by its subject and auxiliary."""
    return any(
        child.deprel in {"nsubj:pass", "csubj:pass", "aux:pass"}
        for child in annotated.dependents(verb)
    )


def subject_of(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the head of the verb's subject, if it has one of its own."""
    return child_of(annotated, verb, *SUBJECTS)


def passive_agent(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the head of the agent of a passive verb: "announced by [the ministry]"."""
    for child in annotated.dependents(verb):
        if child.relation == "obl" and _marked(annotated, child, "by"):
            return child
    return None


def _marked(annotated: AnnotatedText, noun: Token, *prepositions: str) -> bool:
    return any(
        child.relation == "case" and child.text.lower() in prepositions
        for child in annotated.dependents(noun)
    )


def controller_of(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the governor whose subject a verb without a subject shares.

    "He went on *to say*", "He left, *adding* that", "He came and *said* that". Of several verbs
    that are coordinated, the last one with a subject: "We sat, and then [he] rose and *said* that".
    """
    head = annotated.head_of(verb)
    if head is None or head.upos not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
        return None
    if verb.relation == "conj":
        between = [
            child
            for child in annotated.dependents(head)
            if child.relation == "conj"
            and child.upos in {"VERB", "AUX", "ADJ"}
            and head.index < child.index < verb.index
        ]
        with_subject = (child for child in reversed(between) if subject_of(annotated, child))
        return next(with_subject, head)
    return head if verb.relation in {"xcomp", "advcl"} else None


def shared_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the subject of a verb, its own or the one that it shares; None in the passive."""
    current: Token | None = verb
    while current is not None:
        if is_passive(annotated, current):
            return None
        if (found := subject_of(annotated, current)) is not None:
            return found
        current = controller_of(annotated, current)
    return None


def perceived_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the object of the governor whose infinitive without "to", or participle, a verb is.

    "We heard [Smith] *say*", "she caught [him] *telling* them"
    """
    governor = annotated.head_of(verb)
    if governor is None or verb.relation not in {"xcomp", "ccomp"}:
        return None
    if verb.xpos not in {"VB", "VBG"} or child_of(annotated, verb, "mark", *SUBJECTS):
        return None
    between = (
        child
        for child in annotated.dependents(governor)
        if governor.index < child.index < verb.index and child.relation in {"obj", *SUBJECTS}
    )
    return next(between, None)


def quoted_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the subject of the passive that governs a verb: "[she] was quoted as *saying*".

    Also "[she] is expected to *say*".
    """
    governor = annotated.head_of(verb)
    if governor is None or verb.relation not in {"advcl", "xcomp"}:
        return None
    if not is_passive(annotated, governor):
        return None
    marker = child_of(annotated, verb, "mark", "case")
    is_same = marker is not None and marker.text.lower() in {"as", "to"}
    return subject_of(annotated, governor) if is_same else None


def subject_above(annotated: AnnotatedText, token: Token) -> Token | None:
    """Return the subject of the nearest ancestor verb that has one."""
    above = annotated.head_of(token)
    while above is not None:
        if above.upos in {"VERB", "AUX"} and (found := shared_subject(annotated, above)):
            return found
        above = annotated.head_of(above)
    return None


def possessor_of(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the possessor of a noun, else its modifier after "by" or "from"."""
    dependents = list(annotated.dependents(noun))
    possessors = [child for child in dependents if child.deprel == "nmod:poss"]
    authors = [
        child
        for child in dependents
        if child.relation == "nmod" and _marked(annotated, child, "by", "from")
    ]
    return next(iter(possessors + authors), None)


def supporting_subject(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the subject of the verb whose object the noun is: "[she] made the claim"."""
    verb = annotated.head_of(noun)
    if verb is None or noun.relation not in {"obj", "obl"} or verb.upos != "VERB":
        return None
    return shared_subject(annotated, verb)


def clause_around(annotated: AnnotatedText, token: Token) -> Token:
    """Return the head of the reported clause that contains a token, else of its sentence."""
    while (above := annotated.head_of(token)) is not None:
        if token.relation in {"ccomp", "parataxis"}:
            break
        token = above
    return token


def to_boundary(annotated: AnnotatedText, content: list[int]) -> list[int]:
    """Return the content extended to where its clause can end: a pause, a conjunction, a date.

    This completes a clause that the parser cut short.
    """
    last = annotated.sentences[annotated.sentence_of[content[-1]]].last
    extended = list(content)
    for index in range(content[-1] + 1, last):
        token = annotated.tokens[index]
        word = token.text.lower()
        if word in RELATIVES or word in _SUBORDINATORS:
            break
        if token.upos == "CCONJ":
            verb = next_predicate(annotated, index + 1, last)
            if verb is not None and not (verb.head in extended and _has_verb(annotated, extended)):
                break
        if token.upos == "PUNCT" and token.text not in WITHIN_CLAUSE:
            break
        if (
            word in _TIMES
            or token.text in DAYS
            or (token.upos == "ADP" and annotated.tokens[min(index + 1, last - 1)].text in DAYS)
        ):
            break
        extended.append(index)
    return extended


def _has_verb(annotated: AnnotatedText, indexes: Iterable[int]) -> bool:
    return any(annotated.tokens[index].upos in {"VERB", "AUX"} for index in indexes)


def next_predicate(annotated: AnnotatedText, index: int, last: int) -> Token | None:
    """Return the finite verb that follows a conjunction, after adverbs at most.

    Args:
        annotated: The text with its parse.
        index: Index of the token after the conjunction.
        last: Index after the last token of the sentence.
    """
    while index < last and annotated.tokens[index].upos in {"ADV", "PART", "PUNCT"}:
        index += 1
    token = annotated.tokens[index] if index < last else None
    return token if token is not None and token.xpos in FINITE else None


def noun_phrase(annotated: AnnotatedText, head: Token, *, without: Collection[int] = ()) -> Extent:
    """Return the noun phrase of `head` with its appositions, without clauses set off by commas.

    "[Ann Lee, the head of the board (Hull)], who arrived on Monday"

    Args:
        annotated: The text with its parse.
        head: The noun.
        without: Branches to leave out.
    """
    left_out = {
        child.index
        for child in annotated.dependents(head)
        if child.relation in _NOT_OF_NOUN
        or (
            child.relation in _CLAUSES_AFTER_NOUN
            and child.index > head.index
            and not _inside(annotated, head, child)
        )
    }
    left_out.update(without)
    kept = subtree(annotated, head.index, without=left_out)
    first, last = next(run for run in runs(kept) if run[0] <= head.index <= run[1])
    span = trimmed(annotated, first, _name_end(annotated, last))
    return Extent((span or head.span,))


def _name_end(annotated: AnnotatedText, last: int) -> int:
    """Return the end of a name that the parser cut short: "Prime Minister | Ann Lee (Hull)"."""
    tokens = annotated.tokens
    sentence = annotated.sentences[annotated.sentence_of[last]]
    while (
        last + 1 < sentence.last
        and tokens[last].upos in {"NOUN", "PROPN"}
        and tokens[last + 1].upos == "PROPN"
    ):
        last += 1
    following = tokens[last + 1 : min(last + 2 + _LONGEST_BRACKET, sentence.last)]
    if tokens[last].upos == "PROPN" and following and following[0].text == "(":
        closing = [token.index for token in following if token.text == ")"]
        last = closing[0] if closing else last
    return last


def _inside(annotated: AnnotatedText, head: Token, child: Token) -> bool:
    """Whether a dependent after a noun belongs to its phrase.

    A coordinated noun does ("Smith and Jones"), and so does a clause without a comma before it
    ("people close to her", "a poll conducted in May").
    """
    if child.relation == "conj":
        return child.upos in NOMINAL_TAGS and subject_of(annotated, child) is None
    if child.relation != "acl":
        return False
    start = subtree(annotated, child.index)[0]
    return head.index < start and annotated.tokens[start - 1].upos != "PUNCT"
