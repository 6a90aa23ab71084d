"""How well the graph and the search agree with gold: facts on both sides, compared class by class.

`goldfiles` reads gold, `sets` knows where it lies; `records` and `normal` say when two facts are one; `expected`
(with `aims` and `voices`) and `extracted` (with `sparql`) make facts of the two sides; `scoring` counts, `finding`
does the same for search, `report` and `floors` say what came out. `python -m evaluation` runs them all.
"""
