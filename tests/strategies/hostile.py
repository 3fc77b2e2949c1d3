"""Texts that break out of some language that a project is written in, or look as if they did."""

from hypothesis import strategies as st

HOSTILE = (
    "`id`", "$(id)", "${HOME}", "$HOME", "$$", "%PATH%", "{{.Name}}", "<b>&amp;</b>", "a b",
    "a\tb", "a\nb", "a\r\nb", "a\u2028b", '"', "'", "\\", '\\"', "*/", "/*", "//", "#", "# x",
    "; id", "&& id", "| id", "> x", "!x", "!!python/object", "*x", "&x", "- x", "a: b", "[x]",
    "{x}", "%s%n", "-rf", "--help", "=x", "@x", "~", "~/x", "..", "../x", "/etc/passwd", ".", "con",
    "aux.txt", "nul", "type", "func", "init", "main", "_", "_test", "x_test", "x.go", "go.mod",
    "vendor", "testdata", "internal", "documentation", "é", "日本", "\u0430", "\u0131", "ß",
    "\u202e", "\ufeff", "\x00", "\x7f", "\x85", "x" * 64, "true", "null", "1.0", "0x1", "help",
    "build", "golangci-lint", ".tools", "Dockerfile", "Api", "API", "]]>", "```", "~~~", "|",
    "[a](b)", "end", "subgraph", "click", "%%{init}%%", "go:generate x", "+build ignore",
    "line x.go:1", "ARG X", "ONBUILD", "\\\n", "a\\", "$", "a$", "$(shell id)",
    "'; DROP TABLE x;--", "a.b", "a.b.c", "v0", "0", "-1", "65536", "9" * 50, "x" * 10_000,
    "", " ", "\n", "\x1b[2J", "\ud800", "\udc00\ud800", "\U0001f600", "a\u0301", "\ue000",
    "func() {}", "f(", "A(func() { for {} }())", "a, b", ",", "x\x00y", "<<", "on", "no", "1_000",
    "\u200d", "file:///etc/passwd", "http://[", "${A}${B}", "/../..", "/a//b", "a/../b", "a\\b",
)  # fmt: skip
"""One of each kind that has made trouble somewhere."""

HOSTILE_TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=10),
    st.text("{}[]:,-#&*!|>'\"%@`? \n\t\\", max_size=6),
)
