package jsonschema

import "testing"

func TestEvaluated(t *testing.T) {
	t.Parallel()

	const size = 300

	for _, marked := range []int{0, 1, 63, 64, 127, 128, 255} {
		e, merged := new(Evaluated), new(Evaluated)
		e.Mark(marked)
		merged.Mark(size - 1)
		merged.Merge(e)

		for i := range size {
			if got := e.Has(i); got != (i == marked) {
				t.Errorf("Has(%d) = %v after Mark(%d)", i, got, marked)
			}

			if got := merged.Has(i); got != (i == marked || i == size-1) {
				t.Errorf("Has(%d) = %v after merging %d", i, got, marked)
			}
		}
	}
}

func TestEvaluatedWhole(t *testing.T) {
	t.Parallel()

	array, object := parseText(t, "[1,2,3]"), parseText(t, `{"a":1,"b":2}`)

	for name, test := range map[string]struct {
		mark func(e *Evaluated)
		want [3]bool
	}{
		"items":           {func(e *Evaluated) { e.MarkItems(array) }, [3]bool{true, true, true}},
		"no items":        {func(e *Evaluated) { e.MarkItems(object) }, [3]bool{}},
		"members":         {func(e *Evaluated) { e.MarkMembers(object) }, [3]bool{true, true, true}},
		"no members":      {func(e *Evaluated) { e.MarkMembers(array) }, [3]bool{}},
		"first items":     {func(e *Evaluated) { e.MarkFirst(array, 2) }, [3]bool{true, true, false}},
		"more than all":   {func(e *Evaluated) { e.MarkFirst(array, 9) }, [3]bool{true, true, true}},
		"first of object": {func(e *Evaluated) { e.MarkFirst(object, 2) }, [3]bool{}},
	} {
		e := new(Evaluated)
		test.mark(e)
		merged := new(Evaluated)
		merged.Merge(e)

		if got := [3]bool{e.Has(0), e.Has(1), e.Has(2)}; got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}

		if *merged.asBools() != *e.asBools() {
			t.Errorf("%s: merged %v", name, merged)
		}
	}
}

func (e *Evaluated) asBools() *[3]bool {
	return &[3]bool{e.Has(0), e.Has(1), e.Has(2)}
}

func TestNobodyAsks(t *testing.T) {
	t.Parallel()

	var e *Evaluated

	e.Mark(1)
	e.MarkItems(&Node{Kind: KindArray})
	e.MarkMembers(&Node{Kind: KindObject})
	e.MarkFirst(&Node{Items: make([]Node, 2)}, 2)
	e.Merge(new(Evaluated))
	new(Evaluated).Merge(e)

	if e.Has(1) {
		t.Error("the nil Evaluated has something")
	}
}
