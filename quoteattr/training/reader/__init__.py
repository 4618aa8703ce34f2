"""The network of the reader: treebanks, named entities and attribution relations in one."""
