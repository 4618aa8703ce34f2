"""Transcripts: a label opens a turn where others put a quotation mark.

    HOLT: Is it closed?
    Mr. Sorn: Since Monday.

The table `forms.FORMS` lists the forms of labels. A word and a colon at the start of a
paragraph may also be a heading, so a form counts only where its labels show that they are speakers:
several of them in a row, which come back, or are persons' names.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from operator import attrgetter

import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.find.stretches.transcripts.examiners import with_examiners
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.interviews import interview_stretches
from quoteattr.find.stretches.transcripts.label_form import Extent, LabelForm
from quoteattr.find.stretches.transcripts.labels import (
    is_described,
    labelled_lines,
)
from quoteattr.find.stretches.transcripts.layout import Layout, turn_stretches
from quoteattr.find.stretches.transcripts.lines import LabelledLine, read_lines
from quoteattr.find.stretches.transcripts.names import named_by_initials, named_by_office, persons
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import QuotedStretch

_LARGEST_GAP = {
    Extent.PARAGRAPH: 3,
    Extent.BLOCK: 8,
    Extent.SECTION: 12,
    Extent.REPLY: 12,
    Extent.MESSAGE: 12,
}
"""Other paragraphs between two labelled paragraphs of one transcript."""
_RECURRING = 0.6
"""Smallest share of the labels in capitals above blank lines that come back; headings do not."""
_INTERVIEW = frozenset({"Q", "A"})
_SPOKEN_SHARE = 0.5
"""Smallest share of the turns that end like a sentence; items of a form rarely do."""
_SENTENCE_END = frozenset(".!?…—–-:\"'”’)]")
_LONGEST_OPENING = 100
"""Characters of a turn in which there is a word; a number alone is a score or a price."""
_LETTER = regex.compile(r"\p{L}")


def label_stretches(
    text: str,
    paragraphs: Sequence[Span],
    quoted: Sequence[QuotedStretch],
    forms: Sequence[LabelForm] = FORMS,
) -> list[QuotedStretch]:
    """Return the turns of transcripts, each without its label.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        quoted: What quotation marks enclose; a turn does not start inside.
        forms: The forms of labels.
    """
    cover = Cover(quoted)
    lines = read_lines(text, paragraphs)
    labelled = labelled_lines(text, paragraphs, lines, cover, forms)
    layout = Layout(text, paragraphs, lines)
    named = persons(text, {one.label.name for one in labelled})
    labelled = [one for one in labelled if _can_have_form(one, named)]
    counts = Counter((one.form.key, one.label.name) for one in labelled)
    accepted = [
        _without_headings(transcript, counts, named)
        for transcript in _transcripts(labelled)
        if _are_speakers(layout, transcript, counts, named)
    ]
    between = _between(labelled, accepted, named)
    turns = sorted([*chain.from_iterable(accepted), *between], key=lambda one: one.start)
    named_turns = with_examiners(text, lines, named_by_initials(text, named_by_office(turns)))
    if not turns:
        return interview_stretches(text, paragraphs, cover)
    return list(turn_stretches(layout, named_turns))


def _can_have_form(one: LabelledLine, named: frozenset[str]) -> bool:
    return not one.form.is_person or one.label.name in named or bool(one.label.office)


def _transcripts(labelled: Iterable[LabelledLine]) -> Iterator[list[LabelledLine]]:
    """Yield the lines of each transcript: labels of one form, near each other."""
    groups: dict[str, list[list[LabelledLine]]] = {}
    for one in labelled:
        of_form = groups.setdefault(one.form.key, [])
        gap = _LARGEST_GAP[one.form.extent] + 1
        if not of_form or one.paragraph - of_form[-1][-1].paragraph > gap:
            of_form.append([])
        of_form[-1].append(one)
    return (group for of_form in groups.values() for group in of_form)


def _are_speakers(
    layout: Layout,
    transcript: Sequence[LabelledLine],
    counts: Mapping[tuple[str, str], int],
    named: frozenset[str],
) -> bool:
    """Whether labels are those of speakers: several of which one comes back, or persons' names."""
    form = max((one.form for one in transcript), key=attrgetter("least_turns"))
    names = {one.label.name for one in transcript}
    first, last = transcript[0], transcript[-1]
    paragraphs, lines = last.paragraph - first.paragraph + 1, last.line - first.line + 1
    spanned = paragraphs if form.opens_paragraph else lines
    surnames = {name.rpartition(" ")[2] for name in names if " " in name}
    comes_back = any(counts[form.key, name] > 1 or name in surnames for name in names)
    are_several = len(names) > 1
    if form.extent is Extent.SECTION and not form.is_certain:
        often = sum(counts[form.key, one.label.name] > 1 for one in transcript)
        is_known = (
            are_several
            and comes_back
            and (
                any(map(is_described, names))
                or bool(named & names)
                or (form.name.startswith("capitals") and often >= _RECURRING * len(transcript))
            )
        )
    elif form.is_certain or names >= _INTERVIEW:
        is_known = are_several or comes_back or form.least_turns == 1
    else:
        is_known = are_several and (comes_back or (form.names_suffice and names <= named))
    return (
        is_known
        and len(transcript) >= form.least_turns
        and len(transcript) >= form.least_share * spanned
        and (
            form.is_certain
            or all(name in named or is_described(name) for name in names)
            or _share_of_turns(layout, transcript, _ends_like_sentence) >= _SPOKEN_SHARE
        )
        and _share_of_turns(layout, transcript, _opens_with_words) >= _SPOKEN_SHARE
    )


