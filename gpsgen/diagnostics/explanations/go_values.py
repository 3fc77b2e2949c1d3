"""Pages of findings about values that become Go."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections

PAGES = (
    Page(
        codes.BAD_MODULE_PATH,
        "`git.module_path` is what the project's `go.mod` calls the module: a host in lower case, "
        "then folders, without `https://` and `.git`. A major version from 2 on stands at the end, "
        "as `/v2`.",
        "The go command refuses any other path, and every import of the project begins with it.",
        wrong=sections(
            """
            git:
              repo: git@github.com:acme/shop.git
              module_path: https://github.com/acme/shop
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
        codes.BAD_GO_NAME,
        "The value becomes an import path, the name of a package or the name of an exported type "
        "in Go, and Go does not take it for one. A package has lower-case letters and digits, a "
        "type begins with a capital, neither is a keyword.",
        "It stands in the generated code as it is written here. Of code that you wrote, such as a "
        "driver, gpsgen cannot choose another name.",
        wrong=sections(
            """
            driver:
              - {name: s3, import: github.com/acme/s3-client, package: s3-client, obj_name: Client}
            applications:
              - {name: shop, driver: [s3], worker: [ticker]}
            """
        ),
        right=sections(
            """
            driver:
              - {name: s3, import: github.com/acme/s3-client, package: s3client, obj_name: Client}
            applications:
              - {name: shop, driver: [s3], worker: [ticker]}
            """
        ),
    ),
    Page(
        codes.BAD_GO_CODE,
        "A field that holds Go holds something else. `service_injection` of a driver has fields of "
        "a struct, one a line; each item of `params` in an application is one call of a function "
        "of the driver's package. The finding points at what Go stumbles over.",
        "What is generated is put together from parsed Go, never pasted: that is what makes sure "
        "that it compiles, and that a config cannot smuggle code to a place where none belongs.",
        wrong=sections(
            """
            driver:
              - {name: s3, import: github.com/acme/s3, package: s3, obj_name: Client}
            applications:
              - name: shop
                driver: [{name: s3, params: ["WithRegion eu"]}]
                worker: [ticker]
            """
        ),
        right=sections(
            """
            driver:
              - {name: s3, import: github.com/acme/s3, package: s3, obj_name: Client}
            applications:
              - name: shop
                driver: [{name: s3, params: ['WithRegion("eu")']}]
                worker: [ticker]
            """
        ),
    ),
)
