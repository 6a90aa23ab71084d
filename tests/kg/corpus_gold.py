"""What a careful reader finds in the five real papers: numbers of cases and lines, and hashes of titles, no words.

Written by hand from the papers. A title's hash is of its letters, so slips of layout do not count. A decision is its
status, body, case and the lines on which its points begin, each with its number (None where none is printed).
"""

from __future__ import annotations

from dataclasses import dataclass

Points = tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class GoldDecision:
    """One printing of a decision; `case` is None where a list of points is quoted without its case."""

    status: str
    body: str
    case: str | None
    points: Points


NORD = "helse-nord-rhf"
STYRE = "nasjonalt-e-helsestyre"
RAAD = "nasjonalt-e-helserad"

TREATED: dict[str, dict[tuple[str, str], str]] = {
    "000": {
        (NORD, "133-2022"): "8a0b2f91167f",
        (NORD, "134-2022"): "64fd5bae0628",
        (NORD, "135-2022"): "3b3a7395428b",
        (NORD, "136-2022"): "1866ffc8b233",
        (NORD, "136-2022/1"): "7f4b1e0a1f57",
        (NORD, "136-2022/2"): "4d5b75a69789",
        (NORD, "136-2022/3"): "2740585ea653",
    },
    "001": {},
    "002": {(NORD, "145-2023"): "ca6d8897f1af"},
    "003": {(STYRE, "1/22"): "242ccfb35958", (STYRE, "2/22"): "0082815cb7b9", (STYRE, "3/22"): "4fb10b9b3aea"},
    "004": {
        ("nuit", "1/23"): "242ccfb35958",
        ("nuit", "2/23"): "8a5eef045ba4",
        ("nuit", "3/23"): "5a408e4a51a4",
        ("nuit", "4/23"): "ae9b08afa076",
        ("nuit", "5/23"): "ae05d5de042f",
        ("nuit", "6/23"): "fa22355d139c",
        ("nuit", "7/23"): "7dc4fcbdcf80",
        ("nuit", "8/23"): "541c830923e1",
        ("nuit", "9/23"): "fe493bb2a6dd",
        ("nuit", "10/23"): "d9c9adb228cd",
        ("nuit", "11/23"): "c75fc0e7c6f3",
        ("nuit", "12/23"): "4fb10b9b3aea",
        ("nuit", "13/23"): "242ccfb35958",
        ("nuit", "14/23"): "411bba7960c4",
        ("nuit", "15/23"): "5a408e4a51a4",
        ("nuit", "16/23"): "9801adcd44bc",
        ("nuit", "17/23"): "d7f2ff46f378",
        ("nuit", "18/23"): "2195a991957c",
        ("nuit", "19/23"): "d78b6f76f7e4",
        ("nuit", "20/23"): "b89bf21d52ac",
        ("nuit", "21/23"): "d14e9507887c",
        ("nuit", "22/23"): "5ac51277fd1b",
        ("nuit", "23/23"): "474d0c8c7165",
        ("nuit", "24/23"): "0f649828cbcc",
        ("nuit", "25/23"): "3a1951a83d1f",
        ("nuit", "26/23"): "4fb10b9b3aea",
    },
}


def _numbered(*lines: int, first: int = 1) -> Points:
    return tuple((str(number), line) for number, line in enumerate(lines, start=first))


def _single(status: str, body: str, cases: dict[str, tuple[int, ...]]) -> list[GoldDecision]:
    """Decisions of one point without a number; a case may be printed at several lines."""
    return [GoldDecision(status, body, case, ((None, line),)) for case, lines in cases.items() for line in lines]


