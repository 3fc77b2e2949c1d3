"""Raw values with views: what a choice without a type of its own is read and written as."""

import subprocess
from pathlib import Path

import pytest

from tests.jsonschema.decided import declarations
from tests.jsonschema.printed_types import Program, declared, function, printed

JOB = {"type": "object", "required": ["steps"], "properties": {"steps": {"type": "integer"}}}
CALL = {"type": "object", "required": ["uses"], "properties": {"uses": {"type": "string"}}}
FIGURE = {
    "oneOf": [
        {"title": name, "type": "object", "required": ["is"], "properties": {"is": {"const": name}}}
        for name in ("circle", "square")
    ]
}
SCHEMA = {
    "type": "object",
    "required": ["first"],
    "properties": {
        "first": {"oneOf": [{"$ref": "#/$defs/job"}, {"$ref": "#/$defs/call"}]},
        "again": {"anyOf": [{"$ref": "#/$defs/figure"}, {"$ref": "#/$defs/job"}, {"type": "null"}]},
        "jobs": {
            "type": "object",
            "additionalProperties": {"oneOf": [JOB, CALL, {"type": "string"}]},
        },
        "some": {"type": "object", "patternProperties": {"^a": {"$ref": "#/$defs/job"}}},
        "default": {"oneOf": [JOB, CALL], "default": {"steps": 1}},
    },
    "$defs": {"job": JOB, "call": CALL, "figure": FIGURE},
}

_TEST = """package main

import (
	"encoding/json"
	"testing"
)

func TestViews(t *testing.T) {
	var root Root
	if err := root.UnmarshalJSON([]byte(`{"first":{"steps":3,"x":1e99}}`)); err != nil {
		t.Fatal(err)
	}
	if root.Again != nil || root.Default != nil {
		t.Error("what is absent is not nil")
	}
	if job, err := root.First.AsJob(); err != nil || job.Steps != 3 {
		t.Error(job, err)
	}
	call, err := root.First.AsCall()
	const why = `document has no "uses" (#/$defs/call/required)`
	if err == nil || err.Error() != why || call.Uses != "" {
		t.Error(call, err)
	}
	if _, err := root.Again.AsJob(); err == nil {
		t.Error("nothing is a job")
	}
	if err := root.First.SetCall(Call{Uses: "a"}); err != nil {
		t.Error(err)
	}
	if err := root.Again.SetFigure(&FigureSquare{Is: "square"}); err != nil {
		t.Error(err)
	}
	if figure, err := root.Again.AsFigure(); err != nil || figure.(*FigureSquare).Is != "square" {
		t.Error(figure, err)
	}
	var job RootJobObject
	if err := job.SetRootJobSteps(RootJobSteps{Steps: 1}); err != nil {
		t.Error(err)
	}
	root.Jobs = map[string]RootJob{"a": {Object: job}}
	text, err := root.MarshalJSON()
	const want = `{"first":{"uses":"a"},"again":{"is":"square"},"jobs":{"a":{"steps":1}}}`
	if err != nil || string(text) != want {
		t.Errorf("%s %v", text, err)
	}
	if err := root.Validate(); err != nil {
		t.Error(err)
	}
	if err := root.Again.SetFigure(nil); err != nil || string(root.Again) != "null" {
		t.Errorf("%s %v", root.Again, err)
	}
	if err := root.First.SetCall(Call{Uses: "\\xff"}); err == nil {
		t.Errorf("%s is no JSON", root.First)
	}
	if string(root.First) != `{"uses":"a"}` {
		t.Errorf("%s has changed", root.First)
	}
	const named = `{"first":{"uses":""},"some":{"a1":{"steps":1}}}`
	if err := json.Unmarshal([]byte(named), &root); err != nil {
		t.Error(err)
	}
	if job, err := root.Some["a1"].AsJob(); err != nil || job.Steps != 1 {
		t.Error(job, err)
	}
	root.ApplyDefaults()
	if job, err := root.Default.AsRootDefaultSteps(); err != nil || job.Steps != 1 {
		t.Error(job, err)
	}
}
"""


def test_the_comment_says_what_a_value_may_be() -> None:
    text = printed(declarations(SCHEMA))
    assert declared(text, "RootFirst") == (
        "// RootFirst is the type of #/properties/first.\n"
        "//\n"
        "// Its value is kept as JSON: Job or Call. As methods decode it, Set methods encode it.\n"
        "type RootFirst json.RawMessage\n"
    )
    assert (
        "kept as JSON: Figure or Job, perhaps several of them at once, or something else." in text
    )


def test_as_and_set_are_methods() -> None:
    text = printed(declarations(SCHEMA))
    assert function(text, "RootFirst.AsJob") == (
        "func (v RootFirst) AsJob() (Job, error) {\n"
        "\tvar x Job\n\n"
        "\terr := x.UnmarshalJSON(v)\n"
        "\treturn x, err\n"
        "}\n"
    )
    assert function(text, "RootFirst.SetJob") == (
        "func (v *RootFirst) SetJob(x Job) error {\n"
        "\tdata, err := x.MarshalJSON()\n"
        "\tif err != nil {\n"
        "\t\treturn err\n"
        "\t}\n"
        "\t*v = data\n"
        "\treturn nil\n"
        "}\n"
    )


@pytest.mark.go
def test_values_are_read_and_written_as_their_branches(tmp_path: Path) -> None:
    program = Program(tmp_path, declarations(SCHEMA), ["Root"])
    (tmp_path / "views_test.go").write_text(_TEST)
    done = subprocess.run(
        ["go", "test", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

    documents = [
        '{"first":{"uses":""},"some":{"a":1}}',
        '{"first":1}',
        '{"first":{"steps":1,"uses":""}}',
        '{"first":null}',
        "{}",
    ]
    same = '{"first":{ "uses" : "" },"again":null,"jobs":{"a":"b","c":{"steps":2.0}}}'
    some = '{"first":{"uses":""},"some":{"a":{"steps":1},"b":null}}'
    tasks = [{"Type": "Root", "Document": text} for text in [*documents, same, some]]
    *refused, one, other = program.run(tasks)
    assert all(it["Findings"] for it in refused)
    assert [one[it] for it in ("Error", "Text", "Validate")] == ["", same, ""]
    assert [other[it] for it in ("Error", "Text", "Validate")] == ["", some, ""]
