"""The pieces of labels, as regular expressions: names, titles, roles, times."""

from quoteattr.language.word_lists import read_classes


def _any(word_class: str, *, is_capital: bool = True) -> str:
    """Return a pattern for any word of a class, with a capital or with either initial letter."""
    words = sorted(read_classes("transcript_words.txt")[word_class], reverse=True)
    if is_capital:
        return "|".join(map(str.capitalize, words))
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}.’'_-]{0,30}"
_SMALL = r"(?:of|the|for|and|&|de|du|da|van|von|der|la|le|al|bin|hon\.|rt\.|no\.|#?\p{N}{1,3})"
_NUMBER = r"#?\p{N}{1,3}"
_MEMBERS = (
    r"(?:(?:An?|Some|Several|Other|Many|The)[ ])?(?:(?:[Hh]on|[Rr]t)\.?[ ]|[Hh]onou?rable[ ]"
    rf"|\p{{L}}{{3,12}}[ ])?(?:{_any('member', is_capital=False)})"
)
NAME = (
    r"(?P<label>(?:(?:An?[ ]hon\.[ ]|(?:The|THE|An|A)[ ])?"
    rf"{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}(?:{_WORD}|{_NUMBER})){{0,6}}|{_MEMBERS}))"
)
"""A name, a title or an office: "Ann Lee", "The Minister for Roads", "Some hon. members"."""
USER = r"(?P<label>[\p{L}_][\p{L}\p{N}_.-]{1,30})"
"""A user name: "night_owl"."""
POSTER = rf"(?:u/|@)?{USER}(?:[ ](?:OP|MOD|Author))?"
"""A user name with what websites put around it: "u/night_owl OP"."""
_CAPITAL_WORD = r"\p{Lu}[\p{Lu}\p{N}.’'-]{0,30}(?:['’]s)?"
CAPITALS = (
    rf"(?P<label>{_CAPITAL_WORD}(?:[ ](?:of[ ]|and[ ]|&[ ])?(?:{_CAPITAL_WORD}|{_NUMBER})){{0,4}})"
)
"""A name in capitals: "ANN LEE", "SECOND GUARD", "CLERK #2"."""
_TITLE = rf"(?:(?:{_any('abbreviation')})\.?|{_any('title')})"
_OF_PLACE = r"(?:[ ]of[ ]\p{Lu}\p{L}{1,20}(?:[ ]\p{Lu}\p{L}{1,20})?|[ ]pro[ ]tempore)?"
TITLED = rf"(?P<label>{_TITLE}(?:[ ]\p{{Lu}}[\p{{L}}.’'-]{{0,30}}){{1,4}}{_OF_PLACE})"
"""A name with a title: "Senator Lee", "The PRESIDENT"."""
TITLED_CAPITALS = (
    rf"(?P<label>{_TITLE}"
    rf"(?:[ ](?:\p{{Lu}}\p{{L}}{{0,2}})?\p{{Lu}}[\p{{Lu}}’'-]{{1,30}}){{1,3}}{_OF_PLACE})"
)
"""A name in capitals with a title: "Mr. McLEE of Ohio", "The PRESIDING OFFICER"."""
REMARKS = r"(?P<remarks>(?:[ ]?[(\[][^()\[\]\n]{1,80}[)\]]){0,3})"
"""A seat, a party, a name or a time in brackets."""
ROLE = r",[ ][\p{Lu}\p{N}][\p{Lu}\p{N} .,’'&/()-]{1,60}"
"""A role in capitals: "ANN LEE, HOST"."""
DETAILS = r"(?:,[ ](?:\p{N}{1,3}|[\p{L}][\p{L} .’'-]{1,40}))(?:,[ ][\p{L}][\p{L} .’'-]{1,40}){0,2}"
"""The age, work or place of somebody in a poll of the street: "Ann Lee, 34, Hull"."""
POSITION = r"(?:[ ](?:—|–|--)[ ][*_]{0,2}\p{Lu}[^\n:.!?]{1,80}?)"
"""The firm or the position of somebody in the transcript of a call: "Ann Lee -- Analyst"."""
CAPACITY = r"(?:,[ ][^\n.:—–]{2,80})?"
"""In what capacity somebody speaks: "Ann Lee, rapporteur"."""
TO = r"(?:[ ]to[ ](?:the[ ])?\p{Lu}[\p{L} ,’'-]{2,80})?"
"""Whom a question in parliament is addressed to."""
_DATE = (
    r"(?:(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?"
    r"|(?:Today|Yesterday|\p{Lu}\p{L}{2,5}day)(?:[ ]at)?)[ T])"
)
TIME = (
    rf"(?:[\[(]?{_DATE}?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}){{0,2}}(?:[.,]\d{{1,3}})?"
    r"(?:[ ]?[AaPp]\.?[Mm]\.?)?[\])]?)"
)
AGO = (
    r"(?:\d{1,2}|an?)[ ]?"
    r"(?:mo(?:nth)?|m(?:in(?:ute)?)?|h(?:r|our)?|d(?:ay)?|w(?:eek)?|y(?:r|ear)?)s?\.?[ ]ago"
)
"""How long ago a comment was written: "5 hr. ago"."""
BOLD = r"(?:\*\*|__|\*|_)"
DASH = r"(?:—|–|--)"
GAP = r"(?:[—–|·-][ \t]*)?"
"""What may be between a name and a time."""
ITEM = r"(?:>>[ ]?|(?:Q\d{1,4}[.:]?|\d{1,3}[.)])[ \t]+)?"
"""What is before a label: the number of a question or of a cue, or the sign of captions."""
EMOJI = r"(?:[ ]?[\p{So}\p{Sk}\p{M}\p{Cf}]+){0,3}"
"""What people in chats have after their names."""
TAG = (
    r"(?:a|b|br|body|code|dd|div|dl|dt|em|h\d|head|hr|html|i|img|li|ol|p|pre|span|strong|table|td|th"
    r"|title|tr|u|ul)"
)
"""Elements of HTML, which are in angle brackets as well."""
TEXT = r"(?=[\p{L}\p{N}“\"‘'(\[…¿¡—–*_-])"
END = r"[ \t]*$"
