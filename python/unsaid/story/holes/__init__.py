"""What can be said of a hole in a story: ``trying`` a story that is a little otherwise, ``mending`` a hole by that,
``asking`` under which beliefs somebody would have done an act, and ``remarks`` on what is no hole."""
