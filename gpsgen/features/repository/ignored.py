"""`.gitignore`, which is people's after the first generation."""

from gpsgen.layout import JOURNAL_DIR
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
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
