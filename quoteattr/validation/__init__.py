"""How precise results are on the user's own texts: a sample to label by hand, and its score.

`results` reads quotations from tables and records, `sampling` draws some of them by `strata`,
`sheet` writes and reads what people label, and `precision` estimates from the labels.
"""
