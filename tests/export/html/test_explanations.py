"""The rules in words."""

from quoteattr.export.html.explanations import ATTRIBUTED, FOUND, explanations
from quoteattr.schema.rules import AttributedBy, FoundBy
from tests.browser.article import article


def test_every_rule_is_explained() -> None:
    """A new rule needs a sentence."""
    assert set(FOUND) == set(FoundBy)
    assert set(ATTRIBUTED) == set(AttributedBy)


def test_only_what_was_used_is_explained() -> None:
    """Once each, in the order of the rules."""
    found, attributed = explanations(article().quotes)

    assert [rule.name for rule in found] == ["marks", "complement", "object", "viewpoint"]
    assert [rule.name for rule in attributed] == ["given", "subject", "none", "corrected"]
