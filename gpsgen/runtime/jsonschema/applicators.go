package jsonschema

import (
	"strconv"
	"strings"
)

// falseKeyword is the keyword of findings about schemas that are just false.
const falseKeyword = "false"

// The checks of a value by keywords that apply schemas to it or to what is in it, for what is more than a loop.

// FailFalse takes the finding that there may be no value here at all.
func (v *Node) FailFalse(schemaPath string, r *Collector) bool {
	return v.Fail(schemaPath, falseKeyword, "may not be: no value is allowed", r)
}

// FailItem takes the finding that an array may not have this item.
func (v *Node) FailItem(keyword, schemaPath string, r *Collector) bool {
	return v.Fail(schemaPath, keyword, "may not be: no item is allowed here", r)
}

// FailMember takes the finding that an object may not have this member.
func (m *Member) FailMember(keyword, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return m.Value.Fail(schemaPath, keyword, "may not be: no member "+Quote(m.Name)+" is allowed", r)
}

// PropertyNames checks the names of an object's members.
func (v *Node) PropertyNames(fits Predicate, r *Collector) bool {
	ok := true

	for i := range v.Members {
		m := &v.Members[i]
		name := Node{Kind: KindString, At: m.At, Text: m.Name, depth: m.Value.depth}

		if fits(&name, nil, r) {
			continue
		}

		if r == nil {
			return false
		}

		ok = false
	}

	return ok
}

// Contains marks the items of an array that fit a schema, and returns how many there are.
func (v *Node) Contains(fits Predicate, e *Evaluated) int {
	n := 0

	for i := range v.Items {
		if fits(&v.Items[i], nil, nil) {
			e.Mark(i)

			n++
		}
	}

	return n
}

// MinContains checks how many items of an array fit the schema of `contains`.
func (v *Node) MinContains(n, least int, keyword, schemaPath string, r *Collector) bool {
	if v.Kind != KindArray || n >= least {
		return true
	}

	return v.Fail(schemaPath, keyword,
		"has "+strconv.Itoa(n)+" items as contains asks for, must have at least "+strconv.Itoa(least), r)
}

// MaxContains checks how many items of an array fit the schema of `contains`.
func (v *Node) MaxContains(n, most int, schemaPath string, r *Collector) bool {
	if v.Kind != KindArray || n <= most {
		return true
	}

	return v.Fail(schemaPath, "maxContains",
		"has "+strconv.Itoa(n)+" items as contains asks for, must have at most "+strconv.Itoa(most), r)
}

// Not checks that a value does not fit a schema.
func (v *Node) Not(fits Predicate, schemaPath string, r *Collector) bool {
	return !fits(v, nil, nil) || v.Fail(schemaPath, "not", "fits what may not be", r)
}

// AnyOf checks that a value fits at least one of several schemas.
func (v *Node) AnyOf(schemaPath string, e *Evaluated, r *Collector, branches ...Predicate) bool {
	n := 0

	for _, fits := range branches {
		var own *Evaluated
		if e != nil {
			own = new(Evaluated)
		}

		if !fits(v, own, nil) {
			continue
		}

		if e == nil {
			return true
		}

		e.Merge(own)

		n++
	}

	return n > 0 || v.failAll("anyOf", schemaPath, r, branches)
}

// OneOf checks that a value fits exactly one of several schemas.
func (v *Node) OneOf(schemaPath string, e *Evaluated, r *Collector, branches ...Predicate) bool {
	var (
		places    []string
		evaluated *Evaluated
	)

	n := 0

	for i, fits := range branches {
		var own *Evaluated
		if e != nil {
			own = new(Evaluated)
		}

		if !fits(v, own, nil) {
			continue
		}

		n++
		evaluated = own

		if n > 1 && r == nil {
			return false
		}

		if r != nil {
			places = append(places, strconv.Itoa(i))
		}
	}

	switch n {
	case 0:
		return v.failAll("oneOf", schemaPath, r, branches)
	case 1:
		e.Merge(evaluated)

		return true
	default:
		return v.Fail(schemaPath, "oneOf", "fits "+strconv.Itoa(n)+" of the "+strconv.Itoa(len(branches))+
			" schemas, must fit one: "+strings.Join(places, ", "), r)
	}
}

// failAll takes the findings that a value fits none of several schemas.
func (v *Node) failAll(keyword, schemaPath string, r *Collector, branches []Predicate) bool {
	if r == nil {
		return false
	}

	reports := make([]*Collector, len(branches))
	for i, fits := range branches {
		reports[i] = r.Fork()
		fits(v, nil, reports[i])
	}

	// What is wrong inside comes first: if there is no room for all, it is what people need.
	r.Join(v, reports...)

	return v.Fail(schemaPath, keyword, "fits none of the "+strconv.Itoa(len(branches))+" schemas", r)
}
