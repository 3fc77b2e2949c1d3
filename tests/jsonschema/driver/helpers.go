package main

import (
	"errors"

	"generated.test/schemas/jsonschema"
)

// explain keeps what an error tells of the document.
func (a *answer) explain(err error) {
	var syntax *jsonschema.SyntaxError
	a.Syntax = errors.As(err, &syntax)
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return
	}
	for _, f := range invalid.Findings {
		a.Findings = append(a.Findings, finding(f))
	}
}
