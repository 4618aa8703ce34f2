"""Tokens that join the words of one name: hyphens, particles, nicknames, "and" in organisations."""

from collections.abc import Mapping, Sequence

from quoteattr.language.names import JOINED_ARTICLES, PARTICLES
from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import SpeakerKind

_CLASSES = read_classes("name_words.txt")

EntityLabels = Mapping[int, tuple[int, str]]
"""For each token in a named entity the number of the entity and its label."""


def is_name_token(token: Token, labels: EntityLabels) -> bool:
    """Whether a token may be part of a name: capitalised, and tagged or labelled as one."""
    if not token.text[:1].isupper() or is_pronoun(token.text):
        return False
    return token.upos == "PROPN" or (token.index in labels and token.upos in {"NOUN", "ADJ", "X"})


def bridge_end(
    tokens: Sequence[Token], name: range, bound: int, labels: EntityLabels
) -> int | None:
    """Return the end of a name that continues after a token that is not a name token itself.

    Args:
        tokens: All tokens of the document.
        name: The tokens of the name so far.
        bound: Index after the last token of the sentence.
        labels: The named entities.

    Returns:
        Index after the last token of the longer name, None if the name ends before `name.stop`.
    """
    stop = name.stop
    if stop >= bound:
        return None
    if _is_cut(tokens, stop):
        return stop + 1
    if end := _entity_end(tokens, name, bound, labels):
        return end
    if _has_joined_article(tokens, stop, bound):
        return stop + 3
    if stop + 1 < bound and _is_hyphenated(tokens, stop, labels):
        return stop + 2
    if stop + 1 < bound and tokens[stop].text.lower() in {"and", "&"}:
        return _coordination_end(tokens, name, bound, labels)
    if nickname := _nickname_end(tokens, stop, bound):
        return nickname
    if stop + 1 < bound and tokens[stop].text == "," and is_company_form(tokens[stop + 1]):
        return stop + 2
    particle = stop
    while particle < bound and tokens[particle].text in PARTICLES:
        particle += 1
    label = labels.get(name.start)
    in_one_entity = label is not None and label == labels.get(stop)
    goes_on = stop < particle < bound and is_name_token(tokens[particle], labels)
    takes_of = title_of(tokens[stop - 1].text) or is_organisation(tokens[stop - 1])
    allowed = in_one_entity or tokens[stop].text not in {"of", "y"} or takes_of
    return particle + 1 if goes_on and allowed else None


def is_company_form(token: Token) -> bool:
    """Whether a word is the legal form of a company after its name: "Bell Foods, [Inc.]"."""
    return token.text.rstrip(".").lower() in _CLASSES["company_form"] and token.text[:1].isupper()


def ends_company(token: Token) -> bool:
    """Whether a word makes the name before it a company: "Bell Foods [Ltd]", "Bell [AG]"."""
    is_capital = token.text[:1].isupper() and token.text[-1:].isupper()
    is_letters = is_capital and token.text.lower() in _CLASSES["company_letters"]
    return is_letters or is_company_form(token)


def is_organisation(token: Token) -> bool:
    """Whether a word of a name is a noun for an organisation: "Ministry", "Council"."""
    noun = person_nouns().get(token.text.lower())
    return noun is not None and noun.kind is SpeakerKind.GROUP


def _is_cut(tokens: Sequence[Token], index: int) -> bool:
    """Whether the tokeniser cut a name before a token.

    "Núñez[-O'Dell]", "O['Dell]", "Ed[na]", "Seo-[yeon]"
    """
    token, before = tokens[index], tokens[index - 1]
    bare = token.text.lstrip("-'’")
    is_cut = bare != token.text and bare[:1].isupper() and token.upos in {"PROPN", "PUNCT"}
    is_inside = before.text.isalpha() and token.text.isalpha()
    is_after_hyphen = before.text[-1] == "-" and token.upos == "PROPN"
    return (is_cut or is_inside or is_after_hyphen) and before.end == token.start


def _is_hyphenated(tokens: Sequence[Token], index: int, labels: EntityLabels) -> bool:
    """Whether a hyphen joins the next word to a name: "Secretary[-General]", "Jae[-myung]"."""
    hyphen, after = tokens[index], tokens[index + 1]
    is_joined = tokens[index - 1].end == hyphen.start and hyphen.end == after.start
    is_name = is_name_token(after, labels) or after.upos == "PROPN"
    return hyphen.text == "-" and is_joined and is_name


def _has_joined_article(tokens: Sequence[Token], index: int, bound: int) -> bool:
    """Whether an Arabic article and the word it is written with are next: "Salah [ad-Din]"."""
    if index + 2 >= bound:
        return False
    article, hyphen, word = tokens[index : index + 3]
    is_joined = article.end == hyphen.start and hyphen.end == word.start
    is_article = article.text.lower() in JOINED_ARTICLES and hyphen.text == "-"
    return is_article and is_joined and word.text[:1].isupper()


def _entity_end(
    tokens: Sequence[Token], name: range, bound: int, labels: EntityLabels
) -> int | None:
    """Return the index after the next capitalised word of the organisation that a name is in."""
    label = labels.get(name.stop - 1)
    if label is None or label[1] != "ORG":
        return None
    index = name.stop
    while index < bound and labels.get(index) == label:
        if is_name_token(tokens[index], labels):
            return index + 1
        index += 1
    return None


def _coordination_end(
    tokens: Sequence[Token], name: range, bound: int, labels: EntityLabels
) -> int | None:
    """Return the end of an organisation's name that continues after "and".

    "Department of Parks [and Waterways]", "Avon [and Severn Constabulary]", "Bell [&] Sons".
    """
    stop = name.stop
    end = stop + 1
    while end < bound and is_name_token(tokens[end], labels):
        end += 1
    if end == stop + 1 or title_of(tokens[stop + 1].text):
        return None
    if tokens[stop].text == "&":
        return end
    first, second = labels.get(name.start), labels.get(stop + 1)
    followed = ((tokens[index], tokens[index + 1].text) for index in name[:-1])
    if any(word == "of" and is_organisation(noun) for noun, word in followed):
        is_conjunct = tokens[stop + 1].relation == "conj"
        return end if is_conjunct and (second is None or second[1] == "ORG") else None
    is_organisation_or_place = first is not None and first[1] in {"ORG", "LOC", "GPE"}
    lacks_noun = not any(is_organisation(tokens[index]) for index in name)
    has_noun_later = second is not None and is_organisation(tokens[end - 1])
    return end if is_organisation_or_place and lacks_noun and has_noun_later else None


def _nickname_end(tokens: Sequence[Token], index: int, bound: int) -> int | None:
    """Return the index after a nickname and the name after it: "Thomas [“Tip” Grady]"."""
    if index + 3 >= bound:
        return None
    opening, word, closing, after = tokens[index : index + 4]
    is_joined = opening.end == word.start and word.end == closing.start
    are_names = all(t.upos == "PROPN" and t.text[:1].isupper() for t in (word, after))
    is_marked = (opening.text, closing.text) in {("“", "”"), ('"', '"'), ("(", ")")}
    return index + 4 if is_joined and are_names and is_marked else None
