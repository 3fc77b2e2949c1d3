"""Pages of findings about names, and what refers to them."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections

PAGES = (
    Page(
        codes.UNKNOWN_REFERENCE,
        "An application or an event names something that is not defined. Correct the name, or "
        "define it in the section that the finding tells. If a name is close, the finding shows "
        "where it is defined, and `gpsgen validate --fix` puts it in.",
        "What a name stands for is wired into the application; without that, there is nothing to "
        "wire. Names are told apart by case.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [syss]}
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
        codes.UNUSED_ENTRY,
        "An entry is defined, and no application uses it. Add it to the list of an application, "
        "or remove the entry.",
        "A server that nothing runs is a line that was forgotten, mostly in `applications`. As an "
        "application is a binary of its own, it only holds what it lists.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [ticker]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, transport: [sys], worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.DUPLICATE_NAME,
        "Two entries of a list have one name. `rest`, `grpc` and `cli` count as one list, since "
        "applications name them alike; two versions of one REST API may share a name. Rename one "
        "of them.",
        "A name has to mean one thing wherever an application uses it.",
        wrong=sections(
            """
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
              - {name: ticker, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [ticker]}
            """
        ),
        right=sections(
            """
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
              - {name: cleaner, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [ticker, cleaner]}
            """
        ),
    ),
    Page(
        codes.NAME_CLASH,
        "Two names differ in the config and become the same in Go, in a path, in a variable of "
        "the environment or in a metric. The finding says where, and what both become. Rename one "
        "of them.",
        "Go packages have no hyphens and no capitals, metrics no dots: `my-job` and `myJob` would "
        "be one package, and one would overwrite the other.",
        wrong=sections(
            """
            worker:
              - {name: my-job, generator_type: template, generator_template: daemon}
              - {name: myJob, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [my-job, myJob]}
            """
        ),
        right=sections(
            """
            worker:
              - {name: mail-job, generator_type: template, generator_template: daemon}
              - {name: invoice-job, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [mail-job, invoice-job]}
            """
        ),
    ),
    Page(
        codes.DUPLICATE_ITEM,
        "A list has the same item twice. Remove one of them. An item that is a name and one that "
        "is a map with that name are the same.",
        "An application runs a server or a worker once; to run more of it, run more of the "
        "application.",
        wrong=sections(
            """
            worker:
              - {name: ticker, generator_type: template, generator_template: daemon}
            applications:
              - {name: shop, worker: [ticker, ticker]}
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
        codes.UNUSED_DEFINITION,
        "A datasource or a set of schemas is defined, and nothing refers to it. Refer to it, "
        "remove it, or leave it: it does no harm.",
        "It may stand alone: types made from schemas are of use to code that you write. But it may "
        "also be what is left of something that was removed.",
        wrong=sections(
            """
            grafana:
              datasources:
                - {name: Metrics, type: prometheus, url: "http://prometheus:9090"}
            """
        ),
        right=sections(
            """
            grafana:
              datasources:
                - {name: Metrics, type: prometheus, url: "http://prometheus:9090"}
            applications:
              - {name: shop, worker: [ticker], grafana: {datasources: [Metrics]}}
            """
        ),
    ),
)
