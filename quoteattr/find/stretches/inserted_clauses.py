"""Narration inside speech that no quotation marks set off.

There are two kinds: reporting clauses in dash dialogue (—Thanks, *he said*. Come in.), and remarks
on the speaker in brackets inside quotation marks ("No, no *(laughing)*, not him").
"""

from collections.abc import Iterator
from functools import cache, partial

import regex

from quoteattr.language.inflection import verb_forms
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, PhraseForm
from quoteattr.language.typography import DASHES
from quoteattr.language.word_lists import any_word, read_entries
from quoteattr.schema.span import Span

_any = partial(any_word, "speaking.txt")
_PASTS = {entry.columns[0]: entry.columns[1] for entry in read_entries("irregular_pasts.txt")}
_LONG_DASHES = "".join(sorted(DASHES - {"-"}))
_REACH = 160
"""Characters of the longest reporting clause without a comma or a full stop."""
_NAME = (
    rf"(?!(?:The|An?|This|That|These|Those|It|There|{_any('invocation')})\b)\p{{Lu}}[\w’'-]*+\.?"
    r"(?:\s++(?:of|the|de|von|van|\p{Lu}[\w’'-]*+\.?)){0,4}"
)
_SUBJECT = (
    r"(?:he|she|they|we|it|one|"
    rf"(?:(?:the|a|an|his|her|my|our|their|another|{_any('epithet')})\s++"
    rf"(?:[\w’'-]++\s++){{0,2}})?{_NAME}|"
    r"(?:the|a|an|his|her|my|our|their|another)(?:\s++[\w’'-]++){1,3})"
)
_LEAD = rf"(?P<lead>[,;!?…]|\.\.\.|[{_LONG_DASHES}]|--)\s++(?:-\s*+)?"
"""What precedes a reporting clause, perhaps with a hyphen for a dash; not a full stop, because the
sentence continues."""
_VERB_AND_SUBJECT = (
    rf"(?:{_SUBJECT}(?:\s++\p{{Ll}}++(?<=ly))?\s++\L<verbs>\b"
    rf"|\L<verbs>\s++{_SUBJECT}(?![\w’']))"
)
_RESUMING = (
    r"[,;:]\s+(?!\p{Ll}+(?:ing|ly)\b|(?:and|with|as|while|when|but|his|her|their|my|in|at|to|from"
    r"|still|not|half|after|before|without|quite|then)\b)"
)
"""A comma after which speech continues, rather than the narrator with a circumstance."""
_TO_ADDRESSEE = r"[,;:]\s+(?=[^.!?…\n]*\b[Yy]ou(?:rs?|rself)?\b)"
"""A comma before words to somebody: the narrator does not say "you"."""
_CLAUSE_END = regex.compile(
    rf"(?P<dash>[,;:.!?]?\s*(?:[{_LONG_DASHES}]|--|(?<=\s)-(?=\s|\p{{Lu}}))\s*)"
    rf"|(?<!\b(?:{_any('abbreviation')}|\p{{Lu}}))[.!?…]+(?=\s|$)\s*"
    rf"|(?P<comma>{_RESUMING}|{_TO_ADDRESSEE})"
)
_NARRATING = regex.compile(
    rf"(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:(?:had|was|were|did|could|would|{_any('narrative_past')})"
    r"|(?!need)\p{Ll}++(?<=ed))\b"
)
"""A sentence in the past about the person of the clause, which is narration."""
_NEXT_DASH = regex.compile(rf"(?:[{_LONG_DASHES}]|--)\s*")
_BRACKETS = regex.compile(rf"[(\[]([^()\[\]]{{1,{_REACH}}})[)\]]")
_REMARK = regex.compile(
    rf"\s*+(?:(?!(?:{_any('not_action')})\b)\p{{L}}++(?<=\p{{L}}ing)(?:\s++[\w’',-]++){{0,16}}"
    r"|with\s++(?:an?|his|her|great|some|much)\s++\w++(?:\s++[\w’',-]++){0,8}"
    rf"|(?:(?:{_any('degree')})\s++)?(?:{_any('reaction')}|hear,\s++hear)"
    r"|(?:he|she|they)\s++\p{L}++(?<=ed)(?:\s++[\w’',-]++){0,12}"
    r")\s*+[.!,]?\s*+",
    regex.IGNORECASE,
)
"""A remark on how somebody speaks or on what happens meanwhile."""


def reporting_clauses(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the reporting clauses inside speech without closing marks, in text order.

    Args:
        text: The document.
        span: What may be speech, after the dash that opens it.

    Yields:
        The span from the punctuation before the clause, which belongs to the speech unless it is
        a dash, to where speech may continue; and whether a dash ends the clause.
    """
    position = span.start
    while match := _clause_start().search(text, position, span.end):
        limit = min(match.end() + _REACH, span.end)
        end = _CLAUSE_END.search(text, match.end(), limit)
        without_end = span.end if limit == span.end else match.end()
        resume = without_end if end is None else end.end()
        if _NARRATING.match(text, resume, span.end):
            dash = _NEXT_DASH.search(text, resume, span.end)
            resume = span.end if dash is None else dash.end()
        before = match.start("lead") if match["lead"][0] in DASHES else match.end("lead")
        yield Span(before, resume), end is not None and end["dash"] is not None
        position = max(resume, match.end())


def is_reporting(text: str, position: int) -> bool:
    """Whether a reporting clause starts at an offset: "said the old man", "she said"."""
    return _verb_and_subject().match(text, position) is not None


def is_narrating(text: str, position: int) -> bool:
    """Whether a sentence in the past about a person starts at an offset: "She rose"."""
    return _NARRATING.match(text, position) is not None


def remarks(text: str, span: Span) -> Iterator[Span]:
    """Yield the bracketed remarks of the narrator inside a quotation."""
    for match in _BRACKETS.finditer(text, span.start, span.end):
        if _REMARK.fullmatch(match[1]):
            yield Span(*match.span())


@cache
def reporting_verb_forms() -> frozenset[str]:
    """Return the past and the third person of each verb and phrase of a reporting clause."""
    lexicon = Lexicon.load()
    lemmas = [word.lemma for word in lexicon.verbs.values() if Frame.PAREN in word.frames]
    phrases = [
        phrase.words
        for group in lexicon.phrases.values()
        for phrase in group
        if phrase.form is PhraseForm.VERB and Frame.PAREN in phrase.frames
    ]
    forms = {form for lemma in lemmas for form in _finite_forms(lemma)}
    forms |= {" ".join((form, *words[1:])) for words in phrases for form in _finite_forms(words[0])}
    return frozenset(forms)


@cache
def _clause_start() -> regex.Pattern[str]:
    """Return a pattern for the start of a reporting clause, up to its verb and subject."""
    return regex.compile(_LEAD + _VERB_AND_SUBJECT, verbs=sorted(reporting_verb_forms()))


@cache
def _verb_and_subject() -> regex.Pattern[str]:
    """Return a pattern for the verb and the subject of a reporting clause."""
    return regex.compile(_VERB_AND_SUBJECT, verbs=sorted(reporting_verb_forms()))


def _finite_forms(lemma: str) -> set[str]:
    """Return the past and the third person of a verb, with both spellings of a final consonant."""
    forms = {form for form in verb_forms(lemma) if not form.endswith("ing")}
    if lemma in _PASTS:
        return {form for form in forms if not form.endswith("ed")} | {_PASTS[lemma]}
    return forms
