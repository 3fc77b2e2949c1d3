"""Pages of findings about YAML, and about what a config leaves out of it."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, beside, sections

_NESTED = "[" * 101 + "]" * 101

PAGES = (
    Page(
        codes.FORBIDDEN_CHARACTER,
        "The file holds a character that YAML does not allow, mostly a control character that "
        "came along with copied text. It cannot be seen in an editor; here it is shown by its "
        "number, as `\\u{…}`. Delete it.",
        "A character that nobody sees and that programs act on is no part of a text that people "
        "review.",
        wrong=sections("main: {name: shop, author: Ann\aLee}\n"),
        right=sections("main: {name: shop, author: Ann Lee}\n"),
    ),
    Page(
        codes.SYNTAX,
        "The text is not YAML from the marked place on. The usual causes: a text that holds `: ` "
        "or begins with `*`, `&`, `[`, `{`, `%` or `@` and is not quoted; a quote or a bracket "
        "that is never closed; items of one list in different columns. In a broken file only the "
        "first such fault can be told.",
        "gpsgen does not guess what a broken line may mean.",
        wrong=sections(
            """
            main:
              name: shop
              author: Acme: the shop
            """
        ),
        right=sections(
            """
            main:
              name: shop
              author: "Acme: the shop"
            """
        ),
    ),
    Page(
        codes.TAB,
        "A line is indented with a tab (shown as `→`). Indent with spaces, and let the editor do "
        "so for `*.yaml`; two are usual.",
        "YAML itself forbids tabs there: how wide a tab is differs from editor to editor, and the "
        "indentation says what belongs to what.",
        wrong=sections("main:\n\tname: shop\n"),
        right=sections("main:\n  name: shop\n"),
    ),
    Page(
        codes.DUPLICATE_KEY,
        "A map holds one key twice. Keep one of them, or join what they hold. For a section such "
        "as `rest` that means one list with all the entries.",
        "Most readers of YAML keep the last one and drop the others without a word.",
        wrong=sections(
            """
            main:
              name: shop
              logger: slog
              logger: zerolog
            """
        ),
        right=sections(
            """
            main:
              name: shop
              logger: zerolog
            """
        ),
    ),
    Page(
        codes.ANCHOR,
        "The config holds an anchor (`&name`) or an alias (`*name`). Write the value out at each "
        "place; quote it if the `&` or `*` belongs to a text. Specs may use anchors.",
        "A config says at each place what holds there: findings, fixes and reviews point at one "
        "place and mean that one.",
        wrong=sections(
            """
            main:
              name: &name shop
              author: *name
            """
        ),
        right=sections(
            """
            main:
              name: shop
              author: shop
            """
        ),
    ),
    Page(
        codes.TAG,
        "The config holds a tag such as `!!str` or `!Ref`. Remove it.",
        "Tags tell YAML the type of a value. Here each field has its type already: a version is "
        "text and a port is a number however you write them, so `1.20` stays `1.20`.",
        wrong=sections("tools: {golang_version: !!str 1.26}\n"),
        right=sections("tools: {golang_version: 1.26}\n"),
    ),
    Page(
        codes.COMPLEX_KEY,
        "A key is a list or a map. Most often that is a text that begins with `{` or `[` and wants "
        "quotes, or `{{ … }}`, the placeholder of some template engine that has not been run.",
        "Every key of a config is a word.",
        wrong=sections(
            """
            main:
              name: shop
              [author]: Ann Lee
            """
        ),
        right=sections(
            """
            main:
              name: shop
              author: Ann Lee
            """
        ),
    ),
    Page(
        codes.MERGE_KEY,
        "The config holds the merge key `<<`. Write the fields out at each place. Specs may use "
        "merge keys.",
        "It comes from an old draft of YAML, is no part of YAML 1.2, and hides which fields a map "
        "has; see also GPS1007.",
        wrong=sections(
            """
            main:
              <<: {logger: slog}
              name: shop
            """
        ),
        right=sections(
            """
            main:
              logger: slog
              name: shop
            """
        ),
    ),
    Page(
        codes.TOO_DEEP,
        "Lists and maps nest more than 100 levels deep. No config or spec needs that: look for a "
        "bracket that was typed, or generated, too often.",
        "The bound keeps a broken or hostile file from using up the memory of gpsgen.",
        wrong=sections(f"main: {{name: shop, author: {_NESTED}}}\n"),
        right=sections("main: {name: shop, author: Ann Lee}\n"),
    ),
    Page(
        codes.UNKNOWN_ALIAS,
        "A spec uses an alias (`*name`) whose anchor (`&name`) is not defined above it, or whose "
        "value would contain itself. Check the spelling, define the anchor first, or quote the "
        "text if it only begins with `*`.",
        "An alias stands for what its anchor marks; without that there is no value.",
        wrong=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: &info {title: Shop, version: "1"}
            x-copy: *inf
            """,
        ),
        right=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: &info {title: Shop, version: "1"}
            x-copy: *info
            paths:
              /pets:
                get: {operationId: listPets, responses: {"200": {description: all pets}}}
            """,
        ),
    ),
)
