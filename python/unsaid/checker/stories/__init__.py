"""A story gone through again: ``checking`` its acts, the ``reasons`` given, and ``words`` for what is wrong."""
