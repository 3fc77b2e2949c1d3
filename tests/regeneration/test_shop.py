"""Any order of changes of a real config, of what people do, and of real generations."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gpsgen.__main__ import run
from gpsgen.layout import MANIFEST_PATH
from tests.regeneration.people import People
from tests.regeneration.trees import check_that_only_ours_changed, may_go, recorded, see
from tests.support.examples import share
from tests.support.projects import FIXTURES

pytestmark = [pytest.mark.go, pytest.mark.slow]

HANDLER = "internal/app/transport/rest/api/v1/handler.go"
GENERATED = ["cmd/api/psg_main_gen.go", "psg_gen.mk", "Dockerfile-api", ".golangci.yml"]
THEIRS = [HANDLER, "internal/app/worker/restock/worker.go", "Makefile", "README.md"]
PATHS = st.sampled_from([*GENERATED, *THEIRS, "internal/app/mine/mine.txt", "cmd/mine.txt"])

#: What a config may say next: a text of the shop's config, and others in its place.
CHANGES = {
    "port: 8080": ["port: 8080", "port: 9090"],
    "logger: zerolog": ["logger: zerolog", "logger: logrus"],
    "restock": ["restock", "refill", "re-order"],
    "applications:\n": [
        "applications:\n",
        "applications:\n  - name: admin\n    transport:\n      - sys\n",
    ],
    "    worker:\n      - restock\n": ["    worker:\n      - restock\n", ""],
}
OPERATION = """paths:
  /health-of-stock:
    get:
      operationId: getHealthOfStock
      responses:
        "204":
          description: All is well.
"""


class Shop(RuleBasedStateMachine):
    """The shop, its config outside the project, and the people who work on it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="gpsgen-shop-"))
        self.project = self.root / "shop"
        self.people = People(self.project)
        self.says = {old: old for old in CHANGES}
        self.has_operation = False

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @initialize()
    def begin(self) -> None:
        self._write_config()
        assert self._generate() == 0

    @rule(data=st.data(), old=st.sampled_from(sorted(CHANGES)))
    def the_config_changes(self, data: st.DataObject, old: str) -> None:
        self.says[old] = data.draw(st.sampled_from(CHANGES[old]))
        self._write_config()

    @rule()
    def an_operation_comes_or_goes(self) -> None:
        self.has_operation = not self.has_operation
        self._write_config()

    @rule(path=PATHS, is_added=st.booleans())
    def somebody_writes(self, path: str, *, is_added: bool) -> None:
        if not path.endswith(".go"):
            self.people.write(path, is_added=is_added)

    @rule(number=st.integers(0, 99))
    def somebody_writes_go(self, number: int) -> None:
        place = self.project / HANDLER
        word = f"// mine {number}"
        if place.exists():
            place.write_text(f"{place.read_text()}\n{word}\n")
            self.people.words.setdefault(HANDLER, set()).add(word.encode())

    @rule(path=PATHS)
    def somebody_deletes(self, path: str) -> None:
        self.people.remove(path)

    @rule(path=PATHS)
    def git_turns_line_ends(self, path: str) -> None:
        self.people.end_lines_as_windows_does(path)

    @rule()
    def the_manifest_is_lost(self) -> None:
        self.people.remove(MANIFEST_PATH)

    @rule(option=st.sampled_from(["--dry-run", "--check", "--diff"]))
    def somebody_asks_what_would_be_done(self, option: str) -> None:
        before = see(self.project)

        assert self._generate(option) in {0, 1}

        assert see(self.project) == before

    @rule(named=st.sampled_from([None, None, *GENERATED]), merges=st.booleans())
    def somebody_generates(self, named: str | None, *, merges: bool) -> None:
        before = see(self.project)
        overwrite = ["--overwrite", str(self.project / named)] if named else []

        status = self._generate(*overwrite, *(["--merge"] if merges else []))

        after = see(self.project)
        assert status in {0, 1}
        if status and after == before:
            return
        names = frozenset([named] if named else [])
        merged = {it for it in before if merges and recorded(before, it)[1]}
        for path in [it for it in self.people.words if may_go(before, it, names)]:
            if after.get(path) != before[path]:
                del self.people.words[path]
        planned = {path: () for path in after if recorded(after, path)[0] or path in SHARED}
        check_that_only_ours_changed(before, after, planned, names | merged)
        if status == 0:
            assert self._generate("--check") == 0
            assert self._generate() == 0
            assert see(self.project) == after

    @invariant()
    def every_word_is_where_it_was_written(self) -> None:
        for path, words in self.people.words.items():
            text = (self.project / path).read_bytes()
            assert all(word in text for word in words), f"{path} has lost {words}"

    def _generate(self, *options: str) -> int:
        config = str(self.root / "conf/project.yaml")
        target = f"--target={self.project}"
        return run(["generate", config, target, "--no-post-generate", *options])

    def _write_config(self) -> None:
        folder = self.root / "conf"
        (folder / "api").mkdir(parents=True, exist_ok=True)
        text = (FIXTURES / "shop/project.yaml").read_text()
        for old in sorted(CHANGES, key=len, reverse=True):
            text = text.replace(old, self.says[old])
        if "- restock" not in text and "worker:\n      -" not in text:
            start = text.index("worker:\n")
            text = text[:start] + text[text.index("applications:") :]
        (folder / "project.yaml").write_text(text)
        spec = (FIXTURES / "shop/api/shop.yaml").read_text()
        if self.has_operation:
            spec = spec.replace("paths:\n", OPERATION, 1)
        (folder / "api/shop.yaml").write_text(spec)


SHARED = {"go.mod", "go.sum"}

TestShop = Shop.TestCase
TestShop.settings = settings(
    share(0.1, fuzz=0.05),
    stateful_step_count=12,
    phases=[Phase.explicit, Phase.generate],  # to shrink a failure would take an hour
)
