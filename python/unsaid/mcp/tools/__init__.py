"""The tools: each a struct of arguments and a function from them to an answer, in a file with others of its kind."""
