"""Annotation files are read with the times that their tiers mean, whatever is in them."""

from pathlib import Path

import pytest

from app.interchange.elan_file import Constraint, read_elan
from lexicon_db.errors import KnownError

DATA = Path(__file__).parents[4] / "shared" / "data" / "elan"


def document(
    body: str, *, slots: str = "", version: str = "3.0", units: str = "milliseconds", head: str = ""
) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}'
        f'<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00+00:00" FORMAT="{version}" '
        f'VERSION="{version}"><HEADER MEDIA_FILE="" TIME_UNITS="{units}">'
        '<MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/films/one.mp4" MIME_TYPE="video/mp4" '
        'RELATIVE_MEDIA_URL="./one.mp4" TIME_ORIGIN="1200"/></HEADER>'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{body}"
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="gloss" TIME_ALIGNABLE="true" '
        'CONTROLLED_VOCABULARY_REF="signs"/>'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="divided" CONSTRAINTS="Symbolic_Subdivision"/>'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="one" CONSTRAINTS="Symbolic_Association"/>'
        "</ANNOTATION_DOCUMENT>"
    )


def slot(number: int, value: int | None) -> str:
    told = "" if value is None else f' TIME_VALUE="{value}"'
    return f'<TIME_SLOT TIME_SLOT_ID="ts{number}"{told}/>'


def aligned(name: str, start: int, end: int, value: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="ts{start}" '
        f'TIME_SLOT_REF2="ts{end}"><ANNOTATION_VALUE>{value}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def referring(name: str, parent: str, value: str, previous: str = "") -> str:
    told = f' PREVIOUS_ANNOTATION="{previous}"' if previous else ""
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{parent}"{told}>'
        f"<ANNOTATION_VALUE>{value}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def tier(name: str, annotations: str, kind: str = "gloss", parent: str = "") -> str:
    told = f' PARENT_REF="{parent}"' if parent else ""
    return (
        f'<TIER TIER_ID="{name}" LINGUISTIC_TYPE_REF="{kind}" PARTICIPANT="A"{told}>'
        f"{annotations}</TIER>"
    )


def write(folder: Path, text: str) -> Path:
    path = folder / "one.eaf"
    path.write_text(text, encoding="utf-8")
    return path


def spans(path: Path, name: str) -> list[tuple[str, int, int]]:
    found = read_elan(path).tier(name)
    assert found is not None
    return [(one.value, one.start_ms, one.end_ms) for one in found.annotations]


def test_a_tier_has_its_glosses_with_their_times(tmp_path: Path) -> None:
    body = tier("Gloss-R", aligned("a1", 1, 2, " HOUSE1 ") + aligned("a2", 3, 4, "$INDEX1"))
    slots = slot(1, 400) + slot(2, 700) + slot(3, 900) + slot(4, 1100)
    read = read_elan(write(tmp_path, document(body, slots=slots)))
    (glosses,) = read.tiers
    assert (glosses.name, glosses.linguistic_type, glosses.participant) == ("Gloss-R", "gloss", "A")
    assert glosses.vocabulary == "signs"
    assert [(one.value, one.start_ms, one.end_ms) for one in glosses.annotations] == [
        ("HOUSE1", 400, 700),
        ("$INDEX1", 900, 1100),
    ]
    (media,) = read.media
    assert (media.relative_url, media.origin_ms) == ("./one.mp4", 1200)
    assert read.troubles == ()


def test_what_refers_to_others_has_their_times(tmp_path: Path) -> None:
    body = (
        tier("Text", aligned("a1", 1, 2, "I like cats"))
        # The order of the file is not the order that is stated.
        + tier(
            "Gloss",
            referring("b3", "a1", "CAT", "b2")
            + referring("b1", "a1", "I")
            + referring("b2", "a1", "LIKE", "b1"),
            "divided",
            "Text",
        )
        + tier("Meaning", referring("c2", "b2", "to like"), "one", "Gloss")
    )
    path = write(tmp_path, document(body, slots=slot(1, 300) + slot(2, 1200)))
    assert spans(path, "Gloss") == [("I", 300, 600), ("LIKE", 600, 900), ("CAT", 900, 1200)]
    assert spans(path, "Meaning") == [("to like", 600, 900)]
    gloss = read_elan(path).tier("Gloss")
    assert gloss is not None
    assert gloss.constraint is Constraint.SYMBOLIC_SUBDIVISION


def test_slots_without_time_are_spread_evenly_along_their_tier(tmp_path: Path) -> None:
    # In the order of the file another tier's slot lies between those of this chain.
    slots = slot(1, 0) + slot(2, None) + slot(5, 900) + slot(3, None) + slot(4, 900)
    chain = aligned("a1", 1, 2, "A") + aligned("a2", 2, 3, "B") + aligned("a3", 3, 4, "C")
    path = write(tmp_path, document(tier("Gloss", chain), slots=slots))
    assert spans(path, "Gloss") == [("A", 0, 300), ("B", 300, 600), ("C", 600, 900)]


def test_times_told_in_frames_become_milliseconds(tmp_path: Path) -> None:
    body = tier("Gloss", aligned("a1", 1, 2, "A"))
    text = document(body, slots=slot(1, 10) + slot(2, 25), units="PAL-frames")
    assert spans(write(tmp_path, text), "Gloss") == [("A", 400, 1000)]


def test_what_cannot_be_resolved_is_left_out_and_told(tmp_path: Path) -> None:
    body = tier("Gloss", aligned("a1", 1, 2, "A") + aligned("a2", 1, 9, "B")) + tier(
        "Circle", referring("b1", "b2", "C") + referring("b2", "b1", "D"), "one", "Gloss"
    )
    read = read_elan(write(tmp_path, document(body, slots=slot(1, 0) + slot(2, 200))))
    assert [[one.value for one in found.annotations] for found in read.tiers] == [["A"], []]
    assert len(read.troubles) == 3
    assert "a2" in read.troubles[0]


HOSTILE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no xml",
        "<TIER/>",
        document("")[:-40],
        document("", version="4.0"),
        document("", head=HOSTILE),
    ],
    ids=["empty", "text", "other", "cut off", "newer", "entities"],
)
def test_other_files_are_refused_in_plain_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(KnownError, match=r"one\.eaf was not read"):
        read_elan(write(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        read_elan(tmp_path / "none.eaf")


@pytest.mark.skipif(not DATA.is_dir(), reason="no real annotation files beside the repository")
def test_real_files_of_three_formats_mean_the_same() -> None:
    read = [read_elan(DATA / f"pympi_sample_{version}.eaf") for version in ("2.7", "2.8", "3.0")]
    for one in read:
        assert [len(tier.annotations) for tier in one.tiers] == [399, 1995, 1995, 1197, 1197, 1995]
        assert not one.troubles
    first = [[(a.start_ms, a.end_ms) for a in tier.annotations] for tier in read[0].tiers]
    for one in read[1:]:
        assert [[(a.start_ms, a.end_ms) for a in tier.annotations] for tier in one.tiers] == first
