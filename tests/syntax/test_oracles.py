"""What is written is read by the readers it is meant for: Docker's, Compose's and Go's own."""

import json
import subprocess
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText, dockerfile, dotenv, ignorefile, semver, shell, yaml
from gpsgen.syntax.gomod import Requirement
from tests.support.examples import share

pytestmark = [pytest.mark.go, pytest.mark.slow]

LINES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=12),
    st.text("ab01 '\"\\$`!#~*?[]{}()<>|&;=:%+-@,./\t", max_size=9),
)
NAMES = st.text("ab *?[]!#\\-^{}()+|.é", min_size=1, max_size=6).filter(
    lambda name: name == name.strip() and name not in (".", "..")
)
TEXTS = LINES | st.text("ab: #-?[]{},&*!|>'\"%@`\\\n\t 01.:_/~=<", max_size=12)
DIGESTS = st.sampled_from([f"a@sha256:{'0' * length}" for length in (32, 63, 64, 65)])
DATA = st.recursive(
    TEXTS | st.booleans() | st.none() | st.integers(-(2**53), 2**53),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    program = tmp_path_factory.mktemp("oracle") / "oracle"
    source = FilePath(__file__).with_name("oracle")
    subprocess.run(["go", "build", "-o", program, "."], cwd=source, check=True)
    with subprocess.Popen(
        [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:

        def read(language, text, paths=()):
            question = {"language": language, "text": text, "paths": list(paths)}
            process.stdin.write(f"{json.dumps(question)}\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert not answer["error"]
            return answer["value"]

        yield read
        process.stdin.close()


@share(5)
@given(DATA)
def test_go_reads_the_same_yaml(ask, data):
    assert ask("yaml", yaml.render(yaml.Document(data, comment="a comment"))) == data


@share(5)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_compose_reads_the_same_variables(ask, values):
    try:
        assignments = tuple(
            dotenv.Assignment(f"V_{number}", value) for number, value in enumerate(values)
        )
    except InvalidText:
        return
    file = dotenv.DotenvFile((dotenv.Comment("it's a 'comment = $x"), *assignments))
    assert ask("dotenv", dotenv.render(file)) == {each.name: each.value for each in assignments}


@share(5)
@given(st.lists(LINES, min_size=1, max_size=4).map(tuple), LINES, st.integers(1, 4))
def test_docker_reads_the_same_instructions(ask, words, value, count):
    command = shell.And((shell.Command(("echo", *words)),) * count)
    stage = dockerfile.Stage(
        dockerfile.From("golang:1.26", "build"),
        (
            dockerfile.Comment("RUN <<EOF"),
            dockerfile.Run(command),
            dockerfile.Env("A", (value, dockerfile.Reference("REFERENCE"), value)),
            dockerfile.Label("a.b", value),
            dockerfile.Entrypoint(words),
        ),
    )
    text = dockerfile.render(dockerfile.Dockerfile((stage,), comment="a comment"))
    start, run, env, label, entrypoint = ask("dockerfile", text)
    assert start["words"] == ["golang:1.26", "AS", "build"]
    (code,) = run["words"]
    assert code.replace("&&     echo", "&& echo").strip() == shell.render(command)
    assert (run["exec_form"], run["heredocs"]) == (False, 0)
    assert env["words"][:2] == ["A", f"{value}expanded{value}"]
    assert label["words"][:2] == ["a.b", value]
    assert (entrypoint["words"], entrypoint["exec_form"]) == (list(words), True)


@share(5)
@given(st.lists(NAMES, min_size=2, max_size=4, unique=True))
def test_docker_ignores_the_same_paths(ask, names):
    first, *_ = names
    file = ignorefile.IgnoreFile((ignorefile.Path(first), ignorefile.Path(f"x/{first}")))
    text = ignorefile.render(file, ignorefile.Dialect.DOCKER)
    paths = [*names, f"x/{first}", f"y/{first}", f"{first}/a"]
    assert ask("dockerignore", text, paths) == [first, f"x/{first}", f"{first}/a"]


def test_docker_takes_a_path_in_again(ask):
    file = ignorefile.IgnoreFile(
        (ignorefile.Glob("*.out"), ignorefile.Path("x/b.out", negated=True))
    )
    text = ignorefile.render(file, ignorefile.Dialect.DOCKER)
    assert ask("dockerignore", text, ["a.out", "x/b.out", "y/z/c.out"]) == ["a.out", "y/z/c.out"]


@share(5)
@given(st.text("ab1A:/@._-", min_size=1, max_size=12) | DIGESTS)
def test_docker_takes_the_same_images(ask, reference):
    try:
        dockerfile.From(reference)
        is_accepted = True
    except InvalidText:
        is_accepted = False
    assert ask("image", reference) == is_accepted


PATHS = st.builds(
    "{}{}".format,
    st.sampled_from(["a.b/c", "gopkg.in/a", "gopkg.in/a/b", "A.b/c", "a.b", "a", "a-.b/con", ""]),
    st.sampled_from(["/v2", "/v1", "/v0", "/v02", ".v1", ".v2", ".v2-unstable", ".v01", "/v2.0"])
    | st.text("ab~1._-/+Vv é@", max_size=6),
)
VERSIONS = st.builds(
    "v{}.{}.{}{}".format,
    *[st.integers(0, 2)] * 3,
    st.sampled_from(["", "-0", "-01", "-rc.1", "-rc.2", "-rc.10", "-a-b", "-", "+x"])
    | st.sampled_from(["+incompatible", "-0.20161208181325-20d25e280405", "-pre+incompatible"]),
)


@share(10)
@given(PATHS, VERSIONS)
def test_go_takes_the_same_modules(ask, path, version):
    try:
        Requirement(path, version)
        is_accepted = True
    except InvalidText:
        is_accepted = False
    # Where go.mod is loaded, Go refuses v1.0.0+incompatible; the check by itself does not.
    if is_accepted or "+incompatible" not in version:
        assert ask("module", f"{path} {version}") == is_accepted


@share(5)
@given(VERSIONS.filter(semver.is_canonical), VERSIONS.filter(semver.is_canonical))
def test_go_orders_versions_alike(ask, left, right):
    assert ask("versions", f"{left} {right}") == semver.compare(left, right)
