"""Another voice: the judge, the wire, and whole stories said over again."""
