"""The documentation site of a project."""
