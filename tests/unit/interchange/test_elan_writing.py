"""Annotation files and vocabularies that are written: valid by ELAN's schemas, equal when read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.interchange.ecv import Term, Vocabulary, encode_ecv, read_ecv
from app.interchange.elan_file import Annotation, Constraint, LinkedMedia, Tier, read_elan
from app.interchange.elan_writing import FORMATS, Contents, add_to_elan, encode_elan
from lexicon_db.errors import KnownError

etree = pytest.importorskip("lxml.etree")

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))
ELAN = DATA / "elan"
needs_schemas = pytest.mark.skipif(not ELAN.is_dir(), reason="no schemas of ELAN here")

SIGNS = Vocabulary(
    "signs",
    (
        Term("cveid_1", (("und", "$INDEX1", ""), ("eng", "I & me", "pronoun <1>"))),
        Term("cveid_2", (("und", "ICH1*", ""), ("urd", "\u0627\u06cc\u06a9", ""))),
    ),
)


def some_contents():
    """One tier of every constraint."""
    gloss = Tier(
        "Gloss",
        (
            Annotation(0, 480, "$INDEX1", "a1", vocabulary_entry="cveid_1"),
            Annotation(480, 1000, "ICH1*", "a2", vocabulary_entry="cveid_2"),
        ),
        linguistic_type="gloss",
        language="und",
        vocabulary="signs",
    )
    phase = Tier(
        "Phase",
        (
            Annotation(0, 200, "preparation", "a3"),
            Annotation(200, 480, "stroke", "a4"),
            Annotation(480, 1000, "stroke", "a5"),
        ),
        linguistic_type="phase",
        constraint=Constraint.TIME_SUBDIVISION,
        parent="Gloss",
    )
    frame = Tier(
        "Frame",
        (
            Annotation(0, 480, "0-12", "a6", refers_to="a1"),
            Annotation(480, 1000, "12-25", "a7", refers_to="a2"),
        ),
        linguistic_type="frame",
        constraint=Constraint.SYMBOLIC_ASSOCIATION,
        parent="Gloss",
    )
    parts = Tier(
        "Parts",
        (
            Annotation(0, 240, "x", "a8", refers_to="a1"),
            Annotation(240, 480, "y", "a9", refers_to="a1"),
        ),
        linguistic_type="parts",
        constraint=Constraint.SYMBOLIC_SUBDIVISION,
        parent="Gloss",
    )
    within = Tier(
        "Within",
        (Annotation(100, 300, "mouth", "a10"),),
        linguistic_type="within",
        constraint=Constraint.INCLUDED_IN,
        parent="Gloss",
        participant="Ana",
        annotator="Bo",
    )
    return Contents(
        (gloss, phase, frame, parts, within),
        media=(LinkedMedia("file:///C:/one.mp4", "./one.mp4", "video/mp4", 40),),
        vocabularies=(SIGNS,),
        languages={"und": "ID-gloss"},
        properties={"framesPerSecond": "25"},
        author="Ana",
    )


def read_back(content, tmp_path, name="made.eaf"):
    (tmp_path / name).write_bytes(content)
    return read_elan(tmp_path / name)


@pytest.mark.parametrize("version", FORMATS)
def test_tiers_of_all_kinds_come_back(version, tmp_path):
    contents = some_contents()
    again = read_back(encode_elan(contents, version), tmp_path)
    assert again.tiers == tuple(contents.tiers)
    assert again.media == tuple(contents.media)
    assert (again.version, again.troubles) == (version, ())


def test_parts_of_a_subdivision_share_their_slots(tmp_path):
    root = etree.fromstring(encode_elan(some_contents()))
    by_id = {element.get("ANNOTATION_ID"): element for element in root.iter("ALIGNABLE_ANNOTATION")}
    bounds = {
        name: (element.get("TIME_SLOT_REF1"), element.get("TIME_SLOT_REF2"))
        for name, element in by_id.items()
    }
    assert bounds["a3"][0] == bounds["a1"][0]
    assert bounds["a3"][1] == bounds["a4"][0]
    assert bounds["a4"][1] == bounds["a1"][1]
    assert bounds["a1"][1] != bounds["a2"][0], "signs side by side move on their own"
    values = [int(slot.get("TIME_VALUE")) for slot in root.iter("TIME_SLOT")]
    assert values == sorted(values)


def test_ids_are_made_where_there_are_none_and_are_told():
    tier = Tier("Notes", tuple(Annotation(n, n + 1, "x") for n in range(3)), "note")
    root = etree.fromstring(encode_elan(Contents((tier,))))
    ids = [element.get("ANNOTATION_ID") for element in root.iter("ALIGNABLE_ANNOTATION")]
    assert ids == ["a1", "a2", "a3"]
    properties = {p.get("NAME"): p.text for p in root.iter("PROPERTY")}
    assert properties["lastUsedAnnotationId"] == "3"


def test_tiers_are_added_to_what_people_made_and_nothing_else_changes(tmp_path):
    base = tmp_path / "base.eaf"
    base.write_bytes(encode_elan(some_contents(), "2.8"))
    review = Tier("Review Bo", (Annotation(10, 90, "minor", "a1"),), "review")
    changed = replace(some_contents().tiers[4], annotations=())
    before = base.read_bytes()
    again = read_back(add_to_elan(base, Contents((review, changed))), tmp_path)
    assert base.read_bytes() == before
    assert again.version == "2.8"
    assert again.tiers[:4] == tuple(some_contents().tiers[:4])
    assert again.tier("Within").annotations == ()
    (added,) = again.tier("Review Bo").annotations
    assert (added.start_ms, added.end_ms, added.value) == (10, 90, "minor")
    assert added.id not in {one.id for tier in again.tiers[:4] for one in tier.annotations}


def test_a_reference_to_a_renamed_annotation_follows_it(tmp_path):
    base = tmp_path / "base.eaf"
    base.write_bytes(encode_elan(some_contents()))
    more = (
        Tier("More", (Annotation(5, 6, "sign", "a1"),), "gloss"),
        Tier(
            "Of more",
            (Annotation(5, 6, "1-2", "a2", refers_to="a1"),),
            "of",
            Constraint.SYMBOLIC_ASSOCIATION,
            "More",
        ),
    )
    again = read_back(add_to_elan(base, Contents(more)), tmp_path)
    (sign,), (frame,) = again.tier("More").annotations, again.tier("Of more").annotations
    assert frame.refers_to == sign.id != "a1"
    assert again.troubles == ()


def test_nothing_is_added_to_what_has_no_times(tmp_path):
    (tmp_path / "bare.eaf").write_text("<ANNOTATION_DOCUMENT/>")
    with pytest.raises(KnownError, match="missing"):
        add_to_elan(tmp_path / "bare.eaf", Contents(()))


def test_characters_that_no_xml_holds_are_left_out(tmp_path):
    tier = Tier("Notes\x07", (Annotation(0, 1, "a\x00b\ud800c\U0001f91f<&>"),), "note")
    again = read_back(encode_elan(Contents((tier,))), tmp_path)
    assert again.tiers[0].annotations[0].value == "abc\U0001f91f<&>"


@needs_schemas
@pytest.mark.parametrize("version", FORMATS)
def test_schemas_of_elan_accept_them(version, tmp_path):
    schema = etree.XMLSchema(etree.parse(ELAN / f"EAFv{version}.xsd"))
    schema.assertValid(etree.fromstring(encode_elan(some_contents(), version)))
    schema.assertValid(etree.fromstring(encode_elan(Contents(()), version)))
    schema.assertValid(etree.fromstring(encode_ecv((SIGNS,), {"und": "ID-gloss"})))


@needs_schemas
@pytest.mark.parametrize("name", ["pympi_sample_2.8.eaf", "readelan_example.eaf"])
def test_files_of_other_people_keep_their_tiers(name, tmp_path):
    """Read and written anew, and with a tier added: every tier as before."""
    document = read_elan(ELAN / name)
    contents = Contents(document.tiers, media=document.media, vocabularies=document.vocabularies)
    again = read_back(encode_elan(contents, "3.0"), tmp_path)
    assert again.tiers == document.tiers
    assert again.vocabularies == document.vocabularies
    note = Tier("Kinelex", (Annotation(0, 10, "x"),), "kinelex")
    more = add_to_elan(ELAN / name, Contents((note,)))
    again = read_back(more, tmp_path)
    assert again.tiers[:-1] == document.tiers
    schema = etree.XMLSchema(etree.parse(ELAN / f"EAFv{document.version}.xsd"))
    schema.assertValid(etree.fromstring(more))


@needs_schemas
def test_languages_may_be_called_anything():
    values = tuple(
        (name, "x", "") for name in ("Simple English (UK)", "2nd", "\u0627\u0631\u062f\u0648")
    )
    content = encode_ecv((Vocabulary("odd", (Term("cve1", values),)),), {})
    schema = etree.XMLSchema(etree.parse(ELAN / "EAFv3.0.xsd"))
    schema.assertValid(etree.fromstring(content))
    assert b'LANG_LABEL="Simple English (UK)"' in content


def test_vocabularies_come_back(tmp_path):
    (tmp_path / "signs.ecv").write_bytes(encode_ecv((SIGNS,), {"eng": "English"}, "Ana"))
    assert read_ecv(tmp_path / "signs.ecv") == (SIGNS,)
    root = etree.parse(tmp_path / "signs.ecv").getroot()
    labels = {element.get("LANG_ID"): element.get("LANG_LABEL") for element in root[:3]}
    assert labels == {"und": "und", "eng": "English", "urd": "urd"}


@needs_schemas
def test_a_vocabulary_of_other_people():
    (syntax,) = read_ecv(ELAN / "readelan_syntax.ecv")
    assert syntax.name == "syntax"
    assert [term.values[1][1] for term in syntax.terms] == ["subjekti", "predikaatti", "objekti"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"<CV_RESOURCE>", "damaged"),
        (b"<CV_RESOURCE/>", "no vocabulary"),
        (b"<ANNOTATION_DOCUMENT/>", "no file of vocabularies"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><CV_RESOURCE>&a;</CV_RESOURCE>', "entities"),
    ],
)
def test_what_is_no_vocabulary_is_refused(content, why, tmp_path):
    (tmp_path / "x.ecv").write_bytes(content)
    with pytest.raises(KnownError) as caught:
        read_ecv(tmp_path / "x.ecv")
    assert why in caught.value.why


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused(tmp_path_factory, data):
    whole = data.draw(
        st.sampled_from([encode_elan(some_contents()), encode_ecv((SIGNS,), {})]), "file"
    )
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4), "changes")):
        place = data.draw(st.integers(0, len(content) - 1), "place")
        content[place : place + 1] = data.draw(st.binary(max_size=6), "bytes")
    path = tmp_path_factory.mktemp("damaged") / "x"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)), "length")])
    for read in (read_elan, read_ecv):
        try:
            read(path)
        except KnownError as error:
            assert error.why  # noqa: PT017 - either way is right
