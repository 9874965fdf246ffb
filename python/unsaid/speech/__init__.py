"""Speech that cannot leak: lines held to the mind of whoever says them.

``tokens`` takes a line apart, ``forms`` has every fact of a world in its words, ``vocabulary`` what words somebody can
have, ``claims`` makes facts of a sentence, ``gate`` lets a line pass or says why not. ``answering`` is a character that
answers by its own mind, ``interview`` a conversation with it; a model may put its answers into other words
(``voiced``).
"""
