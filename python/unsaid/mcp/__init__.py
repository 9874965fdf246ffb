"""An assistant at the desk: Unsaid as tools for a language model, by the Model Context Protocol.

A language model writes a world in a minute and never checks it. Here it has what it lacks: a state that is exact and a
judge that is no model. ``tools`` are few and plain, each with a schema, a description that says when to call it, and an
answer that says what to do next; ``shown`` is what can be read, the language above all; ``server`` speaks the protocol
by the official Python SDK, on standard input and output or, ``http``, at an address; ``folder`` is all it may touch.

Nothing that a client sends is run, and no path of its making leads out of the folder. Every call has a budget, says how
far it is, and can be cancelled (``working``). What a client gets wrong is answered in one sentence that says what to
send (``asking``).
"""
