"""What is handed from room to room and kept in files: data, and nothing that decides anything.

``story``       a story, with the reasons of those in it
``limits``      how much a story, its explanations and the search for it may take
``statements``  what can be said of a mind
``proof``       the runs such a statement rests on
``running``     what may be asked of a world that runs

Whoever makes a story or a statement writes these, and the second opinion (``unsaid.checker``) reads them. It is all
that the two have in common.
"""
