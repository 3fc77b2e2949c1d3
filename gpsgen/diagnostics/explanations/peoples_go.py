"""Pages of findings about the Go that people write beside ours."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, beside

_FILE = "internal/app/transport/rest/api/v1/pets.go"

_RIGHT = beside(
    "",
    _FILE,
    """
    package api

    import "context"

    func (h *Handler) ListPets(ctx context.Context) error { return nil }
    """,
)

PAGES = (
    Page(
        codes.SIGNATURE_CHANGED,
        "Generated code calls this method with other parameters, or takes other results from it, "
        "than the ones that you wrote: the spec has changed since. The message has your types, "
        "and after the arrow those that are needed. Change the method to what the help says. "
        "gpsgen does not touch your files; types that it cannot follow, it takes to be right.",
        "The compiler says the same, of the place where the method is called, which is not yours. "
        "Here it is said of the line that you have to change.",
        wrong=beside(
            "",
            _FILE,
            """
            package api

            import "context"

            func (h *Handler) ListPets(ctx context.Context, limit int) error { return nil }
            """,
        ),
        right=_RIGHT,
    ),
    Page(
        codes.OPERATION_GONE,
        "The operation that your method was for has left the spec, or has another name there: the "
        "method speaks of a type that is not generated any more, or gpsgen once gave it to you "
        "and nothing calls it now. Remove the method, move what it does to the one that took its "
        "place, or bring the operation back.",
        "The package may not compile as long as the method is there: the stub of an operation "
        "calls what answers for it until it is written, and that is gone, too. gpsgen does not "
        "touch your files.",
        wrong=beside(
            "",
            _FILE,
            """
            package api

            import (
              "context"
              oas "github.com/acme/shop/pkg/rest/api/v1"
            )

            func (h *Handler) ListPets(ctx context.Context) error { return nil }

            func (h *Handler) FeedPet(ctx context.Context, params oas.FeedPetParams) error {
              return nil
            }
            """,
        ),
        right=_RIGHT,
    ),
    Page(
        codes.GO_UNREADABLE,
        "A Go file in a package that you and gpsgen share cannot be read: it is not finished, "
        "holds the markers of a merge, or is not UTF-8. The rest of the project is generated; in "
        "that package nothing is added until the file is mended.",
        "gpsgen adds a method only where you have not written it yet, in whatever file. It cannot "
        "look into what it cannot read.",
        wrong=beside(
            "",
            _FILE,
            """
            package api

            import "context"

            func (h *Handler) ListPets(ctx context.Context) error {
            """,
        ),
        right=_RIGHT,
    ),
)
