"""The outbox: bundles on their way, what became of each, and the receipts that come back."""
