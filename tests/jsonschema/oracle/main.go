// Oracle says which documents a schema takes, by an interpreting validator.
//
// It reads a JSON line for each schema and answers with one: null where the validator refuses the
// schema, else a verdict for each document.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const address = "file:///schema.json"

var drafts = map[string]*jsonschema.Draft{
	"draft4":       jsonschema.Draft4,
	"draft6":       jsonschema.Draft6,
	"draft7":       jsonschema.Draft7,
	"draft2019-09": jsonschema.Draft2019,
	"draft2020-12": jsonschema.Draft2020,
}

// request asks for verdicts; the texts are JSON.
type request struct {
	Draft     string   `json:"draft"`
	Schema    string   `json:"schema"`
	Documents []string `json:"documents"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<30)
	for in.Scan() {
		var r request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		verdicts, err := judge(r)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		line, _ := json.Marshal(verdicts)
		fmt.Printf("%s\n", line)
	}
}

// judge returns a verdict for each document.
func judge(r request) ([]bool, error) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(r.Schema))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(drafts[r.Draft])
	if err := compiler.AddResource(address, schema); err != nil {
		return nil, err
	}
	compiled, err := compiler.Compile(address)
	if err != nil {
		return nil, err
	}
	verdicts := make([]bool, len(r.Documents))
	for i, text := range r.Documents {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			return nil, err
		}
		verdicts[i] = compiled.Validate(document) == nil
	}
	return verdicts, nil
}
