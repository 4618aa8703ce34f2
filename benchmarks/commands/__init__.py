"""The command line: one module for each group of commands, the options and the tables."""
