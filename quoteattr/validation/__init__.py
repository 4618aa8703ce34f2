"""The precision of results on a user's own texts: a sample to label by hand, and its score.

`results` reads quotations from tables and records, `sampling` draws a sample stratified by
`strata`, `sheet` writes it for people to label, `labelled` reads their labels, `precision`
estimates the precision of all results, and `summary` writes the estimates as text.
"""
