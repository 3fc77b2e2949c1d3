"""Pages of findings about what belongs together in applications and in what is delivered."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, beside, sections

PAGES = (
    Page(
        codes.IDLE_APPLICATION,
        "An application runs nothing: it has no transport, no worker, no Kafka consumer and no "
        "command line. Producers and drivers serve others and run nothing by themselves.",
        "It would be a binary and a container that do nothing, most likely for a list that was "
        "forgotten or misspelt.",
        wrong=sections(
            """
            applications:
              - {name: shop, transport: []}
            """
        ),
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
        codes.CLI_NOT_ALONE,
        "An application is a command line, and runs servers, workers or consumers as well. Make "
        "two applications of it: they share the service. Producers and drivers may stay.",
        "A command ends when it is done; a server runs until it is told to stop. One process "
        "cannot do both.",
        wrong=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop, cli: ops, worker: [ticker]}
            """
        ),
        right=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop, worker: [ticker]}
              - {name: shop-ops, cli: ops}
            """
        ),
    ),
    Page(
        codes.SEVERAL_CLIS,
        "`cli` of an application is a list. Write the one name: `cli: ops`. For a second command "
        "line make a second application, or put its commands into the same `commands.yaml`.",
        "An application is one binary, and a binary has one command line.",
        wrong=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop-ops, cli: [ops]}
            """
        ),
        right=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop-ops, cli: ops}
            """
        ),
    ),
    Page(
        codes.DEV_STAND_WITHOUT_GIT,
        "`main.dev_stand` is on, and `post_generate` does not have the step `git_install`. Add it.",
        "The stand brings a part of itself as a submodule of git, which only a repository can "
        "hold; that step makes one.",
        wrong=sections("main: {name: shop, dev_stand: true}\n"),
        right=sections(
            """
            main: {name: shop, dev_stand: true}
            post_generate: [git_install]
            """
        ),
    ),
    Page(
        codes.MISSING_PACKAGING,
        "`artifacts` asks for `deb`, `rpm` or `apk`, and there is no section `packaging`. Add it, "
        "with `maintainer` and `description` at least.",
        "A package says who answers for it and what it holds. gpsgen cannot know either.",
        wrong=sections("artifacts: [docker, deb]\n"),
        right=sections(
            """
            artifacts: [docker, deb]
            packaging:
              maintainer: Shop Team <shop@example.com>
              description: The shop
            """
        ),
    ),
    Page(
        codes.TESTS_WITHOUT_SYS,
        "`goat_tests` is on for an application that has no `sys` server. Add one to its "
        "transports.",
        "The tests start the application and wait until its `sys` server says that it is ready. "
        "Without one they could not know when to begin.",
        wrong=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api], goat_tests: true}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [api, sys], goat_tests: true}
            """
        ),
    ),
    Page(
        codes.TESTS_OF_CLI,
        "`goat_tests` is on for a command line. No tests are made for it; remove the field.",
        "The tests start an application and talk to its servers, and a command line has none. "
        "Test its commands as the Go functions that they are.",
        wrong=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop-ops, cli: ops, goat_tests: true}
            """
        ),
        right=sections(
            """
            cli:
              - {name: ops, path: commands.yaml, generator_type: template, generator_template: cli}
            applications:
              - {name: shop-ops, cli: ops}
            """
        ),
    ),
    Page(
        codes.MISSING_DRIVER,
        "An application runs a `telegram` worker and does not have the Telegram driver. Define it, "
        "and add it to the application's `driver` list.",
        "The driver holds the connection to Telegram; the worker only answers what it receives.",
        wrong=sections(
            """
            worker:
              - {name: bot, generator_type: template, generator_template: telegram}
            applications:
              - {name: shop-bot, worker: [bot]}
            """
        ),
        right=sections(
            """
            driver:
              - name: telegram
                import: github.com/acme/shop/pkg/drivers/telegram
                package: telegram
                obj_name: Telegram
                service_injection: |
                  telegram.BaseAuth
                  telegram.UnimplementedPayment
            worker:
              - {name: bot, generator_type: template, generator_template: telegram}
            applications:
              - name: shop-bot
                driver: [{name: telegram, params: [WithUpdatePoller()]}]
                worker: [bot]
            """
        ),
    ),
    Page(
        codes.SECOND_DEFAULT,
        "More than one datasource has `isDefault: true`. Keep it for one of them.",
        "A panel that names no datasource takes the default one. Grafana does not start with two.",
        wrong=sections(
            """
            grafana:
              datasources:
                - {name: Metrics, type: prometheus, url: "http://prometheus:9090", isDefault: true}
                - {name: Logs, type: loki, url: "http://loki:3100", isDefault: true}
            applications:
              - {name: shop, worker: [ticker], grafana: {datasources: [Metrics, Logs]}}
            """
        ),
        right=sections(
            """
            grafana:
              datasources:
                - {name: Metrics, type: prometheus, url: "http://prometheus:9090", isDefault: true}
                - {name: Logs, type: loki, url: "http://loki:3100"}
            applications:
              - {name: shop, worker: [ticker], grafana: {datasources: [Metrics, Logs]}}
            """
        ),
    ),
    Page(
        codes.CONFLICTING_FIELDS,
        "Two fields stand in one map that exclude each other: `subcommands` and `flags` of a "
        "command, `required` and a `default` of a flag, `step` and `run` of a step. Keep the one "
        "that you mean.",
        "Each of them says how it is to be, and they say different things.",
        wrong=beside(
            "",
            "commands.yaml",
            """
            commands:
              - name: import
                flags: [{name: file, required: true, default: users.csv}]
            """,
        ),
        right=beside(
            "",
            "commands.yaml",
            """
            commands:
              - name: import
                flags: [{name: file, default: users.csv}]
            """,
        ),
    ),
    Page(
        codes.SINGLETON_REPEATED,
        "An application that `setup.yaml` marks as a `singleton` is deployed to two servers of one "
        "environment. Remove it from one of them, or remove the mark.",
        "The mark says that the application must not run twice at a time, for it would, say, send "
        "each mail twice.",
        wrong=beside(
            "",
            "setup.yaml",
            """
            servers:
              - {name: one, host: one.example.com}
              - {name: two, host: two.example.com}
            applications:
              - {name: shop, singleton: true}
            environments:
              - name: production
                branch: main
                deployments: [{server: one, apps: [shop]}, {server: two, apps: [shop]}]
            """,
        ),
        right=beside(
            "",
            "setup.yaml",
            """
            servers:
              - {name: one, host: one.example.com}
              - {name: two, host: two.example.com}
            applications:
              - {name: shop, singleton: true}
            environments:
              - name: production
                branch: main
                deployments: [{server: one, apps: [shop]}]
            """,
        ),
    ),
)
