"""What a reader sees of a text with markup."""

from collections.abc import Callable

import pytest

from quoteattr.markup.read import read_markup
from tests.growth import MOST, growth


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("&ldquo;It&rsquo;s shut,&rdquo; said Ann.", "“It’s shut,” said Ann."),
        ("&#8220;Shut,&#x201D; said Ann &amp; Bo.", "“Shut,” said Ann & Bo."),
        ("&amp;quot;Shut&amp;quot; &amp;amp; dark", '"Shut" & dark'),
        ("It is shut.&nbsp;Dark.", "It is shut.\xa0Dark."),
        ("<p>Shut.</p><p>Dark.</p>", "\n\nShut.\n\n\n\nDark.\n\n"),
        ("Shut.<br>Dark.<BR/>", "Shut.\nDark.\n"),
        ('<b>Ann</b> and <a href="/bo">Bo</a>', "Ann and Bo"),
        ("Ann: <q>Shut.</q>", "Ann: “Shut.”"),
        ("<i>Ann</i><!-- <b>Bo</b> --> left.", "Ann left."),
        ("<style>p {}</style><p>Shut.</p>", "\n\n\n\nShut.\n\n"),
        ("<p>It\nis\n\nshut.</p>", "\n\nIt is\n\nshut.\n\n"),
        ('<b>Ann</b> <tweet id="4">left</tweet>.', "Ann left."),
        ("<v Ann>It is shut.</v>", "<v Ann>It is shut."),
        ("â€œShut,â€\x9d said JosÃ© â€” â€˜oh.â€™", "“Shut,” said José — ‘oh.’"),
        ("â€œShut,â€ said Ann.", "“Shut,” said Ann."),
        ("Ã¢â‚¬Å“Shut,Ã¢â‚¬Â\x9d said Ann.", "“Shut,” said Ann."),
        ("\ufffdIt\ufffds shut,\ufffd said Ann.", "“It’s shut,” said Ann."),
        ("「It’s 『shut』,」 said Ann.", "“It’s “shut”,” said Ann."),
        ("Â£4 for a cafÃ©", "£4 for a café"),
        ("She wrote “of rain”.[3] Who?[citation needed]", "She wrote “of rain”. Who?"),
    ],
)
def test_markup_is_read_as_what_it_represents(text: str, seen: str) -> None:
    """Entities and garbled characters are characters, and tags are marks, breaks or nothing."""
    view = read_markup(text)

    assert view is not None
    assert view.text == seen


@pytest.mark.parametrize(
    "text",
    [
        "It is shut.",
        "He [3] and she [a] wrote [sic] a[0] and b[i].",
        "Ann & Bo; R&D; AT&T; Q&A",
        "a < b and b > c",
        "<ann> is it shut\n<bo> it is",
        "Ann <ann@example.org> left.",
        "<v Ann> It is shut.",
        "CAFÉ, SÃO PAULO, Â and â, naïve, façade, Ångström",
        "A caf\ufffd in S\ufffdo Paulo",
        "&unknown; & ampersand;",
    ],
)
def test_a_text_without_markup_is_read_as_it_is(text: str) -> None:
    """Ampersands, angle brackets and accents are not markup by themselves."""
    assert read_markup(text) is None


@pytest.mark.parametrize("piece", ["&quot;", "<b>", "<b", "â€", "<!--", "&amp;", "<script>"])
def test_markup_is_read_in_linear_time(piece: str) -> None:
    """What does not end is not searched again and again."""

    def prepare(size: int) -> Callable[[], object]:
        text = f"</p>{piece * size}"
        return lambda: read_markup(text)

    assert growth(prepare, 3000) < MOST
