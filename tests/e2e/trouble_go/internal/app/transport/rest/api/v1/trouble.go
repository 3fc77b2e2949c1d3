package api

import (
	"context"
	"errors"
	"time"

	oas "example.com/team/shop/pkg/rest/api/v1"
)

// What the last byte of an order's id makes of GetOrder; the byte before it says how long a slow one
// takes, in hundredths of a second.
const (
	panics = 1 + iota
	fails
	isSlow
	waits
	hangs
)

var errTrouble = errors.New("dial postgres://shop:hunter2@db")

// GetOrder misbehaves as the id of the order says.
func (h *Handler) GetOrder(ctx context.Context, params oas.GetOrderParams) (*oas.Order, error) {
	switch params.ID[15] {
	case panics:
		panic("the password is hunter2")
	case fails:
		return nil, errTrouble
	case isSlow:
		time.Sleep(time.Duration(params.ID[14]) * 10 * time.Millisecond)
	case waits:
		<-ctx.Done()

		return nil, ctx.Err()
	case hangs:
		select {}
	}

	return &oas.Order{ID: params.ID, Status: oas.OrderStatusPaid, Total: 1}, nil
}
