"""The machine: its memory, processors and devices, and processes that end with their parent."""
