// Driver decodes documents into the root types of generated packages and tells what became of them.
//
// It reads a JSON line for each request and answers with one; `schemas` stands in a file of its own,
// made for the packages at hand. A line "end" says that nothing was lost.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"
)

const (
	memory  = 3 << 30
	stack   = 256 << 20
	patient = 20 * time.Second
)

// request asks for documents to be decoded by a schema.
type request struct {
	Schema    string   `json:"schema"`
	Documents [][]byte `json:"documents"`
}

// response tells what became of them.
type response struct {
	Schema  string   `json:"schema"`
	Answers []answer `json:"answers"`
}

// answer tells what became of a document.
type answer struct {
	Accepted bool      `json:"accepted"`
	Error    string    `json:"error,omitempty"`
	Findings []finding `json:"findings,omitempty"`
	// Syntax says that the error was about JSON itself.
	Syntax bool `json:"syntax,omitempty"`
	// Encoded is the value's own encoding, where the document was accepted.
	Encoded []byte `json:"encoded,omitempty"`
	// Unencodable and Invalid are the errors of MarshalJSON and Validate for an accepted document.
	Unencodable string `json:"unencodable,omitempty"`
	Invalid     string `json:"invalid,omitempty"`
	// Wrapped is the error of decoding through encoding/json, where that differs.
	Wrapped string `json:"wrapped,omitempty"`
	Panic   string `json:"panic,omitempty"`
}

// finding mirrors the helpers' Finding.
type finding struct {
	InstancePath string
	SchemaPath   string
	Keyword      string
	Message      string
}

// value is what each root type can do.
type value interface {
	json.Marshaler
	Validate() error
}

// decodable is what each pointer to a root type can do.
type decodable[T any] interface {
	*T
	json.Unmarshaler
}

// schema decodes a document and returns the value.
type schema func(data []byte) (value, error)

// of returns the schema of a root type.
func of[T value, P decodable[T]]() schema {
	return func(data []byte) (value, error) {
		var v, completed T
		err := P(&v).UnmarshalJSON(data)
		if err == nil && P(&completed).UnmarshalJSON(data) == nil {
			// whatever it sets, it comes to an end
			if it, ok := any(P(&completed)).(interface{ ApplyDefaults() }); ok {
				it.ApplyDefaults()
			}
		}
		return v, err
	}
}

func main() {
	debug.SetMemoryLimit(memory)
	debug.SetMaxStack(stack)
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers all requests of the standard input.
func serve() error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<30)
	for in.Scan() {
		var r request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return err
		}
		decode, known := schemas[r.Schema]
		if !known {
			return errors.New("no schema " + strconv.Quote(r.Schema))
		}
		done := response{Schema: r.Schema}
		for _, document := range r.Documents {
			late := time.AfterFunc(patient, func() {
				fmt.Fprintln(os.Stderr, "no end in", patient)
				os.Exit(3)
			})
			done.Answers = append(done.Answers, decoded(decode, document))
			late.Stop()
		}
		line, err := json.Marshal(done)
		if err != nil {
			return err
		}
		fmt.Printf("%s\n", line)
	}
	return in.Err()
}

// decoded tells what becomes of a document.
func decoded(decode schema, document []byte) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a.Panic = fmt.Sprintf("%v\n%s", r, debug.Stack())
		}
	}()
	v, err := decode(document)
	if err != nil {
		a.Error = err.Error()
		a.explain(err)
		return a
	}
	a.Accepted = true
	if a.Encoded, err = v.MarshalJSON(); err != nil {
		a.Unencodable = err.Error()
	} else if !json.Valid(a.Encoded) {
		a.Unencodable = "not JSON: " + string(a.Encoded)
	}
	if err := v.Validate(); err != nil {
		a.Invalid = err.Error()
	}
	return a
}
