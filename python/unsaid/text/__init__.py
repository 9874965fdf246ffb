"""Text as such, before it means anything: the characters that hide, and words with a style."""
