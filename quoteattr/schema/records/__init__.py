"""The record: a document as plain values, written and read back."""
