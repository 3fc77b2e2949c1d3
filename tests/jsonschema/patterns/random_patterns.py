"""Regular expressions of ECMA-262 by chance, with strings that are likely to match them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

ALPHABET = "aabbc01_-. /\t\n\u2028\u00a0éßK\u212a\u017f🐲🐉\ufeff\\^$*({[]})|+?"
_SIMPLE = "aabbc01_- éß🐲"
#: Ways to write one character each.
_WRITTEN = [
    (r"\x61", "a"), (r"\u0062", "b"), (r"\u{63}", "c"), (r"\u{1F432}", "🐲"),
    (r"\uD83D\uDC32", "🐲"), (r"\cJ", "\n"), (r"\t", "\t"), (r"\/", "/"), (r"\.", "."),
    (r"\$", "$"), (r"\0", "\0"), (r"\-", "-"),
]  # fmt: skip
_CLASSES = [
    (r"\d", "019"), (r"\D", "a-é"), (r"\w", "aZ_0"), (r"\W", "- é"), (r"\s", " \t\u00a0\ufeff"),
    (r"\S", "a-é🐲"), (".", "a-é🐲"), (r"\p{L}", "aéß"), (r"\P{L}", "0-🐲"), (r"\p{Lu}", "ABK"),
    (r"\p{Script=Greek}", "αΩ"), (r"\p{Nd}", "09"), ("[]", "a"), ("[^]", "a\n🐲"),
]  # fmt: skip


class PatternMaker:
    """Makes a pattern, and strings near it."""

    def __init__(self, random: Random, *, regular: bool) -> None:
        self._random = random
        self._regular = regular

    def pattern(self) -> tuple[str, list[str]]:
        """Return a pattern and strings."""
        text, samples = self._choice(3)
        if self._random.random() < 0.7:
            text = "^" + (text if "|" not in text else f"(?:{text})")
        if self._random.random() < 0.7:
            text = (text if "|" not in text else f"(?:{text})") + "$"
        subjects = [*samples, *(self._changed(it) for it in samples), "", self._chance_text()]
        return text, list(dict.fromkeys(it[:60] for it in subjects))

    def _choice(self, depth: int) -> tuple[str, list[str]]:
        ways = [self._sequence(depth) for _ in range(self._random.choice([1, 1, 1, 2, 3]))]
        return "|".join(it[0] for it in ways), [sample for _, all_ in ways for sample in all_][:8]

    def _sequence(self, depth: int) -> tuple[str, list[str]]:
        text, samples = "", [""] * 4
        for _ in range(self._random.choice([1, 1, 2, 3, 4])):
            part, found = self._term(depth)
            text += part
            samples = [it + self._random.choice(found) for it in samples]
        return text, samples

    def _term(self, depth: int) -> tuple[str, list[str]]:
        chance = self._random.random()
        if chance < 0.05:
            return self._random.choice([r"\b", r"\B", "^", "$"]), [""]
        if not self._regular and chance < 0.2:
            return self._assertion(depth)
        atom, samples = self._atom(depth)
        return self._quantified(atom, samples)

    def _assertion(self, depth: int) -> tuple[str, list[str]]:
        inner, samples = self._choice(depth - 1) if depth > 0 else ("a", ["a"])
        kind = self._random.choice(["?=", "?!", "?<=", "?<!"])
        return f"({kind}{inner})", ["", *samples[:1]] if kind == "?=" else [""]

    def _atom(self, depth: int) -> tuple[str, list[str]]:
        chance = self._random.random()
        if depth > 0 and chance < 0.25:
            inner, samples = self._choice(depth - 1)
            return f"{self._random.choice(['(?:', '('])}{inner})", samples
        if chance < 0.45:
            return self._class()
        if chance < 0.6:
            text, characters = self._random.choice(_CLASSES)
            return text, list(characters)
        if chance < 0.7:
            text, character = self._random.choice(_WRITTEN[:-1])
            return text, [character]
        character = self._random.choice(_SIMPLE)
        return character, [character]

    def _class(self) -> tuple[str, list[str]]:
        text, samples = "", list[str]()
        for _ in range(self._random.randint(1, 4)):
            chance = self._random.random()
            if chance < 0.4:
                low, high = sorted(self._random.sample("abz019AZéß🐲🐉", 2))
                text += f"{low}-{high}"
                samples += [low, high]
            elif chance < 0.6:
                part, characters = self._random.choice(_CLASSES[:6] + _CLASSES[7:10])
                text += part
                samples += characters
            elif chance < 0.8:
                part, character = self._random.choice(_WRITTEN)
                text += part
                samples.append(character)
            else:
                text += self._random.choice(_SIMPLE.replace("-", ""))
                samples.append(text[-1])
        if self._random.random() < 0.3:
            return f"[^{text}]", ["x", "é", *samples]
        return f"[{text}]", samples

    def _quantified(self, atom: str, samples: list[str]) -> tuple[str, list[str]]:
        # V8 goes back over its steps: groups without an upper bound would keep it busy for hours.
        unbounded = (
            [] if atom.startswith("(") and atom[-2:-1] in "*+}?)" else [(0, 9), (1, 9), (2, 9)]
        )
        least, most = self._random.choice(
            [(1, 1)] * 6 + [(0, 1), (2, 2), (1, 3), (0, 2), (0, 0)] + unbounded
        )
        mark = {
            (1, 1): "", (0, 1): "?", (0, 9): "*", (1, 9): "+", (2, 2): "{2}", (1, 3): "{1,3}",
            (2, 9): "{2,}", (0, 2): "{0,2}", (0, 0): "{0}",
        }[least, most]  # fmt: skip
        lazy = "?" if mark and self._random.random() < 0.2 else ""
        counts = [least, min(most, 3), self._random.randint(least, min(most, least + 2))]
        return (
            f"{atom}{mark}{lazy}",
            ["".join(self._random.choice(samples) for _ in range(it)) for it in counts],
        )

    def _changed(self, text: str) -> str:
        place = self._random.randint(0, len(text))
        kept = self._random.choice([0, 1])
        return text[:place] + self._random.choice(ALPHABET) + text[place + kept :]

    def _chance_text(self) -> str:
        return "".join(self._random.choices(ALPHABET, k=self._random.randint(1, 6)))
