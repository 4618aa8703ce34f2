"""The speaker by syntax: the subject, agent or possessor that goes with the cue."""

from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language import syntax
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.words import Words

_POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your", "its", "whose"})
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_ANOTHER, _ARGUMENTS = "another", frozenset({"nsubj", "obj", "obl"})
"""A determiner that stands for a person: `"Softer!" cried another.`"""
_EMPTY_SUBJECTS = frozenset({"it", "there"})


def given(scene: Scene, position: int) -> Finding | None:
    """`according to [the report]`: finding the quotation took finding who said it."""
    source = scene.utterances[position].source
    return Finding(source=source) if source else None


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
    if cue is None or syntax.is_passive(scene.annotated, cue):
        return None
    if cue.deprel != "acl" and not _is_main_verb(scene, cue):
        return None
    if cue.index and scene.annotated.tokens[cue.index - 1].text == ",":
        speaker = syntax.subject_above(scene.annotated, cue)
        return _finding(scene, speaker) if speaker else None
    noun = scene.annotated.head_of(cue)
    if noun is None or noun.upos not in _NOMINAL:
        return None
    phrase = syntax.noun_phrase(scene.annotated, noun, without={cue.index})
    return Finding(source=Words(noun.index, phrase))


def _is_main_verb(scene: Scene, cue: Token) -> bool:
    """Whether a verb that hangs on a noun as its relative clause is its predicate instead.

    "[The man who lives there] *said* that": English has no relative clause without a subject.
    """
    relative = cue.deprel == "acl:relcl" and cue.xpos in syntax.FINITE
    return relative and syntax.subject_of(scene.annotated, cue) is None


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
    index = cue.index + step if step > 0 else _before_remark(scene, cue.index - 1)
    while 0 <= index < len(tokens) and tokens[index].upos in _BETWEEN:
        if _stands_for_person(scene, tokens[index]):
            return tokens[index]
        index += step
    if not 0 <= index < len(tokens) or tokens[index].upos not in {"PROPN", "PRON", "NOUN"}:
        return None
    if scene.quotation_of[index] != scene.quotation_of[cue.index]:
        return None
    return _whole_nominal(scene, tokens[index], cue)


def _before_remark(scene: Scene, index: int) -> int:
    """Return the place before a clause between commas: "[Ann], who sat there, said"."""
    tokens = scene.annotated.tokens
    if index < 0 or tokens[index].text != ",":
        return index
    sentence = scene.annotated.sentences[scene.annotated.sentence_of[index]]
    for place in range(index - 1, sentence.first, -1):
        if tokens[place].text == "," and tokens[place + 1].xpos in {"VBG", "VBN", "WP"}:
            return place - 1
    return index


def _whole_nominal(scene: Scene, word: Token, cue: Token) -> Token:
    """Return the noun of which a word is a part: the name, or who is "the head of [NATO]"."""
    above = scene.annotated.head_of(word)
    while above is not None and above.index != cue.index:
        of_name = word.relation in {"flat", "compound"}
        of_other = word.relation == "nmod" and above.index < word.index < cue.index
        inside = scene.quotation_of[above.index] == scene.quotation_of[cue.index]
        if not inside or not (of_name or of_other):
            break
        word, above = above, scene.annotated.head_of(above)
    return word


def _stands_for_person(scene: Scene, word: Token) -> bool:
    """Whether a determiner or an adjective is a noun here: `cried another`, `put in the eldest`."""
    if word.relation not in _ARGUMENTS:
        return False
    return word.text.lower() == _ANOTHER or (
        word.upos == "ADJ" and syntax.child_of(scene.annotated, word, "det") is not None
    )


def _cue(scene: Scene, position: int) -> Token | None:
    cue = scene.utterances[position].cue
    return scene.annotated.tokens[cue.head] if cue else None


def _is_empty(head: Token) -> bool:
    """Whether the subject is the expletive of "it was reported that"."""
    return head.relation == "expl" or (
        head.text.lower() in _EMPTY_SUBJECTS and head.deprel.endswith(("expl", "pass"))
    )


def _finding(scene: Scene, head: Token) -> Finding:
    if head.upos == "PRON" or head.text.lower() in _POSSESSIVES:
        return Finding(source=Words.single(head))
    return Finding(source=Words(head.index, syntax.noun_phrase(scene.annotated, head)))
