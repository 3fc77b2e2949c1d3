package ogenserver_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	ht "github.com/ogen-go/ogen/http"
	"github.com/ogen-go/ogen/ogenerrors"
	"github.com/ogen-go/ogen/validate"

	"gpsgen/runtime/httpserver"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/logger/slog"
	"gpsgen/runtime/ogenserver"
)

var errSecret = errors.New("password of the database")

func failures() map[string]struct {
	err     error
	status  int
	message string
	logged  bool
} {
	operation := ogenerrors.OperationContext{Name: "CreateItem", ID: "createItem"}
	body := func(err error) error {
		return &ogenerrors.DecodeRequestError{OperationContext: operation, Err: err}
	}

	return map[string]struct {
		err     error
		status  int
		message string
		logged  bool
	}{
		"chosen":         {fmt.Errorf("x: %w", httpserver.NewError(409, "taken").WithCause(errSecret)), 409, "taken", false},
		"chosen failure": {httpserver.NewError(502, "try later").WithCause(errSecret), 502, "try later", true},
		"parameter": {
			&ogenerrors.DecodeParamsError{
				OperationContext: operation,
				Err:              &ogenerrors.DecodeParamError{Name: "limit", In: "query", Err: errors.New("int: value 0 less than 1")},
			},
			400, `query: "limit": int: value 0 less than 1`, false,
		},
		"body": {body(errors.New("decode application/json: unexpected EOF")), 400, "decode application/json: unexpected EOF", false},
		"validation": {
			body(fmt.Errorf("validate: %w", &validate.Error{
				Fields: []validate.FieldError{{Name: "name", Error: errors.New("empty")}},
			})),
			400, "validate: invalid: name (empty)", false,
		},
		"long":         {body(errors.New(strings.Repeat("ä", 1000))), 400, strings.Repeat("ä", 500) + "…", false},
		"too large":    {body(&http.MaxBytesError{Limit: 1}), 413, "request body too large", false},
		"content type": {body(validate.InvalidContentType("text/plain")), 415, "unexpected Content-Type: text/plain", false},
		"security":     {&ogenerrors.SecurityError{OperationContext: operation, Security: "key", Err: errSecret}, 401, "unauthorized", true},
		"no key": {
			&ogenerrors.SecurityError{OperationContext: operation, Err: ogenerrors.ErrSecurityRequirementIsNotSatisfied},
			401, "unauthorized", false,
		},
		"unauthorized": {ogenserver.ErrUnauthorized, 401, "unauthorized", false},
		"forbidden":    {&ogenerrors.SecurityError{Err: httpserver.NewError(403, "forbidden")}, 403, "forbidden", false},
		"not written":  {ht.ErrNotImplemented, 501, "not implemented", false},
		"deadline":     {fmt.Errorf("query: %w", context.DeadlineExceeded), 503, "timeout", true},
		"client gone":  {fmt.Errorf("query: %w", context.Canceled), 499, "client closed request", false},
		"anything":     {errSecret, 500, "internal server error", true},
	}
}

func TestFailure(t *testing.T) {
	for name, test := range failures() {
		if status, message := ogenserver.Failure(test.err); status != test.status || message != test.message {
			t.Errorf("%s: %d, %q", name, status, message)
		}
	}
}

func TestErrorHandlerLogsWhatIsTheServersFault(t *testing.T) {
	for name, test := range failures() {
		t.Run(name, func(t *testing.T) {
			var output bytes.Buffer

			ctx, leave := context.WithCancel(logger.NewContext(t.Context(), slog.New(&output, logger.Options{})))
			defer leave()

			if test.status == ogenserver.StatusClientClosedRequest {
				leave()
			}

			w := httptest.NewRecorder()
			r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", http.NoBody)
			ogenserver.ErrorHandler(httpserver.WriteJSONError)(ctx, w, r, test.err)

			if w.Code != test.status || strings.Contains(w.Body.String(), errSecret.Error()) {
				t.Errorf("%d, %s", w.Code, w.Body)
			}

			if logged := strings.Count(output.String(), "\n"); (logged == 1) != test.logged || logged > 1 {
				t.Errorf("log: %q", &output)
			}

			if test.logged && !strings.Contains(output.String(), strings.ReplaceAll(test.err.Error(), `"`, `\"`)) {
				t.Errorf("the log has not the error: %q", &output)
			}
		})
	}
}

func TestACallThatTheHandlerCancelledIsNoClientThatHasGone(t *testing.T) {
	var output bytes.Buffer

	ctx := logger.NewContext(t.Context(), slog.New(&output, logger.Options{}))

	status, message := ogenserver.Report(ctx, fmt.Errorf("query: %w", context.Canceled))
	if status != http.StatusInternalServerError || message != "internal server error" || output.Len() == 0 {
		t.Errorf("%d, %s, log %q", status, message, &output)
	}
}

func TestRoutes(t *testing.T) {
	w := httptest.NewRecorder()
	ogenserver.NotFound(httpserver.WriteJSONError)(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody))

	if w.Code != http.StatusNotFound || w.Body.String() != `{"code":404,"error":"not found"}` {
		t.Errorf("%d, %s", w.Code, w.Body)
	}

	for method, want := range map[string]int{http.MethodPut: http.StatusMethodNotAllowed, http.MethodOptions: http.StatusNoContent} {
		w = httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), method, "/", http.NoBody)
		ogenserver.MethodNotAllowed(httpserver.WriteJSONError)(w, r, "GET,POST")

		if w.Code != want || w.Header().Get("Allow") != "GET,POST" {
			t.Errorf("%s: %d, %v", method, w.Code, w.Header())
		}
	}
}
