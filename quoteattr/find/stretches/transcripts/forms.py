"""The forms of the labels that name the speaker of a turn in a transcript, as a table.

A form describes the start of one line. Whether its labels are speakers is decided for the document,
in `turns`: most forms also occur in lists, headings and signatures.
"""

from quoteattr.find.stretches.transcripts.label_form import LabelForm, TurnExtent
from quoteattr.find.stretches.transcripts.patterns import (
    AGO,
    BOLD,
    CAPACITY,
    CAPITALS,
    DASH,
    DETAILS,
    EMOJI,
    END,
    GAP,
    ITEM,
    NAME,
    POSITION,
    POSTER,
    REMARKS,
    ROLE,
    TAG,
    TEXT,
    TIME,
    TITLED,
    TITLED_CAPITALS,
    TO,
    USER,
)

FORMS: tuple[LabelForm, ...] = (
    LabelForm(
        "time and name",
        rf"{TIME}[ \t]*(?:-[ ])?(?:\*\*|<[ @+%~&]?)?(?:From[ ])?(?:{NAME}|@?{USER}){EMOJI}"
        rf"(?:[ ]to[ ][^\n:]{{2,60}}?)?{REMARKS}[ ]?(?::?(?:\*\*|>):?|:)[ \t]+(?=\S)",
        is_certain=True,
    ),
    LabelForm(
        "name and time on a line",
        rf"(?:\*\*|#{{1,6}}[ ])?(?:{NAME}|{POSTER}):?(?:\*\*)?:?(?:,|[ \t])[ \t]*{GAP}"
        rf"(?:{TIME}:?|{AGO})(?:\*\*)?{END}",
        extent=TurnExtent.SECTION,
        is_certain=True,
    ),
    LabelForm(
        "name above a time",
        rf"(?:{NAME}|{POSTER}){END}",
        extent=TurnExtent.MESSAGE,
        is_certain=True,
    ),
    LabelForm(
        "time and name on a line",
        rf"(?:\*\*|#{{1,6}}[ ])?{TIME}[ \t]+{GAP}(?:\*\*)?(?:{NAME}|@{USER}):?"
        rf"(?:\*\*)?:?{END}",
        extent=TurnExtent.SECTION,
        is_certain=True,
    ),
    LabelForm(
        "sender",
        rf"(?:>[ ]?)*(?:(?:On[ ](?=[^\n]*\d)[^\n<]{{5,80}}?[ ])?{NAME}(?:[ ][<(\[][^\n<>]+[>)\]])?"
        rf"|{USER})[ ]wrote:{END}",
        extent=TurnExtent.REPLY,
        least_turns=1,
        is_certain=True,
    ),
    LabelForm(
        "quoted post",
        rf"(?:Originally[ ]posted[ ]by|Quote[ ]from):?[ ](?:{NAME}|{USER})"
        rf"(?:[ ](?:on|at)[ ][^\n]{{2,60}})?:?{END}",
        extent=TurnExtent.BLOCK,
        least_turns=1,
        is_certain=True,
    ),
    LabelForm(
        "name and time",
        rf"(?:\*\*)?{NAME}:?(?:\*\*)?:?[ \t]+(?=[\[(]){TIME}:?[ \t]+{TEXT}",
        is_certain=True,
    ),
    LabelForm(
        "head of a message",
        rf"From:[ \t]+[\"']?{NAME}[\"']?(?:[ ]?[<(\[][^\n<>]+[>)\]])?{END}",
        extent=TurnExtent.MESSAGE,
        least_turns=1,
        is_certain=True,
    ),
    LabelForm(
        "role tag",
        rf"<\|(?:im_start\|>)?{USER}(?:\|>)?{END}",
        extent=TurnExtent.SECTION,
        is_certain=True,
    ),
    LabelForm("heading", rf"#{{1,6}}[ ]+{NAME}{REMARKS}:?{END}", extent=TurnExtent.SECTION),
    LabelForm(
        "bold name on a line",
        rf"(?P<bold>\*\*|__){NAME}{REMARKS}:?(?P=bold):?{END}",
        extent=TurnExtent.SECTION,
    ),
    LabelForm(
        "name and full stop in italics",
        rf"(?P<bold>\*\*|__|\*|_){NAME}{REMARKS}[.](?P=bold)[ \t]+{TEXT}",
        names_suffice=True,
    ),
    LabelForm("handle", rf"@{USER}:[ \t]+(?=\S)", is_certain=True),
    LabelForm(
        "name in brackets", rf"\[{NAME}\]:?[ \t]+{TEXT}", least_share=0.6, opens_paragraph=True
    ),
    LabelForm(
        "name in angle brackets",
        rf"<(?!{TAG}\b)(?:[ @+%~&]?{USER}>[ \t]+|v[ ]{NAME}>[ \t]*)(?=\S)",
        is_certain=True,
    ),
    LabelForm(
        "question and answer",
        rf"{BOLD}?(?P<label>Q|A|QUESTION|ANSWER|Question|Answer){BOLD}?"
        rf"(?:[.:)]{BOLD}?[ \t]+|[ ]{{2,}}|[ ]*\t[ \t]*)(?=\S)",
        answer=r"(?<=[?.!…][\"”’')\]]?)[ ]*(?:[-—–]+[ ]*)?(?P<label>A)[.:][ ]+(?=\S)",
    ),
    LabelForm(
        "numbered question",
        r"(?P<label>\d{1,5})\.[ ]+(?:\([^()\n]{2,60}\)[ ]*)?"
        r"(?=\p{Lu}[^\n]{2,180}[?.!][ ]?(?:—|–|--)[ ]?\p{L})",
        least_turns=6,
        answer=r"(?<=[?.!])[ ]?(?P<label>—|–|--)[ ]?(?=\S)",
    ),
    LabelForm(
        "colon",
        rf"{ITEM}{BOLD}?(?:{NAME}|(?<=[*_])@{USER}){BOLD}?{REMARKS}"
        rf"{POSITION}{{0,2}}"
        rf"(?:(?:{ROLE})?{TO}(?:{BOLD}[ ]?:|[ ]?:{BOLD}?)[ \t]+{TEXT}|{ROLE}:{END})"
        rf"|{CAPITALS}{REMARKS},[ ]\p{{L}}[^\n:]{{1,60}}:[ \t]+{TEXT}",
        names_suffice=True,
    ),
    LabelForm(
        "name and where from",
        rf"{BOLD}?{NAME}{DETAILS}:{BOLD}?[ \t]+{TEXT}",
        least_turns=3,
        least_share=0.5,
        names_suffice=True,
        least_persons=0.5,
    ),
    LabelForm(
        "name and position on a line",
        rf"{BOLD}?(?:{NAME}{BOLD}?{POSITION}{{1,2}}|(?P<label>Operator)){BOLD}?{END}",
        extent=TurnExtent.SECTION,
        least_turns=3,
        least_share=0.1,
    ),
    LabelForm(
        "said on a line",
        r"(?P<label>You|\p{Lu}[\p{L}\p{N}-]{2,20})[ ]said:" + END,
        extent=TurnExtent.SECTION,
    ),
    LabelForm("colon on a line", rf"{NAME}{REMARKS}:{END}", extent=TurnExtent.BLOCK),
    LabelForm("user name", rf"{USER}:[ \t]+(?=\S)", least_turns=3, least_share=0.7),
    LabelForm(
        "title and full stop",
        rf"{TITLED_CAPITALS}{REMARKS}\.[ \t]+{TEXT}",
        names_suffice=True,
    ),
    LabelForm(
        "title and dash",
        rf"{TITLED}{REMARKS}[ ]?{DASH}[ ]?{TEXT}",
        least_share=0.4,
        opens_paragraph=True,
        names_suffice=True,
        kind="dash",
    ),
    LabelForm(
        "full stop and dash",
        rf"{NAME}{REMARKS}{CAPACITY}\.[ ]?{DASH}[ ]+{TEXT}",
        least_turns=3,
        least_share=0.3,
        opens_paragraph=True,
    ),
    LabelForm(
        "capitals and dash",
        rf"{CAPITALS}{REMARKS}(?:[ ]?{DASH}|[ ]-)[ ]?{TEXT}",
        least_turns=3,
        least_share=0.5,
        opens_paragraph=True,
        kind="dash",
        is_like_heading=True,
    ),
    LabelForm(
        "name and dash",
        rf"{NAME}{REMARKS}[ ]{DASH}[ ]{TEXT}",
        least_turns=4,
        least_share=0.6,
        opens_paragraph=True,
        kind="dash",
    ),
    LabelForm(
        "capitals and full stop",
        rf"[_*]?{CAPITALS}(?<!\.)[_*]?{REMARKS}\.[_*]?[ \t]+{TEXT}",
        least_turns=3,
        least_share=0.5,
        opens_paragraph=True,
        is_like_heading=True,
    ),
    LabelForm(
        "name and full stop",
        r"_?(?P<label>(?:(?:Mr|Mrs|Ms|Dr)\.?[ ])?\p{Lu}\p{Ll}{1,20}(?:[ ]\p{Lu}\p{Ll}{1,20})?)\._?"
        r"[ \t]+(?=[\p{Lu}\[(“‘\"'_])",
        least_turns=5,
        least_share=0.6,
        opens_paragraph=True,
        is_like_heading=True,
    ),
    LabelForm(
        "capitals on a line",
        rf"(?:{CAPITALS}|@{NAME}){REMARKS}[ ]?[.:^]?{END}",
        extent=TurnExtent.BLOCK,
        least_turns=3,
        is_like_heading=True,
    ),
    LabelForm(
        "capitals and spaces",
        rf"{CAPITALS}(?:[ ]{{2,}}|[ ]*\t[ \t]*){TEXT}",
        least_turns=4,
        least_share=0.5,
        is_like_heading=True,
    ),
    LabelForm(
        "capitals above a blank line",
        rf"{CAPITALS}{REMARKS}:?{END}",
        extent=TurnExtent.SECTION,
        least_turns=4,
        is_like_heading=True,
    ),
    LabelForm(
        "name on a line",
        rf"{NAME}{REMARKS}{END}",
        extent=TurnExtent.SECTION,
        least_turns=4,
        is_person=True,
    ),
)
"""The forms in the order in which they are tried; a line has the first that matches. The numbers of
turns and the shares are chosen so that no label is found in PolNeAR dev, LitBank and three novels
of PDNC, which have none."""
