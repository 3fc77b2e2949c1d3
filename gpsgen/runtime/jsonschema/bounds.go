package jsonschema

import (
	"math"
	"strconv"
)

// MinimumInt checks that a number is at least limit.
func (d *Decoder) MinimumInt(at int, n, limit int64, schemaPath string) {
	if n <= limit && d.compareInt(at, n, limit) < 0 {
		d.reportBound(at, schemaPath, "minimum", "at least ", strconv.FormatInt(limit, 10))
	}
}

// MaximumInt checks that a number is at most limit.
func (d *Decoder) MaximumInt(at int, n, limit int64, schemaPath string) {
	if n >= limit && d.compareInt(at, n, limit) > 0 {
		d.reportBound(at, schemaPath, "maximum", "at most ", strconv.FormatInt(limit, 10))
	}
}

// ExclusiveMinimumInt checks that a number is more than limit.
func (d *Decoder) ExclusiveMinimumInt(at int, n, limit int64, schemaPath string) {
	if n <= limit && d.compareInt(at, n, limit) <= 0 {
		d.reportBound(at, schemaPath, "exclusiveMinimum", "more than ", strconv.FormatInt(limit, 10))
	}
}

// ExclusiveMaximumInt checks that a number is less than limit.
func (d *Decoder) ExclusiveMaximumInt(at int, n, limit int64, schemaPath string) {
	if n >= limit && d.compareInt(at, n, limit) >= 0 {
		d.reportBound(at, schemaPath, "exclusiveMaximum", "less than ", strconv.FormatInt(limit, 10))
	}
}

// MultipleOfInt checks that a number is a multiple of divisor.
func (d *Decoder) MultipleOfInt(at int, n, divisor int64, schemaPath string) {
	if saturated(n) {
		d.MultipleOf(at, strconv.FormatInt(divisor, 10), schemaPath)
	} else if n%divisor != 0 {
		d.reportBound(at, schemaPath, "multipleOf", "a multiple of ", strconv.FormatInt(divisor, 10))
	}
}

// Minimum checks that a number is at least limit; limitFloat is the float64 nearest to it.
func (d *Decoder) Minimum(at int, f float64, limit string, limitFloat float64, schemaPath string) {
	if f <= limitFloat && d.compareFloat(at, f, limit, limitFloat) < 0 {
		d.reportBound(at, schemaPath, "minimum", "at least ", limit)
	}
}

// Maximum checks that a number is at most limit; limitFloat is the float64 nearest to it.
func (d *Decoder) Maximum(at int, f float64, limit string, limitFloat float64, schemaPath string) {
	if f >= limitFloat && d.compareFloat(at, f, limit, limitFloat) > 0 {
		d.reportBound(at, schemaPath, "maximum", "at most ", limit)
	}
}

// ExclusiveMinimum checks that a number is more than limit; limitFloat is the float64 nearest to it.
func (d *Decoder) ExclusiveMinimum(at int, f float64, limit string, limitFloat float64, schemaPath string) {
	if f <= limitFloat && d.compareFloat(at, f, limit, limitFloat) <= 0 {
		d.reportBound(at, schemaPath, "exclusiveMinimum", "more than ", limit)
	}
}

// ExclusiveMaximum checks that a number is less than limit; limitFloat is the float64 nearest to it.
func (d *Decoder) ExclusiveMaximum(at int, f float64, limit string, limitFloat float64, schemaPath string) {
	if f >= limitFloat && d.compareFloat(at, f, limit, limitFloat) >= 0 {
		d.reportBound(at, schemaPath, "exclusiveMaximum", "less than ", limit)
	}
}

// MultipleOf checks that the number at an offset is a multiple of divisor.
func (d *Decoder) MultipleOf(at int, divisor, schemaPath string) {
	if literal := d.numberAt(at); literal != "" && !isMultiple(literal, divisor) {
		d.reportBound(at, schemaPath, "multipleOf", "a multiple of ", divisor)
	}
}

// compareInt compares the number at an offset, which became n, with a limit.
func (d *Decoder) compareInt(at int, n, limit int64) int {
	switch {
	case n == limit && saturated(n):
		return compareNumbers(d.numberAt(at), strconv.FormatInt(limit, 10))
	case n < limit:
		return -1
	case n > limit:
		return 1
	default:
		return 0
	}
}

// compareFloat compares the number at an offset, which became f, with a limit that would become limitFloat. Rounding keeps order,
// so that the text of the number is needed only where both are the same.
func (d *Decoder) compareFloat(at int, f float64, limit string, limitFloat float64) int {
	switch {
	case f < limitFloat:
		return -1
	case f > limitFloat:
		return 1
	default:
		return compareNumbers(d.numberAt(at), limit)
	}
}

// saturated says whether a number may be one that int64 cannot hold.
func saturated(n int64) bool {
	return n == math.MaxInt64 || n == math.MinInt64
}

// numberAt returns the literal of the number at an offset; nothing if the pass has ended.
func (d *Decoder) numberAt(at int) string {
	if d.src == "" {
		return ""
	}

	return d.src[at:numberEnd(d.src, at)]
}

// reportBound reports a number that is not as it must be.
func (d *Decoder) reportBound(at int, schemaPath, keyword, relation, limit string) {
	d.Report(at, schemaPath, keyword, "is "+clip(d.numberAt(at))+", must be "+relation+clip(limit))
}
