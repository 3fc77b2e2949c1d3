package api

import (
	"context"
	"time"

	oas "example.com/team/shop/pkg/rest/api/v1"
)

// CreateOrder takes as many seconds as the first line of the order counts, whatever its context says.
func (h *Handler) CreateOrder(_ context.Context, req *oas.NewOrder) (*oas.Order, error) {
	time.Sleep(time.Duration(req.Lines[0].Count) * time.Second)

	return &oas.Order{ID: req.Lines[0].Item, Status: oas.OrderStatusNew, Total: 1}, nil
}
