"""The evidence by which vetoes judge a report."""

from functools import cached_property

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import ReportingWord
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.rules import FoundBy


@attrs.frozen
class Evidence:
    """The text and the reports of the rules, by which vetoes judge a report."""

    levels: Levels
    """The stretches over the text with its parse."""
    lexicon: Lexicon
    """The reporting words."""
    rule_reports: tuple[Report, ...]
    """What the rules find, in the order of their cues."""

    @property
    def annotated(self) -> AnnotatedText:
        """The text with its parse."""
        return self.levels.annotated

    @cached_property
    def claims(self) -> frozenset[int]:
        """The cues that are a noun with a possessor and a clause: "reject [her claim] that A".

        She reports A; whoever rejects her claim does not.
        """
        tokens = self.annotated.tokens
        return frozenset(
            report.cue.head
            for report in self.rule_reports
            if report.found_by is FoundBy.NOUN_CLAUSE
            and tokens[report.content[0]].text.lower() == "that"
            and syntax.possessor_of(self.annotated, tokens[report.cue.head])
        )

    @cached_property
    def rule_cues(self) -> frozenset[int]:
        """The heads of the cues of what the rules find."""
        return frozenset(report.cue.head for report in self.rule_reports)

    def cue(self, report: Report) -> Token:
        """Return the head of a report's cue."""
        return self.annotated.tokens[report.cue.head]

    def words(self, report: Report) -> list[Token]:
        """Return the tokens of a report's content without punctuation."""
        tokens = (self.annotated.tokens[index] for index in report.content)
        return [token for token in tokens if token.upos != "PUNCT"]

    def verb(self, report: Report) -> ReportingWord | None:
        """Return the entry of the lexicon for a report's cue as a verb."""
        return self.lexicon.verb(self.cue(report).lemma.lower())
