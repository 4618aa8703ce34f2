"""What a reader sees in place of markup, as a table."""

from collections.abc import Callable
from html import unescape

import attrs
import regex

_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The bytes that continue a character in UTF-8, read as Windows-1252 or Latin-1."""
_TWICE = "Ã¢â‚¬(?:Å“|Â\x9d|â„¢|Ëœ|â€œ|â€\x9d|Â¦|Â)"
"""Quotation marks, dashes and an ellipsis that were read as Windows-1252 two times."""
_CUT_OFF = ("â€", "Ã¢â‚¬Â")
"""The closing quotation mark, read wrongly once and twice, without its last byte: this has no
character in Windows-1252, and is lost where programs leave out what has none."""
_BYTES = 0x100
_LOST_MARK = regex.compile(r"(?<=[.,!?…])\ufffd(?=\s|$)")
"""A closing quotation mark that could not be decoded; then other such characters are marks too."""
_PARAGRAPHS = (
    r"p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|article|section|header|footer|main|aside|figure"
    r"|figcaption|table|tbody|thead|tr|td|th|hr|pre|body|html|head|title|form|nav|address"
)
_INLINE = (
    r"a|b|i|em|strong|span|u|s|small|big|sub|sup|cite|code|mark|font|abbr|acronym|time|img|wbr|del"
    r"|ins|dfn|kbd|samp|var|center|label|button|input|meta|link|picture|source|noscript|bdi|bdo"
)
_ATTRIBUTES = r"(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*/?"
_NAMED = r"(?:\s+[\w:@.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))+\s*/?"
"""One attribute or more, all with values: a tag in any dialect."""


@attrs.frozen
class Kind:
    """One kind of markup."""

    name: str
    """Such as `entities`, `tags` or `encoding`."""
    pattern: "regex.Pattern[str]"
    """Matches it."""
    seen: Callable[[str], str | None]
    """Returns what a reader sees in place of a match, None if the match is not markup."""
    evidence: "regex.Pattern[str] | None" = None
    """Must occur in the text too, where the pattern alone does not show that it is markup."""


def _entity(match: str) -> str | None:
    """Return the character of an entity, even of one that was escaped again: `&amp;rsquo;`."""
    while (seen := unescape(match)) != match and seen.startswith("&") and seen.endswith(";"):
        match = seen
    return None if seen == match or not _is_text(seen) else seen


def _is_text(seen: str) -> bool:
    return seen.isprintable() or seen.isspace()


def _tag(match: str) -> str | None:
    """Return the marks of a quotation, the break before and after a paragraph, or nothing."""
    name = regex.sub(r"^</?|[\s/>].*$", "", match.lower(), flags=regex.DOTALL)
    if name == "q":
        return "”" if match.startswith("</") else "“"
    if name == "br":
        return "\n"
    is_block = regex.fullmatch(_PARAGRAPHS, name) or name in {"script", "style", "!doctype"}
    return "\n\n" if is_block else ""


def _character(match: str) -> str | None:
    """Return the character whose UTF-8 was read in a one-byte encoding."""
    if match in _CUT_OFF:
        return "”"
    seen = match
    # Text that was read wrongly twice still has two to four characters after the first correction.
    while len(seen) > 1:
        coded = b"".join(bytes([ord(c)]) if ord(c) < _BYTES else c.encode("cp1252") for c in seen)
        try:
            seen = coded.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return seen if _is_text(seen) else None


KINDS: tuple[Kind, ...] = (
    Kind(
        "entities",
        regex.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
        _entity,
    ),
    Kind(
        "tags",
        regex.compile(
            r"<!--(?:(?!<!--).)*?-->|<!doctype[^<>]*>"
            r"|<(?P<hidden>script|style)\b[^<>]*>(?:(?!<(?P=hidden)\b).)*?</(?P=hidden)\s*>"
            rf"|</?(?:{_PARAGRAPHS}|{_INLINE}|q|br){_ATTRIBUTES}>|<[a-z][\w:-]*{_NAMED}>"
            r"|</[a-z][\w:-]*>",
            regex.IGNORECASE | regex.DOTALL,
        ),
        _tag,
        regex.compile(rf"</(?:{_PARAGRAPHS}|{_INLINE}|q|v)\s*>|<br\s*/?>|<p>", regex.IGNORECASE),
    ),
    Kind(
        "subtitle times",
        regex.compile(
            r"^(?:\d+[ \t]*\r?\n)?[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[^\n\r]*"
            r"|\A\ufeff?WEBVTT\b.*$",
            regex.MULTILINE,
        ),
        lambda _: "",
        regex.compile(r"^[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->", regex.MULTILINE),
    ),
    Kind(
        "encoding",
        regex.compile(
            rf"{_TWICE}|[ÂÃ][{_CONTINUATION}]|â[{_CONTINUATION}]{{2}}|â€(?![{_CONTINUATION}])"
            rf"|ð[{_CONTINUATION}]{{3}}"
        ),
        _character,
    ),
    Kind("corner brackets", regex.compile("[「『]"), lambda _: "“", regex.compile("[」』]")),
    Kind("corner brackets", regex.compile("[」』]"), lambda _: "”", regex.compile("[「『]")),
    Kind("encoding", regex.compile(r"(?<=\w)\ufffd(?=\w)"), lambda _: "’", _LOST_MARK),
    Kind("encoding", regex.compile(r"(?<![^\s(\[—–-])\ufffd(?=\w)"), lambda _: "“", _LOST_MARK),
    Kind("encoding", regex.compile(r"(?<=[.,!?…—–-])\ufffd(?!\w)"), lambda _: "”", _LOST_MARK),
)
"""The kinds of markup. An entity and a character of a wrong encoding show what they are by
themselves; angle brackets occur in chats and in mail too, so a text must have a tag that closes an
element of HTML or breaks a line."""

LINE_END = regex.compile(r"(?<![\n\r])(?:\r\n|\n|\r)(?![\n\r])")
"""The end of one line, which is a space in HTML."""
HAS_PARAGRAPHS = regex.compile(r"</p\s*>", regex.IGNORECASE)
"""Occurs in HTML that has tags for its paragraphs."""
