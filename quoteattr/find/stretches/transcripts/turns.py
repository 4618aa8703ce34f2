"""Transcripts: a label opens a turn where others put a quotation mark.

    HOLT: Is it closed?
    Mr. Sorn: Since Monday.

The table `forms.FORMS` lists the forms of labels. A word and a colon at the start of a
paragraph may also be a heading, so a form counts only where its labels show that they are speakers:
several of them in a row, which recur or are persons' names.
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
from quoteattr.find.stretches.transcripts.label_form import LabelForm, TurnExtent
from quoteattr.find.stretches.transcripts.labels import is_described, labelled_lines
from quoteattr.find.stretches.transcripts.layout import Layout, turn_stretches
from quoteattr.find.stretches.transcripts.lines import LabelledLine, read_lines
from quoteattr.find.stretches.transcripts.names import named_by_initials, named_by_office, persons
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import QuotedStretch

_LARGEST_GAP = {
    TurnExtent.PARAGRAPH: 3,
    TurnExtent.BLOCK: 8,
    TurnExtent.SECTION: 12,
    TurnExtent.REPLY: 12,
    TurnExtent.MESSAGE: 12,
}
"""Most unlabelled paragraphs between two labels of one transcript."""
_RECURRING = 0.6
"""Smallest share of the labels in capitals above blank lines that recur; headings do not."""
_INTERVIEW = frozenset({"Q", "A"})
_SPOKEN_SHARE = 0.5
"""Least share of the turns that end like a sentence; items of a form rarely do."""
_SENTENCE_END = frozenset(".!?…—–-:\"'”’)]")
_LONGEST_OPENING = 100
"""Characters from the start of a turn with a word; a number alone is a score or a price."""
_SCENE = regex.compile(r"^[ \t]*(?:INT|EXT|INT\./EXT|I/E)\.[ ]\p{Lu}", regex.MULTILINE)
"""The heading of a scene in a screenplay: "INT. KITCHEN - DAY"."""
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
    layout = Layout(text, paragraphs, lines)
    labelled = labelled_lines(layout, cover, forms)
    named = persons(text, {line.label.name for line in labelled})
    labelled = [line for line in labelled if _can_have_form(line, named)]
    counts = Counter((line.form.key, line.label.name) for line in labelled)
    accepted = [
        _without_headings(transcript, counts, named)
        for transcript in _transcripts(labelled)
        if _are_speakers(layout, transcript, counts, named)
    ]
    between = _between(labelled, accepted, named)
    turns = sorted([*chain.from_iterable(accepted), *between], key=attrgetter("speech_start"))
    if not turns:
        return interview_stretches(text, paragraphs, cover)
    named_turns = with_examiners(text, lines, named_by_initials(text, named_by_office(turns)))
    return list(turn_stretches(layout, named_turns))


def _can_have_form(line: LabelledLine, named: frozenset[str]) -> bool:
    return not line.form.is_person or line.label.name in named or bool(line.label.office)


def _transcripts(labelled: Iterable[LabelledLine]) -> Iterator[list[LabelledLine]]:
    """Yield the lines of each transcript: labels of one form, near each other."""
    groups: dict[str, list[list[LabelledLine]]] = {}
    for line in labelled:
        of_form = groups.setdefault(line.form.key, [])
        gap = _LARGEST_GAP[line.form.extent] + 1
        if not of_form or line.paragraph - of_form[-1][-1].paragraph > gap:
            of_form.append([])
        of_form[-1].append(line)
    return (group for of_form in groups.values() for group in of_form)


def _are_speakers(
    layout: Layout,
    transcript: Sequence[LabelledLine],
    counts: Mapping[tuple[str, str], int],
    named: frozenset[str],
) -> bool:
    """Whether labels are those of speakers: by their names, their number and the words after."""
    form = max((line.form for line in transcript), key=attrgetter("least_turns"))
    names = {line.label.name for line in transcript}
    first, last = transcript[0], transcript[-1]
    paragraphs, lines = last.paragraph - first.paragraph + 1, last.line - first.line + 1
    spanned = paragraphs if form.opens_paragraph else lines
    is_play = form.is_like_heading and form.extent is TurnExtent.BLOCK
    are_cues = is_play and _SCENE.search(layout.text)
    return (
        (
            are_cues
            or (
                _have_names_of_speakers(form, transcript, counts, named)
                and len(transcript) >= form.least_turns
                and len(transcript) >= form.least_share * spanned
            )
        )
        and (
            form.is_certain
            or _is_chat(layout, transcript, counts)
            or all(name in named or is_described(name) for name in names)
            or _share_of_turns(layout, transcript, _ends_like_sentence) >= _SPOKEN_SHARE
        )
        and _share_of_turns(layout, transcript, _opens_with_words) >= _SPOKEN_SHARE
    )


def _is_chat(
    layout: Layout, transcript: Sequence[LabelledLine], counts: Mapping[tuple[str, str], int]
) -> bool:
    """Whether all labels are in lower case, recur, and precede several words, as in a chat."""
    return (
        all(
            line.label.name.islower() and counts[line.form.key, line.label.name] > 1
            for line in transcript
        )
        and _share_of_turns(layout, transcript, _has_several_words) > _SPOKEN_SHARE
    )


def _have_names_of_speakers(
    form: LabelForm,
    transcript: Sequence[LabelledLine],
    counts: Mapping[tuple[str, str], int],
    named: frozenset[str],
) -> bool:
    """Whether labels of a form are several names of which one recurs, or persons' names."""
    names = {line.label.name for line in transcript}
    full = [name.split() for name in names if " " in name]
    short = {words[-1] for words in full} | {"".join(word[0] for word in words) for words in full}
    one_recurs = any(counts[form.key, name] > 1 or name in short for name in names)
    are_several = len(names) > 1
    if form.extent is TurnExtent.SECTION and not form.is_certain:
        recurring = sum(counts[form.key, line.label.name] > 1 for line in transcript)
        return (
            are_several
            and one_recurs
            and (
                any(map(is_described, names))
                or bool(named & names)
                or (form.is_like_heading and recurring >= _RECURRING * len(transcript))
            )
        )
    if form.is_certain or names >= _INTERVIEW:
        return are_several or one_recurs or form.least_turns == 1
    are_persons = len(names & named) >= form.least_persons * len(names)
    return are_several and (one_recurs or (form.names_suffice and are_persons))


