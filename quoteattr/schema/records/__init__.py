"""Records: documents as plain values, written, checked and read back."""
