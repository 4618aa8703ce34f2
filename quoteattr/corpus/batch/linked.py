"""Link the speakers of a finished corpus: its tables are read, and two more are written.

All parts of `links` and `people` are made again unless `links.json` says that they are complete and
were made with the same version and options: linking takes seconds where finding quotations takes
hours.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

import attrs

from quoteattr.corpus.batch.manifest import write_json
from quoteattr.corpus.batch.shards import Shards
from quoteattr.corpus.sinks.atomic import naming
from quoteattr.export.tables import LINK_TABLES, VERSION, link_row, person_row
from quoteattr.linking.dates import date_in, date_of
from quoteattr.linking.linker import Linker
from quoteattr.linking.sightings import Sighting, Sightings
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

NAME = "links.json"
"""Name of the file that shows that the tables of links are complete."""
_SPEAKER = ("document", "speaker_id", "speaker", "gender", "speaker_kind", "quotes", "mentions")
_PEOPLE_IN_PART = 50_000
"""Rows of a part of the table of people, which bounds memory."""


@attrs.frozen
class LinkedCorpus:
    """A finished corpus whose speakers are linked."""

    shards: Shards
    """Its tables."""
    count: int
    """Number of its shards."""
    date_column: str | None
    """The column with the dates of the documents; None to use the names of documents alone."""
    made_with: Mapping[str, Any]
    """The version and the options that affect the result."""

    def totals(self) -> Mapping[str, int] | None:
        """Return the number of rows of each table of links, None if they must be made."""
        try:
            found = json.loads((self.shards.folder / NAME).read_bytes())
            totals = {table: int(found["totals"][table]) for table in LINK_TABLES}
        except (OSError, ValueError, KeyError, TypeError):
            return None
        parts = {"links": self.count, "people": -(-totals["people"] // _PEOPLE_IN_PART)}
        complete = all(
            self.shards.part(table, part).is_file()
            for table, number in parts.items()
            for part in range(number)
        )
        return totals if complete and found == self._record(totals) else None

    def link(self, linker: Linker, *, advance: Callable[[int], object]) -> Mapping[str, int]:
        """Link the speakers, and return the number of rows of each table.

        Args:
            linker: Links them; has the user's corrections.
            advance: Called with the number of each shard when it is read, which happens twice.

        Raises:
            OutputFileError: A file cannot be written; the next attempt makes all files again.
        """
        self._begin()
        for shard in range(self.count):
            advance(shard)
            for seen in self._sightings(shard):
                linker.add(seen)
        links = people = 0
        for shard in range(self.count):
            advance(shard)
            rows = [
                link_row(seen.document, speaker.id, speaker.name, found[speaker.id])
                for seen in self._sightings(shard)
                for found in [linker.link(seen)]
                for speaker in seen.speakers
            ]
            self.shards.write_table(shard, "links", rows)
            links += len(rows)
        parts, waiting = 0, linker.people()
        while part := [person_row(person) for person in islice(waiting, _PEOPLE_IN_PART)]:
            self.shards.write_table(parts, "people", part)
            parts += 1
            people += len(part)
        self._remove_parts("people", parts)
        totals = {"links": links, "people": people}
        write_json(self.shards.folder / NAME, self._record(totals))
        return totals

    def _record(self, totals: Mapping[str, int]) -> dict[str, Any]:
        return {**self.made_with, "schema_version": VERSION, "totals": {**totals}}

    def _begin(self) -> None:
        """Remove the file that shows that the tables are complete, before any of them changes."""
        path = self.shards.folder / NAME
        with naming(path):
            path.unlink(missing_ok=True)

    def _remove_parts(self, table: str, first: int) -> None:
        """Remove parts of an earlier run, which had more people."""
        part = first
        while self.shards.part(table, part).is_file():
            self.shards.part(table, part).unlink()
            part += 1

    def _sightings(self, shard: int) -> Iterator[Sightings]:
        """Yield the names in each document of a shard that has a speaker."""
        read = self.shards.format.read
        column = [self.date_column] if self.date_column else []
        path = self.shards.part("documents", shard)
        dates = {
            row["document"] or "": _date(row, self.date_column)
            for row in read(path, "documents", ["document", "source", *column])
        }
        rows = read(self.shards.part("speakers", shard), "speakers", _SPEAKER)
        for document, group in groupby(rows, key=lambda row: row["document"] or ""):
            speakers = tuple(_sighting(row) for row in group)
            yield Sightings(document, dates.get(document), speakers)


def _date(row: Mapping[str, Any], column: str | None) -> dt.date | None:
    """Return the date in the column, else in the name of the document or of its file."""
    found = date_of(row[column]) if column else None
    return found or date_in(row["document"] or "") or date_in(row["source"] or "")


def _sighting(row: Mapping[str, Any]) -> Sighting:
    name, mentions = row["speaker"] or "", row["mentions"]
    names = tuple(one["text"] for one in mentions if one["form"] == MentionForm.NAME)
    return Sighting(
        row["speaker_id"],
        name,
        names if mentions else (name,),
        Gender(row["gender"]) if row["gender"] else None,
        SpeakerKind(row["speaker_kind"]),
        row["quotes"],
    )
