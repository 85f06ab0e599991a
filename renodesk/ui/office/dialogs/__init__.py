"""What the office asks."""
