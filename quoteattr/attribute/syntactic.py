"""The speaker by syntax: the subject, agent or possessor of the cue."""

from quoteattr.attribute.actors import is_thing, owner_of_part
from quoteattr.attribute.scene import Finding, Scene, mention_at, noun_phrase
from quoteattr.language import syntax
from quoteattr.language.cues import cues_at
from quoteattr.language.reporting import Frame
from quoteattr.mentions.name_runs import PERSON_LABELS
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent
from quoteattr.schema.words import Words

_BETWEEN = frozenset({"DET", "ADJ", "ADV", "AUX"})
"""Tags of words between a cue and the noun of its source."""
_ANOTHER = "another"
"""A determiner that may refer to a person: `"Softer!" cried another.`"""
_ARGUMENTS = frozenset({"nsubj", "obj", "obl"})
_EXPLETIVES = frozenset({"it", "there"})


def given(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`according to [the report]`: the source was found together with the utterance.

    Not the person asked: "Asked about it, Ann laughed", "Ann, asked about it, laughed".
    """
    source, cue = scene.utterances[index].source, _cue(scene, index)
    if source is None:
        return None
    is_asked = (
        cue is not None
        and _is_bare_participle(scene, cue)
        and (cue.index < source.head or cue.head == source.head)
    )
    if is_asked:
        return None
    owner = owner_of_part(scene, scene.annotated.tokens[source.head])
    return _finding(scene, owner) if owner else Finding(source=source)


def subject(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[Smith] said`, `said [the old man]`, `[she] went on to say`, `[He] left, adding that`.

    Also `[Smith] was quoted as saying`, `they quoted [Smith] as saying`, `we heard [Smith] say`,
    `[Smith]'s voice broke`.
    """
    cue = _cue(scene, index)
    if cue is None or cue.upos not in {"VERB", "AUX", "ADJ"} or _is_bare_participle(scene, cue):
        return None
    annotated = scene.annotated
    reported = syntax.perceived_subject(annotated, cue) or syntax.quoted_subject(annotated, cue)
    speaker = reported or syntax.shared_subject(annotated, cue)
    if speaker is None or _is_expletive(speaker):
        return None
    named = _with_name(scene, speaker) if speaker.index > cue.index else None
    if named is not None:
        return Finding(source=named)
    return _finding(scene, owner_of_part(scene, speaker) or speaker)


def passive_agent(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`was announced by [the ministry]`."""
    cue = _cue(scene, index)
    return _finding(scene, syntax.passive_agent(scene.annotated, cue) if cue else None)


def possessor(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[her] claim that ...`, `[the minister's] promise to ...`, `the claim by [Smith] that`."""
    cue = _cue(scene, index)
    if cue is None or cue.upos != "NOUN":
        return None
    owner = syntax.possessor_of(scene.annotated, cue)
    if owner is not None and scene.utterances[index].is_turn and is_thing(scene, owner):
        return None  # "Notes from [a small island]: “We have no trees”"
    return _finding(scene, owner or syntax.supporting_subject(scene.annotated, cue))


def described_noun(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[a report] saying that ...`; after a comma, the subject above: `[She] left, saying`.

    Parsers attach such a participle to the nearest noun.
    """
    cue = _cue(scene, index)
    if cue is None or syntax.is_passive(scene.annotated, cue) or _is_bare_participle(scene, cue):
        return None
    if cue.deprel != "acl" and not _is_main_verb(scene, cue):
        return None
    if cue.index and scene.annotated.tokens[cue.index - 1].text == ",":
        return _finding(scene, syntax.subject_above(scene.annotated, cue))
    noun = scene.annotated.head_of(cue)
    if noun is None or noun.upos not in syntax.NOMINAL_TAGS:
        return None
    return Finding(source=noun_phrase(scene, noun, without={cue.index}))


def nearest_nominal(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"...," said [Smith].` or `"...," [Smith] said.` where the parser did not see a subject.

    Without marks only `..., say [swimmers]`: after a comma, and before the end of the sentence.
    After an imperative there is only its addressee: `Tell [them], "..."`.
    """
    cue = _cue(scene, index)
    if cue is None or cue.upos != "VERB" or syntax.is_passive(scene.annotated, cue):
        return None
    if scene.utterances[index].kind is not QuoteKind.DIRECT:
        return _finding(scene, _final_nominal(scene, cue))
    before = _nominal_beside(scene, cue, -1)
    after = None if cue.xpos == "VB" else _nominal_beside(scene, cue, 1)
    return _finding(scene, before or after)


def _final_nominal(scene: Scene, cue: Token) -> Token | None:
    """Return the nominal that ends the sentence of an inverted cue: `..., say [swimmers]`."""
    tokens = scene.annotated.tokens
    is_inverted = cue.index > 0 and tokens[cue.index - 1].text == "," and cue.xpos in syntax.FINITE
    nominal = _nominal_beside(scene, cue, 1) if is_inverted else None
    if nominal is None:
        return None
    stop = scene.annotated.sentence_around(cue.index).stop
    after = tokens[nominal.index + 1 : stop]
    return nominal if all(token.upos == "PUNCT" for token in after) else None


def _cue(scene: Scene, index: UtteranceIndex) -> Token | None:
    cue = scene.utterances[index].cue
    return scene.annotated.tokens[cue.head] if cue else None


def _finding(scene: Scene, speaker: Token | None) -> Finding | None:
    return Finding(source=mention_at(scene, speaker)) if speaker else None


def _is_bare_participle(scene: Scene, cue: Token) -> bool:
    """Whether the cue describes the person who is asked: "*Asked* if it rained, she laughed".

    Parsers also tag such a participle as a past tense.
    """
    if cue.xpos not in {"VBN", "VBD"}:
        return False
    if syntax.child_of(scene.annotated, cue, "aux", *syntax.SUBJECTS) is not None:
        return False
    return cue.relation == "advcl" or (cue.deprel == "acl" and _lacks_addressee(scene, cue))


def _lacks_addressee(scene: Scene, cue: Token) -> bool:
    """Whether a verb has no addressee after it, so that it may modify it: "Ann, *told* so"."""
    return syntax.child_of(scene.annotated, cue, "obj", "iobj") is None and any(
        entry.takes(Frame.ADDRESSEE) for entry in cues_at(scene.annotated, cue, scene.lexicon)
    )


def _with_name(scene: Scene, noun: Token) -> Words | None:
    """Return a noun with the name after it: `“No,” said [a spokeswoman, Ann Lee]`.

    Also `said [one, Ann Lee]`. Parsers take the name for a vocative.
    """
    if noun.upos not in {"NOUN", "NUM"}:
        return None
    annotated, phrase = scene.annotated, mention_at(scene, noun)
    after = annotated.tokens[annotated.token_range(phrase.extent.parts[-1]).stop :][:2]
    if [token.text for token in after[:1]] != [","] or after[-1].relation != "vocative":
        return None
    name = after[-1]
    if scene.quotation_of[name.index] != scene.quotation_of[noun.index]:
        return None
    ends = (e.end for e in annotated.entities_over(name.start) if e.label in PERSON_LABELS)
    end = next(ends, None)
    return Words(name.index, Extent.single(phrase.extent.start, end)) if end else None


def _is_expletive(head: Token) -> bool:
    """Whether a subject is an expletive, as in "it was reported that"."""
    return head.relation == "expl" or (
        head.text.lower() in _EXPLETIVES and head.deprel.endswith(("expl", "pass"))
    )


def _is_main_verb(scene: Scene, cue: Token) -> bool:
    """Whether a verb that the parser took for a relative clause of a noun is its predicate.

    "[The man who lives there] *said* that": English has no relative clause without a subject.
    """
    is_relative = cue.deprel == "acl:relcl" and cue.xpos in syntax.FINITE
    return is_relative and syntax.subject_of(scene.annotated, cue) is None


def _nominal_beside(scene: Scene, cue: Token, step: int) -> Token | None:
    """Return the nominal before or after the cue, past its adverbs and the words before a noun.

    Args:
        scene: The scene.
        cue: A verb.
        step: -1 to look before it, 1 to look after it.
    """
    tokens = scene.annotated.tokens
    index = cue.index + step if step > 0 else _before_aside(scene, cue.index - 1)
    while 0 <= index < len(tokens) and tokens[index].upos in _BETWEEN:
        if _is_nominalised(scene, tokens[index]):
            return tokens[index]
        index += step
    if not 0 <= index < len(tokens) or tokens[index].upos not in {"PROPN", "PRON", "NOUN"}:
        return None
    if scene.quotation_of[index] != scene.quotation_of[cue.index]:
        return None
    return _head_nominal(scene, tokens[index], cue)


def _before_aside(scene: Scene, index: int) -> int:
    """Return the token before a clause between commas: "[Ann], who sat there, said"."""
    tokens = scene.annotated.tokens
    if index < 0 or tokens[index].text != ",":
        return index
    sentence = scene.annotated.sentence_around(index)
    for comma in range(index - 1, sentence.first, -1):
        if tokens[comma].text == "," and tokens[comma + 1].xpos in {"VBG", "VBN", "WP"}:
            return comma - 1
    return index


def _head_nominal(scene: Scene, word: Token, cue: Token) -> Token:
    """Return the noun of which a word is a part: of a name, or of "the head of [NATO]"."""
    above = scene.annotated.head_of(word)
    while above is not None and above.index != cue.index:
        in_name = word.relation in {"flat", "compound"}
        in_modifier = word.relation == "nmod" and above.index < word.index < cue.index
        is_inside = scene.quotation_of[above.index] == scene.quotation_of[cue.index]
        if not is_inside or not (in_name or in_modifier):
            break
        word, above = above, scene.annotated.head_of(above)
    return word


def _is_nominalised(scene: Scene, word: Token) -> bool:
    """Whether a determiner or an adjective is a noun here: `cried another`, `put in the eldest`."""
    if word.relation not in _ARGUMENTS:
        return False
    return word.text.lower() == _ANOTHER or (
        word.upos == "ADJ" and syntax.child_of(scene.annotated, word, "det") is not None
    )
