"""The rules that found and attributed a quotation, in words."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from quoteattr.schema.quote import Quote
from quoteattr.schema.rules import AttributedBy, FoundBy

FOUND = {
    FoundBy.MARKS: "Quotation marks, a dash or a label set it off.",
    FoundBy.READER: "The language model read it as reported speech; no pattern of grammar did.",
    FoundBy.COMPLEMENT: "It is the clause after a verb of saying: “she said that it rains”.",
    FoundBy.PARENTHETICAL: "The reporting clause is inserted or follows: “it rains, she said”.",
    FoundBy.AS_CLAUSE: "A clause with “as” reports it: “as she put it, it rains”.",
    FoundBy.ORDER: "It is an order or a request: “she told them to come”.",
    FoundBy.RAISED: "A passive verb reports it: “the mill is said to have closed”.",
    FoundBy.INFINITIVE: "It is the infinitive after a verb: “she promised to come”.",
    FoundBy.OBJECT: "It is the object of a verb: “she blamed the council for the flood”.",
    FoundBy.PREPOSITIONAL: "A preposition leads to it: “she called for an inquiry”.",
    FoundBy.NOUN_CLAUSE: "It is the clause after a noun: “her claim that it rains”.",
    FoundBy.ADJECTIVE_CLAUSE: "It is the clause after an adjective: “certain that it rains”.",
    FoundBy.VIEWPOINT: "A phrase says whose view it is: “according to the report, it rains”.",
    FoundBy.HEARSAY: "A word says that it is hearsay: “the mill reportedly burned down”.",
    FoundBy.HEADLINE: "It is a headline that names a source: “Poll: voters like rain”.",
}
"""How a quotation was found."""

ATTRIBUTED = {
    AttributedBy.GIVEN: "The report itself names the source: “according to the report”.",
    AttributedBy.SUBJECT: "The speaker is the subject of the cue: “Smith said”.",
    AttributedBy.PASSIVE_AGENT: "The cue is passive, with “by”: “announced by the ministry”.",
    AttributedBy.POSSESSOR: "A possessive names the speaker: “her claim that …”.",
    AttributedBy.DESCRIBED_NOUN: "A participle describes the source: “a report saying that …”.",
    AttributedBy.BESIDE: "The speaker is named beside the cue.",
    AttributedBy.LABEL: "A label opens the paragraph: “Ann Lee: …”.",
    AttributedBy.SIGNATURE: "A signature follows: “… — Ann Lee”.",
    AttributedBy.COLON: "The speaker is the subject of the clause before the colon.",
    AttributedBy.REPEATED: "It repeats words of a quotation elsewhere, as a pull quote.",
    AttributedBy.HEADING: "It is in a heading that names nobody.",
    AttributedBy.REPLY_NOUN: "A noun names it as somebody’s words: “… was her answer”.",
    AttributedBy.SAME_PARAGRAPH: "Another quotation of the paragraph has this speaker.",
    AttributedBy.BEAT_BEFORE: "The speaker acts just before it: “Ann sighed. ‘…’”.",
    AttributedBy.BEAT_AFTER: "The speaker acts just after it: “‘…’ Ann sighed.”.",
    AttributedBy.ALTERNATION: "Two people take turns, and it is the turn of this one.",
    AttributedBy.PARAGRAPH_ABOVE: "The speaker acts in a paragraph above.",
    AttributedBy.CONVERSATION: "All turns of the conversation were weighed together.",
    AttributedBy.NONE: "Nothing in the text says who speaks.",
}
"""How its speaker was found."""

CORRECTED = "corrected"
"""Last part of the rule of a quotation whose speaker a person has corrected or confirmed."""


@attrs.frozen
class Explanation:
    """A rule in words."""

    name: str
    """The name of the rule, as in the results."""
    sentence: str
    """What the rule says about a quotation."""


def explanations(quotes: Iterable[Quote]) -> tuple[list[Explanation], list[Explanation]]:
    """Return the rules that found and those that attributed the quotations, in a fixed order.

    The rule for corrections is always included, because users correct quotations on the page.
    """
    names = {name for quote in quotes for name in quote.rule.split("/")}
    by_hand = Explanation(CORRECTED, "Somebody corrected or confirmed the speaker.")
    return list(_used(FOUND.items(), names)), [*_used(ATTRIBUTED.items(), names), by_hand]


def _used(sentences: Iterable[tuple[StrEnum, str]], names: set[str]) -> Iterator[Explanation]:
    for rule, sentence in sentences:
        if rule.value in names:
            yield Explanation(rule.value, sentence)
