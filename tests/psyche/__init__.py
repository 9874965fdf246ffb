"""What is said of minds: feelings, holding back, doubt, silence, and the proof of each."""
