"""Pages of findings about keys, and about what kind of value stands where."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections

PAGES = (
    Page(
        codes.UNKNOWN_KEY,
        "A map has a key that does not exist there. If it is close to one that does, the finding "
        "names it and `gpsgen validate --fix` renames it; otherwise it lists the keys that the map "
        "can have. Keys are written exactly so: `logger`, not `Logger`.",
        "A key that is ignored is a wish that is not granted: with `loger: slog` the service would "
        "keep its default logger, and nobody would be told.",
        wrong=sections("main: {name: shop, loger: slog}\n"),
        right=sections("main: {name: shop, logger: slog}\n"),
    ),
    Page(
        codes.MISSING_FIELD,
        "A section or an entry lacks a field that has no default. The finding points at the first "
        "line of what lacks it, and names the field.",
        "gpsgen has a default wherever one is right for most services. Of a name, a module path or "
        "a kind there is none: a guess would end up in code that others import.",
        wrong=sections(
            """
            worker:
              - name: ticker
                generator_type: template
            """
        ),
        right=sections(
            """
            worker:
              - name: ticker
                generator_type: template
                generator_template: daemon
            """
        ),
    ),
    Page(
        codes.WRONG_TYPE,
        "There is a text, a list or a map where something else belongs. A list has items that "
        "begin with `-`, or stands in `[…]`; a map has `key: value`, or stands in `{…}`.",
        "What stands there cannot be read as what is meant. Where there is just one way to read it "
        "you may be brief: a list of texts may be one text, an item of a list in an application "
        "may be its name.",
        wrong=sections(
            """
            applications:
              name: shop
              worker: [ticker]
            """
        ),
        right=sections(
            """
            applications:
              - name: shop
                worker: [ticker]
            """
        ),
    ),
    Page(
        codes.EMPTY_VALUE,
        "A key is there and its value is not, or a list that needs an item has none. Write the "
        "value, or remove the key where it is optional.",
        "An empty value is mostly one that was forgotten. To have a default, leave the key out.",
        wrong=sections(
            """
            main:
              name: shop
              author:
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
)
