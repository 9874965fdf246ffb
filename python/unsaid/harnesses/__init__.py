"""Items for the harnesses in which language models are tested and trained; each has a small file of its own here.

None of them is needed by anything else of Unsaid, and none is installed with it: ``pip install
'unsaid-stories[inspect]'`` and its like bring them. ``asked`` is where items come from, ``marking`` how replies are
marked, the same way for all.
"""
