"""Comments that begin with a number sign: those of all languages here but Go's and Markdown."""

from gpsgen.syntax.invalid import require_line


def comment_lines(node: str, field: str, text: str) -> list[str]:
    """Write a text as lines of comment, one for each line of the text."""
    lines = text.split("\n")
    for line in lines:
        require_line(node, field, line)
    return [f"# {line}".rstrip() for line in lines]
