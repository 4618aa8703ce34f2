"""Many documents: where texts come from, where results go, and the processes in between.

`sources` finds and reads texts, `sinks` writes results, and `pool` works on several processes.
"""
