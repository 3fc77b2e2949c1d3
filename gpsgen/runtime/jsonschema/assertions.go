package jsonschema

import (
	"slices"
	"strconv"
)

// The checks of a value by one keyword: they return whether it fits, and take a finding if it does not. A value of a kind that the
// keyword does not speak of fits.

// Type checks that a value has one of the types.
func (v *Node) Type(allowed Types, schemaPath string, r *Collector) bool {
	if v.types()&allowed != 0 {
		return true
	}

	if r == nil {
		return false
	}

	is := v.Kind.String()
	if v.Kind == KindNumber && allowed&TypeInteger != 0 {
		is = clip(v.Text)
	}

	return v.Fail(schemaPath, "type", "is "+is+", must be "+allowed.String(), r)
}

// Enum checks that a value is equal to one of several.
func (v *Node) Enum(values []Node, schemaPath string, r *Collector) bool {
	for i := range values {
		if v.Equal(&values[i]) {
			return true
		}
	}

	if r == nil {
		return false
	}

	texts := make([]string, len(values))
	for i := range values {
		texts[i] = values[i].describe()
	}

	return v.failValues("enum", texts, schemaPath, r)
}

// EnumStrings checks that a value is one of several strings.
func (v *Node) EnumStrings(schemaPath string, r *Collector, values ...string) bool {
	if v.Kind == KindString && slices.Contains(values, v.Text) {
		return true
	}

	return v.failStrings("enum", values, schemaPath, r)
}

// Const checks that a value is equal to the only one of values.
func (v *Node) Const(values []Node, schemaPath string, r *Collector) bool {
	if v.Equal(&values[0]) {
		return true
	}

	if r == nil {
		return false
	}

	return v.failValues("const", []string{values[0].describe()}, schemaPath, r)
}

// ConstString checks that a value is a certain string.
func (v *Node) ConstString(value, schemaPath string, r *Collector) bool {
	if v.Kind == KindString && v.Text == value {
		return true
	}

	return v.failStrings("const", []string{value}, schemaPath, r)
}

func (v *Node) failStrings(keyword string, values []string, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = Quote(value)
	}

	return v.failValues(keyword, texts, schemaPath, r)
}

// maxListed is up to how many allowed values are listed in a message.
const maxListed = 8

func (v *Node) failValues(keyword string, texts []string, schemaPath string, r *Collector) bool {
	message := "is " + v.describe()
	if len(texts) == 0 || len(texts) > maxListed {
		message += ", which is none of the " + strconv.Itoa(len(texts)) + " allowed values"
	} else {
		message += ", must be " + alternatives(texts)
	}

	return v.Fail(schemaPath, keyword, message, r)
}

// describe returns a value as it stands in messages.
func (v *Node) describe() string {
	switch v.Kind {
	case KindString:
		return Quote(v.Text)
	case KindNumber:
		return clip(v.Text)
	case KindBool:
		return v.Text
	case KindNull:
		return "null"
	case KindArray:
		return "an array of " + count(len(v.Items), "item")
	case KindObject:
		return "an object of " + count(len(v.Members), "member")
	default:
		return v.Kind.String()
	}
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}

	return strconv.Itoa(n) + " " + what
}

// Minimum checks that a number is at least limit.
func (v *Node) Minimum(limit, schemaPath string, r *Collector) bool {
	return v.Kind != KindNumber || compareNumbers(v.Text, limit) >= 0 || v.failBound("minimum", "at least ", limit, schemaPath, r)
}

// Maximum checks that a number is at most limit.
func (v *Node) Maximum(limit, schemaPath string, r *Collector) bool {
	return v.Kind != KindNumber || compareNumbers(v.Text, limit) <= 0 || v.failBound("maximum", "at most ", limit, schemaPath, r)
}

// ExclusiveMinimum checks that a number is more than limit.
func (v *Node) ExclusiveMinimum(limit, schemaPath string, r *Collector) bool {
	return v.Kind != KindNumber || compareNumbers(v.Text, limit) > 0 || v.failBound("exclusiveMinimum", "more than ", limit, schemaPath, r)
}

// ExclusiveMaximum checks that a number is less than limit.
func (v *Node) ExclusiveMaximum(limit, schemaPath string, r *Collector) bool {
	return v.Kind != KindNumber || compareNumbers(v.Text, limit) < 0 || v.failBound("exclusiveMaximum", "less than ", limit, schemaPath, r)
}

