"""Pages of findings about what has no effect: not yet, no longer, or not here."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections

PAGES = (
    Page(
        codes.NOT_SUPPORTED_YET,
        "The config asks for something that this version of gpsgen cannot generate. It is checked, "
        "and left out: the project is generated without it, and builds. The config can stay as "
        "it is; a later version will act on it.",
        "A config that is right should not have to change with the version that reads it. And "
        "nothing that you ask for is dropped without a word.",
        wrong=sections("documentation: {type: s3}\n"),
        right=sections("main: {name: shop}\n"),
    ),
    Page(
        codes.IGNORED_YET,
        "The field is right, and this version of gpsgen does not act on it. What is generated is "
        "the same without it. It can stay; a later version will act on it.",
        "Nothing that you ask for is dropped without a word.",
        wrong=sections(
            """
            git:
              repo: git@github.com:acme/shop.git
              module_path: github.com/acme/shop
              private_repos: github.com/acme/*
            """
        ),
        right=sections(
            """
            git:
              repo: git@github.com:acme/shop.git
              module_path: github.com/acme/shop
            """
        ),
    ),
    Page(
        codes.OBSOLETE,
        "Older configs carry this key, and nothing needs it any more. Remove it; the finding says "
        "if something has taken its place.",
        "An old config keeps working. Still, a key that does nothing misleads whoever reads it.",
        wrong=sections("tools: {golang_version: 1.26, protobuf_version: 1.7.0}\n"),
        right=sections("tools: {golang_version: 1.26}\n"),
    ),
    Page(
        codes.NEVER_USED,
        "The sections `scheduler`, `repository`, `consumer` and `ws` appear in some configs and "
        "never had a meaning. Remove the section. What it was meant for may exist: a loop is a "
        "`worker` entry, a consumer of events a `kafka` entry.",
        "Whoever wrote it waits for something that will not come; that is worth more than a "
        "warning.",
        wrong=sections("scheduler: {enabled: true}\n"),
        right=sections(
            """
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.WITHOUT_EFFECT,
        "A field is known, and does nothing beside the others of its entry: a port of a client, "
        "which listens on none, or a group of a Kafka producer. Remove it, or change what makes it "
        "useless; the finding says what that is.",
        "It does no harm, so it does not stop the generation. But it says something that is not "
        "so.",
        wrong=sections(
            """
            rest:
              - name: sys
                generator_type: template
                generator_template: sys
                port: 8085
                path: [api.yml]
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
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
    ),
    Page(
        codes.DEPRECATED,
        "This is an older form of something that has a better one, and works as before. The "
        "finding names the better one. Of a set of JSON Schemas that is `schemas`, which gives "
        "each an `id`.",
        "The older form cannot say all that the newer one can: events refer to schemas by their "
        "ids.",
        wrong=sections(
            """
            jsonschema:
              - {name: models, path: [user.json]}
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
                events: [{name: user.created, schema: models.user}]
            applications:
              - {name: shop, kafka: [events], worker: [ticker]}
            """
        ),
    ),
)
