"""What git leaves alone and how it merges; people's after the first generation."""

import posixpath

from gpsgen.layout import ATTRIBUTES_PATH, JOURNAL_DIR, MANIFEST_PATH
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.syntax import attributes
from gpsgen.syntax.attributes import Attribute, PathAttributes
from gpsgen.syntax.ignorefile import Comment, Dialect, Glob, IgnoreFile, Path, render


def gitignore() -> PlannedFile:
    """Return the file that keeps binaries, secrets and a running generation out of git."""
    file = IgnoreFile(
        (
            Comment("What is built"),
            Path("bin", directory=True),
            Glob("*.test"),
            Glob("*.out"),
            Comment("Secrets"),
            Glob(".env*"),
            Glob(".env*.example", negated=True),
            Comment("A generation at work"),
            Path(JOURNAL_DIR, directory=True),
        )
    )
    return PlannedFile(".gitignore", render(file, Dialect.GIT), "main", Owner.PEOPLE)


def gitattributes() -> PlannedFile:
    """Return the file that lets git keep the manifest's lines of both branches when it merges."""
    entry = PathAttributes(
        posixpath.basename(MANIFEST_PATH),
        (Attribute("merge", "union"),),
        "The lines of both branches belong to the manifest; gpsgen sorts them.",
    )
    return PlannedFile(ATTRIBUTES_PATH, attributes.render((entry,)), "main", Owner.PEOPLE)
