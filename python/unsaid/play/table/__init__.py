"""A game at a terminal: the menu, what may be typed, and what is offered when it is over."""
