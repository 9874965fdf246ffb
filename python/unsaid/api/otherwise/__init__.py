"""What if: a story with one thing in it put otherwise, what becomes of it, and in what words it is said."""