def _without_headings(
    transcript: Sequence[LabelledLine], counts: Mapping[tuple[str, str], int], named: frozenset[str]
) -> Sequence[LabelledLine]:
    """Return the labels of a transcript without headings before or after it.

    If the recurring labels are in capitals, a label in lower case that occurs once is a heading.
    """
    recurring = {
        line.label.name for line in transcript if counts[line.form.key, line.label.name] > 1
    }
    if not recurring or not all(map(_is_upper, recurring)):
        return transcript
    return [
        line
        for line in transcript
        if line.label.name in recurring | named or _is_upper(line.label.name) or line.label.office
    ]


def _is_upper(name: str) -> bool:
    """Whether the last word of a name is in capitals, whatever its title is."""
    return name.rpartition(" ")[2].isupper()


def _between(
    labelled: Iterable[LabelledLine],
    transcripts: Sequence[Sequence[LabelledLine]],
    named: frozenset[str],
) -> Iterator[LabelledLine]:
    """Yield the labels between the turns of a transcript of another form, or far from its own.

    Between turns they are persons; further away they are labels of the transcript.
    """
    turns = list(chain.from_iterable(transcripts))
    starts = {turn.speech_start for turn in turns}
    known = {(turn.form.key, turn.label.name) for turn in turns}
    names = named.union(turn.label.name for turn in turns)
    paragraphs = sorted(
        (transcript[0].paragraph, transcript[-1].paragraph) for transcript in transcripts
    )
    reach = list(accumulate((last for _, last in paragraphs), max))
    for line in labelled:
        before = bisect_left(paragraphs, (line.paragraph, 0)) - 1
        is_between = before >= 0 and line.paragraph < reach[before] and line.label.name in names
        if (
            line.speech_start not in starts
            and line.form.extent is TurnExtent.PARAGRAPH
            and (is_between or (line.form.key, line.label.name) in known)
        ):
            yield line


def _share_of_turns(
    layout: Layout,
    transcript: Sequence[LabelledLine],
    has_sign: Callable[[str, int, int], bool],
) -> float:
    """Return the share of the turns whose first paragraph has a sign of speech."""
    starts = ((turn.speech_start, layout.first_end(turn)) for turn in transcript)
    return sum(has_sign(layout.text, start, max(start, end)) for start, end in starts) / len(
        transcript
    )


def _ends_like_sentence(text: str, start: int, end: int) -> bool:
    return text[max(start, end - 3) : end].rstrip("*_")[-1:] in _SENTENCE_END


def _opens_with_words(text: str, start: int, end: int) -> bool:
    return _LETTER.search(text, start, min(end, start + _LONGEST_OPENING)) is not None


def _has_several_words(text: str, start: int, end: int) -> bool:
    return len(text[start : min(end, start + _LONGEST_OPENING)].split()) > 1
