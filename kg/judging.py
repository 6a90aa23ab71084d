"""People's say in who is who: which entities may be one, and what was answered, applied on every publication."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import JudgementError, UnknownEntityError
from kg.identifiers import slug
from kg.model import Analysis, Ref
from kg.resolution import Candidate, Judgement, Named, Resolution, Verdict, candidates, named, namesakes, resolve
from kg.resolution.judgements import KINDS, Judgements
from kg.verdicts import Line, Verdicts, read


@dataclass(frozen=True, slots=True)
class Judging:
    """The entities of a data folder and the verdicts on them; `base` begins their IRIs, `given` are loaded names."""

    verdicts: Verdicts
    analyses: Sequence[Analysis]
    base: str
    given: Mapping[str, str] = field(default_factory=dict)

    def candidates(self) -> list[Candidate]:
        """The pairs that may be one and that nobody has judged, the likeliest first."""
        resolution = self._resolved()
        judged = [
            Judgement(resolution.ref("", one.left), resolution.ref("", one.right), one.verdict)
            for one in self.verdicts.all()
        ]
        pairs = {frozenset((one.left, one.right)) for one in judged}
        namesakes = [one for one in self._namesakes(resolution) if frozenset(one.pair) not in pairs]
        return [*candidates(self._entities(resolution), judged), *namesakes]

    def judge(self, left: str, right: str, verdict: str, remark: str = "") -> tuple[Ref, Ref]:
        """Keep a verdict on two entities, each an IRI, its end or a name; it replaces what was said before."""
        try:
            remark.encode()
        except UnicodeEncodeError as error:
            raise JudgementError("the remark holds bytes that are no text: write it in UTF-8") from error
        one, other = self._pair(left, right)
        self._refuse_contradiction(Judgement(one, other, Verdict(verdict)))
        self.verdicts.put([Line(Judgement(one, other, Verdict(verdict)), " ".join(remark.split()))])
        return one, other

    def forget(self, left: str, right: str) -> tuple[Ref, Ref]:
        """Take back what was said of two entities; where nothing was, that is an `UnknownEntityError`."""
        one, other = self._pair(left, right)
        pair = frozenset((one, other))
        if pair not in {line.pair for line in self.verdicts.lines()}:
            raise UnknownEntityError(f"nobody has judged {left} and {right}: `resolve --judged` lists what was said")
        self.verdicts.put([], without=[pair])
        return one, other

    def _pair(self, left: str, right: str) -> tuple[Ref, Ref]:
        known = self._known()
        one, other = _entity(left, known, self.base), _entity(right, known, self.base)
        if one == other:
            raise UnknownEntityError(f"{left} and {right} both name {one.spelt}: name two entities")
        if one.kind != other.kind:
            raise UnknownEntityError(f"{one.spelt} and {other.spelt} can be no one: name two of a kind")
        return min(one, other), max(one, other)

    def _refuse_contradiction(self, new: Judgement) -> None:
        """Two that were judged one through others cannot be two, nor the other way."""
        pair = frozenset((new.left, new.right))
        kept = [one for one in self.verdicts.all() if frozenset((one.left, one.right)) != pair]
        told = Judgements.of([*kept, new] if new.verdict is Verdict.SAME else kept)
        groups = told.groups(new.left.kind, lambda ref: ref)
        together = new.right in groups.get(new.left, frozenset())
        if new.verdict is Verdict.SAME and not together:
            raise UnknownEntityError(
                f"{new.left.spelt} and {new.right.spelt} cannot be one: names that were judged the same as these were "
                "judged different from each other; `resolve --judged` lists what was said, `--undo` takes it back"
            )
        if new.verdict is Verdict.DIFFERENT and together:
            raise UnknownEntityError(
                f"{new.left.spelt} and {new.right.spelt} cannot be two: both were judged the same as another; "
                "`resolve --judged` lists what was said, `--undo` takes it back"
            )

    def _namesakes(self, resolution: Resolution) -> list[Candidate]:
        return list(
            namesakes(self.analyses, resolution.ref, {one.ref: one.label for one in self._entities(resolution)})
        )

    def _resolved(self) -> Resolution:
        return resolve(self.analyses, self.verdicts.all(), self.given)

    def _entities(self, resolution: Resolution) -> list[Named]:
        return named(self.analyses, resolution.ref, {one.ref: one.label for one in resolution.entities})

    def _known(self) -> dict[Ref, str]:
        """Every organisation and person with a label, as documents write them and as they are resolved."""
        written = {e.ref: e.label for a in self.analyses for e in a.entities if e.ref.kind in KINDS}
        judged = (ref for line in self.verdicts.lines() for ref in line.pair)
        resolution = self._resolved()
        resolved = {one.ref: one.label for one in self._entities(resolution)}
        others = {one.right.ref: one.right.label for one in self._namesakes(resolution)}
        return {**{ref: ref.spelt for ref in judged}, **others, **written, **resolved}


def _entity(told: str, known: dict[Ref, str], base: str) -> Ref:
    """The entity that an IRI, its end or a name means."""
    written = told.removeprefix(base)
    try:
        found = [ref for ref in (read(written),) if ref in known]
    except ValueError:
        found = [ref for ref in sorted(known) if slug(told) == slug(known[ref])]
        found = found or [ref for ref in sorted(known) if (slug(told),) == ref.path]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(ref.spelt for ref in found)
        raise UnknownEntityError(f"{told} names {len(found)} entities: say which of {listed}")
    names = {label: one.spelt for one, label in known.items()}
    near = difflib.get_close_matches(told, [*names, *names.values()], n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "nothing has a name like it"
    raise UnknownEntityError(f"{told} names no organisation or person: {hint}")
