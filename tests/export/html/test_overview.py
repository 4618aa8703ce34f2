"""The overview of many documents."""

import datetime as dt

import attrs
import pytest

from quoteattr.export.html import Tally, index, report
from quoteattr.export.html.overview.periods import periods
from quoteattr.export.html.overview.tally import Article
from quoteattr.schema.document import Document
from tests.browser.article import MAYOR, article
from tests.documents import DOCUMENT
from tests.pages import Element, read


def _of_two(outlets: tuple[str, str] = ("", ""), **days: dt.date) -> Tally:
    """Return two documents, in the second of which the mayor has a surname only."""
    surname = attrs.evolve(MAYOR, name="Mayor Brook")
    quotes = tuple(
        attrs.evolve(quote, speaker=surname) if quote.speaker == MAYOR else quote
        for quote in article().quotes
    )
    speakers = (surname, *article().speakers[1:])
    other = attrs.evolve(article(), id="later", quotes=quotes, speakers=speakers)
    tally = Tally()
    for document, outlet, day in zip((article(), other), outlets, ("first", "second"), strict=True):
        tally.add(document, outlet=outlet, date=days.get(day))
    return tally


def _page(tally: Tally) -> Element:
    (found,) = read(index(tally, {1: "./a.html", 2: "./b.html"})).all(class_="overview")
    return found


def _rows(page: Element) -> dict[str, list[str]]:
    """Return the numbers of each person."""
    return {
        next(row.all("bdi")).text: [cell.text for cell in row.all("td")]
        for row in page.all(class_="quotee")
    }


def test_a_person_of_two_names_has_one_line() -> None:
    """With the other name below it, and the numbers of both documents."""
    page = _page(_of_two())

    assert "24 quotations: 20 of 4 people and organisations, 4 of unknown speakers." in page.text
    assert _rows(page)["Ada Brook"] == ["8", "4", "0", "4", "68", "2", "she"]
    assert "also Mayor Brook" in page.text


def test_the_shares_of_genders_are_of_all_quotations() -> None:
    """With those of unknown speakers, so that nobody takes them for shares of the known ones."""
    (table,) = (one for one in _page(_of_two()).all("table") if "GenderQuotations" in one.text)
    rows = [[cell.text for cell in row.all("td")] for row in table.all("tr")][1:]

    assert sum(int(count) for count, _, _ in rows) == 24
    assert rows[-1] == ["4", "17%", ""]


def test_every_quotation_is_reached_in_its_article() -> None:
    """By the address of the page and that of the quotation on it."""
    links = [link.attributes["href"] for link in _page(_of_two()).all("a")]
    ids = [quote.id for quote in article().quotes if quote.speaker]

    for file in ("a", "b"):
        assert [link for link in links if f"{file}.html#" in (link or "")] != []
        assert {f"./{file}.html#d1q{id}" for id in ids} <= {*links}


def test_every_link_within_a_report_leads_somewhere() -> None:
    """From the overview to the quotations in the folded documents."""
    page = read(report([article(), DOCUMENT]))
    ids = {element.attributes.get("id") for element in page.all()}
    links = {link.attributes["href"] or "" for link in page.all("a")}

    assert "#d2q1" in links
    assert {link.removeprefix("#") for link in links} <= ids


def test_people_are_shown_beside_each_other() -> None:
    """With the articles that quote both."""
    (table,) = _page(_of_two()).all(class_="pairs")
    (row, *_) = list(table.all("tr"))[1:]

    assert [cell.text for cell in row.all("td")][1:3] == ["2", "100%"]
    assert [(link.attributes["href"] or "")[:12] for link in row.all("a")] == [
        "./a.html#d1q",
        "./b.html#d1q",
    ]


def test_dates_and_outlets_are_compared() -> None:
    """Where they are known, and only there."""
    tally = _of_two(("Daily", "Weekly"), first=dt.date(2026, 3, 2), second=dt.date(2026, 3, 9))
    page, plain = _page(tally).text, _page(_of_two()).text

    assert "Share over time" in page
    assert "Share by outlet" in page
    assert "Share" not in plain.replace("GenderShare", "").replace("QuotationsShareNames", "")


def test_a_date_in_the_name_of_a_document_counts() -> None:
    """So a folder of articles needs no table beside it."""
    tally = Tally()
    tally.add(attrs.evolve(DOCUMENT, id="daily_2026-03-09_bridge"))

    assert tally.articles[0].date == dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("days", "name", "count"), [(10, "day", 11), (100, "week", 15), (900, "month", 30)]
)
def test_periods_fit_the_time(days: int, name: str, count: int) -> None:
    """Without gaps, however long it is."""
    first = dt.date(2024, 1, 1)
    last = first + dt.timedelta(days=days)
    found = periods([Article(1, "a", first, "", 1), Article(2, "b", last, "", 1)])

    assert found
    assert (found.name, len(found.labels)) == (name, count)
    assert {*found.of.values()} == {0, len(found.labels) - 1}


def test_a_description_is_no_person() -> None:
    """It may be somebody else's in another document."""
    guard = attrs.evolve(MAYOR, name="Q")
    quotes = tuple(attrs.evolve(quote, speaker=guard) for quote in DOCUMENT.quotes)
    tally = Tally()
    tally.add(Document(DOCUMENT.text, quotes, (guard,)))

    assert "Speakers without a name: 1" in index(tally, {1: "a.html"})
    assert [one.is_named for one in tally.quotees()] == [False]


def test_corrections_win() -> None:
    """As everywhere."""
    tally = Tally(corrections=["split | Ada Brook | Brook"])
    tally.add(article())

    assert {one.name for one in tally.quotees()} >= {"Ada Brook", "Tom Okafor"}
