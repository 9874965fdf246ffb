"""Questions and their answers: statements as data, in words, with the proof of each."""
