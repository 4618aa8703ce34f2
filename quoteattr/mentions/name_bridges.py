"""Tokens that join the words of one name: hyphens, particles, nicknames, "and" in organisations."""

from collections.abc import Callable, Mapping, Sequence

from quoteattr.language.names import GENERATIONS, JOINED_ARTICLES, PARTICLES
from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun, person_nouns
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import SpeakerKind

_CLASSES = read_classes("name_words.txt")

EntityLabels = Mapping[int, tuple[int, str]]
"""For each token in a named entity the number of the entity and its label."""


def is_name_token(token: Token, labels: EntityLabels) -> bool:
    """Whether a token may be part of a name: capitalised, and tagged or labelled as one.

    A user name in lower case is tagged and labelled as the name of a person, and stands alone: not
    "dour" in "dour Major Bell".
    """
    if token.text.islower() and token.text not in PARTICLES:
        label = labels.get(token.index, (0, ""))
        is_noun = title_of(token.text) is not None or person_noun(token) is not None
        is_alone = label not in (labels.get(token.index - 1), labels.get(token.index + 1))
        is_person = label[1] in {"PER", "PERSON"}
        return token.upos == "PROPN" and is_person and is_alone and not is_noun
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
    if name.stop >= bound:
        return None
    ends = (bridge(tokens, name, bound, labels) for bridge in _BRIDGES)
    return next((end for end in ends if end is not None), None)


def is_company_form(token: Token) -> bool:
    """Whether a word is the legal form of a company after its name: "Bell Foods, [Inc.]"."""
    return token.text.rstrip(".").lower() in _CLASSES["company_form"] and token.text[:1].isupper()


def _is_suffix(token: Token) -> bool:
    """Whether a word belongs to the name before a comma: "Bell Foods, [Inc.]", "Bell, [Jr.]"."""
    is_generation = token.text.rstrip(".").lower() in GENERATIONS and token.text[:1].isupper()
    return is_generation or is_company_form(token)


def ends_company(token: Token) -> bool:
    """Whether a word makes the name before it a company: "Bell Foods [Ltd]", "Bell [AG]"."""
    is_capital = token.text[:1].isupper() and token.text[-1:].isupper()
    is_letters = is_capital and token.text.lower() in _CLASSES["company_letters"]
    return is_letters or is_company_form(token)


def is_organisation(token: Token) -> bool:
    """Whether a word of a name is a noun for an organisation: "Ministry", "Council"."""
    noun = person_nouns().get(token.text.lower())
    return noun is not None and noun.kind is SpeakerKind.GROUP


def _cut_end(
    tokens: Sequence[Token], name: range, _bound: int, _labels: EntityLabels
) -> int | None:
    """Return the index after a token before which the tokeniser cut a name.

    "Núñez[-O'Dell]", "O['Dell]", "Ed[na]", "Seo-[yeon]"
    """
    token, before = tokens[name.stop], tokens[name.stop - 1]
    bare = token.text.lstrip("-'’")
    is_cut = bare != token.text and bare[:1].isupper() and token.upos in {"PROPN", "PUNCT"}
    is_inside = before.text.isalpha() and token.text.isalpha()
    is_after_hyphen = before.text[-1] == "-" and token.upos == "PROPN"
    is_continued = is_cut or is_inside or is_after_hyphen
    return name.stop + 1 if is_continued and before.end == token.start else None


def _hyphen_end(
    tokens: Sequence[Token], name: range, bound: int, labels: EntityLabels
) -> int | None:
    """Return the index after a word that a hyphen joins: "Secretary[-General]", "Jae[-myung]"."""
    if name.stop + 1 >= bound:
        return None
    before, hyphen, after = tokens[name.stop - 1 : name.stop + 2]
    is_joined = before.end == hyphen.start and hyphen.end == after.start
    is_name = is_name_token(after, labels) or after.upos == "PROPN"
    return name.stop + 2 if hyphen.text == "-" and is_joined and is_name else None


def _joined_article_end(
    tokens: Sequence[Token], name: range, bound: int, _labels: EntityLabels
) -> int | None:
    """Return the index after an Arabic article and the word joined to it: "Salah [ad-Din]"."""
    if name.stop + 2 >= bound:
        return None
    article, hyphen, word = tokens[name.stop : name.stop + 3]
    is_joined = article.end == hyphen.start and hyphen.end == word.start
    is_article = article.text.lower() in JOINED_ARTICLES and hyphen.text == "-"
    return name.stop + 3 if is_article and is_joined and word.text[:1].isupper() else None


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
    if tokens[stop].text.lower() not in {"and", "&"}:
        return None
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


def _nickname_end(
    tokens: Sequence[Token], name: range, bound: int, _labels: EntityLabels
) -> int | None:
    """Return the index after a nickname and the name after it: "Thomas [“Tip” Grady]"."""
    if name.stop + 3 >= bound:
        return None
    opening, word, closing, after = tokens[name.stop : name.stop + 4]
    is_joined = opening.end == word.start and word.end == closing.start
    are_names = all(t.upos == "PROPN" and t.text[:1].isupper() for t in (word, after))
    is_marked = (opening.text, closing.text) in {("“", "”"), ('"', '"'), ("(", ")")}
    return name.stop + 4 if is_joined and are_names and is_marked else None


def _suffix_end(
    tokens: Sequence[Token], name: range, bound: int, _labels: EntityLabels
) -> int | None:
    """Return the index after a comma and a suffix: "Bell Foods[, Inc.]", "Tom Bell[, Jr.]"."""
    if name.stop + 1 >= bound or tokens[name.stop].text != ",":
        return None
    return name.stop + 2 if _is_suffix(tokens[name.stop + 1]) else None


def _particle_end(
    tokens: Sequence[Token], name: range, bound: int, labels: EntityLabels
) -> int | None:
    """Return the index after particles and the word after them: "Anna [de Vere]".

    After "of", only in one named entity, or if a title or an organisation precedes it.
    """
    stop = particle = name.stop
    while particle < bound and tokens[particle].text in PARTICLES:
        particle += 1
    label = labels.get(name.start)
    in_one_entity = label is not None and label == labels.get(stop)
    goes_on = stop < particle < bound and is_name_token(tokens[particle], labels)
    takes_of = title_of(tokens[stop - 1].text) or is_organisation(tokens[stop - 1])
    allowed = in_one_entity or tokens[stop].text not in {"of", "y"} or takes_of
    return particle + 1 if goes_on and allowed else None


_BRIDGES: tuple[Callable[[Sequence[Token], range, int, EntityLabels], int | None], ...] = (
    _cut_end,
    _entity_end,
    _joined_article_end,
    _hyphen_end,
    _coordination_end,
    _nickname_end,
    _suffix_end,
    _particle_end,
)
"""The ways to continue a name, the first of which that applies is used: functions with the
signature of `bridge_end`, for a name before the end of its sentence."""
