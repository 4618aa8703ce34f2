"""The speaker by syntax: the subject, agent or possessor that goes with the cue."""

from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language import syntax
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent

_POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your", "its", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_EMPTY_SUBJECTS = frozenset({"it", "there"})


def given(scene: Scene, position: int) -> Finding | None:
    """`according to [the report]`: finding the quotation took finding who said it."""
    utterance = scene.utterances[position]
    if utterance.source is None:
        return None
    return Finding(source=utterance.source, source_head=utterance.source_head)


def subject(scene: Scene, position: int) -> Finding | None:
    """`[Smith] said`, `said [the old man]`, `[she] went on to say`, `[He] left, adding that`."""
    cue = _cue(scene, position)
    if cue is None or cue.upos not in {"VERB", "AUX", "ADJ"}:
        return None
    found = syntax.shared_subject(scene.annotated, cue)
    return None if found is None or _is_empty(found) else _finding(scene, found)


def passive_agent(scene: Scene, position: int) -> Finding | None:
    """`was announced by [the ministry]`."""
    cue = _cue(scene, position)
    agent = syntax.passive_agent(scene.annotated, cue) if cue else None
    return _finding(scene, agent) if agent else None


def described_noun(scene: Scene, position: int) -> Finding | None:
    """`[a report] saying that ...`, `[the man] who said that ...`."""
    cue = _cue(scene, position)
    if cue is None or cue.relation != "acl":
        return None
    noun = scene.annotated.head_of(cue)
    return _finding(scene, noun) if noun and noun.upos in _NOMINAL else None


def possessor(scene: Scene, position: int) -> Finding | None:
    """`[her] claim that ...`, `[the minister's] promise to ...`, `the claim by [Smith] that`."""
    cue = _cue(scene, position)
    if cue is None or cue.upos != "NOUN":
        return None
    owner = syntax.possessor_of(scene.annotated, cue)
    speaker = owner or syntax.supporting_subject(scene.annotated, cue)
    return _finding(scene, speaker) if speaker else None


def inverted(scene: Scene, position: int) -> Finding | None:
    """`"...," said [Smith].` where the parser did not see a subject."""
    cue = _cue(scene, position)
    utterance = scene.utterances[position]
    if cue is None or cue.upos != "VERB" or utterance.kind is not QuoteKind.DIRECT:
        return None
    tokens = scene.annotated.tokens
    following = cue.index + 1
    while following < len(tokens) and tokens[following].upos in {"DET", "ADJ", "ADV"}:
        following += 1
    if following == len(tokens) or tokens[following].upos not in {"PROPN", "PRON", "NOUN"}:
        return None
    if scene.quotation_of[following] != scene.quotation_of[cue.index]:
        return None
    return _finding(scene, tokens[following])


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
