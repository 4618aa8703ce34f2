"""What a reader does with a report, one interaction after the other; each needs those before."""

from collections.abc import Sequence

import attrs


@attrs.frozen
class Input:
    """A tap on an element, or a key pressed in it."""

    selector: str
    """A CSS selector of the element."""
    position: int = 0
    """Which of those that match, from 0."""
    key: str = ""
    """The key, empty for a tap."""


@attrs.frozen
class Step:
    """Something that a reader does."""

    name: str
    """What it is called."""
    act: Input
    """What does it."""
    result: str
    """A condition in JavaScript that is true once the page has answered."""


def _tap(selector: str, position: int = 0) -> Input:
    return Input(selector, position)


def _press(selector: str, key: str) -> Input:
    return Input(selector, key=key)


def _view(name: str, view: str) -> Step:
    return Step(
        name,
        _tap(f'.views a[href="#d1{view}"]'),
        f'document.querySelector("#d1").dataset.view === "{view}"',
    )


_TABLE = "document.querySelector('.register')"
_STATUS = "document.querySelector('.status').textContent"
_CARD = "document.querySelector('#card')"

STEPS: Sequence[Step] = (
    Step("type in the search", _press(".search input", "m"), "true"),
    Step(
        "search",
        _press(".search input", "o"),
        "document.querySelector('.hits').textContent !== ''",
    ),
    Step(
        "next place",
        _press(".search input", "Enter"),
        "document.querySelector('.hits').textContent.startsWith('1/')",
    ),
    Step("next quotation", _tap('[data-do="next"]'), "document.querySelector('.on')"),
    Step(
        "next again", _tap('[data-do="next"]'), "document.querySelector('.by.on')?.tabIndex === 0"
    ),
    Step(
        "previous quotation",
        _tap('[data-do="previous"]'),
        "document.querySelector('.by.on')?.tabIndex === 0",
    ),
    Step("open a card", _tap(".by.on"), f"!{_CARD}.hidden"),
    Step(
        "open the form",
        _tap('[data-do="correct"]'),
        f"!{_CARD}.querySelector('.correction').hidden",
    ),
    Step(
        "close the form",
        _tap('[data-do="correct"]'),
        f"{_CARD}.querySelector('.correction').hidden",
    ),
    Step("confirm", _tap('[data-do="confirm"]'), "document.querySelector('.by.edited')"),
    Step("close the card", _tap('[data-do="close"]'), f"{_CARD}.hidden"),
    Step("least certain first", _tap('[data-do="doubt"]'), f"!{_CARD}.hidden"),
    Step("no longer", _tap('[data-do="doubt"]'), f"{_CARD}.hidden"),
    _view("table", "quotations"),
    Step(
        "more rows",
        _tap('[data-do="more"]'),
        f"{_TABLE}.querySelectorAll('tr:not(.later)').length > 60",
    ),
    Step(
        "sort by speaker",
        _tap('[data-do="sort"]', 2),
        f"{_TABLE}.tHead.rows[0].cells[2].ariaSort === 'ascending'",
    ),
    Step(
        "sort by words",
        _tap('[data-do="sort"]', 1),
        f"{_TABLE}.tHead.rows[0].cells[1].ariaSort === 'ascending'",
    ),
    Step(
        "and downwards",
        _tap('[data-do="sort"]', 1),
        f"{_TABLE}.tHead.rows[0].cells[1].ariaSort === 'descending'",
    ),
    _view("network", "network"),
    _view("chapters", "chapters"),
    _view("text", "text"),
    Step("list of speakers", _tap("aside summary"), "document.querySelector('aside .panel').open"),
    Step("choose a speaker", _tap('[name="speaker"]'), f"/\\d/.test({_STATUS})"),
    Step(
        "and another",
        _tap('[name="speaker"]', 1),
        "document.querySelectorAll('[name=speaker]:checked').length === 2",
    ),
    Step("settings", _tap(".settings summary"), "document.querySelector('.settings').open"),
    Step("a kind", _tap('[name="kind"]', 0), f"{_STATUS}.includes(' of ')"),
    Step("a kind again", _tap('[name="kind"]', 0), f"{_STATUS}.includes(' of ')"),
    Step("only paragraphs with one", _tap('[name="only"]'), "document.querySelector('.folded')"),
    Step("choose all", _tap('.settings [data-do="reset"]'), "!document.querySelector('.folded')"),
    Step("open a speaker", _tap(".speakers .edit", 1), "document.querySelector('#person').open"),
    Step(
        "merge",
        _tap("#person .merge button"),
        "document.querySelector('.corrections .number').textContent === '2'",
    ),
    Step(
        "list of corrections",
        _tap('[data-do="corrections"]'),
        "document.querySelector('#corrections').open",
    ),
    Step(
        "undo",
        _tap('[data-do="undo"]'),
        "document.querySelectorAll('#corrections li').length === 1",
    ),
    Step(
        "close the list",
        _tap('#corrections [data-do="shut"]'),
        "!document.querySelector('#corrections').open",
    ),
    Step(
        "list of chapters",
        _tap(".chapters summary"),
        "document.querySelector('.chapters .panel').open",
    ),
    Step("jump to the last chapter", _tap(".chapters li:last-child a"), "scrollY > 10000"),
)
