"""Writes the golden frames of the rules' cases anew."""

import tempfile
from pathlib import Path

from tests.config.test_rules import CASES, FRAMES, frame


def main() -> None:
    blocks = []
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            blocks.append(f"#### {case.name}\n{frame(case, Path(folder))}")
    FRAMES.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
