"""Writes the file that OnlineConf's updater keeps beside a service: a constant database (cdb)."""

import struct
from collections.abc import Mapping
from pathlib import Path

_TABLES = 256
_HEADER = _TABLES * 8


def write_tree(folder: Path, values: Mapping[str, str]) -> None:
    """Put `TREE.cdb` with these paths and values into the folder, whole at any moment."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "TREE.cdb.new"
    # The first byte of a value is its type, "s" for a string.
    fresh.write_bytes(_database({path: f"s{value}" for path, value in values.items()}))
    fresh.replace(folder / "TREE.cdb")


def _database(values: Mapping[str, str]) -> bytes:
    """Return D. J. Bernstein's format: a header of 256 tables, the records, the tables."""
    records = bytearray()
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    for path, value in values.items():
        key, data = path.encode(), value.encode()
        number = _hash(key)
        tables[number % _TABLES].append((number, _HEADER + len(records)))
        records += struct.pack("<II", len(key), len(data)) + key + data

    header, slots = bytearray(), bytearray()
    for table in tables:
        size = 2 * len(table)
        header += struct.pack("<II", _HEADER + len(records) + len(slots), size)
        slots += b"".join(struct.pack("<II", *slot) for slot in _slots(table, size))
    return bytes(header + records + slots)


def _slots(table: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Place the entries of a table by open addressing; position 0 marks a free slot."""
    slots = [(0, 0)] * size
    for number, position in table:
        slot = (number // _TABLES) % size
        while slots[slot][1]:
            slot = (slot + 1) % size
        slots[slot] = (number, position)
    return slots


def _hash(key: bytes) -> int:
    number = 5381
    for byte in key:
        number = (number * 33 & 0xFFFFFFFF) ^ byte
    return number
