"""Templates: a set-up without what belongs to one customer, to start others from."""
