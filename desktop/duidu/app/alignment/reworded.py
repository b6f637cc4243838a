"""What a change of a block's text makes of the rewordings in it.

Words that are replaced again stay one rewording: what the text said at first beside what it says
now. Where it says again what it said at first, there is none.
"""

import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from duidu.core.article import Block, SideName
from duidu.core.rewording import Rewording
from duidu.formats.base.text_change import Change, changes_between

# Code points between two changes of one edit that are read as one rewording: a sentence that was
# rewritten is not a list of scattered words.
_NEAR = 20


@dataclass(frozen=True, slots=True)
class By:
    """Who replaces words, and in what step of several, if it is one."""

    author: str = ""
    step: str = ""


def reworded(
    known: Iterable[Rewording],
    at: tuple[str, SideName],
    blocks: tuple[Block, Block],
    changes: Sequence[Change],
    by: By,
) -> tuple[Rewording, ...]:
    """The rewordings of a block after changes made its new text of the old one.

    `at` is the article and the side, `changes` are in the order of the text.
    """
    old = blocks[0]
    standing = [one for one in known if one.stands_in(old)]
    found = [one for one in known if not one.stands_in(old)]
    shift = 0
    for cluster in _clusters(standing, _regions(changes)):
        by_how_much = sum(one.growth for one in cluster.regions)
        if not cluster.regions:
            found += (_moved(one, shift) for one in cluster.known)
        elif (one := _made(cluster, at, blocks, shift, shift + by_how_much)) is not None:
            found.append(replace(one, author=by.author, step=by.step, created=time.time()))
        shift += by_how_much
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Region:
    """Code points of the old text that were replaced, and by how many more the new ones are."""

    start: int
    end: int
    growth: int


@dataclass(slots=True)
class _Cluster:
    """Rewordings and changes that touch: code points start..end of the old text."""

    start: int
    end: int
    known: list[Rewording] = field(default_factory=list)
    regions: list[_Region] = field(default_factory=list)

    def touches(self, start: int, end: int) -> bool:
        """Whether code points overlap with these, or one of both is empty and at the other."""
        is_point = start == end or self.start == self.end
        return start < self.end or (is_point and start <= self.end)

    def take(self, one: Rewording | _Region) -> None:
        """Put one more into the cluster."""
        if isinstance(one, _Region):
            self.regions.append(one)
        else:
            self.known.append(one)
        start, end = _ends(one)
        self.start, self.end = min(self.start, start), max(self.end, end)


def _ends(one: Rewording | _Region) -> tuple[int, int]:
    assert one.start is not None
    assert one.end is not None
    return one.start, one.end


def _regions(changes: Sequence[Change]) -> list[_Region]:
    """The changes, of which those that are near are one."""
    found: list[_Region] = []
    for start, end, written in changes:
        growth = len(written) - (end - start)
        if found and start - found[-1].end <= _NEAR:
            found[-1] = _Region(found[-1].start, end, found[-1].growth + growth)
        else:
            found.append(_Region(start, end, growth))
    return found


def _clusters(known: Sequence[Rewording], regions: Sequence[_Region]) -> Iterator[_Cluster]:
    """Yield what touches together, in order; rewordings that no change touches alone."""
    cluster: _Cluster | None = None
    every: list[Rewording | _Region] = [*known, *regions]
    for one in sorted(every, key=_ends):
        start, end = _ends(one)
        if cluster is not None and not cluster.touches(start, end):
            yield from _alone(cluster)
            cluster = None
        cluster = cluster or _Cluster(start, end)
        cluster.take(one)
    if cluster is not None:
        yield from _alone(cluster)


def _alone(cluster: _Cluster) -> Iterator[_Cluster]:
    if cluster.regions:
        yield cluster
    else:
        for one in cluster.known:
            yield _Cluster(*_ends(one), [one])


def _moved(one: Rewording, by: int) -> Rewording:
    start, end = _ends(one)
    return replace(one, start=start + by, end=end + by) if by else one


def _made(
    cluster: _Cluster,
    at: tuple[str, SideName],
    blocks: tuple[Block, Block],
    before: int,
    after: int,
) -> Rewording | None:
    """The one rewording of a cluster; None where the text says again what it said at first.

    `before` and `after` are how far its ends have moved.
    """
    old, new = blocks
    first = _first_words(cluster, old.text)
    start = cluster.start + before
    now = new.text[start : cluster.end + after]
    changes = changes_between(first, now)
    if not changes:
        return None
    begin, rest = changes[0].start, len(first) - changes[-1].end
    return Rewording(
        str(uuid.uuid4()),
        at[0],
        at[1],
        new.id,
        start + begin,
        start + len(now) - rest,
        first[begin : len(first) - rest],
        now[begin : len(now) - rest],
    )


def _first_words(cluster: _Cluster, text: str) -> str:
    """What stood in the place of a cluster before anything was reworded in it."""
    words, done = "", cluster.start
    for one in cluster.known:
        start, end = _ends(one)
        words += text[done:start] + one.old
        done = end
    return words + text[done : cluster.end]
