"""Pages of findings about specs, and about the tools that compile them."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, beside, sections
from gpsgen.version import OGEN_VERSION

_AUTH = """
    rest:
      - name: api
        generator_type: ogen
        path: [api.yml]
        port: 8080
        generator_params: {auth_handler: on}
    applications:
      - {name: shop, transport: [api]}
    """

PAGES = (
    Page(
        codes.SPEC_REFUSED,
        "ogen, the tool that makes Go from OpenAPI, does not take the spec. The message is ogen's "
        "own, and the place is where ogen sees the fault. Such a fault comes out when the project "
        "is generated; `gpsgen validate` does not run ogen.",
        "What ogen makes is compiled with the rest of the project; without it, the server has no "
        "operations and no types.",
        wrong=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: limit, in: query, schema: {type: intger}}]
                  responses: {"200": {description: all pets}}
            """,
        ),
        right=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters: [{name: limit, in: query, schema: {type: integer}}]
                  responses: {"200": {description: all pets}}
            """,
        ),
    ),
    Page(
        codes.SPEC_WITHOUT_SECURITY,
        "The config switches authentication on, and the spec demands none: a server with "
        "`auth_handler: on` needs a security scheme that operations demand, a client with "
        "`auth_params` needs a scheme of the kind that it names. Add it to the spec, or remove the "
        "field.",
        "Which requests need a proof, and of what kind, stands in the spec. With none there, the "
        "server would let everybody in, though the config says otherwise.",
        wrong=beside(
            _AUTH,
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths: {/pets: {get: {operationId: listPets, responses: {"200": {description: all}}}}}
            """,
        ),
        right=beside(
            _AUTH,
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            components:
              securitySchemes: {ApiKey: {type: apiKey, in: header, name: X-API-Key}}
            security: [{ApiKey: []}]
            paths: {/pets: {get: {operationId: listPets, responses: {"200": {description: all}}}}}
            """,
        ),
    ),
    Page(
        codes.SPEC_INVALID,
        "A spec breaks a rule of its own language: an OpenAPI spec without `paths`, a `$ref` that "
        "leads nowhere, a JSON Schema with a type that does not exist, a protobuf file without a "
        "service. The finding points into the spec.",
        "The tools that read the spec after gpsgen refuse it, or make something else of it than "
        "what is meant.",
        wrong=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {$ref: "#/components/responses/Pet"}}
            components:
              responses: {Pets: {description: all pets}}
            """,
        ),
        right=beside(
            "",
            "api.yml",
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses: {"200": {$ref: "#/components/responses/Pets"}}
            components:
              responses: {Pets: {description: all pets}}
            """,
        ),
    ),
    Page(
        codes.VERSION_REFUSED,
        "`tools` asks for a version of a tool that is within the range that gpsgen works with, and "
        "that could not be had, built or used when it was needed: most likely it was never "
        "released. The note says what Go has against it. Write the version that the finding names, "
        "or remove the field.",
        "gpsgen builds the tool that you ask for, once, when it first needs it. It does not take "
        "another one in its place, since the code that it makes could be another. What the network "
        "is to blame for is told apart, by exit status 3.",
        wrong=sections(
            """
            tools: {ogen_version: v1.999.0}
            rest:
              - {name: api, generator_type: ogen, path: [api.yml], port: 8080}
            applications:
              - {name: shop, transport: [api]}
            """
        ),
        right=sections(
            f"""
            tools: {{ogen_version: {OGEN_VERSION}}}
            rest:
              - {{name: api, generator_type: ogen, path: [api.yml], port: 8080}}
            applications:
              - {{name: shop, transport: [api]}}
            """
        ),
    ),
)
