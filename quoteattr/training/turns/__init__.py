"""The weights by which the speakers of a conversation are chosen."""
