"""The text of a document: its paragraphs, headings, and marked quotations."""
