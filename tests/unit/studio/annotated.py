"""Annotation files as ELAN writes them, and continuous signing to annotate."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import numpy as np

from app.interchange.smplx_npz import SmplxMotion, write_motion
from app.motion.latent.generator import RATE, made_up_signing


def write_elan(path, tiers, *, participant="", media=None, origin_ms=0):
    """Tiers as a mapping of names to rows of start, end (ms) and text."""
    slots, rows = [], []
    for number, (name, row) in enumerate(tiers.items()):
        made = ""
        for start, end, text in row:
            first = len(slots)
            slots += [start, end]
            made += (
                f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{first}" '
                f'TIME_SLOT_REF1="ts{first}" TIME_SLOT_REF2="ts{first + 1}">'
                f"<ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE>"
                "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            )
        rows.append(
            f'<TIER TIER_ID={quoteattr(name)} LINGUISTIC_TYPE_REF="t{number}" '
            f"PARTICIPANT={quoteattr(participant)}>{made}</TIER>"
        )
    linked = ""
    if media:
        linked = (
            f'<MEDIA_DESCRIPTOR MEDIA_URL="{media["url"]}" MIME_TYPE="video/mp4" '
            f'RELATIVE_MEDIA_URL="{media["relative_url"]}" TIME_ORIGIN="{origin_ms}"/>'
        )
    times = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{number}" TIME_VALUE="{value}"/>'
        for number, value in enumerate(slots)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" '
        'DATE="2026-01-01T00:00:00+00:00" VERSION="3.0">'
        f'<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">{linked}</HEADER>'
        f"<TIME_ORDER>{times}</TIME_ORDER>{''.join(rows)}</ANNOTATION_DOCUMENT>",
        encoding="utf-8",
    )


def write_corpus(folder, count, *, seconds=4.0, rates=(25.0,)):
    """Made-up signing as motion files with glosses: signs of 0.3 s with gaps of 0.36 s."""
    folder.mkdir(exist_ok=True)
    for number, rotations in enumerate(made_up_signing(5, count, round(seconds * RATE))):
        rate = rates[number % len(rates)]
        times = np.arange(0, len(rotations) - 1, RATE / rate)
        poses = rotations[np.round(times).astype(int)].reshape(len(times), -1)
        motion = SmplxMotion(
            rate,
            poses.astype(np.float64),
            np.zeros((len(times), 3)),
            np.zeros((len(times), 52), np.float32),
        )
        write_motion(folder / f"film{number}.npz", motion)
        starts = np.arange(200, seconds * 1000 - 400, 660)
        row = [(int(start), int(start) + 300, f"SIGN{place}") for place, start in enumerate(starts)]
        write_elan(folder / f"film{number}.eaf", {"Gloss": row})
