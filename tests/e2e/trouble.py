"""Orders that misbehave: the operation `getOrder` of the shop, as the tests have written it."""

from pathlib import Path

#: The Go code of the operation, in its place in the project.
CODE = Path(__file__).parent / "trouble_go"

_LAST_BYTES = {"panics": 1, "fails": 2, "is slow": 3, "waits": 4, "hangs": 5}


def order(trouble: str, *, milliseconds: int = 0) -> str:
    """Return the path of an order whose handler does this; a slow one takes so long."""
    last_bytes = bytes([milliseconds // 10, _LAST_BYTES[trouble]]).hex()
    return f"/orders/00000000-0000-4000-8000-00000000{last_bytes}"
