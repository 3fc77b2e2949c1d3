"""JSON Schema to Go: files become a graph, the graph gets shapes, shapes become Go's syntax nodes.

`schema` is the graph, `decisions` says which `shapes` it gets, `types` prints them with their
decoders, `checks` prints predicates for all that no decoder checks.
"""
