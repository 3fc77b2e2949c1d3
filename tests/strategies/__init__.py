"""Hypothesis strategies for whole projects: valid ones of every section, and mutated ones."""

from tests.strategies.project_files import ProjectFiles
from tests.strategies.projects import projects

__all__ = ["ProjectFiles", "projects"]
