"""Read a text through its markup: HTML entities, tags and characters of a wrong encoding.

Enters: any str. Leaves: a `View`, which is the text as a reader would see it and maps every offset
back, so that the later rooms never see markup and results never lose the offsets of the str.
"""
