package jsonschema

import (
	"strconv"
	"unicode/utf8"
)

// MinLength checks that a string has at least so many code points.
func (d *Decoder) MinLength(at int, text string, least int, schemaPath string) {
	// A code point has at most utf8.UTFMax bytes.
	if len(text)/utf8.UTFMax < least {
		d.slowMinLength(at, text, least, schemaPath)
	}
}

func (d *Decoder) slowMinLength(at int, text string, least int, schemaPath string) {
	if n := utf8.RuneCountInString(text); n < least {
		d.Report(at, schemaPath, "minLength", tooFew(n, least, "characters"))
	}
}

// MaxLength checks that a string has at most so many code points.
func (d *Decoder) MaxLength(at int, text string, most int, schemaPath string) {
	if len(text) > most {
		d.slowMaxLength(at, text, most, schemaPath)
	}
}

func (d *Decoder) slowMaxLength(at int, text string, most int, schemaPath string) {
	if n := utf8.RuneCountInString(text); n > most {
		d.Report(at, schemaPath, "maxLength", tooMany(n, most, "characters"))
	}
}

// MinItems checks that an array has at least so many items.
func (d *Decoder) MinItems(at, n, least int, schemaPath string) {
	if n < least {
		d.Report(at, schemaPath, "minItems", tooFew(n, least, "items"))
	}
}

// MaxItems checks that an array has at most so many items.
func (d *Decoder) MaxItems(at, n, most int, schemaPath string) {
	if n > most {
		d.Report(at, schemaPath, "maxItems", tooMany(n, most, "items"))
	}
}

// MinProperties checks that an object has at least so many members.
func (d *Decoder) MinProperties(at, n, least int, schemaPath string) {
	if n < least {
		d.Report(at, schemaPath, "minProperties", tooFew(n, least, "members"))
	}
}

// MaxProperties checks that an object has at most so many members.
func (d *Decoder) MaxProperties(at, n, most int, schemaPath string) {
	if n > most {
		d.Report(at, schemaPath, "maxProperties", tooMany(n, most, "members"))
	}
}

// fewItems is up to how many items are compared each with each.
const fewItems = 16

// UniqueItems checks that the items of an array of strings or booleans are different.
func UniqueItems[T ~string | ~bool](d *Decoder, at int, items []T, schemaPath string) {
	if first, second := equalItems(items); second > 0 {
		d.reportEqual(at, first, second, schemaPath)
	}
}

// UniqueInts checks that the items of an array of integers are different, also those that int64 cannot hold.
func UniqueInts[T ~int64](d *Decoder, at int, items []T, schemaPath string) {
	// Integers beyond int64 become equal though they are not.
	if _, second := equalItems(items); second == 0 || d.src == "" {
		return
	}

	if first, second := d.equalNumbers(at); second > 0 {
		d.reportEqual(at, first, second, schemaPath)
	}
}

func (d *Decoder) reportEqual(at, first, second int, schemaPath string) {
	d.Report(at, schemaPath, "uniqueItems", equalMessage(first, second))
}

// equalNumbers is equalItems of the array of integers at an offset, by their literals.
func (d *Decoder) equalNumbers(at int) (first, second int) {
	again := newDecoder(d.src)
	again.pos = at

	var numbers []string

	for more := again.Array("") && again.Elem(); more; more = again.Elem() {
		if literal, ok := again.literal("", ""); ok {
			number := parseDecimal(literal)
			numbers = append(numbers, number.whole+number.frac+"e"+number.exponent.String()+strconv.FormatBool(number.negative))
		}
	}

	return equalItems(numbers)
}

// equalItems returns the places of the first item that was there before and of the one that it is equal to; zeros if there is none.
func equalItems[T comparable](items []T) (first, second int) {
	if len(items) <= fewItems {
		for second = range items {
			for first = range second {
				if items[first] == items[second] {
					return first, second
				}
			}
		}

		return 0, 0
	}

	places := make(map[T]int, len(items))
	for second, item := range items {
		if first, ok := places[item]; ok {
			return first, second
		}

		places[item] = second
	}

	return 0, 0
}

// equalMessage returns the message about two equal items.
func equalMessage(first, second int) string {
	return "has equal items: " + strconv.Itoa(first) + " and " + strconv.Itoa(second) + ", all must be different"
}
