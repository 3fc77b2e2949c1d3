// Package plain is the schema's structs as people write them for encoding/json, without checks.
package plain

import "encoding/json"

// Profile is the document.
type Profile struct {
	ID                string            `json:"id"`
	Username          string            `json:"username"`
	Email             string            `json:"email"`
	DisplayName       *string           `json:"display_name,omitempty"`
	Status            string            `json:"status"`
	Age               *int64            `json:"age,omitempty"`
	Score             *float64          `json:"score,omitempty"`
	Verified          *bool             `json:"verified,omitempty"`
	CreatedAt         string            `json:"created_at"`
	UpdatedAt         *string           `json:"updated_at,omitempty"`
	Website           *string           `json:"website,omitempty"`
	Bio               *string           `json:"bio,omitempty"`
	Phone             *string           `json:"phone,omitempty"`
	Locale            *string           `json:"locale,omitempty"`
	BalanceCents      *int64            `json:"balance_cents,omitempty"`
	Roles             []string          `json:"roles"`
	Tags              []string          `json:"tags,omitempty"`
	Address           Address           `json:"address"`
	ShippingAddresses []Address         `json:"shipping_addresses,omitempty"`
	Preferences       Preferences       `json:"preferences"`
	Devices           []Device          `json:"devices,omitempty"`
	Metadata          map[string]string `json:"metadata,omitempty"`
	ParentID          *string           `json:"parent_id,omitempty"`
}

// Address is a place.
type Address struct {
	Street  string   `json:"street"`
	City    string   `json:"city"`
	Zip     *string  `json:"zip,omitempty"`
	Country string   `json:"country"`
	Lat     *float64 `json:"lat,omitempty"`
	Lon     *float64 `json:"lon,omitempty"`
}

// Preferences are what the user chose.
type Preferences struct {
	Theme         string        `json:"theme"`
	ItemsPerPage  *int64        `json:"items_per_page,omitempty"`
	Timezone      *string       `json:"timezone,omitempty"`
	Notifications Notifications `json:"notifications"`
}

// Notifications are the messages that the user wants.
type Notifications struct {
	Email  bool    `json:"email"`
	Push   bool    `json:"push"`
	Digest *string `json:"digest,omitempty"`
}

// Device is a machine of the user.
type Device struct {
	DeviceID  string  `json:"device_id"`
	Kind      string  `json:"kind"`
	LastSeen  string  `json:"last_seen"`
	OSVersion *string `json:"os_version,omitempty"`
	Trusted   *bool   `json:"trusted,omitempty"`
}

// Decode reads a document.
func Decode(data []byte) (*Profile, error) {
	v := new(Profile)
	return v, json.Unmarshal(data, v)
}
