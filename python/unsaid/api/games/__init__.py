"""Games: who is played from outside, what a seat may know, and how a saved one is gone on with."""
