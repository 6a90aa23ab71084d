"""Which decision points may serve which goals, by what both are about: links that no text states.

`subjects` collects points and goals from the views of all documents; `likeness` compares their words, read by
`wording` with the project's one analyser; `confidence` says how often pairs that are so alike belong together, as
calibrated on gold; `links` keeps those that can be true and are stated nowhere, a few a point.
"""

from kg.inferring.likeness import Likeness, likenesses
from kg.inferring.links import RULE, inferred
from kg.inferring.subjects import Act, Aim, Said, Subjects, Text, collect

__all__ = ["RULE", "Act", "Aim", "Likeness", "Said", "Subjects", "Text", "collect", "inferred", "likenesses"]
