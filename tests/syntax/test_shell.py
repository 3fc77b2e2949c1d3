import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.syntax import InvalidText
from gpsgen.syntax.shell import (
    And,
    Assignment,
    Command,
    CommandSubstitution,
    Concatenation,
    For,
    Foreign,
    Glob,
    If,
    Not,
    Or,
    Parameter,
    Pipeline,
    Redirection,
    RedirectionOperator,
    Sequence,
    Subshell,
    render,
)
from tests.support.examples import share

SH = str(shutil.which("sh"))
ECHO = Command(("echo", "x"))
TRUE = Command(("true",))
FALSE = Command(("false",))

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
AWKWARD = st.text("ab01 '\"\\$`!#~*?[]{}()<>|&;=:%+-@,./\t\n", max_size=8)


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["sh", "-c", code], capture_output=True, check=False)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (Command(("go", "build", "./...")), "go build ./..."),
        (Command(("echo", "a b", "it's", "")), """echo 'a b' 'it'"'"'s' ''"""),
        (Command(("if",)), "'if'"),
        (Command(("A=b",)), "'A=b'"),
        (Command(("echo", "if", "A=b")), "echo if A=b"),
        (
            Command(("go", "test"), assignments=(Assignment("CGO_ENABLED", "0"),)),
            "CGO_ENABLED=0 go test",
        ),
        (Command((), assignments=(Assignment("A", ""),)), "A=''"),
        (
            Command(
                ("a",),
                redirections=(
                    Redirection(RedirectionOperator.OUTPUT, "/dev/null"),
                    Redirection(RedirectionOperator.DUPLICATE, "1", descriptor=2),
                ),
            ),
            "a >/dev/null 2>&1",
        ),
        (Command(("echo", Parameter("A"), Parameter("B", "c"))), 'echo "$A" "${B:-c}"'),
        (Command(("echo", CommandSubstitution(Command(("pwd",))))), 'echo "$(pwd)"'),
        (Command(("rm", Glob("*.deb"))), "rm *.deb"),
        (Command(("echo", Concatenation(("a b/", Parameter("A"))))), """echo 'a b/'"$A\""""),
        (And((TRUE, Or((FALSE, TRUE)))), "true && { false || true; }"),
        (Pipeline((And((TRUE, ECHO)), Command(("cat",)))), "{ true && echo x; } | cat"),
        (Not(Pipeline((TRUE, FALSE))), "! true | false"),
        (Sequence((TRUE, FALSE)), "true; false"),
        (Subshell(Sequence((TRUE, FALSE))), "(true; false)"),
        (Subshell(And((Subshell(TRUE), FALSE))), "( (true) && false)"),
        (Command(("echo", CommandSubstitution(Subshell(TRUE)))), 'echo "$( (true))"'),
        (Not(Not(TRUE)), "! { ! true; }"),
        (If(TRUE, (ECHO,), (FALSE,)), "if true; then echo x; else false; fi"),
        (For("f", ("a", Glob("*")), (ECHO,)), "for f in a *; do echo x; done"),
    ],
)
def test_a_statement_is_written_as(statement, code):
    assert render(statement) == code
    assert run(f"set -n; {code}").returncode == 0


@share(0.6)
@given(st.lists(TEXTS | AWKWARD, min_size=1, max_size=6))
def test_words_reach_the_program_exactly(words):
    printed = run(render(Command(("printf", "%s\\0", *words)))).stdout
    assert printed == "".join(f"{word}\0" for word in words).encode()


@share(0.3)
@given(TEXTS | AWKWARD, TEXTS | AWKWARD)
def test_concatenations_and_assignments_keep_every_character(value, suffix):
    statement = Sequence(
        (
            Command((), assignments=(Assignment("V", value),)),
            Command(("printf", "%s", Concatenation((Parameter("V"), suffix)))),
        )
    )
    assert run(render(statement)).stdout == f"{value}{suffix}".encode()


@share(0.3)
@given((TEXTS | AWKWARD).filter(lambda text: text and "/" not in text))
def test_a_word_in_the_place_of_a_command_is_only_a_name(tmp_path_factory, name):
    if name in (".", ":", "[", ".."):
        return
    result = subprocess.run(
        [SH, "-c", render(Command((name,)))],
        capture_output=True,
        check=False,
        env={"PATH": str(tmp_path_factory.getbasetemp() / "nothing")},
    )
    assert result.returncode == 127


def statements() -> st.SearchStrategy:
    def lists(inner):
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            several.map(And),
            several.map(Or),
            several.map(Sequence),
            several.map(Pipeline),
            inner.map(Not),
            inner.map(Subshell),
            st.builds(If, inner, several, several),
            st.builds(For, st.just("f"), st.just(("a",)), several),
        )

    return st.recursive(st.sampled_from([TRUE, FALSE]), lists, max_leaves=8)


def succeeds(statement) -> bool:
    match statement:
        case Command(words):
            status = words == ("true",)
        case And(commands):
            status = all(map(succeeds, commands))
        case Or(commands):
            status = any(map(succeeds, commands))
        case Sequence(commands) | Pipeline(commands) | For(body=commands):
            status = succeeds(commands[-1])
        case Not(command):
            status = not succeeds(command)
        case Subshell(body):
            status = succeeds(body)
        case If(condition, then, otherwise):
            status = succeeds((then if succeeds(condition) else otherwise)[-1])
    return status


@share(0.8)
@given(st.lists(statements(), min_size=1, max_size=4))
def test_the_shell_reads_the_same_tree(trees):
    code = "\n".join(f"{render(tree)}\necho $?" for tree in trees)
    statuses = [line == b"0" for line in run(code).stdout.splitlines()]
    assert statuses == [succeeds(tree) for tree in trees]


@pytest.mark.parametrize(
    "build",
    [
        lambda: Command(()),
        lambda: render(And(())),
        lambda: render(Command(("a", "\0"))),
        lambda: Parameter("a-b"),
        lambda: Parameter("a", "$(x)"),
        lambda: Glob("*; rm"),
        lambda: Assignment("A B", ""),
        lambda: For("a b", (), (ECHO,)),
        lambda: render(Command((Foreign(),))),
    ],
)
def test_what_the_shell_cannot_hold_is_refused(build):
    with pytest.raises(InvalidText):
        build()
