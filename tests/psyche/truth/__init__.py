"""What is so of the minds of a small world, by definition.

Nothing here is shared with ``unsaid.psyche``, nor with the engine or the checker: states, plans and foresight are those
of ``tests.reference``, the rest is written from the pages (``docs/explanation/feelings.md`` and the semantics), plainly
and without regard for time. Whatever a definition says of the smallest, the best or the first is found by trying all.

``life``       a story with its states, and what may be asked of anybody's mind
``hearing``    of which acts anybody knows
``plans``      the plans people hold
``fortunes``   joy and its kin, hope and fear, surprise
``deeds``      anger, gratitude, guilt, regret, near misses, shame and pride
``again``      what is felt at acts seen again
``ties``       loneliness and jealousy
``wants``      what was held back, and what would have been done
``reasons``    why somebody did not do something
``asking``     what was owed, what it was taken for, and over which numbers
``knowing``    who was wrong, who knew what when, what was shown and not felt
``all_of_it``  every statement there is
"""
