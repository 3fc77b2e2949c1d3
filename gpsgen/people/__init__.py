"""The Go that people wrote, read by its syntax: what is there, what is missing, what fits."""
