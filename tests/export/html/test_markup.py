"""The one way from a str to HTML."""

from hypothesis import given

from quoteattr.export.html.markup import escape, tag
from tests.pages import read
from tests.strategies import texts


def _readable(text: str) -> str:
    """Return a text with the characters replaced that HTML cannot represent."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


@given(texts())
def test_any_text_comes_back_as_text(text: str) -> None:
    """Only NUL and lone surrogates, which HTML has no form for, are replaced."""
    (element,) = read(tag("p", escape(text))).all()

    assert element.text == _readable(text)
    assert all(isinstance(child, str) for child in element.children)


@given(texts())
def test_any_value_stays_in_its_attribute(value: str) -> None:
    """No quotation mark ends an attribute."""
    (element,) = read(tag("p", title=value)).all()

    assert element.attributes == {"title": _readable(value)}


def test_markup_in_a_text_is_no_markup() -> None:
    """The classic of all injections."""
    assert escape("<script>&\"'") == "&lt;script&gt;&amp;&quot;&#x27;"


def test_attributes_that_are_not_set_are_left_out() -> None:
    """True has no value, None and False no name."""
    assert tag("input", checked=True, disabled=False, id=None, class_="a", data_q="1") == (
        '<input checked class="a" data-q="1">'
    )
