"""Which inputs a project takes along, so that it can generate itself again."""

from pathlib import Path

import pytest

from gpsgen.plan.inputs import copied_inputs, hindrance, lies_in


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


@pytest.mark.parametrize(
    ("specs", "copies"),
    [
        ([], ["project.yaml"]),
        (["api.yaml"], ["project.yaml", "api.yaml"]),
        (["a/api.yaml", "b/api.yaml"], ["project.yaml", "a/api.yaml", "b/api.yaml"]),
        (["a/api.yaml", "./a/api.yaml"], ["project.yaml", "a/api.yaml"]),
        (["../outside.yaml"], []),
        (["a/api.yaml", "../outside.yaml"], []),
        (["../conf/a/api.yaml"], []),
        (["a/../api.yaml"], []),
        (["project.yaml"], []),
        (["psg_manifest.txt"], []),
        ([".psg_journal/a.yaml"], []),
        (["Project.yaml"], []),
    ],
)
@pytest.mark.parametrize("is_absolute", [True, False])
def test_copies_lie_as_the_config_names_them(
    specs: list[str],
    copies: list[str],
    is_absolute: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("shop.yaml", "project.yaml", "psg_manifest.txt", "api.yaml", "a/api.yaml")
    write(tmp_path / "conf", "Project.yaml", ".psg_journal/a.yaml")
    write(tmp_path / "conf", *names, "b/api.yaml", "../outside.yaml")
    monkeypatch.chdir(tmp_path)
    config = (tmp_path if is_absolute else Path()) / "conf/shop.yaml"

    found = copied_inputs(config, [config.parent / spec for spec in specs], tmp_path / "target")

    assert [file.path for file in found] == [f".project-config/{path}" for path in copies]
    assert all(file.content == b"shop.yaml" for file in found[:1])


def test_a_config_beside_the_working_directory_s_specs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "project.yaml", "api/a.yaml")
    monkeypatch.chdir(tmp_path)

    found = copied_inputs(Path("project.yaml"), [Path("api/a.yaml")], Path("out"))

    assert [file.path for file in found] == [
        ".project-config/project.yaml",
        ".project-config/api/a.yaml",
    ]


def test_what_hinders_a_copy_is_named() -> None:
    config = Path("conf/shop.yaml")

    assert hindrance(config, [Path("conf/api.yaml")]) == ""
    assert "api.yaml is named from outside the folder" in hindrance(config, [Path("api.yaml")])
    taken = hindrance(config, [Path("conf/project.yaml")])
    assert taken.startswith("conf/project.yaml would lie where .project-config/project.yaml has to")


def test_a_config_that_the_project_links_to_is_its_own(tmp_path: Path) -> None:
    write(tmp_path, "shared.yaml", "shop/.project-config/api.yaml")
    config = tmp_path / "shop/.project-config/project.yaml"
    config.symlink_to(tmp_path / "shared.yaml")

    assert lies_in(config, tmp_path / "shop")
    assert copied_inputs(config, [config.parent / "api.yaml"], tmp_path / "shop") == []
    assert not lies_in(tmp_path / "shared.yaml", tmp_path / "shop")


def test_nothing_is_copied_into_the_project_that_holds_it(tmp_path: Path) -> None:
    write(tmp_path, "shop/.project-config/project.yaml", "shop/project.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "shop")

    for path in ("shop/project.yaml", "link/.project-config/project.yaml"):
        assert lies_in(tmp_path / path, tmp_path / "shop")
        assert lies_in(tmp_path / path, tmp_path / "link")
        assert copied_inputs(tmp_path / path, [], tmp_path / "shop") == []
    assert not lies_in(tmp_path / "shop/project.yaml", tmp_path / "sho")
