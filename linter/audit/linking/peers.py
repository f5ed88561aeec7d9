"""Which bodies' reports are worth comparing: those with passages, figures or bytes in common.

Texts meet where they share a passage (:mod:`linter.audit.alike`). Thousands may share one, so that not all that do are
paired: those with a passage are put in order by the two that come next in their own texts, and each meets the few
behind it (sorted neighbourhoods, as in an LSH forest: Bawa, Condie and Ganesan 2005). Copies have most passages in
common, and so stand side by side for one passage or another; what only shares set phrases meets now and then. The work
grows as the number of passages does, however many texts are the same.

A report is linked to few others: which these are depends on what the reports say, and on the names of bodies and files
where they say the same, but never on the order in which they were read.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Collection, Iterator
from itertools import groupby

from linter.audit.records import Role
from linter.audit.store import Store, linking, peers
from linter.audit.store.peers import Unit

_MOST = 5
"""A report is linked to so many that its text may be like."""
_BEHIND = 4
"""A text meets so many other bodies' for each passage."""
_SIFTED = 12
"""So many of those that a text met most often are looked at closely."""
_LEAST = 25
"""Per cent of the shorter text's hashes that both must have."""
_NEXT = 2
"""Of reports that are the same each is linked to so many before it, and behind it."""


def link_peers(store: Store) -> None:
    """Link reports of different bodies, for the same year and of the same kind, that may be copies."""
    peers.begin(store)
    fields = peers.fields(store)
    for field in fields:
        peers.begin_field(store, field)
        if not peers.settled(store, field):
            peers.put_passages(store, _passages(store))
            peers.put_pairs(store, _pairs(store))
            peers.put_alike(store, field, _alike(store))
    peers.forget_others(store, fields)
    peers.link_alike(store, _MOST)
    for column in ("readings.tables", "files.digest"):
        linking.put_links(store, Role.PEER, _rings(peers.with_same(store, column)))
    peers.end(store)


def _passages(store: Store) -> Iterator[tuple[int, int, int, int, int]]:
    for unit, body, packed in peers.texts(store):
        hashes = _unpacked(packed)
        for at, hash in enumerate(hashes):
            yield hash, hashes[(at + 1) % len(hashes)], hashes[(at + 2) % len(hashes)], unit, body


def _pairs(store: Store) -> Iterator[tuple[int, int]]:
    """The texts that meet."""
    before: deque[tuple[int, int]] = deque(maxlen=2 * _BEHIND)
    last: int | None = None
    for hash, unit, body in peers.passages(store):
        if hash != last:
            before.clear()
            last = hash
        met = 0
        for other, its_body in before:
            if its_body != body:
                yield unit, other
                met += 1
                if met == _BEHIND:
                    break
        before.appendleft((unit, body))


def _alike(store: Store) -> Iterator[tuple[int, int, int]]:
    """The texts that share so many hashes that one may stand in the other."""
    # Those of one section, kind and year: half a kilobyte a text, and each is looked at many times.
    hashes = {unit: frozenset(_unpacked(packed)) for unit, _, packed in peers.texts(store)}
    for one, other in peers.met_most(store, _SIFTED):
        if shared := shared_hashes(hashes[one], hashes[other]):
            yield one, other, shared


def shared_hashes(own: frozenset[int], theirs: Collection[int]) -> int:
    """How many hashes two texts have in common; 0 where these are too few for one to stand in the other."""
    shared = len(own.intersection(theirs))
    return shared if shared * 100 >= _LEAST * min(len(own), len(theirs)) else 0


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _rings(units: Iterator[tuple[str, Unit]]) -> Iterator[tuple[str, str]]:
    """Each file with the next few bodies' that have the same, before it and behind it."""
    for _, group in groupby(units, key=lambda one: one[0]):
        ring = [unit for _, unit in group]
        count = len(ring)
        for at, unit in enumerate(ring):
            near = {(at + step) % count for step in range(-_NEXT, _NEXT + 1)} - {at}
            yield from ((path, ring[other].path) for other in sorted(near) for path in unit.paths)
