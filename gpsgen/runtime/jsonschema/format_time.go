package jsonschema

import "strings"

// IsDate tells whether s is a full-date of RFC 3339.
func IsDate(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	century, year, month, day := twoDigits(s, 0), twoDigits(s, 2), twoDigits(s, 5), twoDigits(s, 8)
	if century < 0 || year < 0 || month < 1 || month > 12 || day < 1 {
		return false
	}
	return day <= daysOfMonth(century*100+year, month)
}

// IsTime tells whether s is a full-time of RFC 3339. A leap second is one before midnight in UTC.
func IsTime(s string) bool {
	if len(s) < len("15:04:05Z") || s[2] != ':' || s[5] != ':' {
		return false
	}
	hour, minute, second := twoDigits(s, 0), twoDigits(s, 3), twoDigits(s, 6)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 {
		return false
	}
	offset, ok := timeOffset(withoutFraction(s[8:]))
	const minutesOfDay = 24 * 60
	return ok && (second < 60 || (hour*60+minute-offset+minutesOfDay)%minutesOfDay == minutesOfDay-1)
}

// withoutFraction cuts a time-secfrac of RFC 3339 off the start of s.
func withoutFraction(s string) string {
	if s[0] != '.' {
		return s
	}
	digits := countDigits(s[1:])
	if digits == 0 {
		return s
	}
	return s[1+digits:]
}

// IsDateTime tells whether s is a date-time of RFC 3339.
func IsDateTime(s string) bool {
	const date = len("2006-01-02")
	return len(s) > date && (s[date] == 'T' || s[date] == 't') && IsDate(s[:date]) && IsTime(s[date+1:])
}

// IsDuration tells whether s is a duration of RFC 3339, appendix A: "P1Y2M3DT4H5M6S", "P2W".
func IsDuration(s string) bool {
	s, ok := strings.CutPrefix(s, "P")
	if !ok {
		return false
	}
	date, clock, hasClock := strings.Cut(s, "T")
	if hasClock {
		return (date == "" || consecutiveUnits(date, "YMD")) && consecutiveUnits(clock, "HMS")
	}
	return consecutiveUnits(date, "YMD") || consecutiveUnits(date, "W")
}

// consecutiveUnits tells whether s is numbers with units that follow each other without a gap.
func consecutiveUnits(s, units string) bool {
	next := -1
	for s != "" {
		digits := countDigits(s)
		if digits == 0 || digits == len(s) {
			return false
		}
		unit := strings.IndexByte(units, s[digits])
		if unit < 0 || (next >= 0 && unit != next) {
			return false
		}
		next = unit + 1
		s = s[digits+1:]
	}
	return next > 0
}

// timeOffset returns the minutes of a time-offset of RFC 3339.
func timeOffset(s string) (minutes int, ok bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	if len(s) != len("+07:00") || s[3] != ':' {
		return 0, false
	}
	hour, minute := twoDigits(s, 1), twoDigits(s, 4)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	switch s[0] {
	case '+':
		return hour*60 + minute, true
	case '-':
		return -hour*60 - minute, true
	default:
		return 0, false
	}
}

func daysOfMonth(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// twoDigits returns the number of two digits, or -1 where there are none.
func twoDigits(s string, at int) int {
	tens, ones := s[at]-'0', s[at+1]-'0'
	if tens > 9 || ones > 9 {
		return -1
	}
	return int(tens)*10 + int(ones)
}

// countDigits returns how many digits s starts with.
func countDigits(s string) int {
	n := 0
	for n < len(s) && s[n]-'0' <= 9 {
		n++
	}
	return n
}
