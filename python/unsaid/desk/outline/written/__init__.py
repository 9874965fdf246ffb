"""From a text to a plot: three ways of writing an outline down, and one way of reading them.

``lines`` takes a text apart and finds its form, ``tables`` and ``sentences`` make raw scenes of it, ``naming`` and
``cells`` find out who and what the words in them mean, and ``reading`` puts it all together.
"""
