"""Strategies that change one thing or a few in a valid project, which need not stay valid."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.strategies.hostile import HOSTILE_TEXTS
from tests.strategies.project_files import ProjectFiles, written
from tests.strategies.projects import STYLES, project_data, projects

Data = Any

_KEYS = (
    *("name", "path", "port", "type", "config", "events", "schema", "flags", "id", "api_prefix"),
    *("nmae", "transports", "generator-type", "is_default", "ws", "<<", "", "a: b", "$ref"),
)
_VALUES: tuple[Data, ...] = (
    *(None, "", "x", "0", "-1", "65536", "1e3", "true", "v2", "a,b", "a.b", "./x.yml"),
    *([], {}, ["x"], [[]], [{}], [None], {"name": "x"}, {"x": {"y": ["z"]}}),
    *(0, 1.5, False, "#/x", "docker", "dynamic", "ogen_client", "template", "cli"),
)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the data of a file, by the map or the list that it is in."""

    container: Data
    step: str | int

    @property
    def value(self) -> Data:
        return self.container[self.step]

    def put(self, value: Data) -> None:
        self.container[self.step] = value


@st.composite
def mutated_projects(draw: st.DrawFn) -> ProjectFiles:
    """Projects with a few changes of their structure: of the config, and of all other files."""
    files = draw(project_data())
    for _ in range(draw(st.integers(1, 3))):
        slots = [slot for name in files for slot in _slots(_Slot(files, name))[1:]]
        if slots:
            draw(st.sampled_from(_CHANGES))(draw, _one_of(draw, slots), slots)
    if draw(st.integers(0, 9)) == 9:
        files.pop(draw(st.sampled_from([*files][1:] or [""])), None)
    return written(files, draw(STYLES))


@st.composite
def mistyped_projects(draw: st.DrawFn) -> ProjectFiles:
    """Projects with a few changes of the text of their files."""
    files = draw(projects())
    texts = {"project.yaml": files.config, **files.specs}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(["project.yaml", *texts]))
        texts[name] = draw(_mistyped(texts[name]))
    return ProjectFiles(texts.pop("project.yaml"), texts)


def _slots(slot: _Slot) -> list[_Slot]:
    value = slot.value
    steps = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    return [slot, *(inner for step in steps for inner in _slots(_Slot(value, step)))]


def _one_of(draw: st.DrawFn, slots: list[_Slot]) -> _Slot:
    """One of the places, each as often as any other."""
    # numbers at the ends of a range are drawn more often
    return slots[draw(st.integers(0, 2**16)) % len(slots)]


def _drop(_draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    del slot.container[slot.step]


def _rename(draw: st.DrawFn, slot: _Slot, slots: list[_Slot]) -> None:
    if isinstance(slot.step, int):
        return _repeat(draw, slot, slots)
    value = slot.container.pop(slot.step)
    typo = slot.step[:-1] + slot.step[-2:-1] if len(slot.step) > 3 else f"{slot.step}s"
    slot.container[draw(st.sampled_from([typo, *_KEYS]))] = value
    return None


def _repeat(_draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    if isinstance(slot.step, int):
        slot.container.append(deepcopy(slot.value))
    else:
        slot.container[f"{slot.step}2"] = deepcopy(slot.value)


def _wrap(draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    wrapped = draw(st.sampled_from([[slot.value], {"name": slot.value}, [slot.value, slot.value]]))
    slot.put(deepcopy(wrapped))


def _unwrap(_draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    value = slot.value
    inner = [*value.values()] if isinstance(value, dict) else value
    slot.put(inner[0] if isinstance(inner, list) and inner else str(value))


def _swap(draw: st.DrawFn, slot: _Slot, slots: list[_Slot]) -> None:
    slot.put(deepcopy(_one_of(draw, slots).value))


def _replace(draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    slot.put(deepcopy(draw(st.sampled_from(_VALUES))))


def _make_hostile(draw: st.DrawFn, slot: _Slot, _slots: list[_Slot]) -> None:
    slot.put(draw(HOSTILE_TEXTS))


_CHANGES: tuple[Callable[[st.DrawFn, _Slot, list[_Slot]], None], ...] = (
    *(_drop, _rename, _repeat, _wrap, _unwrap, _swap, _replace, _make_hostile),
)


@st.composite
def _mistyped(draw: st.DrawFn, text: str) -> str:
    """The text with one thing changed: a range, a whole line, or where a line stands."""
    lines = text.splitlines(keepends=True)
    kind = draw(st.sampled_from(["replace", "value", "drop", "repeat", "indent"]))
    if kind == "replace" or not lines:
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 8, len(text))))
        return text[:start] + draw(HOSTILE_TEXTS) + text[end:]
    index = draw(st.integers(0, len(lines) - 1))
    line = lines[index]
    if kind == "value":
        key = line.split(":")[0]
        value = draw(HOSTILE_TEXTS | st.sampled_from(["", "{}", "[]", "[a, {b: c}]", "&a x", "*a"]))
        line = f"{key}: {value}\n"
    changed = {"drop": "", "repeat": line * 2, "indent": f" {line}", "value": line}[kind]
    return "".join([*lines[:index], changed, *lines[index + 1 :]])
