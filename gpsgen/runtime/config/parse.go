package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	errNotInt      = errors.New("not an integer")
	errNotBool     = errors.New("not a boolean: 1, 0, true, false, on, off, yes, no")
	errNotDuration = errors.New("not a duration such as 1m30s")
	errNotStrings  = errors.New("not a list: comma separated, or a JSON array of strings")
)

// setting is a parsed value; which field counts, the type of its key says.
type setting struct {
	text   string
	number int64
	flag   bool
	list   []string
}

// parse reads text as a value of the type.
func parse(kind Type, text string) (*setting, error) {
	result := &setting{text: text}

	var err error

	switch kind {
	case String:
	case Int:
		result.number, err = parseInt(text)
	case Bool:
		result.flag, err = parseBool(text)
	case Duration:
		result.number, err = parseDuration(text)
	case Strings:
		result.list, err = parseStrings(text)
	default:
		err = fmt.Errorf("unknown type %q", kind)
	}

	if err != nil {
		return nil, err
	}

	return result, nil
}

func parseInt(text string) (int64, error) {
	number, err := strconv.ParseInt(strings.TrimSpace(text), 10, strconv.IntSize)
	if err != nil {
		return 0, errNotInt
	}

	return number, nil
}

// parseBool takes OnlineConf's spellings ("" and "0" are false, "1" is true) and the common words.
func parseBool(text string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "1", "true", "on", "yes":
		return true, nil
	case "", "0", "false", "off", "no":
		return false, nil
	default:
		return false, errNotBool
	}
}

func parseDuration(text string) (int64, error) {
	duration, err := time.ParseDuration(strings.TrimSpace(text))
	if err != nil {
		return 0, errNotDuration
	}

	return int64(duration), nil
}

// parseStrings takes both forms in which OnlineConf keeps a list.
func parseStrings(text string) ([]string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}

	if strings.HasPrefix(text, "[") {
		var list []string
		if err := json.Unmarshal([]byte(text), &list); err != nil {
			return nil, errNotStrings
		}

		return list, nil
	}

	list := strings.Split(text, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}

	return list, nil
}

// read parses text as a value of the key and holds it against the key's bounds.
func (k Key) read(text string) (*setting, error) {
	value, err := parse(k.Type, text)
	if err != nil {
		return nil, err
	}

	if len(k.OneOf) > 0 && !slices.Contains(k.OneOf, value.text) {
		return nil, errors.New("not one of " + strings.Join(k.OneOf, ", "))
	}

	if k.Type != Int && k.Type != Duration {
		return value, nil
	}

	if k.Min != "" {
		if bound, err := parse(k.Type, k.Min); err == nil && value.number < bound.number {
			return nil, errors.New("less than " + k.Min)
		}
	}

	if k.Max != "" {
		if bound, err := parse(k.Type, k.Max); err == nil && value.number > bound.number {
			return nil, errors.New("more than " + k.Max)
		}
	}

	return value, nil
}
