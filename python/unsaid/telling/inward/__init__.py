"""Words about minds: statements that others have found and proved, said in sentences.

``words``     every kind of statement as a sentence, from a side or from outside
``taken``     what was owed and what it was taken for
``undone``    why somebody did not do something
``proving``   the runs that prove a statement, a line each
``stirring``  what a telling asks about inner lives, answered from what has been found
"""
