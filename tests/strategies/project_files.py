"""A project as people write it: the data of each file, and the texts that this becomes."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.strategies.yaml_texts import yaml_text

Data = Any
"""Maps, lists and texts; in specs numbers and booleans as well."""

CONFIG = "project.yaml"


@dataclass(frozen=True)
class ProjectFiles:
    """A project as people write it: the text of its config, and of the files beside it by path."""

    config: str
    specs: dict[str, str]

    def write(self, folder: Path) -> Path:
        """Write all files into a folder; the answer is the config's path."""
        for name, text in {**self.specs, CONFIG: self.config}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return folder / CONFIG


def written(files: dict[str, Data], style: int) -> ProjectFiles:
    """Write the data of all files; `style` chooses among the ways to write the same in YAML."""
    random = Random(style)
    texts = {name: _text(name, data, random) for name, data in files.items()}
    return ProjectFiles(texts.pop(CONFIG), texts)


def _text(name: str, data: Data, random: Random) -> str:
    if isinstance(data, str):
        return data
    if name.endswith(".json"):
        return json.dumps(data, indent=random.choice([None, 2]))
    if name.endswith(".yml"):
        return yaml.safe_dump(
            data, sort_keys=False, default_flow_style=random.choice([None, False])
        )
    return yaml_text(data, random)
