"""The speakers of all turns of a conversation, decoded together."""
