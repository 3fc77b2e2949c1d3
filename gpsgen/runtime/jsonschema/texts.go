package jsonschema

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// DateTime is a string of the format date-time: "2006-01-02T15:04:05Z". As the other types of strings, it holds any string, since
// formats need not be asserted; its method returns an error for what is not in the format.
type DateTime string

// Date is a string of the format date: "2006-01-02".
type Date string

// IPv4 is a string of the format ipv4: "192.0.2.1".
type IPv4 string

// IPv6 is a string of the format ipv6: "2001:db8::1".
type IPv6 string

// URI is a string of the format uri: "https://example.com/".
type URI string

// UUID is a string of the format uuid: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".
type UUID string

// NewDateTime returns a time as RFC 3339 has it, with the fraction of the second that it has.
func NewDateTime(t time.Time) DateTime {
	return DateTime(t.Format(time.RFC3339Nano))
}

// Time returns the time; an error if the string is not as RFC 3339 says. A leap second counts as the second after it.
func (t DateTime) Time() (time.Time, error) {
	text := strings.ToUpper(string(t))
	// time.Parse knows no second 60: it is read as 59, and then a second is added.
	const seconds = len("2006-01-02T15:04:")

	leap := len(text) > seconds+1 && text[seconds:seconds+2] == "60"
	if leap {
		text = text[:seconds] + "59" + text[seconds+2:]
	}

	result, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("date-time: %w", err)
	}

	if leap {
		result = result.Add(time.Second)
	}

	return result, nil
}

// Time returns the start of the day in UTC; an error if the string is not as RFC 3339 says.
func (d Date) Time() (time.Time, error) {
	result, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}, fmt.Errorf("date: %w", err)
	}

	return result, nil
}

// Addr returns the address; an error if the string is none, or one of IPv6.
func (a IPv4) Addr() (netip.Addr, error) {
	result, err := netip.ParseAddr(string(a))
	if err != nil {
		return netip.Addr{}, fmt.Errorf("ipv4: %w", err)
	}

	if !result.Is4() {
		return netip.Addr{}, fmt.Errorf("ipv4: %s is no address of IPv4", Quote(string(a)))
	}

	return result, nil
}

// Addr returns the address; an error if the string is none, or one of IPv4.
func (a IPv6) Addr() (netip.Addr, error) {
	result, err := netip.ParseAddr(string(a))
	if err != nil {
		return netip.Addr{}, fmt.Errorf("ipv6: %w", err)
	}

	if !result.Is6() {
		return netip.Addr{}, fmt.Errorf("ipv6: %s is no address of IPv6", Quote(string(a)))
	}

	return result, nil
}

// URL returns the parts of the URI; an error if net/url cannot parse it.
func (u URI) URL() (*url.URL, error) {
	result, err := url.Parse(string(u))
	if err != nil {
		return nil, fmt.Errorf("uri: %w", err)
	}

	return result, nil
}
