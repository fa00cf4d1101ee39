"""What the office knows: programmes, reception addresses, answer cards."""
