"""Memory and processors of the operating system."""
