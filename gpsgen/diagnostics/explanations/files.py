"""Pages of findings about files as a whole."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import CONFIG_NAME, Example, File, Page, sections, whole

_MINIMAL = whole(
    """
    main: {name: shop}
    git:
      repo: git@github.com:acme/shop.git
      module_path: github.com/acme/shop
    worker:
      - {name: ticker, generator_type: template, generator_template: daemon}
    applications:
      - {name: shop, worker: [ticker]}
    """
)

_NOT_ASCII = "main: {name: shop, author: Café Zürich}\n"

PAGES = (
    Page(
        codes.FILE_UNREADABLE,
        "gpsgen was given a file to read that is not there, is a folder, or that it may not open. "
        "Check the spelling and the folder that you are in. Of a file that the config names, "
        "GPS1405 says the same.",
        "A file that cannot be read is not taken for an empty one: what it asks for would be "
        "missing from the project, and nobody would know.",
        wrong=Example((), config="prject.yaml"),
        right=Example(()),
    ),
    Page(
        codes.NOT_UTF8,
        "The file holds a byte that UTF-8 text cannot hold; the finding points at it. Save the "
        "file as UTF-8: every editor can, and `iconv -f latin1 -t utf-8` does it on a command "
        "line. A byte order mark at the beginning does no harm.",
        "YAML is UTF-8 wherever people exchange it. Guessing at another encoding goes wrong "
        "without a word: `é` would reach your project as `Ã©`.",
        wrong=Example((File(CONFIG_NAME, _NOT_ASCII, "latin-1"),)),
        right=Example((File(CONFIG_NAME, _NOT_ASCII),)),
    ),
    Page(
        codes.EMPTY_FILE,
        "The file is empty, or holds comments only. A config needs at least `main`, `git` and "
        "`applications`; other files say in their finding what they hold.",
        "An empty file is most often one that was not saved, or cut short. A project that holds "
        "nothing is nothing that anybody asks for.",
        wrong=whole(
            """
            # to be written
            """
        ),
        right=_MINIMAL,
    ),
    Page(
        codes.NOT_A_MAP,
        "The top level of the file is a list or a single text. It must be a map: keys with a `:` "
        "after each, such as `main:`. A stray `-` before the first key is the usual cause.",
        "Each section of a config is found by its key; a list has none.",
        wrong=whole(
            """
            - main: {name: shop}
            - git: {module_path: github.com/acme/shop}
            """
        ),
        right=_MINIMAL,
    ),
    Page(
        codes.SEVERAL_DOCUMENTS,
        "A line `---` begins a second YAML document in the file. Keep one, and move the other to a "
        "file of its own. A `---` before everything else is fine.",
        "One config describes one service. Which of two documents is meant, or whether they are "
        "to be joined, cannot be told.",
        wrong=sections(
            """
            main: {name: shop}
            ---
            tools: {golang_version: 1.26}
            """
        ),
        right=sections(
            """
            main: {name: shop}
            tools: {golang_version: 1.26}
            """
        ),
    ),
)
