"""What minds feel, want, hold back and doubt: worked out from a world and the log of what happened in it."""
