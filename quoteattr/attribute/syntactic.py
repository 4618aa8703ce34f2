"""The speaker by syntax: the subject, agent or possessor that goes with the cue."""

from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language import syntax
from quoteattr.language.nominals import listed_nominal
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent

_POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your", "its", "whose"})
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_ANOTHER, _ARGUMENTS = "another", frozenset({"nsubj", "obj", "obl"})
"""A determiner that stands for a person: `"Softer!" cried another.`"""
_EMPTY_SUBJECTS = frozenset({"it", "there"})


def given(scene: Scene, position: int) -> Finding | None:
    """`according to [the report]`: finding the quotation took finding who said it."""
    utterance = scene.utterances[position]
    if utterance.source is None:
        return None
    return Finding(source=utterance.source, source_head=utterance.source_head)


def subject(scene: Scene, position: int) -> Finding | None:
    """`[Smith] said`, `said [the old man]`, `[she] went on to say`, `[He] left, adding that`.

    Also `[Smith] was quoted as saying`.
    """
    cue = _cue(scene, position)
    if cue is None or cue.upos not in {"VERB", "AUX", "ADJ"} or _is_bare_participle(scene, cue):
        return None
    found = syntax.shared_subject(scene.annotated, cue) or syntax.quoted_subject(
        scene.annotated, cue
    )
    return None if found is None or _is_empty(found) else _finding(scene, found)


def _is_bare_participle(scene: Scene, cue: Token) -> bool:
    """Whether a cue is that of "*Asked* if it rained, she laughed": she does not ask."""
    return (
        cue.xpos == "VBN"
        and cue.relation == "advcl"
        and not any(child.relation == "aux" for child in scene.annotated.dependents(cue))
    )


def passive_agent(scene: Scene, position: int) -> Finding | None:
    """`was announced by [the ministry]`."""
    cue = _cue(scene, position)
    agent = syntax.passive_agent(scene.annotated, cue) if cue else None
    return _finding(scene, agent) if agent else None


def described_noun(scene: Scene, position: int) -> Finding | None:
    """`[a report] saying that ...`; after a comma, the clause it belongs to: `[She] left, saying`.

    Parsers hang such a participle from the nearest noun.
    """
    cue = _cue(scene, position)
    if cue is None or cue.deprel != "acl" or syntax.is_passive(scene.annotated, cue):
        return None
    if cue.index and scene.annotated.tokens[cue.index - 1].text == ",":
        speaker = syntax.subject_above(scene.annotated, cue)
        return _finding(scene, speaker) if speaker else None
    noun = scene.annotated.head_of(cue)
    if noun is None or noun.upos not in _NOMINAL:
        return None
    phrase = syntax.noun_phrase(scene.annotated, noun, without={cue.index})
    return Finding(source=phrase, source_head=noun.index)


def possessor(scene: Scene, position: int) -> Finding | None:
    """`[her] claim that ...`, `[the minister's] promise to ...`, `the claim by [Smith] that`."""
    cue = _cue(scene, position)
    if cue is None or cue.upos != "NOUN":
        return None
    owner = syntax.possessor_of(scene.annotated, cue)
    speaker = owner or syntax.supporting_subject(scene.annotated, cue)
    return _finding(scene, speaker) if speaker else None


def beside(scene: Scene, position: int) -> Finding | None:
    """`"...," said [Smith].` or `"...," [Smith] said.` where the parser did not see a subject."""
    cue = _cue(scene, position)
    utterance = scene.utterances[position]
    if cue is None or cue.upos != "VERB" or utterance.kind is not QuoteKind.DIRECT:
        return None
    if syntax.is_passive(scene.annotated, cue):
        return None
    for step in (-1, 1):
        if head := _nearest_nominal(scene, cue, step):
            return _finding(scene, head)
    return None


def _nearest_nominal(scene: Scene, cue: Token, step: int) -> Token | None:
    """Return the nominal beside the cue, past its adverbs and the words before a noun."""
    tokens = scene.annotated.tokens
    index = cue.index + step
    while 0 <= index < len(tokens) and tokens[index].upos in _BETWEEN:
        stands_alone = listed_nominal(scene.annotated, tokens[index]) is not None
        is_another = tokens[index].text.lower() == _ANOTHER
        if stands_alone or (is_another and tokens[index].relation in _ARGUMENTS):
            return tokens[index]
        index += step
    if not 0 <= index < len(tokens) or tokens[index].upos not in {"PROPN", "PRON", "NOUN"}:
        return None
    if scene.quotation_of[index] != scene.quotation_of[cue.index]:
        return None
    above = scene.annotated.head_of(tokens[index])
    part_of_name = tokens[index].relation in {"flat", "compound"} and above is not None
    return (
        above if part_of_name and above is not None and above.index != cue.index else tokens[index]
    )


def _cue(scene: Scene, position: int) -> Token | None:
    index = scene.utterances[position].cue_head
    return None if index is None else scene.annotated.tokens[index]


def _is_empty(head: Token) -> bool:
    """Whether the subject is the expletive of "it was reported that"."""
    return head.relation == "expl" or (
        head.text.lower() in _EMPTY_SUBJECTS and head.deprel.endswith(("expl", "pass"))
    )


def _finding(scene: Scene, head: Token) -> Finding:
    if head.upos == "PRON" or head.text.lower() in _POSSESSIVES:
        return Finding(source=Extent((head.span,)), source_head=head.index)
    return Finding(source=syntax.noun_phrase(scene.annotated, head), source_head=head.index)
