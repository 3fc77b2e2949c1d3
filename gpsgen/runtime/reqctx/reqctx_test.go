package reqctx_test

import (
	"strings"
	"testing"
	"time"

	"gpsgen/runtime/reqctx"
)

func TestContext(t *testing.T) {
	if id := reqctx.RequestID(t.Context()); id != "" {
		t.Errorf("id %q where there is none", id)
	}

	start := time.Now()
	ctx := reqctx.NewContext(t.Context(), reqctx.Request{ID: "a", Start: start})

	if got, found := reqctx.StartTime(ctx); !found || !got.Equal(start) || reqctx.RequestID(ctx) != "a" {
		t.Errorf("start %v, id %q", got, reqctx.RequestID(ctx))
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "A-z.0_9": true, strings.Repeat("a", 64): true,
		"": false, strings.Repeat("a", 65): false, "a b": false, "a\nb": false, "ä": false, `"`: false,
	} {
		if reqctx.ValidID(id) != want {
			t.Errorf("%q", id)
		}
	}
}

func TestNewIDIsValidAndNew(t *testing.T) {
	first, second := reqctx.NewID(), reqctx.NewID()
	if !reqctx.ValidID(first) || first == second {
		t.Errorf("%q, %q", first, second)
	}
}
