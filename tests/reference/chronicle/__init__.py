"""A second reader of chronicles: from the story's text, the question and the convention card alone.

It shares no code with what makes the stories. ``parsing`` reads sentences; ``reading`` holds what minds take to be so,
event by event, as the card says it; ``answering`` reads questions. ``measuring`` answers many and lists what differs.
"""
