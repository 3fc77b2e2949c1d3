package main

import (
	"bytes"
	"os"
	"testing"
)

func TestCheckedInCatalogIsOfToday(t *testing.T) {
	checkedIn, err := os.ReadFile("../../catalog.json")
	if err != nil {
		t.Fatal(err)
	}

	var now bytes.Buffer
	if err := write(&now); err != nil {
		t.Fatal(err)
	}

	if !bytes.Equal(checkedIn, now.Bytes()) {
		t.Error("run: go run ./internal/catalog > catalog.json")
	}
}