def _without_headings(
    transcript: Sequence[LabelledLine], counts: Mapping[tuple[str, str], int], named: frozenset[str]
) -> Sequence[LabelledLine]:
    """Return the labels of a transcript without headings before or after it.

    Where the labels that come back are in capitals, one that occurs once is not in small letters.
    """
    recurring = {one.label.name for one in transcript if counts[one.form.key, one.label.name] > 1}
    if not recurring or not all(map(_is_upper, recurring)):
        return transcript
    return [
        one
        for one in transcript
        if one.label.name in recurring | named or _is_upper(one.label.name) or one.label.office
    ]


def _is_upper(name: str) -> bool:
    """Whether the words of a name behind its title are in capitals."""
    return name.rpartition(" ")[2].isupper()


def _between(
    labelled: Iterable[LabelledLine],
    transcripts: Sequence[Sequence[LabelledLine]],
    named: frozenset[str],
) -> Iterator[LabelledLine]:
    """Yield the labels between the turns of a transcript of another form, or far from its own.

    Between turns they are persons; further away they are labels of the transcript.
    """
    lines = {one.start for transcript in transcripts for one in transcript}
    known = {(one.form.key, one.label.name) for transcript in transcripts for one in transcript}
    names = named.union(one.label.name for transcript in transcripts for one in transcript)
    paragraphs = sorted(
        (transcript[0].paragraph, transcript[-1].paragraph) for transcript in transcripts
    )
    reach = list(accumulate((last for _, last in paragraphs), max))
    for one in labelled:
        place = bisect_left(paragraphs, (one.paragraph, 0)) - 1
        is_between = place >= 0 and one.paragraph < reach[place] and one.label.name in names
        if (
            one.start not in lines
            and one.form.extent is Extent.PARAGRAPH
            and (is_between or (one.form.key, one.label.name) in known)
        ):
            yield one


def _share_of_turns(
    layout: Layout,
    transcript: Sequence[LabelledLine],
    has_sign: Callable[[str, int, int], bool],
) -> float:
    """Return the share of the turns whose first paragraph has a sign of speech."""
    turns = ((one.start, max(one.start, layout.first_end(one))) for one in transcript)
    return sum(has_sign(layout.text, *turn) for turn in turns) / len(transcript)


def _ends_like_sentence(text: str, start: int, end: int) -> bool:
    return text[max(start, end - 3) : end].rstrip("*_")[-1:] in _SENTENCE_END


def _opens_with_words(text: str, start: int, end: int) -> bool:
    return _LETTER.search(text, start, min(end, start + _LONGEST_OPENING)) is not None
