"""What rows have besides the fields of a quotation, found in the text around it."""
