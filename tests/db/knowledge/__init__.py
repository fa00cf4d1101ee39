"""What the office knows: programmes, addresses, answer cards and notices."""
