"""A name changed in a world and in all that speaks of it: stories, saved games, translations, claims and records.

``files`` knows how names stand in each kind of file; ``whole`` writes all of them, or none. What a world means is held
to be the same before anything is written.
"""
