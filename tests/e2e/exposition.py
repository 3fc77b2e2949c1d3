"""Reads Prometheus' text exposition format, as far as services write it."""

import re
from dataclasses import dataclass

_SAMPLE = re.compile(r"(?P<name>[a-zA-Z_:][\w:]*)(?:\{(?P<labels>.*)\})? (?P<value>\S+)(?: \d+)?")
_LABEL = re.compile(r'(?P<name>\w+)="(?P<value>(?:[^"\\]|\\.)*)"(?:,|$)')
_ESCAPES = {r"\\": "\\", r"\"": '"', r"\n": "\n"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of one series."""

    name: str
    labels: dict[str, str]
    value: float


class Samples(list[Sample]):
    """What a scrape brought."""

    def named(self, name: str, **labels: str) -> "Samples":
        """Return the samples of a name that have these labels, and perhaps others."""
        wanted = labels.items()
        return Samples(s for s in self if s.name == name and wanted <= s.labels.items())

    def total(self, name: str, **labels: str) -> float:
        """Return the sum of the samples of a name that have these labels."""
        return sum(sample.value for sample in self.named(name, **labels))

    def requests(self, server: str) -> dict[tuple[str, str, int], int]:
        """Return how many requests a server has answered, by method, route and status."""
        return {
            (
                sample.labels["http_request_method"],
                sample.labels["http_route"],
                int(sample.labels["http_response_status_code"]),
            ): int(sample.value)
            for sample in self.named("http_server_request_duration_seconds_count", server=server)
        }


def parse(text: str) -> Samples:
    """Read a scrape; a line that is none of the format's is a ValueError."""
    return Samples(_sample(line) for line in text.splitlines() if line and line[0] != "#")


def _sample(line: str) -> Sample:
    found = _SAMPLE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a sample: {line!r}")
    labels = found["labels"] or ""
    if _LABEL.sub("", labels):
        raise ValueError(f"not labels: {line!r}")
    return Sample(
        found["name"],
        {label["name"]: _unescape(label["value"]) for label in _LABEL.finditer(labels)},
        float(found["value"]),
    )


def _unescape(text: str) -> str:
    return re.sub(r"\\.", lambda escape: _ESCAPES[escape[0]], text)
