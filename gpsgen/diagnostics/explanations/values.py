"""Pages of findings about single values: numbers, options, names, texts."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, beside, sections

PAGES = (
    Page(
        codes.NOT_AN_INTEGER,
        "A whole number is wanted. Write decimal digits and nothing else: no sign, no leading "
        "zero, no `_`, no `0x`. A number in quotes is fine.",
        "Readers of YAML disagree on what `010` is: ten, or eight. A port should not depend on "
        "which of them reads it.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 08085}
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
    ),
    Page(
        codes.NOT_A_SWITCH,
        "The field is switched on or off. Write `true` or `false`; `yes`, `no`, `on` and `off` "
        "mean the same.",
        "Any other word would have to be guessed at.",
        wrong=sections("main: {name: shop, dev_stand: never}\n"),
        right=sections("main: {name: shop, dev_stand: false}\n"),
    ),
    Page(
        codes.NOT_AN_OPTION,
        "The field takes one of a few words, and this is none of them. The finding names the one "
        "that is meant, if one is close, or lists them all. Options are written exactly so: "
        "`slog`, not `Slog`.",
        "Each option is code that is generated; there is none for this word.",
        wrong=sections("main: {name: shop, logger: zap}\n"),
        right=sections("main: {name: shop, logger: zerolog}\n"),
    ),
    Page(
        codes.BAD_NAME,
        "A name begins with a letter from a to z and holds letters and digits, with `-`, `_` or "
        "`.` between them, at most 63 characters. The name of the service has lower-case letters, "
        "digits and `-` only. An application also cannot have a name that Go refuses as a folder, "
        "such as `vendor`. In `setup.yaml` the names of accounts, repositories and branches are "
        "what their systems take; the finding has an example.",
        "One name becomes many: a Go package and identifier, a folder, a container, an environment "
        "variable, a metric. What is allowed is what each of them can be made of.",
        wrong=sections(
            """
            applications:
              - {name: my shop, worker: [ticker]}
            """
        ),
        right=sections(
            """
            applications:
              - {name: my-shop, worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.BAD_PORT,
        "A TCP port is a number from 1 to 65535. A `port_prefix` in `setup.yaml`, to which two "
        "digits are added, is one from 1 to 654.",
        "There are no others. Port 0, by which a system picks a free one, would be another at each "
        "start, and nothing could find the server.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 80850}
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
    ),
    Page(
        codes.BAD_URL_PATH,
        "The path of a URL begins with `/`, has no empty element, no `.` or `..`, no `%` escapes, "
        "no `?` and no `{…}`. Profiles cannot lie under `/` itself, which all other paths are "
        "under.",
        "The path is matched as it is written, by Go's router, by probes and by proxies. A path "
        "that could be written in two ways would be two paths to some of them.",
        wrong=sections(
            """
            rest:
              - name: sys
                generator_type: template
                generator_template: sys
                port: 8085
                metrics_path: internal/metrics
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
        right=sections(
            """
            rest:
              - name: sys
                generator_type: template
                generator_template: sys
                port: 8085
                metrics_path: /internal/metrics
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
    ),
    Page(
        codes.BAD_TEXT,
        "A text holds a character that nobody can see: a control character, a line break where "
        "one line is wanted, or a mark that turns the direction of writing. The finding names it "
        "by its number. Remove it, also where it is written as an escape, as here.",
        "Such characters end lines, or make code look like something that it is not "
        "(the attack is known as Trojan Source). No text that reaches your project may hold them.",
        wrong=sections('main: {name: shop, author: "Acme\\u202E"}\n'),
        right=sections('main: {name: shop, author: "Acme"}\n'),
    ),
    Page(
        codes.ENVIRONMENT_REFERENCE,
        "A value holds `${NAME}`. It is taken as it is written: gpsgen does not read its values "
        "from the environment. Write the value out. Where the text is meant so, the warning can "
        "stay.",
        "The same config gives the same project for everybody. What differs between machines "
        "belongs to the configuration of the running service, which does read the environment.",
        wrong=sections(
            """
            main:
              name: shop
              author: ${TEAM}
            """
        ),
        right=sections(
            """
            main:
              name: shop
              author: Shop Team
            """
        ),
    ),
    Page(
        codes.BAD_TOPIC,
        "An event's name holds letters, digits, `.`, `_` and `-`, at least one letter before any "
        "digit, and at most 249 characters.",
        "It is the name of the Kafka topic, unless the configuration gives another, and it becomes "
        "the name of a Go method. Kafka takes no other characters.",
        wrong=sections(
            """
            kafka:
              - name: events
                type: producer
                client: main
                events: [{name: user created}]
            applications:
              - {name: shop, kafka: [events], worker: [ticker]}
            """
        ),
        right=sections(
            """
            kafka:
              - name: events
                type: producer
                client: main
                events: [{name: user.created}]
            applications:
              - {name: shop, kafka: [events], worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.BAD_IMAGE,
        "A reference to a container image is a name in lower case, maybe behind a registry's host, "
        "then maybe `:tag` and `@sha256:…`.",
        "No registry takes another form, and it would only come out when the image is pulled.",
        wrong=sections(
            """
            applications:
              - name: shop
                worker: [ticker]
                depends_on_docker_images: ["Redis:8"]
            """
        ),
        right=sections(
            """
            applications:
              - name: shop
                worker: [ticker]
                depends_on_docker_images: ["docker.io/library/redis:8"]
            """
        ),
    ),
    Page(
        codes.BAD_SCHEMA_REFERENCE,
        "An event names its schema as `set.id`: the name of a `jsonschema` entry, a dot, and the "
        "`id` of a schema in it.",
        "Ids are unique in their set only; without the set the schema could be any of several.",
        wrong=sections(
            """
            jsonschema:
              - {name: models, schemas: [{id: user, path: user.json}]}
            kafka:
              - name: events
                type: producer
                client: main
                events:
                  - {name: user.created, schema: models.user}
                  - {name: user.deleted, schema: user}
            applications:
              - {name: shop, kafka: [events], worker: [ticker]}
            """
        ),
        right=sections(
            """
            jsonschema:
              - {name: models, schemas: [{id: user, path: user.json}]}
            kafka:
              - name: events
                type: producer
                client: main
                events:
                  - {name: user.created, schema: models.user}
                  - {name: user.deleted, schema: models.user}
            applications:
              - {name: shop, kafka: [events], worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.BAD_DEFAULT,
        "The default of a flag is written as Go parses the flag's type: digits for `int`, `true` "
        "or `false` for `bool`, `0.5` for `float64`, and a number with a unit for `duration`, such "
        "as `30s` or `1h30m`.",
        "The default takes the place of what a person would have typed, so it has to be something "
        "that the command would have taken.",
        wrong=beside(
            "",
            "commands.yaml",
            """
            commands:
              - name: import
                flags: [{name: timeout, type: duration, default: 30}]
            """,
        ),
        right=beside(
            "",
            "commands.yaml",
            """
            commands:
              - name: import
                flags: [{name: timeout, type: duration, default: 30s}]
            """,
        ),
    ),
    Page(
        codes.RESERVED_NAME,
        "What is generated has something of that name already: each command line has the commands "
        "`help` and `version` and the flags `help` and `h`, each task of a queue has `TaskID`, "
        "`Attempts` and `PrevStartTime`. Choose another name.",
        "One of the two would hide the other.",
        wrong=beside(
            "",
            "commands.yaml",
            """
            commands:
              - {name: version, description: Print the version of the data}
            """,
        ),
        right=beside(
            "",
            "commands.yaml",
            """
            commands:
              - {name: data-version, description: Print the version of the data}
            """,
        ),
    ),
    Page(
        codes.BAD_HOST,
        "A host is a name such as `app1.example.com` or an IP address: no `https://`, no port, no "
        "user. Ports and users have fields of their own. A network is written as `10.0.0.0/8`.",
        "The host ends up in commands of `ssh` and in settings of a proxy, each of which has its "
        "own way to write the rest.",
        wrong=beside(
            "",
            "setup.yaml",
            """
            servers:
              - {name: app1, host: "https://app1.example.com"}
            """,
        ),
        right=beside(
            "",
            "setup.yaml",
            """
            servers:
              - {name: app1, host: app1.example.com}
            """,
        ),
    ),
    Page(
        codes.BAD_FOLDER,
        "A folder is named from the root, as `/var/lib/shop`, without `.` and `..`.",
        "Containers and packages have no working directory that you would know; and a path that "
        "climbs is not the path that it seems to be.",
        wrong=sections(
            """
            applications:
              - name: shop
                worker: [ticker]
                deploy: {volumes: [{path: /srv/shop, mount: data}]}
            """
        ),
        right=sections(
            """
            applications:
              - name: shop
                worker: [ticker]
                deploy: {volumes: [{path: /srv/shop, mount: /data}]}
            """
        ),
    ),
)
