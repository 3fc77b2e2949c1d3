"""What a shell may complete a path to."""

from gpsgen.cli.invocation import as_typed
from gpsgen.cli.places import find_project
from gpsgen.errors import GpsgenError
from gpsgen.reconcile.reading import read_manifest


def written_paths(typed: str) -> list[str]:
    """Return the files that gpsgen wrote whose names, seen from here, begin with what is typed.

    None where there is no project here: the shell then completes to what lies there.
    """
    try:
        project = find_project(None)
        paths = [as_typed(path, project) for path in sorted(read_manifest(project).entries)]
    except GpsgenError:
        return []
    return [path for path in paths if path.startswith(typed)]
