"""What the operating system provides: memory and processors."""
