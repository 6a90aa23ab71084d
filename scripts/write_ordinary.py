"""Write kg/data/ordinary.toml: words that our own papers for tuning and samples write in small letters.

A capitalised one of them behind a whole name begins a sentence or a title: "Saksbehandler: Marit Nesmo Rådmannens …".
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import fill

from kg.lexicon import lexicon

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "kg" / "data" / "ordinary.toml"
PAPERS = ("samples/corpus/*.txt", "evaluation/papers/tuning/*.txt")
HEAD = """# Words that are written in small letters, by `scripts/write_ordinary.py` from our own papers: behind a whole
# name they are none of its parts. Words that are family names too are left out.
"""
WORD = re.compile(r"(?<![\w-])[a-zæøåéòô]{3,}(?![\w-])")
NAME = re.compile(r"(?<![\w-])[A-ZÆØÅ][a-zæøå]+(?:\s[A-ZÆØÅ]\.)?(?:\s[A-ZÆØÅ][a-zæøå]+){1,2}(?![\w-])")


def table() -> str:
    """The text of the file: the words, without what stands behind a given name anywhere."""
    texts = [path.read_text(encoding="utf-8") for pattern in PAPERS for path in sorted(ROOT.glob(pattern))]
    names = lexicon("names")
    given = set(names["given"].split())
    family = set(names["family"].split())
    for name in (match[0].split() for text in texts for match in NAME.finditer(text)):
        if name[0] in given:
            family.update(name[1:2])
    words = {word for text in texts for word in WORD.findall(text)}
    words -= {name.casefold() for name in family | given}
    return f'{HEAD}words = """\n{fill(" ".join(sorted(words)), 118)}\n"""\n'


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
