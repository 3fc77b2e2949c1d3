"""What the options of `gpsgen generate` ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of `gpsgen generate` ask for."""

    #: Tell what would be done, and write nothing.
    dry_run: bool = False
    #: Show it as unified diffs, and write nothing.
    diff: bool = False
    #: End with status 1 if there is anything to do, and write nothing.
    check: bool = False
    #: Tell all of it as JSON.
    json: bool = False
    #: Paths, as a person wrote them, whose edits are to be dropped.
    overwrite: tuple[str, ...] = ()
    #: Merge edits of generated files with what the config asks for.
    merge: bool = False
    post_generate: bool = True

    @property
    def writes(self) -> bool:
        """Whether files are written."""
        return not (self.dry_run or self.diff or self.check)
