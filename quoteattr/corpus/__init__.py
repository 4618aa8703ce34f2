"""Many documents: where texts come from, where results go, and the processes in between.

`sources` finds and reads texts, `sinks` writes results, `stream` makes a document of each text, and
`pool` does so in several processes.
"""
