"""Stories: how one is given, what can be asked of it, what does not hold in it and how it is mended."""
