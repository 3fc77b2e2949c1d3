package logrus

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/sirupsen/logrus"

	"gpsgen/runtime/logger"
)

// jsonFormatter writes the names and forms that all loggers share; logrus' own has other ones, such
// as "warning" for the level.
type jsonFormatter struct{}

// Format implements logrus.Formatter.
func (jsonFormatter) Format(entry *logrus.Entry) ([]byte, error) {
	// The map is the entry's own: write makes a new one for each line.
	entry.Data[logger.KeyTime] = entry.Time.Format(logger.TimeLayout)
	entry.Data[logger.KeyLevel] = levelName(entry.Level)
	entry.Data[logger.KeyMessage] = entry.Message

	line := entry.Buffer
	if line == nil {
		line = &bytes.Buffer{}
	}

	encoder := json.NewEncoder(line)
	encoder.SetEscapeHTML(false)

	if err := encoder.Encode(entry.Data); err != nil {
		return nil, fmt.Errorf("logrus: %w", err)
	}

	return line.Bytes(), nil
}

func levelName(level logrus.Level) string {
	if level == logrus.WarnLevel {
		return logger.LevelWarn.String()
	}

	return level.String()
}