// MultipleOf checks that a number is a multiple of divisor.
func (v *Node) MultipleOf(divisor, schemaPath string, r *Collector) bool {
	return v.Kind != KindNumber || isMultiple(v.Text, divisor) || v.failBound("multipleOf", "a multiple of ", divisor, schemaPath, r)
}

func (v *Node) failBound(keyword, relation, limit, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return v.Fail(schemaPath, keyword, "is "+clip(v.Text)+", must be "+relation+clip(limit), r)
}

// MinLength checks that a string has at least so many code points.
func (v *Node) MinLength(least int, schemaPath string, r *Collector) bool {
	return v.Kind != KindString || v.Len() >= least || v.failFew("minLength", v.Len(), least, "characters", schemaPath, r)
}

// MaxLength checks that a string has at most so many code points.
func (v *Node) MaxLength(most int, schemaPath string, r *Collector) bool {
	return v.Kind != KindString || len(v.Text) <= most || v.Len() <= most ||
		v.failMany("maxLength", v.Len(), most, "characters", schemaPath, r)
}

// MinItems checks that an array has at least so many items.
func (v *Node) MinItems(least int, schemaPath string, r *Collector) bool {
	return v.Kind != KindArray || len(v.Items) >= least || v.failFew("minItems", len(v.Items), least, "items", schemaPath, r)
}

// MaxItems checks that an array has at most so many items.
func (v *Node) MaxItems(most int, schemaPath string, r *Collector) bool {
	return v.Kind != KindArray || len(v.Items) <= most || v.failMany("maxItems", len(v.Items), most, "items", schemaPath, r)
}

// MinProperties checks that an object has at least so many members.
func (v *Node) MinProperties(least int, schemaPath string, r *Collector) bool {
	return v.Kind != KindObject || len(v.Members) >= least ||
		v.failFew("minProperties", len(v.Members), least, "members", schemaPath, r)
}

// MaxProperties checks that an object has at most so many members.
func (v *Node) MaxProperties(most int, schemaPath string, r *Collector) bool {
	return v.Kind != KindObject || len(v.Members) <= most ||
		v.failMany("maxProperties", len(v.Members), most, "members", schemaPath, r)
}

func (v *Node) failFew(keyword string, n, least int, what, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return v.Fail(schemaPath, keyword, tooFew(n, least, what), r)
}

func (v *Node) failMany(keyword string, n, most int, what, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return v.Fail(schemaPath, keyword, tooMany(n, most, what), r)
}

// UniqueItems checks that the items of an array are different.
func (v *Node) UniqueItems(schemaPath string, r *Collector) bool {
	if v.Kind != KindArray {
		return true
	}

	first, second := equalNodes(v.Items)
	if second == 0 {
		return true
	}

	return v.Fail(schemaPath, "uniqueItems", equalMessage(first, second), r)
}

// Required checks that an object has members with these names.
func (v *Node) Required(schemaPath string, r *Collector, names ...string) bool {
	return v.Kind != KindObject || v.has(names, "required", "", schemaPath, r)
}

// DependentRequired checks that an object that has a member has others as well.
func (v *Node) DependentRequired(name, keyword, schemaPath string, r *Collector, others ...string) bool {
	if v.Get(name) == nil {
		return true
	}

	return v.has(others, keyword, name, schemaPath, r)
}

func (v *Node) has(names []string, keyword, because, schemaPath string, r *Collector) bool {
	ok := true

	for _, name := range names {
		if v.Get(name) != nil {
			continue
		}

		if r == nil {
			return false
		}

		message := "has no " + Quote(name)
		if because != "" {
			message += ", which must be there since " + Quote(because) + " is"
		}

		ok = v.Fail(schemaPath, keyword, message, r)
	}

	return ok
}

// FailPattern takes the finding that a string does not match a pattern.
func (v *Node) FailPattern(pattern, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return v.Fail(schemaPath, "pattern", "is "+Quote(v.Text)+", must match the pattern "+Quote(pattern), r)
}

// FailFormat takes the finding that a string is not in a format.
func (v *Node) FailFormat(format, schemaPath string, r *Collector) bool {
	if r == nil {
		return false
	}

	return v.Fail(schemaPath, "format", "is "+Quote(v.Text)+", must be in the format "+Quote(format), r)
}
