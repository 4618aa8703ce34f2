"""Reports: cues with the tokens of the content that each of them introduces."""
