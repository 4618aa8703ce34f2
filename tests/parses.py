"""Hand-made parses: a test of a rule needs no model."""

from quoteattr.annotate.conllu import read_conllu
from quoteattr.schema.annotation import AnnotatedText


def parsed(text: str, rows: str) -> AnnotatedText:
    """Return `text` with the parse that `rows` gives.

    Args:
        text: The text.
        rows: One token a line: `form lemma UPOS head deprel [XPOS]`, the head counted from 1 in
            the sentence, 0 for the root; a blank line between sentences.
    """
    lines: list[str] = []
    number = 0
    for row in rows.strip().splitlines():
        if not row.strip():
            lines.append("")
            number = 0
            continue
        form, lemma, upos, head, deprel, *xpos = row.split()
        number += 1
        columns = (str(number), form, lemma, upos, *(xpos or ["_"]), "_", head, deprel, "_", "_")
        lines.append("\t".join(columns))
    return read_conllu("\n".join(lines) + "\n", text)
