package jsonschema

import (
	"encoding/json"
	"slices"
)

// account is decoded as generated code does it.
type account struct {
	Name     string
	Status   string
	Age      *int64
	Score    *float64
	Verified *bool
	Roles    []string
	Address  accountAddress
	Labels   map[string]string
	Parent   Optional[*string]

	exact Exact
}

func (v *account) DecodeJSON(d *Decoder) {
	start := d.At()
	if !d.Object("#/type") {
		return
	}

	mark := d.MarkExact()

	var seen uint64

	for d.More() {
		switch d.Key {
		case "name":
			d.Once(&seen, 1<<0)

			at := d.At()
			if s, ok := d.String("#/properties/name/type"); ok {
				d.MinLength(at, s, 3, "#/properties/name/minLength")
				d.MaxLength(at, s, 32, "#/properties/name/maxLength")
				v.Name = s
			}
		case "status":
			d.Once(&seen, 1<<1)

			at := d.At()
			if s, ok := d.String("#/properties/status/type"); ok {
				if !slices.Contains([]string{"active", "deleted"}, s) {
					d.FailEnum(at, `"active" or "deleted"`, "#/properties/status/enum")
				}

				v.Status = s
			}
		case "age":
			d.Once(&seen, 1<<2)

			at := d.At()
			if n, ok := d.Int64("#/properties/age/type"); ok {
				d.MinimumInt(at, n, 13, "#/properties/age/minimum")
				d.MultipleOfInt(at, n, 2, "#/properties/age/multipleOf")
				v.Age = &n
			}
		case "score":
			d.Once(&seen, 1<<3)

			at := d.At()
			if f, ok := d.Float64("#/properties/score/type"); ok {
				d.Maximum(at, f, "0.1", 0.1, "#/properties/score/maximum")
				v.Score = &f
			}
		case "verified":
			d.Once(&seen, 1<<4)

			if b, ok := d.Bool("#/properties/verified/type"); ok {
				v.Verified = &b
			}
		case "roles":
			d.Once(&seen, 1<<5)
			v.decodeRoles(d)
		case "address":
			d.Once(&seen, 1<<6)
			v.Address.DecodeJSON(d)
		case "labels":
			d.Once(&seen, 1<<7)
			v.decodeLabels(d)
		case "parent":
			d.Once(&seen, 1<<8)

			v.Parent.Set = true
			if !d.Null() {
				if s, ok := d.String("#/properties/parent/type"); ok {
					v.Parent.Value = &s
				}
			}
		default:
			d.Unexpected("#/additionalProperties")
		}
	}

	if seen&0b11 != 0b11 {
		d.Required(start, "#/required", seen, "name", "status")
	}

	v.exact = d.TakeExact(mark)
}

func (v *account) decodeRoles(d *Decoder) {
	at := d.At()
	if !d.Array("#/properties/roles/type") {
		return
	}

	v.Roles = []string{}

	for d.Elem() {
		at := d.At()
		if s, ok := d.String("#/properties/roles/items/type"); ok {
			d.MinLength(at, s, 1, "#/properties/roles/items/minLength")
			v.Roles = append(v.Roles, s)
		}
	}

	UniqueItems(d, at, v.Roles, "#/properties/roles/uniqueItems")
}

func (v *account) decodeLabels(d *Decoder) {
	if !d.Object("#/properties/labels/type") {
		return
	}

	v.Labels = map[string]string{}

	for d.More() {
		key := d.OwnKey()
		if _, ok := v.Labels[key]; ok {
			d.Duplicate()
		}

		if s, ok := d.String("#/properties/labels/additionalProperties/type"); ok {
			v.Labels[key] = s
		}
	}
}

type accountAddress struct {
	City  string
	Extra map[string]json.RawMessage
}

func (v *accountAddress) DecodeJSON(d *Decoder) {
	start := d.At()
	if !d.Object("#/definitions/Address/type") {
		return
	}

	var seen uint64

	for d.More() {
		switch d.Key {
		case "city":
			d.Once(&seen, 1<<0)

			if s, ok := d.String("#/definitions/Address/properties/city/type"); ok {
				v.City = s
			}
		default:
			d.Extra(&v.Extra)
		}
	}

	if seen&1 == 0 {
		d.Required(start, "#/definitions/Address/required", seen, "city")
	}
}

const (
	rightAccount = `{
  "name": "Jane Döe", "status": "active", "age": 3.4e1, "score": 0.1000, "verified": true, "roles": ["user", "billing\u002dadmin"],
  "address": {"city": "Berlin", "zip": [1, {"2": null}], "": 1e400}, "labels": {"plan": "pro", "note": "\"a\"\n"}, "parent": null
}`
	wrongAccount = `{
  "name": "Jo", "age": 131.0, "score": null, "verified": 1, "roles": ["user", "", {"a": 1}, "user"],
  "address": {"street": "x", "country": "DE", "a/b~c": [1]}, "labels": {"é": 5}, "x/y~z\u000a": 1, "status": "gone"
}`
)
