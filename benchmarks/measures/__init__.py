"""How what an engine finds is scored against the gold annotation."""
