"""Repairing a take: layers over its measured motion, and the motion that they make together."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.studio.bodies import body
from app.studio.quality import judge_again
from lexicon_db.errors import KnownError
from lexicon_db.records import (
    BodyPart,
    Changes,
    Provenance,
    Repair,
    RepairId,
    RepairKind,
    TakeId,
    TrackId,
)
from lexicon_db.repairs import (
    REPAIR_ENGINE,
    RepairedMotion,
    change_repairs,
    measured_motion,
    repairs_of,
)
from lexicon_db.takes import get_take
from lexicon_db.tracks import FitTrack, MotionTrack, TrackKind
from lexicon_db.trackstore import latest_infos, load_track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.body.anchors import AnchorFrame
    from app.body.model import BodyModel
    from app.motion.repairs import Ground
    from lexicon_db.records import Take
    from lexicon_db.store import Lexicon

#: Seconds in which what is taken from elsewhere is blended in, at each end of a stretch.
FADE: Final = 0.12


@dataclass(frozen=True, eq=False)
class Layers:
    """What the motion of a take is made of.

    Attributes:
        measured: What was measured, untouched; None where there is no motion.
        repairs: The layers over it, in order.
        unfit: The active ones that do not fit the measurement.
    """

    measured: MotionTrack | None
    repairs: tuple[Repair, ...]
    unfit: frozenset[RepairId]


def layers_of(lexicon: Lexicon, take: TakeId) -> Layers:
    """What the motion of a take is made of.

    Raises:
        KnownError: If stored bytes are damaged.
    """
    found = measured_motion(lexicon, take)
    info = latest_infos(lexicon, [take], TrackKind.MOTION).get(take)
    unfit: Iterable[str] = ()
    if info is not None and info.provenance.engine == REPAIR_ENGINE:
        unfit = info.provenance.parameters["unfit"]
    return Layers(
        None if found is None else found[1],
        repairs_of(lexicon, take),
        frozenset(RepairId(repair) for repair in unfit),
    )


def new_repair(
    lexicon: Lexicon,
    take: TakeId,
    kind: RepairKind,
    part: BodyPart,
    *,
    span: tuple[float, float],
    details: dict[str, Any] | None = None,
) -> Repair:
    """A repair that is not stored yet, made by whoever works on the lexicon.

    Args:
        lexicon: Where.
        take: What is repaired.
        kind: How.
        part: What of the signer.
        span: Seconds of its first and its last frame in the recording.
        details: What the kind needs to know; see ``app.motion.repairs.apply_repairs``.
    """
    return Repair(
        id=RepairId(str(uuid.uuid4())),
        take=take,
        kind=kind,
        part=part,
        start=span[0],
        end=span[1],
        details=details or {},
        made_by=lexicon.who,
        made_at=datetime.now(UTC),
    )


def set_repairs(
    lexicon: Lexicon, take: TakeId, before: Sequence[Repair], after: Sequence[Repair]
) -> Changes:
    """Give a take other layers, make its motion anew from what was measured, and judge that.

    Undoing is putting the earlier layers back.

    Args:
        lexicon: Where.
        take: Whose.
        before: The layers as the person saw them.
        after: The layers as they are to be.

    Raises:
        KnownError: If the take has no motion, or its layers have been changed elsewhere.
    """
    found = measured_motion(lexicon, take)
    if found is None:
        raise KnownError(
            "The repair was not saved.",
            "The take has no motion as it is cut now.",
            "Extract the take first.",
        )
    info, measured = found
    owner = get_take(lexicon, take)
    repaired, provenance = repaired_motion(lexicon, owner, (measured, info.sha256), after)
    motion = RepairedMotion(repaired, provenance, (owner.start, owner.end))
    with lexicon.one_step("repair take"):
        changes = change_repairs(lexicon, take, before=before, after=after, motion=motion)
        judge_again(lexicon, take)
    return changes


def repaired_motion(
    lexicon: Lexicon, take: Take, measured: tuple[MotionTrack, str], repairs: Sequence[Repair]
) -> tuple[MotionTrack, Provenance]:
    """The motion of a take with its repairs, and how it came to be; nothing is stored.

    Args:
        lexicon: Where.
        take: Whose.
        measured: The motion that was measured, and the SHA-256 of its bytes as stored.
        repairs: The layers over it, in order.
    """
    motion, sha256 = measured
    repaired, unfit = _apply(motion, repairs, ground_of(lexicon, take, repairs))
    provenance = Provenance(
        engine=REPAIR_ENGINE,
        engine_version=version("kinelex"),
        model_hash="",
        parameters={
            "repairs": [repair.id for repair in repairs if repair.is_active],
            "unfit": list(unfit),
        },
        input_hash=sha256,
    )
    return repaired, provenance


def repair_again(lexicon: Lexicon, take: TakeId) -> Changes:
    """Put the repairs of a take over a motion that was measured anew; nothing without repairs.

    Raises:
        KnownError: If stored bytes are damaged.
    """
    repairs = repairs_of(lexicon, take)
    if not repairs or measured_motion(lexicon, take) is None:
        return Changes()
    return set_repairs(lexicon, take, repairs, repairs)


def ground_of(lexicon: Lexicon, take: Take, repairs: Iterable[Repair]) -> Ground:
    """What repairs of a take stand on: the mean body, and the other takes that they need."""
    from app.motion.repairs import Ground

    wanted = {r.details["track"] for r in repairs if r.kind is RepairKind.TAKE_FROM}
    sources: dict[str, MotionTrack] = {}
    for track in wanted:
        try:
            found = load_track(lexicon, TrackId(track))
        except KnownError:  # the other take was deleted: the repair does not fit any more
            continue
        if isinstance(found, MotionTrack):
            sources[track] = found
    return Ground(take.start, _mean_body(body()), sources)


def with_repair(motion: MotionTrack, repair: Repair, ground: Ground) -> MotionTrack:
    """A motion with one more repair: what a person sees before it is stored."""
    return _apply(motion, [repair], ground)[0]


def details_of_other_take(lexicon: Lexicon, take: TakeId, other: TakeId) -> dict[str, Any]:
    """What a repair needs to know that takes a part from another take, aligned by phases.

    Raises:
        KnownError: If one of them has no motion yet.
    """
    own_take, other_take = get_take(lexicon, take), get_take(lexicon, other)
    own, found = measured_motion(lexicon, take), measured_motion(lexicon, other)
    if own is None or found is None:
        raise KnownError(
            "Nothing was taken from the other take.",
            "One of the takes has no motion yet.",
            "Extract it first.",
        )
    bounds = phase_bounds(own_take, own[1])
    return {
        "take": other,
        "track": found[0].id,
        "bounds": [own_take.start + bound for bound in bounds],
        "other_bounds": list(phase_bounds(other_take, found[1])),
        "fade": FADE,
    }


def phase_bounds(take: Take, motion: MotionTrack) -> tuple[float, float, float, float]:
    """When the phases of a take begin and end, found in its motion where nobody knows yet."""
    from app.motion.phases import find_phases

    phases = take.phases or find_phases(motion, take.dominance)
    return phases.onset, phases.stroke_start, phases.stroke_end, phases.offset


def repaired_fit(fit: FitTrack, measured: MotionTrack, repaired: MotionTrack) -> FitTrack:
    """The signer's own body with what repairs have changed, so that it lies on the video again.

    Each joint turns by what the repair turned it in the motion; all else stays as fitted.

    Args:
        fit: The measured fit.
        measured: The motion that was made of it.
        repaired: The same motion with its repairs.
    """
    from app.motion.rotations import compose, exp, log, relative

    if len(fit.pts) != len(measured.pts):
        return fit
    moved = (measured.rotations != repaired.rotations).any(axis=-1)
    moved &= np.isfinite(measured.rotations).all(axis=-1)
    turns = relative(exp(measured.rotations[moved]), exp(repaired.rotations[moved]))
    rotations = fit.rotations.copy()
    rotations[moved] = log(compose(exp(fit.rotations[moved]), turns))
    face = np.clip(fit.face + (repaired.face - measured.face), 0, 1).astype(np.float32)
    face = np.where(repaired.face == measured.face, fit.face, face)
    return replace(fit, rotations=rotations, face=face)


def _apply(
    motion: MotionTrack, repairs: Iterable[Repair], ground: Ground
) -> tuple[MotionTrack, tuple[RepairId, ...]]:
    from app.motion.repairs import apply_repairs

    return apply_repairs(motion, repairs, ground)


@lru_cache(maxsize=1)
def _mean_body(model: BodyModel) -> AnchorFrame:
    """The mean body and its places; made once."""
    from app.body.anchors import AnchorFrame
    from app.body.places import Places

    return AnchorFrame(model, Places(model))
