"""What a typed line means: which choice of a menu it finds, and when it is asked about first."""
