"""Speakers across documents: which speakers of a corpus are one person, by rules that say why.

Enters: the speakers of each document, twice. Leaves: the people as `Person`, and a `Link` for each
speaker.

```
speakers ─► sightings ─► register ─► full_names ─► people ─┐
speakers ─► sightings ──────────────► short_names ◄────────┴─► Link, Person
```

A full name is one person's in all documents, and so are two full names of which one is the other
with a middle name, an initial or a pet form, unless there is evidence against it (`evidence`). A
surname is a person's if nobody else of that surname is a candidate at that time. Memory grows with
the number of distinct names, not with the number of documents.
"""
