import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.gomod import GoMod, Replacement, Requirement, render, require_module_path
from tests.support.examples import share

SHOP = GoMod(
    "example.com/shop",
    "1.26",
    toolchain="go1.26.8",
    requirements=(
        Requirement("github.com/jackc/pgx/v5", "v5.7.1"),
        Requirement("github.com/ogen-go/ogen", "v1.8.1"),
        Requirement("golang.org/x/sync", "v0.10.0", indirect=True),
    ),
    tools=("github.com/ogen-go/ogen/cmd/ogen",),
    replacements=(
        Replacement("github.com/ogen-go/ogen", "../ogen"),
        Replacement("golang.org/x/sync", "golang.org/x/sync", "v0.10.0", "v0.11.0"),
    ),
    comment="The modules of shop.",
)


def test_a_file_is_written_as():
    assert render(SHOP) == (
        "// The modules of shop.\n"
        "\n"
        "module example.com/shop\n"
        "\n"
        "go 1.26\n"
        "\n"
        "toolchain go1.26.8\n"
        "\n"
        "require (\n"
        "\tgithub.com/jackc/pgx/v5 v5.7.1\n"
        "\tgithub.com/ogen-go/ogen v1.8.1\n"
        ")\n"
        "\n"
        "require golang.org/x/sync v0.10.0 // indirect\n"
        "\n"
        "replace (\n"
        "\tgithub.com/ogen-go/ogen => ../ogen\n"
        "\tgolang.org/x/sync v0.10.0 => golang.org/x/sync v0.11.0\n"
        ")\n"
        "\n"
        "tool github.com/ogen-go/ogen/cmd/ogen\n"
    )


@pytest.mark.go
def test_go_formats_it_no_further(tmp_path):
    path = tmp_path / "go.mod"
    path.write_text(render(SHOP))
    subprocess.run(["go", "mod", "edit", "-fmt", path], check=True)
    assert path.read_text() == render(SHOP)


PATHS = st.from_regex(r"[a-z]{1,3}\.[a-z]{2}(/[A-Za-z0-9._~-]{1,5}){0,3}", fullmatch=True)
VERSIONS = st.builds(
    "v{}.{}.{}{}".format,
    *[st.integers(0, 12)] * 3,
    st.sampled_from(["", "-rc.1", "-0.20240101000000-abcdefabcdef", "+incompatible"]),
)


@pytest.mark.go
@share(0.12)
@given(st.dictionaries(PATHS, VERSIONS, min_size=3, max_size=12))
def test_go_reads_the_requirements_that_are_not_refused(tmp_path_factory, versions):
    requirements = []
    for path, version in versions.items():
        try:
            requirements.append(Requirement(path, version, indirect=len(path) % 2 == 0))
        except InvalidText:
            continue
    file = tmp_path_factory.getbasetemp() / "go.mod"
    file.write_text(render(GoMod("shop", "1.26", requirements=tuple(requirements))))
    result = subprocess.run(["go", "mod", "edit", "-json", file], capture_output=True, check=True)
    read = {
        (each["Path"], each["Version"], each.get("Indirect", False))
        for each in json.loads(result.stdout).get("Require") or ()
    }
    assert read == {(each.path, each.version, each.indirect) for each in requirements}


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("gopkg.in/yaml.v3", "v3.0.1"),
        ("gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405"),
        ("github.com/a/b/v2", "v2.0.0"),
        ("github.com/a/b", "v3.0.0+incompatible"),
        ("github.com/Azure/a_b~c", "v0.0.0-20180917221912-90fa682c2a6e"),
    ],
)
def test_a_version_may_fit_a_path(path, version):
    assert Requirement(path, version).version == version


@pytest.mark.parametrize(
    "path",
    [
        *("", "shop", "a.b//c", "a.b/c/", "/a.b", "a.b/c d", "a.b/.c", "a.b/c.", "A.b/c", "-a.b/c"),
        *("a.b/con", "a.b/LPT1.x", "a.b/c~1", "a.b/c/v1", "a.b/c/v01", "gopkg.in/yaml", "a.b/c\n"),
        *("a.b/имя", "a.b/c+d"),
    ],
)
def test_what_go_does_not_take_for_a_module_path_is_refused(path):
    with pytest.raises(InvalidText):
        require_module_path("Requirement", "path", path)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Requirement("github.com/a/b", "v2.0.0"),
        lambda: Requirement("github.com/a/b", "v1.0.0+incompatible"),
        lambda: Requirement("github.com/a/b/v2", "v3.0.0"),
        lambda: Requirement("github.com/a/b/v2", "v2.0.0+incompatible"),
        lambda: Requirement("gopkg.in/yaml.v3", "v2.0.0"),
        lambda: Requirement("github.com/a/b", "latest"),
        lambda: Requirement("github.com/a/b", "v1.0.0\nreplace"),
        lambda: GoMod("a b", "1.26"),
        lambda: GoMod("-shop", "1.26"),
        lambda: GoMod("shop", "1"),
        lambda: GoMod("shop", "1.26)"),
        lambda: GoMod("shop", "1.26", toolchain="1.26"),
        lambda: GoMod("shop", "1.26", tools=("a b",)),
        lambda: GoMod("shop", "1.26", comment="a\rb"),
        lambda: Replacement("a.b/c", "../a b"),
        lambda: Replacement("a.b/c", "d.e/f"),
    ],
)
def test_what_a_go_mod_cannot_hold_is_refused(build):
    with pytest.raises(InvalidText):
        build()
