"""Speakers across documents: which speakers of a corpus are one person, by rules that explain it.

Enters: the speakers of each document, twice. Leaves: a `Person` for each, and a `Link` for each
speaker.

```
speakers ─► sightings ─► register ─► full_names ─► people ─┐
speakers ─► sightings ──────────────► short_names ◄────────┴─► Link, Person
```

A name in full is the same person in all documents, and so are two names in full of which one is the
other with a middle name, an initial or a pet form, unless something speaks against it
(`evidence`). A surname is a person's if nobody else of that surname comes into question at that
time. What is kept grows with the number of distinct names, not with the number of documents.
"""
