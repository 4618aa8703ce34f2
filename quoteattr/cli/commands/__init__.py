"""The subcommands, each with a parser of its own."""
