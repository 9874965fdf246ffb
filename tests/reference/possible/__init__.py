"""A second, exact account of not knowing, to hold the labels of ``tests/reference/open`` against.

Here a mind is a set of worlds that it thinks possible, each with minds of its own: a pointed model with an
accessibility relation for every character. Nothing is left out, so nothing is lost; but a mind doubles with every
fluent that is open. What happens is an *event* for each who watches it, and a character who finds that none of its
worlds allows what it sees puts them all right.

``worlds``     the models, and what can be asked of them
``happening``  what happens, and the model after it
``scenes``     random beginnings and sequences of what happens, deterministic by seed
``acts``       the same as acts of a ground world
``played``     a scene played both ways, and where the answers differ
``variants``   weaker theories than labels: values only, sets, and so on
``measuring``  the tables
"""