_BOARD = [
    GoldDecision("proposed", NORD, "133-2022", ((None, 67),)),
    GoldDecision("proposed", NORD, "134-2022", _numbered(121, 126)),
    GoldDecision("adopted", NORD, "117-2022", (("4", 140),)),
    GoldDecision("adopted", NORD, "122-2022", _numbered(154, 157, first=2)),
    GoldDecision("adopted", NORD, "97-2022", (("3", 201),)),
    GoldDecision("adopted", NORD, "117-2022", _numbered(493, 496, 501, 507, 511, 515, 518, 522, 525, 529, 533)),
    GoldDecision("adopted", "finnmarkssykehuset-hf", None, _numbered(654, 655, 670, 675, 679, 683)),
    GoldDecision(
        "adopted",
        "universitetssykehuset-nord-norge-hf",
        None,
        (*_numbered(688, 693, 696), *_numbered(723, 727, 730, 733, 736, first=5)),
    ),
    GoldDecision(
        "adopted", "nordlandssykehuset-hf", None, _numbered(741, 746, 751, 754, 755, 761, 764, 768, 771, 774, 777)
    ),
    GoldDecision("adopted", "helgelandssykehuset-hf", None, _numbered(784, 785, 791, 794)),
    GoldDecision("adopted", "helgelandssykehuset-hf", None, _numbered(799, 800, 803, 809, 812)),
    GoldDecision("adopted", NORD, "117-2022", _numbered(861, 864, 868, 874, 878, 882, 885, 889, 892, 896, 900)),
    GoldDecision("proposed", NORD, "135-2022", (("1", 1115),)),
    GoldDecision("proposed", NORD, "136-2022", (("1", 2977),)),
]
_COUNCIL = [
    *_single("proposed", STYRE, {"1/22": (57,), "2/22": (97, 110)}),
    GoldDecision("adopted", STYRE, "40/21", ((None, 257),)),
    GoldDecision("adopted", STYRE, "27/21", ((None, 268), (None, 276))),
    GoldDecision("adopted", STYRE, "20/21", ((None, 289),)),
]
_COMMITTEE = [
    *_single(
        "proposed",
        "nuit",
        {
            "13/23": (87,),
            "14/23": (94,),
            "15/23": (114, 885),
            "16/23": (138, 1000),
            "17/23": (172, 1405),
            "18/23": (212, 1572),
            "19/23": (236, 1781),
            "21/23": (295, 2027),
            "22/23": (312, 2196),
            "23/23": (337, 2319),
            "24/23": (356, 2484),
            "25/23": (381, 2732),
        },
    ),
    GoldDecision("proposed", "nuit", "20/23", _numbered(258, 263)),
    GoldDecision("proposed", "nuit", "20/23", _numbered(1884, 1887)),
    *_single(
        "adopted",
        "nuit",
        {
            "1/23": (468,),
            "2/23": (474,),
            "3/23": (491,),
            "6/23": (658,),
            "7/23": (671,),
            "8/23": (712, 1547),
            "9/23": (770,),
            "10/23": (831,),
            "11/23": (873,),
            "19/22": (2463,),
            "15/21": (3161,),
            "36/21": (3197,),
            "8/22": (3221,),
        },
    ),
    GoldDecision("adopted", "nuit", "4/23", _numbered(543, 544)),
    GoldDecision("adopted", "nuit", "5/23", _numbered(590, 593, 596, 599)),
    *_single(
        "adopted",
        "nufa",
        {
            "5/23": (1562,),
            "30/22": (2171,),
            "18/23": (2185,),
            "14/23": (2312,),
            "15/23": (2457,),
            "18/22": (2469,),
            "15/21": (2477,),
            "12/21": (3148,),
            "30/21": (3187,),
        },
    ),
    *_single("adopted", STYRE, {"18/21": (3174,), "36/21": (3209,), "22/22": (3231,)}),
    *_single("adopted", RAAD, {"3/23": (1528,), "35/22": (3246,)}),
]
DECISIONS: dict[str, list[GoldDecision]] = {
    "000": _BOARD,
    "001": [],
    "002": [GoldDecision("proposed", NORD, "145-2023", (("1", 10),))],
    "003": _COUNCIL,
    "004": _COMMITTEE,
}
