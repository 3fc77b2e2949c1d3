package jsonschema

import "hash/maphash"

// Equal says whether two values are equal as JSON Schema has it: numbers by value, objects without regard to order.
func (v *Node) Equal(other *Node) bool {
	if v.Kind != other.Kind {
		return false
	}

	switch v.Kind {
	case KindNumber:
		return v.Text == other.Text || compareNumbers(v.Text, other.Text) == 0
	case KindArray:
		return equalArrays(v.Items, other.Items)
	case KindObject:
		return equalObjects(v, other)
	default:
		return v.Text == other.Text
	}
}

func equalArrays(a, b []Node) bool {
	if len(a) != len(b) {
		return false
	}

	for i := range a {
		if !a[i].Equal(&b[i]) {
			return false
		}
	}

	return true
}

func equalObjects(a, b *Node) bool {
	if len(a.Members) != len(b.Members) {
		return false
	}

	for i := range a.Members {
		value := b.Get(a.Members[i].Name)
		if value == nil || !value.Equal(&a.Members[i].Value) {
			return false
		}
	}

	return true
}

// equalNodes returns the places of two equal values; zeros if there are none.
func equalNodes(values []Node) (first, second int) {
	if len(values) <= fewItems {
		for second = range values {
			for first = range second {
				if values[first].Equal(&values[second]) {
					return first, second
				}
			}
		}

		return 0, 0
	}

	places := make(map[uint64][]int, len(values))

	for second = range values {
		hash := values[second].hash()
		for _, first = range places[hash] {
			if values[first].Equal(&values[second]) {
				return first, second
			}
		}

		places[hash] = append(places[hash], second)
	}

	return 0, 0
}

// hashSeed is new in each process, so that nobody can write a document whose values all have one hash.
var hashSeed = maphash.MakeSeed() //nolint:gochecknoglobals // It never changes.

// hash is the same for values that are equal.
func (v *Node) hash() uint64 {
	switch v.Kind {
	case KindNumber:
		number := parseDecimal(v.Text)

		return maphash.Comparable(hashSeed, [...]string{number.whole + number.frac, number.exponent.String()})
	case KindArray, KindObject:
		// It is kept, since each level of arrays in arrays may ask for it.
		kept := v.keep()
		if kept.hash == 0 {
			kept.hash = v.hashInner()
		}

		return kept.hash
	default:
		return maphash.String(hashSeed, v.Text)
	}
}

// hashInner is hash for arrays and objects.
func (v *Node) hashInner() uint64 {
	sum := uint64(v.Kind)

	for i := range v.Items {
		sum = maphash.Comparable(hashSeed, [...]uint64{sum, v.Items[i].hash()})
	}

	for i := range v.Members {
		// Adding does not depend on the order.
		m := &v.Members[i]
		sum += maphash.Comparable(hashSeed, [...]uint64{maphash.String(hashSeed, m.Name), m.Value.hash()})
	}

	return sum
}
