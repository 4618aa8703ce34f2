"""What is measured: this library, its peers, and runs that were kept in a file."""
