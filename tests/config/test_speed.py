"""Reading and checking stays fast and grows with the size of the config, not its square."""

import time
from pathlib import Path

from gpsgen.config import load_config
from tests.config.projects import project, write_project


def seconds(folder: Path, applications: int) -> float:
    workers = [
        f"  - name: job{n}\n    generator_type: template\n    generator_template: daemon\n"
        for n in range(applications)
    ]
    entries = [
        f"  - name: app{n}\n    transport:\n      - api\n      - name: sys\n"
        f"    worker:\n      - job{n}\n"
        for n in range(applications)
    ]
    text = project(f"worker:\n{''.join(workers)}applications:\n{''.join(entries)}")
    path = write_project(folder, text)
    start = time.process_time()
    loaded = load_config(path)
    taken = time.process_time() - start
    assert not len(loaded.diagnostics)
    return taken


def test_four_thousand_lines_take_less_than_two_seconds(tmp_path: Path) -> None:
    assert seconds(tmp_path, 450) < 2


def test_time_grows_linearly(tmp_path: Path) -> None:
    seconds(tmp_path, 10)
    small, large = seconds(tmp_path, 50), seconds(tmp_path, 400)
    assert large < 8 * small * 2
