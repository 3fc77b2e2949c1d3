"""`python -m tests.bench [SECTION ...] [--write]`: measures, and prints a table a section."""

import argparse
from importlib import import_module

from tests.bench.machine import machine
from tests.bench.table import keep
from tests.bench.workspace import ROOT

#: The module and the function of each; what one imports must not weigh on what another starts.
_SECTIONS = {
    "config": ("config", "measure"),
    "config-rules": ("config", "measure_rules"),
    "generate": ("generate", "measure"),
    "goast": ("syntax_tree", "measure"),
    "growth": ("growth", "measure"),
    "jsonschema": ("json_schema", "measure"),
    "jsonschema-large": ("json_schema", "measure_large"),
    "service": ("service", "measure"),
}
_PAGE = ROOT / "docs" / "performance.md"


def main() -> None:
    """Measure the sections that were asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(_SECTIONS))
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {_PAGE.name}")
    arguments = parser.parse_args()
    unknown = set(arguments.sections) - set(_SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    print(machine())
    for section in arguments.sections or _SECTIONS:
        module, function = _SECTIONS[section]
        table = getattr(import_module(f"tests.bench.{module}"), function)()
        print(f"\n{section}\n\n{table.markdown()}", flush=True)
        if arguments.write:
            keep(table, section, _PAGE)


if __name__ == "__main__":
    main()
