"""The forms of the labels that name the speaker of a turn in a transcript, as a table.

A form describes the start of one line. Whether its labels are speakers is decided for the document,
in `transcript_turns`: most forms also occur in lists, headings and signatures.
"""

import enum

import attrs
import regex

_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}.’'_-]{0,30}"
_SMALL = r"(?:of|the|for|and|&|de|du|da|van|von|der|la|le|al|bin|hon\.|rt\.|no\.|#?\p{N}{1,3})"
_NUMBER = r"#?\p{N}{1,3}"
_NAME = (
    r"(?P<label>(?:An?[ ]hon\.[ ]|(?:The|THE|An|A)[ ])?"
    rf"{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}(?:{_WORD}|{_NUMBER})){{0,6}})"
)
"""A name, a title or an office: "Ann Lee", "The Minister for Roads", "An hon. Member"."""
_USER = r"(?P<label>[\p{L}_][\p{L}\p{N}_.-]{1,30})"
"""A user name: "night_owl"."""
_CAPITAL_WORD = r"\p{Lu}[\p{Lu}\p{N}.’'-]{0,30}(?:['’]s)?"
_CAPITALS = (
    rf"(?P<label>{_CAPITAL_WORD}(?:[ ](?:of[ ]|and[ ]|&[ ])?(?:{_CAPITAL_WORD}|{_NUMBER})){{0,4}})"
)
"""A name in capitals: "ANN LEE", "SECOND GUARD", "CLERK #2"."""
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Hon|Rev|Prof|Sen|Rep)\.?|Madam|Senator|Baroness"
    r"|Representative|Professor|Judge|Chairman|Chairwoman|The)"
)
_OF_PLACE = r"(?:[ ]of[ ]\p{Lu}\p{L}{1,20}(?:[ ]\p{Lu}\p{L}{1,20})?|[ ]pro[ ]tempore)?"
_TITLED = rf"(?P<label>{_TITLE}(?:[ ]\p{{Lu}}[\p{{L}}.’'-]{{0,30}}){{1,4}}{_OF_PLACE})"
"""A name with a title: "Senator Lee", "The PRESIDENT"."""
_TITLED_CAPITALS = (
    rf"(?P<label>{_TITLE}"
    rf"(?:[ ](?:\p{{Lu}}\p{{L}}{{0,2}})?\p{{Lu}}[\p{{Lu}}’'-]{{1,30}}){{1,3}}{_OF_PLACE})"
)
"""A name in capitals with a title: "Mr. McLEE of Ohio", "The PRESIDING OFFICER"."""
_REMARKS = r"(?P<remarks>(?:[ ]?[(\[][^()\[\]\n]{1,80}[)\]]){0,3})"
"""A seat, a party, a name or a time in brackets."""
_ROLE = r"(?:,[ ][\p{Lu}\p{N}][\p{Lu}\p{N} .,’'&/()-]{1,60})?"
"""A role in capitals: "ANN LEE, HOST"."""
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T])"
_TIME = (
    rf"(?:[\[(]?{_DATE}?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}){{0,2}}(?:[.,]\d{{1,3}})?"
    r"(?:[ ]?[AaPp]\.?[Mm]\.?)?[\])]?)"
)
_BOLD = r"(?:\*\*|__|\*|_)"
_DASH = r"(?:—|–|--)"
_GAP = r"(?:[—–|·-][ \t]*)?"
"""What may be between a name and a time."""
_ITEM = r"(?:\d{1,3}[.)][ ])?"
"""The number of a question in parliament."""
_TAG = (
    r"(?:a|b|br|body|code|dd|div|dl|dt|em|h\d|head|hr|html|i|img|li|ol|p|pre|span|strong|table|td|th"
    r"|title|tr|u|ul)"
)
"""Elements of HTML, which are in angle brackets as well."""
_TEXT = r"(?=[\p{L}\p{N}“\"‘'(\[…¿¡—–*_-])"
_END = r"[ \t]*$"


class Extent(enum.Enum):
    """How far a turn extends."""

    PARAGRAPH = "paragraph"
    """To the end of the paragraph, and over the unlabelled ones that the layout shows to be its."""
    BLOCK = "block"
    """To the next blank line."""
    SECTION = "section"
    """To the next label, over any number of paragraphs."""


@attrs.frozen
class LabelForm:
    """One way to write the label of a turn."""

    name: str
    """Its name, for messages and tests."""
    pattern: "regex.Pattern[str]"
    """Matches the start of a line, with the group `label`."""
    extent: Extent = Extent.PARAGRAPH
    """How far the turn extends; a label with another extent than a paragraph fills its line."""
    least_turns: int = 2
    """Number of turns from which labels of this form are speakers."""
    least_share: float = 0.0
    """Smallest share of the paragraphs of a transcript that must be labelled; of its lines, if a
    label need not open a paragraph."""
    opens_paragraph: bool = False
    """Whether only the first line of a paragraph has such a label."""
    is_certain: bool = False
    """Whether the form itself shows that people talk, as a time before each turn does."""
    names_suffice: bool = False
    """Whether two labels that are persons' names are speakers, even if neither comes back."""


