"""Pages of findings about what belongs together in servers, clients and their specs."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections

PAGES = (
    Page(
        codes.MISSING_PORT,
        "A server has no `port`. Add one, from 1 to 65535.",
        "There is no default that two servers of one application could share, and a port is what "
        "others know a server by.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, generator_template: sys}
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
        codes.PORT_CLASH,
        "Two servers of one application listen on one port. Give each a port of its own. Servers "
        "of different applications may share one: each application is a container.",
        "The second server would fail to start: `address already in use`.",
        wrong=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
              - {name: sys, generator_type: template, generator_template: sys, port: 8080}
            applications:
              - {name: shop, transport: [api, sys]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [api, sys]}
            """
        ),
    ),
    Page(
        codes.URL_PATH_CLASH,
        "Two endpoints of a `sys` server have one path. Change one of them; a slash at the end "
        "makes no difference. One of the two may be a default: `/metrics`, `/ready`, `/live`, "
        "`/version`, `/debug/pprof`.",
        "Only one of them could answer.",
        wrong=sections(
            """
            rest:
              - name: sys
                generator_type: template
                generator_template: sys
                port: 8085
                live_path: /health
                ready_path: /health
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
                live_path: /health/live
                ready_path: /health/ready
            applications:
              - {name: shop, transport: [sys]}
            """
        ),
    ),
    Page(
        codes.MISSING_SPEC,
        "An entry is made from a spec and names none. Add `path`: the OpenAPI spec of a server or "
        "client, the queues of a `queue` worker.",
        "Everything that it is made of stands in the spec: operations, types, tasks.",
        wrong=sections(
            """
            rest:
              - {name: api, generator_type: ogen, port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
    ),
    Page(
        codes.SPEC_NOT_FOUND,
        "A file that the config names is not there, is a folder, or may not be read. Paths are "
        "relative to the folder that the config lies in, not to the one that you are in.",
        "The project is made from the file.",
        wrong=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [docs/api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
    ),
    Page(
        codes.BAD_SPEC_PATH,
        "The path of a file holds a `\\`, or ends in `.go`. Write folders with `/`, on Windows as "
        "well, and give the file another name.",
        "The project holds a copy of the file under its name, so that it can generate itself "
        "anywhere; and the go command takes each `.go` file for code.",
        wrong=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: ['.\\api.yml'], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [./api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
    ),
    Page(
        codes.MISPLACED_FIELD,
        "A field belongs to another kind of entry: the paths of a `sys` server to no server made "
        "from a spec, `auth_params` to clients only, and so on. Remove it, or move it to the "
        "entry that it is meant for.",
        "It would do nothing here, while it looks as if it did.",
        wrong=sections(
            """
            rest:
              - name: api
                generator_type: ogen
                path: [api.yml]
                port: 8080
                metrics_path: /internal/metrics
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [api, sys]}
            """
        ),
        right=sections(
            """
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
              - name: sys
                generator_type: template
                generator_template: sys
                port: 8085
                metrics_path: /internal/metrics
            applications:
              - {name: shop, transport: [api, sys]}
            """
        ),
    ),
    Page(
        codes.MISSING_TEMPLATE,
        "An entry has `generator_type: template` and does not say which template. Of REST servers "
        "there is one, `sys`: metrics, readiness, liveness, version and profiles. A server of your "
        "own API is `generator_type: ogen`.",
        "The template is all that such an entry is made of.",
        wrong=sections(
            """
            rest:
              - {name: sys, generator_type: template, port: 8085}
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
        codes.AUTH_TYPE_MOVED,
        "Older configs say how a client proves who it is by `auth_type` in `generator_params`. "
        "Move it to `auth_params`, and say where the proof is sent and what it is: `apikey` or "
        "`bearer`, in the header.",
        "`generator_params` are settings of the tool that makes the code, and this is none. The "
        "old value does not say all that the new form does, so it cannot be mended for you.",
        wrong=sections(
            """
            rest:
              - name: users
                generator_type: ogen_client
                path: [api.yml]
                generator_params: {auth_type: apikey}
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [users, sys]}
            """
        ),
        right=sections(
            """
            rest:
              - name: users
                generator_type: ogen_client
                path: [api.yml]
                auth_params: {transport: header, type: apikey}
              - {name: sys, generator_type: template, generator_template: sys, port: 8085}
            applications:
              - {name: shop, transport: [users, sys]}
            """
        ),
    ),
)
