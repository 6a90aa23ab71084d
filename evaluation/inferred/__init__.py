"""How well the confidence of inferred links is calibrated, and how its coefficients are fitted.

`gold` reads pairs of decision points and goals that were judged by reading, `measuring` finds what a workspace says of
them, `reliability` compares, `fitting` makes the coefficients again. `python -m evaluation.inferred` runs them.
"""