def _form(
    name: str,
    pattern: str,
    *,
    extent: Extent = Extent.PARAGRAPH,
    least_turns: int = 2,
    least_share: float = 0.0,
    opens_paragraph: bool = False,
    is_certain: bool = False,
    names_suffice: bool = False,
) -> LabelForm:
    compiled = regex.compile(pattern)
    return LabelForm(
        name,
        compiled,
        extent,
        least_turns,
        least_share,
        opens_paragraph,
        is_certain,
        names_suffice,
    )


FORMS: tuple[LabelForm, ...] = (
    _form(
        "time and name",
        rf"{_TIME}[ ]?(?:-[ ])?(?:\*\*|<)?(?:{_NAME}|@?{_USER}){_REMARKS}(?::?(?:\*\*|>):?|:)"
        rf"[ \t]+{_TEXT}",
        is_certain=True,
    ),
    _form(
        "name and time on a line",
        rf"(?:\*\*|#{{1,6}}[ ])?(?:{_NAME}|@?{_USER}):?(?:\*\*)?:?(?:,|[ \t])[ \t]*{_GAP}{_TIME}:?"
        rf"(?:\*\*)?{_END}",
        extent=Extent.SECTION,
        is_certain=True,
    ),
    _form(
        "time and name on a line",
        rf"(?:\*\*|#{{1,6}}[ ])?{_TIME}[ \t]+{_GAP}(?:\*\*)?(?:{_NAME}|@{_USER}):?"
        rf"(?:\*\*)?:?{_END}",
        extent=Extent.SECTION,
        is_certain=True,
    ),
    _form("heading", rf"#{{1,6}}[ ]+{_NAME}{_REMARKS}:?{_END}", extent=Extent.SECTION),
    _form(
        "bold name on a line",
        rf"(?P<bold>\*\*|__){_NAME}{_REMARKS}:?(?P=bold):?{_END}",
        extent=Extent.SECTION,
    ),
    _form(
        "name and full stop in italics",
        rf"(?P<bold>\*\*|__|\*|_){_NAME}{_REMARKS}[.](?P=bold)[ \t]+{_TEXT}",
        names_suffice=True,
    ),
    _form("handle", rf"@{_USER}:[ \t]+(?=\S)", is_certain=True),
    _form(
        "name in brackets", rf"\[{_NAME}\]:?[ \t]+{_TEXT}", least_share=0.6, opens_paragraph=True
    ),
    _form(
        "name in angle brackets",
        rf"<(?!{_TAG}\b)(?:@?{_USER}>[ \t]+|v[ ]{_NAME}>[ \t]*)(?=\S)",
        is_certain=True,
    ),
    _form(
        "question and answer",
        rf"{_BOLD}?(?P<label>Q|A|QUESTION|ANSWER|Question|Answer){_BOLD}?[.:)]{_BOLD}?[ \t]+(?=\S)",
    ),
    _form(
        "colon",
        rf"{_ITEM}{_BOLD}?(?:{_NAME}|(?<=[*_])@{_USER}){_REMARKS}{_ROLE}"
        rf"(?:{_BOLD}[ ]?:|[ ]?:{_BOLD}?)[ \t]+{_TEXT}",
        names_suffice=True,
    ),
    _form("colon on a line", rf"{_NAME}{_REMARKS}:{_END}", extent=Extent.BLOCK),
    _form("user name", rf"{_USER}:[ \t]+(?=\S)", least_turns=3, least_share=0.7),
    _form(
        "title and full stop",
        rf"{_TITLED_CAPITALS}{_REMARKS}\.[ \t]+{_TEXT}",
        names_suffice=True,
    ),
    _form(
        "title and dash",
        rf"{_TITLED}{_REMARKS}[ ]?{_DASH}[ ]?{_TEXT}",
        least_share=0.4,
        opens_paragraph=True,
        names_suffice=True,
    ),
    _form(
        "capitals and dash",
        rf"{_CAPITALS}{_REMARKS}(?:[ ]?{_DASH}|[ ]-)[ ]?{_TEXT}",
        least_turns=3,
        least_share=0.5,
        opens_paragraph=True,
    ),
    _form(
        "capitals and full stop",
        rf"[_*]?{_CAPITALS}(?<!\.)[_*]?{_REMARKS}\.[_*]?[ \t]+{_TEXT}",
        least_turns=3,
        least_share=0.5,
        opens_paragraph=True,
    ),
    _form(
        "name and full stop",
        r"_?(?P<label>(?:(?:Mr|Mrs|Ms|Dr)\.?[ ])?\p{Lu}\p{Ll}{1,20}(?:[ ]\p{Lu}\p{Ll}{1,20})?)\._?"
        r"[ \t]+(?=[\p{Lu}\[(“‘\"'_])",
        least_turns=5,
        least_share=0.6,
        opens_paragraph=True,
    ),
    _form(
        "capitals on a line",
        rf"{_CAPITALS}{_REMARKS}[.:^]?{_END}",
        extent=Extent.BLOCK,
        least_turns=3,
    ),
)
"""The forms in the order in which they are tried; a line has the first that matches. The numbers of
turns and the shares are chosen, so that no label is found in PolNeAR dev, LitBank and three novels
of PDNC, where there is none."""
