"""The forms of labels, each in a transcript of its own, and layouts that are not transcripts."""

from collections.abc import Callable

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.turns import label_stretches
from quoteattr.language.paragraphs import paragraphs
from tests.growth import MOST, growth

TRANSCRIPTS = {
    "time and name": (
        "[00:04] Priya: Is it on?\n[00:06] Marcus: It is.\n[00:09] Priya: Good.",
        ["Priya", "Marcus", "Priya"],
        ["Is it on?", "It is.", "Good."],
    ),
    "date, time and name": (
        "02/05/2023, 18:02 - Nell: who has the key\n02/05/2023, 18:03 - Bea: not me",
        ["Nell", "Bea"],
        ["who has the key", "not me"],
    ),
    "name and where from": (
        "Ada Quist, 71, Moss: The pump broke.\nIvo Lenz, baker: I know.\nJune Bell, Hove: Again?",
        ["Ada Quist", "Ivo Lenz", "June Bell"],
        ["The pump broke.", "I know.", "Again?"],
    ),
    "name and position": (
        "Ada Quist -- Finch -- Analyst: Is it up?\nIvo Lenz -- Chairman: It is.\nAda Quist: Good.",
        ["Ada Quist", "Ivo Lenz", "Ada Quist"],
        ["Is it up?", "It is.", "Good."],
    ),
    "name and position on a line": (
        "**Ada Quist** -- *Moss* -- *Chair*\n\nUp?\n\nOperator\n\nYes.\n\nAda Quist — Moss\n\nWhy?",
        ["Ada Quist", "Operator", "Ada Quist"],
        ["Up?", "Yes.", "Why?"],
    ),
    "name and time on a line": (
        "Ada Quist, 12:01\nThe pump broke.\nAgain.\n\nIvo Lenz, 12:04\nI know.",
        ["Ada Quist", "Ivo Lenz"],
        ["The pump broke. Again.", "I know."],
    ),
    "time and name on a line": (
        "00:01 Nora Vance\nAm I heard?\n\n00:03 Ed Poole\nYes.",
        ["Nora Vance", "Ed Poole"],
        ["Am I heard?", "Yes."],
    ),
    "name above a time": (
        "gullwing\n2 hours ago\nIs it shut?\n\nAda Orr\n1h ago (edited)\nSince Monday.",
        ["gullwing", "Ada Orr"],
        ["Is it shut?", "Since Monday."],
    ),
    "sender in small letters": (
        "gullwing wrote:\n> Is it shut?\n\nSince Monday.",
        ["gullwing"],
        ["Is it shut?"],
    ),
    "quoted post": (
        "Quote from: gullwing on March 3, 2019\n> Is it shut?\n\nSince Monday.",
        ["gullwing"],
        ["Is it shut?"],
    ),
    "numbered speakers without punctuation": (
        "SPEAKER_00: so is it shut\nSPEAKER_01: since monday\nSPEAKER_00: why",
        ["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"],
        ["so is it shut", "since monday", "why"],
    ),
    "screenplay with one speech each": (
        "EXT. QUAY - DAY\n\nVAIL\nIs it shut?\n\nROOK (V.O.)\nSince Monday.",
        ["VAIL", "ROOK"],
        ["Is it shut?", "Since Monday."],
    ),
    "chat in small letters": (
        "zed: is it shut\nplinth: since monday\nzed: and why\nplinth: no idea at all",
        ["zed", "plinth", "zed", "plinth"],
        ["is it shut", "since monday", "and why", "no idea at all"],
    ),
    "heading": (
        "## Speaker 1\n\nWho keeps bees?\n\n## Speaker 2\n\nI do.\n\nMany.\n\n## Speaker 1\n\nWhy?",
        ["Speaker 1", "Speaker 2", "Speaker 1"],
        ["Who keeps bees?", "I do. Many.", "Why?"],
    ),
    "bold name on a line": (
        "**Guest**\n\nWho keeps bees?\n\n**Ada Orr:**\n\nI do.\n\n**Guest**\n\nWhy?",
        ["Guest", "Ada Orr", "Guest"],
        ["Who keeps bees?", "I do.", "Why?"],
    ),
    "bold question": (
        "**Coast News: Where is it?**\n\nOlaf Dahl: Gone.\n\n**Coast News: Where?**",
        ["Coast News", "Olaf Dahl", "Coast News"],
        ["Where is it?", "Gone.", "Where?"],
    ),
    "italics and full stop": (
        "_Lena._ Where is it?\n\n_Hugo._ Gone.\n\n_Lena._ Where?",
        ["Lena", "Hugo", "Lena"],
        ["Where is it?", "Gone.", "Where?"],
    ),
    "bold name": (
        "**Greta:** Where is it?\n\n**Olaf**: Gone.\n\n**Greta:** Where?",
        ["Greta", "Olaf", "Greta"],
        ["Where is it?", "Gone.", "Where?"],
    ),
    "handle": (
        "@lotte.k: the lift is stuck\n@brunoW: which one\n@lotte.k: the old one",
        ["lotte.k", "brunoW", "lotte.k"],
        ["the lift is stuck", "which one", "the old one"],
    ),
    "name in brackets": (
        "[Maud] Who did it?\n\n[Percy] I did. [cough] Me.\n\n[Maud] You!",
        ["Maud", "Percy", "Maud"],
        ["Who did it?", "I did. [cough] Me.", "You!"],
    ),
    "name in angle brackets": (
        "<rook77> anyone here\n<mila> yes\n<rook77> finally",
        ["rook77", "mila", "rook77"],
        ["anyone here", "yes", "finally"],
    ),
    "question and answer": (
        "Q. Where do you live?\nA. On Dock Street.",
        ["Q", "A"],
        ["Where do you live?", "On Dock Street."],
    ),
    "colon with a seat and a party": (
        "1. Ann Tull (Dray) (Ind): Why?\n\nMr Speaker: Order.\n\nAnn Tull: I ask again.",
        ["Ann Tull", "Mr Speaker", "Ann Tull"],
        ["Why?", "Order.", "I ask again."],
    ),
    "colon with a role": (
        "TOM REED, HOST: Good evening.\n\nMAY ORDE: Hello.\n\nREED: Well?\n\nMAY ORDE: Well.",
        ["TOM REED", "MAY ORDE", "REED", "MAY ORDE"],
        ["Good evening.", "Hello.", "Well?", "Well."],
    ),
    "colon with the name of an office holder": (
        "The Minister (Mrs Gale): I agree.\n\nAn hon. Member: Oh!\n\nThe Minister: I do.",
        ["Mrs Gale", "An hon. Member", "Mrs Gale"],
        ["I agree.", "Oh!", "I do."],
    ),
    "colon on a line": (
        "Speaker 1 (00:02):\nIs it on?\n\nSpeaker 2 (00:05):\nIt is.\n\nSpeaker 1 (00:07):\nGood.",
        ["Speaker 1", "Speaker 2", "Speaker 1"],
        ["Is it on?", "It is.", "Good."],
    ),
    "user name": (
        "user: What is rust?\nassistant: Old iron.\nuser: thanks",
        ["user", "assistant", "user"],
        ["What is rust?", "Old iron.", "thanks"],
    ),
    "title and full stop": (
        "Mr. HARLOW. I rise.\n\nThe SPEAKER pro tempore. He may.\n\nMs. OKE of Maine. Why?",
        ["Mr. HARLOW", "The SPEAKER pro tempore", "Ms. OKE of Maine"],
        ["I rise.", "He may.", "Why?"],
    ),
    "title and dash": (
        "Senator PELL (Dray—Leader) (9.31 am)—I rise.\n\nThe PRESIDENT—He may.",
        ["Senator PELL", "The PRESIDENT"],
        ["I rise.", "He may."],
    ),
    "capitals and dash": (
        "NELL — Where is it?\n\nBEN — You had it.\n\nNELL — I did not.",
        ["NELL", "BEN", "NELL"],
        ["Where is it?", "You had it.", "I did not."],
    ),
    "capitals and full stop": (
        "PORTER. Who knocks?\n\nFIRST LADY. [Aside.] He drinks.\n\nPORTER. I hear. [Exit.]",
        ["PORTER", "FIRST LADY", "PORTER"],
        ["Who knocks?", "He drinks.", "I hear."],
    ),
    "name and full stop": (
        "Cecily. Where is he?\n\nLane. Out.\n\nCecily. Alone?\n\nMr. Worth. No.\n\nLane. Alone.",
        ["Cecily", "Lane", "Cecily", "Mr. Worth", "Lane"],
        ["Where is he?", "Out.", "Alone?", "No.", "Alone."],
    ),
    "chats with emoji, modes and addressees": (
        "10:04 From Ann 🐸 to All: is it on\n10:05 From Bo Ray to Ann (Direct Message): no",
        ["Ann", "Bo Ray"],
        ["is it on", "no"],
    ),
    "modes in angle brackets": (
        "<@rook77> anyone here\n<+mila> yes\n<@rook77> finally",
        ["rook77", "mila", "rook77"],
        ["anyone here", "yes", "finally"],
    ),
    "name, day and time on a line": (
        "ada_q — Today at 9:41 AM\nIt broke.\n\nIvo — Today at 9:42 AM\nI know.",
        ["ada_q", "Ivo"],
        ["It broke.", "I know."],
    ),
    "name and time before the words": (
        "**Nora Vance** [00:01] Am I heard?\n\n**Ed Poole** [00:03] Yes.",
        ["Nora Vance", "Ed Poole"],
        ["Am I heard?", "Yes."],
    ),
    "said on a line": (
        "You said:\nWhat is rust?\n\nHelper said:\nOld iron.\n\nRed iron.\n\nYou said:\nThanks.",
        ["You", "Helper", "You"],
        ["What is rust?", "Old iron. Red iron.", "Thanks."],
    ),
    "sender": (
        "On 4 May at 9:02, Ada Quist <ada@example.org> wrote:\n> It broke.\n>\n> Again.\n\nI know.",
        ["Ada Quist"],
        ["It broke. Again."],
    ),
    "question and answer with a gap": (
        "Q   Where do you live?\nA   On Dock Street.",
        ["Q", "A"],
        ["Where do you live?", "On Dock Street."],
    ),
    "numbered questions of a committee": (
        "Q4      Chair: Is it shut?\n\nAnn Tull: It is.\n\nQ5      Chair: Why?",
        ["Chair", "Ann Tull", "Chair"],
        ["Is it shut?", "It is.", "Why?"],
    ),
    "captions": (
        ">> Mayor Gale: Good day.\n\n>> Orde: Hello.\n\n>> Mayor Gale: Well?",
        ["Mayor Gale", "Orde", "Mayor Gale"],
        ["Good day.", "Hello.", "Well?"],
    ),
    "members": (
        "Ms. Tull (Dray, Ind.): I rise.\n\nSome hon. members: Oh!\n\nMs. Tull: I ask again.",
        ["Ms. Tull", "Some hon. members", "Ms. Tull"],
        ["I rise.", "Oh!", "I ask again."],
    ),
    "full stop and dash": (
        "President. – We begin.\n\nAnn Tull, for the group. – I rise.\n\nPresident. – She may.",
        ["President", "Ann Tull", "President"],
        ["We begin.", "I rise.", "She may."],
    ),
    "capitals and spaces": (
        "PORTER  Who knocks?\nLADY  I.\nPORTER  Who is I?\nLADY  Open.",
        ["PORTER", "LADY", "PORTER", "LADY"],
        ["Who knocks?", "I.", "Who is I?", "Open."],
    ),
    "capitals above a blank line": (
        "LEX\n\nIs it on?\n\nVOICE\n\nIt is.\n\nLEX\n\nGood.\n\nVOICE\n\nVery.",
        ["LEX", "VOICE", "LEX", "VOICE"],
        ["Is it on?", "It is.", "Good.", "Very."],
    ),
    "name on a line": (
        "Ann Tull (Dray)\nWhy?\n\nMr Speaker (Tom Gale)\nAh.\n\nAnn Tull\nOh?\n\nTom Gale\nYes.",
        ["Ann Tull", "Tom Gale", "Ann Tull", "Tom Gale"],
        ["Why?", "Ah.", "Oh?", "Yes."],
    ),
    "capitals on a line": (
        "EXT. BAY - DAY\n\nGUS\nIt won't.\n\n    DR. ILVES (V.O.)\n  It did.\n\nGUS\n(loud)\nNo!",
        ["GUS", "DR. ILVES", "GUS"],
        ["It won't.", "It did.", "No!"],
    ),
}
OTHERS = {
    "parts of a document": "Note: It rains.\n\nUpdate: It pours.\n\nNote: It stops.",
    "items of a form": "Subject: Your order\n\nDate: 4 May\n\nSubject: A refund",
    "captions": "Photo: Ann Reed.\n\nThe mill closed.\n\nPhoto: Tom Hart.\n\nMap: The river.",
    "days": "Monday: Rain.\n\nTuesday: Sun.\n\nMonday: Rain again.",
    "steps": "Step 1: Open it.\n\nStep 2: Read it.\n\nStep 1: Close it.",
    "scores": "Hove: 3\n\nDeal: 1\n\nHove: 4\n\nDeal: 1",
    "datelines": "PARIS — It rained.\n\nLONDON — It poured.\n\nROME — It stopped.",
    "options": "A. It is cheap.\n\nB. It is not.\n\nC. It is free.",
    "headings": "## Usage\n\nCall it.\n\n## Setup\n\nRun it.\n\n## Usage\n\nAgain.",
    "headings in capitals": "GROWTH\nIt grew.\n\nHISTORY\nIt began.\n\nCUSTOMERS\nMany.",
    "lists in HTML": "<li> Milk.\n<li> Bread.\n<p> Done.",
    "sections in capitals": "GROWTH\n\nIt is.\n\nCOST\n\nNo.\n\nMEN\n\nAll.\n\nGROWTH\n\nNo.",
    "a list of names": "Ann Tull\nTom Gale\nMay Orde\nBea Lund",
    "sections after names": "Ann Tull\nShe wrote it.\n\nTom Gale\nHe drew.\n\nMay Orde\nShe sang.",
    "a page header": "ANN RAY - DIRECT      14\n\nANN RAY - CROSS    15\n\nANN RAY - CROSS    16",
    "a table": "NORTH  4 goals\nSOUTH  2 goals\nEAST  1 goal\nWEST  none",
    "a glossary": "Kiln: An oven.\n\nGlaze: A coat.\n\nSlip: Wet clay.",
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_labels_and_turns(name: str) -> None:
    """The names of the speakers and their words are those of the case."""
    text, names, turns = TRANSCRIPTS[name]
    found = [one for one in find_stretches(text, paragraphs(text)) if one.label]

    assert [one.label.name for one in found if one.label] == names
    assert [" ".join(part.of(text) for part in one.parts) for one in found] == turns


@pytest.mark.parametrize("name", OTHERS)
def test_other_layouts(name: str) -> None:
    """Nobody speaks in lists, forms and headings."""
    text = OTHERS[name]

    assert not any(one.label for one in find_stretches(text, paragraphs(text)))


def test_the_names_of_forms_differ() -> None:
    """Labels are counted by the name of their form."""
    assert len({form.name for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("turn", ["[Ann] It rains.", "NOTE A A A 1 1 1 1 1"])
@pytest.mark.parametrize("end", ["\n\n", " and\nso on\n"])
def test_many_lines_take_linear_time(turn: str, end: str) -> None:
    """Every line is read once for each form, also where all are one paragraph."""

    def prepare(size: int) -> Callable[[], object]:
        text = (turn + end + turn.replace("Ann", "Bo").replace("LEE", "ORR") + end) * size
        spans = paragraphs(text)
        return lambda: label_stretches(text, spans, ())

    assert growth(prepare, 500) < MOST
