"""What joins the words of one name: hyphens, particles, nicknames, and "and" in organisations."""

from collections.abc import Mapping, Sequence

from quoteattr.language.names import PARTICLES, title_of
from quoteattr.mentions.nominals import person_nouns
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import SpeakerKind

Labels = Mapping[int, tuple[int, str]]
"""For each token in an entity the number of the entity and what the engine calls it."""
_AND = frozenset({"and", "&"})


def is_name_token(token: Token, label_of: Labels) -> bool:
    """Whether a token may stand in a name: capitalised, and tagged or labelled as one."""
    if not token.text[:1].isupper() or is_pronoun(token.text):
        return False
    return token.upos == "PROPN" or (token.index in label_of and token.upos in {"NOUN", "ADJ", "X"})


def bridge_end(tokens: Sequence[Token], name: range, bound: int, label_of: Labels) -> int | None:
    """Return where a name ends that goes on behind what is no word of a name, None if it does not.

    Args:
        tokens: All tokens of the document.
        name: The tokens of the name so far.
        bound: Where the sentence ends.
        label_of: The entities.
    """
    last = name.stop
    if last >= bound:
        return None
    if _is_glued(tokens, last):
        return last + 1
    if last + 1 < bound and _is_hyphened(tokens, last, label_of):
        return last + 2
    if last + 1 < bound and tokens[last].text.lower() in _AND:
        return _and_end(tokens, name, bound, label_of)
    if nickname := _nickname_end(tokens, last, bound):
        return nickname
    particle = last
    while particle < bound and tokens[particle].text in PARTICLES:
        particle += 1
    label = label_of.get(name.start)
    joined = label is not None and label == label_of.get(last)
    goes_on = last < particle < bound and is_name_token(tokens[particle], label_of)
    has_more = title_of(tokens[last - 1].text) or is_organisation(tokens[last - 1])
    allowed = joined or tokens[last].text not in {"of", "y"} or has_more
    return particle + 1 if goes_on and allowed else None


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether a tokeniser cut a name here: "Núñez[-O'Dell]", "O['Dell]"."""
    token = tokens[index]
    bare = token.text.lstrip("-'’")
    is_cut = bare != token.text and bare[:1].isupper() and token.upos == "PROPN"
    return is_cut and tokens[index - 1].end == token.start


def _and_end(tokens: Sequence[Token], name: range, bound: int, label_of: Labels) -> int | None:
    """Return where an organisation's name ends that goes on behind "and".

    "Department of Parks [and Waterways]", "Avon [and Severn Constabulary]", "Bell [&] Sons".
    """
    last = name.stop
    end = last + 1
    while end < bound and is_name_token(tokens[end], label_of):
        end += 1
    if end == last + 1 or title_of(tokens[last + 1].text):
        return None
    if tokens[last].text == "&":
        return end
    heads_of = any(
        is_organisation(tokens[index]) and tokens[index + 1].text == "of" for index in name[:-1]
    )
    first, second = label_of.get(name.start), label_of.get(last + 1)
    if heads_of:
        same_rank = tokens[last + 1].relation == "conj"
        return end if same_rank and (second is None or second[1] == "ORG") else None
    no_people = first is not None and first[1] in {"ORG", "LOC", "GPE"}
    unfinished = no_people and not any(is_organisation(tokens[index]) for index in name)
    return end if unfinished and second and is_organisation(tokens[end - 1]) else None


def is_organisation(token: Token) -> bool:
    """Whether a word of a name is a noun for an organisation: "Ministry", "Council"."""
    noun = person_nouns().get(token.text.lower())
    return noun is not None and noun.kind is SpeakerKind.GROUP


def _nickname_end(tokens: Sequence[Token], index: int, bound: int) -> int | None:
    """Return the index after a nickname within a name: "Thomas [“Tip”] Grady"."""
    if index + 3 >= bound:
        return None
    opening, word, closing, after = tokens[index : index + 4]
    joined = opening.end == word.start and word.end == closing.start
    names = all(one.upos == "PROPN" and one.text[:1].isupper() for one in (word, after))
    marked = (opening.text, closing.text) in {("“", "”"), ('"', '"'), ("(", ")")}
    return index + 3 if joined and names and marked else None


def _is_hyphened(tokens: Sequence[Token], index: int, label_of: Labels) -> bool:
    """Whether a hyphen joins the next word to a name: "Secretary[-General]"."""
    hyphen, after = tokens[index], tokens[index + 1]
    joined = tokens[index - 1].end == hyphen.start and hyphen.end == after.start
    return hyphen.text == "-" and joined and is_name_token(after, label_of)
