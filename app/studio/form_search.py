"""Finding signs by their form: what was measured of each take is kept in the cache.

A form is measured once for each motion track, in about 20 ms; the cache is a file of lines that is
only ever added to, and can be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.core.paths import cache_folder
from app.studio.bodies import body
from app.studio.shape_inventory import SHAPE_NAMES
from app.studio.sign_forms import Hands, Movement, Place, SignForm, measured_form
from lexicon_db.errors import KnownError
from lexicon_db.phonology import Form, forms_of
from lexicon_db.records import EntryId, TakeId, TrackInfo
from lexicon_db.store import Lexicon
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import latest_infos, latest_track
from lexicon_db.vocabularies import find_vocabulary

#: Grows when forms are measured in another way.
_VERSION: Final = 1


#: Fields of the form that people write down, with the words that are offered for each where the
#: lexicon has no vocabulary of that name.
WRITTEN: Final[dict[str, tuple[str, ...]]] = {
    "handedness": tuple(Hands),
    "handshape": SHAPE_NAMES,
    "location": tuple(Place),
    "movement": tuple(Movement),
}

#: Values by field.
Written = Mapping[str, tuple[str, ...]]
_NOTHING: Final[Written] = {}


@dataclass(frozen=True)
class FormQuery:
    """What a sign has to look like: one of each kind that is not empty.

    Attributes:
        hands: Which hands take part.
        shapes: Names of handshapes (`app.studio.shape_inventory`).
        places: Where it is made.
        movements: How it moves.
    """

    hands: frozenset[Hands] = field(default_factory=frozenset)
    shapes: frozenset[str] = field(default_factory=frozenset)
    places: frozenset[Place] = field(default_factory=frozenset)
    movements: frozenset[Movement] = field(default_factory=frozenset)

    @property
    def is_empty(self) -> bool:
        """Whether every sign fits."""
        return not (self.hands or self.shapes or self.places or self.movements)

    def fits(self, measured: SignForm | None, written: Written = _NOTHING) -> bool:
        """Whether a sign looks like this: what is written counts, where it is what was measured.

        Args:
            measured: Its form as it was measured, if it was.
            written: What people wrote down, by field.
        """
        seen: dict[str, tuple[str, ...]] = {}
        if measured is not None:
            seen = {
                "handedness": (measured.hands,),
                "handshape": measured.shapes,
                "location": measured.places,
                "movement": measured.movements,
            }
        wanted = (self.hands, self.shapes, self.places, self.movements)
        return all(
            not some or not some.isdisjoint(written.get(field) or seen.get(field, ()))
            for field, some in zip(WRITTEN, wanted, strict=True)
        )


def written_forms(lexicon: Lexicon, entries: Sequence[EntryId]) -> dict[EntryId, Written]:
    """What people wrote down of the form of signs; handshapes as the inventory names them."""
    shapes = find_vocabulary(lexicon, "handshape")
    looks = {term.name: term.handshape for term in shapes.terms} if shapes else {}
    found: dict[EntryId, Written] = {}
    for entry, form in forms_of(lexicon, entries).items():
        values: dict[str, tuple[str, ...]] = {}
        for name, value in form:
            values[name] = (*values.get(name, ()), looks.get(value) or value)
        found[entry] = values
    return found


def written_form(form: SignForm) -> Form:
    """A measured form as it is written down: the likeliest of each field."""
    return (
        ("handedness", form.hands.value),
        *(("handshape", shape) for shape in form.shapes[:1]),
        *(("location", place.value) for place in form.places[:1]),
        *(("movement", movement.value) for movement in form.movements),
    )


def known_forms(
    lexicon: Lexicon, takes: Sequence[TakeId]
) -> tuple[dict[TakeId, SignForm], list[TakeId]]:
    """The forms of takes that were measured before, and the takes that are still to be measured.

    Takes without motion are in neither.
    """
    tracks = {take: info.id for take, info in _tracks(lexicon, takes).items()}
    kept = _kept(lexicon)
    known = {take: kept[track] for take, track in tracks.items() if track in kept}
    return known, [take for take in takes if take in tracks and take not in known]


def measure_forms(lexicon: Lexicon, takes: Sequence[TakeId]) -> dict[TakeId, SignForm]:
    """Measure the forms of takes and keep them; takes whose motion is damaged are left out."""
    tracks = _tracks(lexicon, takes)
    forms: dict[TakeId, SignForm] = {}
    for take in takes:
        try:
            motion = latest_track(lexicon, take, MotionTrack) if take in tracks else None
        except KnownError:
            continue
        if motion is not None and len(motion.pts):
            forms[take] = measured_form(motion, body())
    lines = [_line(tracks[take].id, form) for take, form in forms.items()]
    file = _file(lexicon)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as kept:
        kept.write("".join(lines))
    return forms


def forget_forms(lexicon: Lexicon) -> None:
    """Forget what was measured; it is measured again of what is there when it is looked for."""
    _file(lexicon).unlink(missing_ok=True)


def _tracks(lexicon: Lexicon, takes: Sequence[TakeId]) -> dict[TakeId, TrackInfo]:
    return latest_infos(lexicon, takes, TrackKind.MOTION)


def _file(lexicon: Lexicon) -> Path:
    return cache_folder() / "forms" / f"{lexicon.info.id}-{_VERSION}.jsonl"


def _line(track: str, form: SignForm) -> str:
    return json.dumps([track, form.hands, form.places, form.movements, form.shapes]) + "\n"


def _kept(lexicon: Lexicon) -> dict[str, SignForm]:
    """What was kept, by track; a line that was cut off by a crash is not there."""
    kept: dict[str, SignForm] = {}
    try:
        lines = _file(lexicon).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return kept
    for line in lines:
        try:
            track, hands, places, movements, shapes = json.loads(line)
            kept[track] = SignForm(
                Hands(hands),
                tuple(Place(place) for place in places),
                tuple(Movement(movement) for movement in movements),
                tuple(str(shape) for shape in shapes),
            )
        except (ValueError, TypeError):
            continue
    return kept
