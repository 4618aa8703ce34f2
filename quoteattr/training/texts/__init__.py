"""What the models learn from: published corpora, and variants with the marks that print needs."""
