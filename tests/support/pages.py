"""The examples of the catalogue's pages as projects on disk."""

import re
from pathlib import Path

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostics, codes
from gpsgen.diagnostics.explanations import CONFIG_NAME, Example, Page
from tests.config.projects import SPEC

_TOP_LEVEL_KEY = re.compile(r"^(?=\S)", re.MULTILINE)

#: What a config has where an example does not say otherwise.
_SECTIONS = {
    "main": "main: {name: shop}\n",
    "git": "git: {repo: git@github.com:acme/shop.git, module_path: github.com/acme/shop}\n",
    "worker": "worker:\n  - {name: ticker, generator_type: template, generator_template: daemon}\n",
    "applications": "applications: [{name: shop, worker: [ticker]}]\n",
}

#: The sections around a file that an example shows alone.
_AROUND = {
    "api.yml": """\
rest: [{name: api, generator_type: ogen, path: [api.yml], port: 8080}]
applications: [{name: shop, transport: [api]}]
""",
    "internal/app/transport/rest/api/v1/pets.go": """\
rest: [{name: api, generator_type: ogen, path: [api.yml], port: 8080}]
applications: [{name: shop, transport: [api]}]
""",
    "commands.yaml": """\
cli: [{name: admin, path: [commands.yaml], generator_type: template, generator_template: cli}]
applications: [{name: shop-admin, cli: admin}]
""",
}

#: The files that examples name and do not show.
_FILES = {
    "api.yml": SPEC,
    "commands.yaml": "commands: [{name: import, description: Import the users}]\n",
    "user.json": '{"type": "object"}\n',
}

_COVERAGE = (codes.NOT_SUPPORTED_YET, codes.IGNORED_YET)


def write(example: Example, folder: Path) -> Path:
    """Write an example with all that it does not show; the answer is the config to load."""
    shown = {file.name: file for file in example.files}
    for name, text in _FILES.items():
        (folder / name).write_text(text, "utf-8")
    for name, file in shown.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(file.text, file.encoding, newline="")
    config = shown.get(CONFIG_NAME)
    if not example.is_whole:
        text = config.text if config else "".join(_AROUND.get(name, "") for name in shown)
        encoding = config.encoding if config else "utf-8"
        (folder / CONFIG_NAME).write_text(_completed(text), encoding, newline="")
    return folder / example.config


def load(example: Example, folder: Path) -> LoadedConfig:
    """Write an example and load its config."""
    return load_config(write(example, folder))


def about(page: Page, loaded: LoadedConfig) -> Diagnostics:
    """Return the findings, but for what is not generated yet, where the page is not about that."""
    return Diagnostics(
        it for it in loaded.diagnostics if it.code is page.code or it.code not in _COVERAGE
    )


def _completed(text: str) -> str:
    """Add the sections that a config needs; behind what is shown, so that lines stay the same."""
    keys = {chunk.split(":")[0] for chunk in _TOP_LEVEL_KEY.split(text)}
    missing = {name: section for name, section in _SECTIONS.items() if name not in keys}
    if "applications" in keys and "ticker" not in text:
        missing.pop("worker", None)
    return text + "".join(missing.values())
