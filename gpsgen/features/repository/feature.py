"""The repository as a feature."""

from collections.abc import Iterable

from gpsgen.features.repository.documents import document_files
from gpsgen.features.repository.editor import schema_file
from gpsgen.features.repository.ignored import gitattributes, gitignore
from gpsgen.features.repository.make import make_files
from gpsgen.features.repository.tools import linter_files
from gpsgen.plan.feature import Blueprint, Feature
from gpsgen.plan.files import PlannedFile


class RepositoryFeature(Feature):
    """Make targets, linters, documents and the licence."""

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the files at the top of the repository."""
        yield from make_files(blueprint.project)
        yield from linter_files(blueprint.project)
        yield from document_files(blueprint)
        yield gitignore()
        yield gitattributes()
        yield schema_file()
