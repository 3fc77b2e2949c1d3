"""How specs lie to each other."""

from pathlib import Path

import pytest

from gpsgen.compile.layout import spec_layout


@pytest.mark.parametrize(
    ("specs", "paths"),
    [
        (["api.yaml"], ["api.yaml"]),
        (["deep/er/api.yaml"], ["api.yaml"]),
        (["/a/api.yaml", "/a/b.yaml"], ["api.yaml", "b.yaml"]),
        (["/a/x/api.yaml", "/a/y/api.yaml"], ["x/api.yaml", "y/api.yaml"]),
        (["/a/x/api.yaml", "/a/x/y/api.yaml"], ["api.yaml", "y/api.yaml"]),
        (["/a/x/api.yaml", "/api.yaml"], ["a/x/api.yaml", "api.yaml"]),
        (["/a/b.yaml", "/a/a.yaml", "/a/b.yaml"], ["b.yaml", "a.yaml"]),
        (["/a/b.yaml", "/a/c/../b.yaml"], ["b.yaml"]),
        (["x/a.yaml", "../y.yaml"], [f"{Path().absolute().name}/x/a.yaml", "y.yaml"]),
    ],
)
def test_paths_are_below_the_folder_of_all(specs: list[str], paths: list[str]) -> None:
    layout = spec_layout([Path(spec) for spec in specs])

    assert list(layout) == paths
    assert layout[paths[0]] == Path(specs[0])
