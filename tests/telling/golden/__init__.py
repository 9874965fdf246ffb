"""Golden transcripts: every bundled story told whole."""
