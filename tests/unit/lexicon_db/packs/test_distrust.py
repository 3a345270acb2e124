import hashlib
import io
import json
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexicon_db.errors import KnownError
from lexicon_db.packs import strict_json
from lexicon_db.packs.checking import check_pack
from lexicon_db.packs.layout import records_name
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.signing import OF_REVOCATIONS, SigningKey, checked_signature, sign
from lexicon_db.search import search_entries
from tests.unit.lexicon_db.packs.packing import appearance, bring, pack_of, resealed, tampered

OTHER = {"fit": "motion", "motion": "landmarks", "landmarks": "fit"}
ENTRIES = records_name("entries")
TAKES = records_name("takes")
KEY = SigningKey("Ana", bytes(range(32)))


def refused(other, file):
    """Why a pack is refused, after making sure that nothing of it came in."""
    with pytest.raises(KnownError) as caught:
        bring(other, file)
    assert search_entries(other) == ()
    assert not list((other.folder / "media").rglob("*.*"))
    assert not any(other.folder.parent.glob("evil*"))
    return caught.value.why


def edited(kind, change, count=1):
    """A well-made forgery: one record was changed, and all hashes fit."""

    def forge(files):
        name = records_name(kind)
        lines = files[name].splitlines()
        record = json.loads(lines[0])
        change(record)
        lines[0] = strict_json.written(record)
        return resealed(files, **{name: b"".join(line + b"\n" for line in lines * count)})

    return forge


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../evil", "no pack has"), ("/etc/evil", "no pack has"), ("records/../../evil", "no pack"),
        ("C:\\evil", "no pack has"), ("media/aa/evil.exe", "no pack has"),
        ("tracks/ab/x.pkl", "no pack has"), ("records/", "no pack has"), ("évil", "unusual"),
        ("records/entries.jsonl/", "no pack has"), ("manifest.json ", "no pack has"),
    ],
)  # fmt: skip
def test_files_with_names_of_no_pack_are_refused(other, pack_file, tmp_path, name, why):
    forged = tampered(pack_file, tmp_path / "f.kinelexpack", lambda files: files | {name: b"x"})
    assert why in refused(other, forged)


def rewritten(pack_file, target, **how):
    """The pack as an archive of another sort."""
    with zipfile.ZipFile(pack_file) as archive:
        files = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(target, "w", how.get("method", zipfile.ZIP_STORED)) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = how.get("method", zipfile.ZIP_STORED)
            info.create_system = 3
            info.external_attr = how.get("mode", 0o100644) << 16
            archive.writestr(info, data)
            if how.get("twice") == name:
                with pytest.warns(UserWarning, match="Duplicate"):
                    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
        archive.comment = how.get("comment", b"")
    return target


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"method": zipfile.ZIP_DEFLATED}, "compressed"),
        ({"mode": 0o120777}, "a link, a folder or a device"),
        ({"mode": 0o020644}, "a link, a folder or a device"),
        ({"comment": b"#!/bin/sh"}, "no zip archive"),
        ({"twice": "manifest.json"}, "two files"),
    ],
)
def test_archives_of_another_sort_are_refused(other, pack_file, tmp_path, how, why):
    assert why in refused(other, rewritten(pack_file, tmp_path / "f.kinelexpack", **how))


def test_a_bomb_does_not_go_off(other, tmp_path):
    bomb = tmp_path / "bomb.kinelexpack"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("records/entries.jsonl", b"0" * 50_000_000)
    assert "compressed" in refused(other, bomb)
    # A hundred files that all lie on the same bytes.
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("manifest.json", b"x" * 1000)
        for number in range(100):
            info = zipfile.ZipInfo(f"tracks/ab/ab{number:062x}.kxtr")
            info.file_size, info.compress_size, info.header_offset, info.CRC = 1000, 1000, 0, 0
            info.create_system = 3
            archive.filelist.append(info)
    bomb.write_bytes(data.getvalue())
    assert refused(other, bomb)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.5, 0.9, 0.999])
def test_what_was_cut_off_is_refused(other, pack_file, tmp_path, share):
    data = pack_file.read_bytes()
    cut = tmp_path / "cut.kinelexpack"
    cut.write_bytes(data[: int(len(data) * share)])
    assert refused(other, cut)


def test_what_hangs_on_behind_or_before_is_refused(other, pack_file, tmp_path):
    for number, data in enumerate((pack_file.read_bytes() + b"!", b"MZ" + pack_file.read_bytes())):
        file = tmp_path / f"{number}.kinelexpack"
        file.write_bytes(data)
        assert refused(other, file)


def test_every_changed_byte_is_found(other, pack_file, tmp_path):
    data = pack_file.read_bytes()
    step = max(len(data) // 30, 1)
    file = tmp_path / "changed.kinelexpack"
    for place in range(0, len(data), step):
        file.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        try:
            with Pack.open(file) as pack:
                check_pack(pack)
        except KnownError:
            continue
        # Only times and version numbers of the container may differ without being noticed.
        with zipfile.ZipFile(file) as one, zipfile.ZipFile(pack_file) as two:
            assert [one.read(n) for n in one.namelist()] == [two.read(n) for n in two.namelist()]


def test_tampering_is_named(other, pack_file, tmp_path):
    forged = tampered(
        pack_file, tmp_path / "f.kinelexpack",
        lambda files: files | {ENTRIES: files[ENTRIES].replace(b"HOUSE", b"MOUSE")},
    )  # fmt: skip
    assert refused(other, forged) == f"The pack holds a file that was changed: {ENTRIES}."
    forged = tampered(
        pack_file, tmp_path / "g.kinelexpack",
        lambda files: {name: data for name, data in files.items() if name != TAKES},
    )  # fmt: skip
    assert TAKES in refused(other, forged)


@pytest.mark.parametrize(
    ("kind", "change", "why"),
    [
        ("entries", lambda r: r.update(id="../../evil"), "no identifier"),
        ("entries", lambda r: r.update(id_gloss="A\nB"), "cannot be used"),
        ("entries", lambda r: r.update(id_gloss="x" * 300), "cannot be used"),
        ("entries", lambda r: r.update(id_gloss=7), "no text"),
        ("entries", lambda r: r.update(note="x" * 100_001), "more than"),
        ("entries", lambda r: r.update(extra=1), "unknown field"),
        ("entries", lambda r: r.pop("note"), "lacks note"),
        ("entries", lambda r: r.update(status="owned"), "none of"),
        ("entries", lambda r: r.update(created_at="yesterday"), "no time"),
        ("entries", lambda r: r.update(senses=[[]] * 1001), "more than"),
        ("entries", lambda r: r.update(dialects=["west"]), "dialect"),
        ("entries", lambda r: r.update(do_not_synthesise=0), "neither true nor false"),
        ("takes", lambda r: r.update(entry_id="0" * 8 + "-0000-0000-0000-" + "0" * 12), "refers"),
        ("takes", lambda r: r.update(start_seconds=9.0), "ends before"),
        ("takes", lambda r: r.update(start_seconds=-1), "not between"),
        ("takes", lambda r: r.update(onset_seconds=None), "phases"),
        ("tracks", lambda r: r.update(kind=OTHER[r["kind"]], version=9), "is not what its record"),
        ("tracks", lambda r: r.update(version=2**60), "not between"),
        ("recordings", lambda r: r.update(suffix=".exe"), "no ending"),
        ("recordings", lambda r: r.update(byte_count=1), "no record speaks of"),
        ("utterances", lambda r: r.update(slots=[]), "no signs"),
        ("reviews", lambda r: r.update(naturalness=9), "not between"),
    ],
)
def test_forged_records_are_refused(other, pack_file, tmp_path, kind, change, why):
    forged = tampered(pack_file, tmp_path / "f.kinelexpack", edited(kind, change))
    assert why in refused(other, forged)


def test_more_records_than_announced_are_refused(other, pack_file, tmp_path):
    forged = edited("entries", lambda record: None, count=2)
    assert refused(other, tampered(pack_file, tmp_path / "f.kinelexpack", forged))


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":1,"id":2}', b"{}", b"[]", b"nothing", b'{"a":NaN}', b'{"a":1e999}',
        b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b"[" * 5000, b"\xff\xfe", b'"' + b"9" * 5000,
        b"9" * 5000,
    ],
)  # fmt: skip
def test_hostile_json_is_refused(other, pack_file, tmp_path, line):
    forged = tampered(
        pack_file, tmp_path / "f.kinelexpack",
        lambda files: resealed(files, **{ENTRIES: line + b"\n"}),
    )  # fmt: skip
    assert refused(other, forged)


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"\x7fELF", b"#!/bin/sh\n", b"\x80\x04\x95"])
def test_programs_and_pickles_in_disguise_are_refused(village, other, tmp_path, head):
    video = tmp_path / "x.mp4"
    video.write_bytes(head + b" " * 50)
    media = village.lexicon.media.add(video)
    from lexicon_db.recordings import add_recording
    from lexicon_db.records import Hand, SourceKind
    from lexicon_db.takes import add_take

    recording = add_recording(village.lexicon, media, SourceKind.VIDEO, "x.mp4")
    add_take(village.lexicon, village.house[0], village.ana, recording.id, span=(0, 1),
             dominance=Hand.LEFT)  # fmt: skip
    made = pack_of(village.lexicon, tmp_path / "p.kinelexpack")
    assert "is not what its name says" in refused(other, made.file)


def test_damaged_tracks_are_refused(other, pack_file, tmp_path):
    def forge(files):
        name = next(name for name in files if name.startswith("tracks/"))
        data = files.pop(name)[:-8] + b"12345678"
        sha256 = hashlib.sha256(data).hexdigest()
        old = name.split("/")[-1].removesuffix(".kxtr")
        records = records_name("tracks")
        files[records] = files[records].replace(old.encode(), sha256.encode())
        return resealed(files | {f"tracks/{sha256[:2]}/{sha256}.kxtr": data})

    forged = tampered(pack_file, tmp_path / "f.kinelexpack", forge)
    assert "track that cannot be read" in refused(other, forged)


def with_appearance(kind, change):
    """A well-made forgery: ``change`` makes the file of a learned appearance of a kind."""

    def forge(files):
        name = records_name("identities")
        records = [json.loads(line) for line in files[name].splitlines()]
        one = next(record for record in records if record["kind"] == kind)
        old = next(file for file in files if one["sha256"] in file)
        data = change(files.pop(old), one["signer_id"])
        one |= {"sha256": hashlib.sha256(data).hexdigest(), "byte_count": len(data)}
        there = f"media/{one['sha256'][:2]}/{one['sha256']}{one['suffix']}"
        lines = b"".join(strict_json.written(record) + b"\n" for record in records)
        return resealed(files | {there: data}, **{name: lines})

    return forge


def tensors(head):
    """A file with a head of one's own, and eight bytes of numbers."""
    text = json.dumps(head).encode()
    return len(text).to_bytes(8, "little") + text + b"\0" * 8


def one_tensor(card, **facts):
    """The same with a card, and one tensor of which ``facts`` say something else."""
    tensor = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]} | facts
    return tensors({"__metadata__": {"card": card}, "a": tensor})


def card(signer):
    """What stands on a sound appearance."""
    facts = {"kind": "neural", "name": "", "signer": signer, "consent": "", "body": ""}
    return json.dumps(facts)


@pytest.mark.parametrize(
    ("kind", "change", "why"),
    [
        ("neural", lambda data, _: data[:-1], "damaged"),
        ("neural", lambda data, _: data + b"\0", "damaged"),
        ("neural", lambda _, who: appearance("neural", "somebody else"), "somebody else"),
        ("neural", lambda _, who: appearance("neural", who, kind="flat"), "another kind"),
        ("neural", lambda _, who: tensors({"a": 1}), "without a card"),
        ("neural", lambda _, who: tensors([]), "not what its name says"),
        ("neural", lambda _, who: one_tensor("[]"), "without a card"),
        ("neural", lambda _, who: one_tensor("{" * 9), "damaged"),
        ("neural", lambda _, who: one_tensor(card(who), shape=[2**39] * 8), "damaged"),
        ("neural", lambda _, who: one_tensor(card(who), dtype="object"), "damaged"),
        ("neural", lambda _, who: one_tensor(card(who), data_offsets=[0, True]), "damaged"),
        ("neural", lambda _, who: one_tensor(card(who), data_offsets=[8, 16]), "damaged"),
        ("neural", lambda _, who: one_tensor(card(who), more="code"), "damaged"),
        ("neural", lambda _, who: b"\xff\xff\xff\0\0\0\0\0{" + b" " * 99, "damaged"),
        ("neural", lambda _, who: appearance("flat", who), "not what its name says"),
        ("neural", lambda _, who: b"\x80\x04\x95\x0b" + b"\0" * 40, "not what its name says"),
        ("flat", lambda data, _: data[: len(data) // 2], "damaged"),
        ("flat", lambda _, who: appearance("flat", "somebody else"), "somebody else"),
        ("flat", lambda _, who: pickled_arrays(who), "damaged"),
        ("flat", lambda _, who: archive_with(appearance("flat", who)), "more in it than arrays"),
    ],
)
def test_forged_appearances_are_refused(other, pack_file, tmp_path, kind, change, why):
    forged = tampered(pack_file, tmp_path / "f.kinelexpack", with_appearance(kind, change))
    assert why in refused(other, forged)


def test_a_small_appearance_of_own_make_is_sound(other, pack_file, tmp_path):
    sound = with_appearance("neural", lambda _, who: one_tensor(card(who)))
    assert bring(other, tampered(pack_file, tmp_path / "f.kinelexpack", sound)).import_id


def pickled_arrays(_who):
    """Arrays that numpy could only read by running what is in them."""
    content = io.BytesIO()
    np.savez(content, card=np.array([{"kind": "flat"}], dtype=object))
    return content.getvalue()


def archive_with(data):
    """The arrays, and a program beside them."""
    content = io.BytesIO(data)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("run.py", "print()")
    return content.getvalue()


def test_a_newer_format_is_refused_as_such(other, pack_file, tmp_path):
    def newer(files):
        manifest = json.loads(files["manifest.json"])
        manifest["format_version"] = 2
        return files | {"manifest.json": strict_json.written(manifest)}

    forged = tampered(pack_file, tmp_path / "f.kinelexpack", newer)
    assert "newer version" in refused(other, forged)


def test_signatures_fit_one_manifest_and_one_name():
    signed = sign(b"{}", KEY)
    assert checked_signature(b"{}", signed) == KEY.signature
    assert sign(b"{}", KEY) == signed
    for change in ({"signed_by": "Eve"}, {"signature": "00" * 64}, {"public_key": "00" * 32}):
        with pytest.raises(ValueError, match="changed"):
            checked_signature(b"{}", signed | change)
    with pytest.raises(ValueError, match="changed"):
        checked_signature(b"{ }", signed)
    with pytest.raises(ValueError, match="changed"):
        checked_signature(b"{}", signed, OF_REVOCATIONS)


def test_the_known_vector_of_rfc_8032():
    # Section 7.1, TEST 1: the public key of this seed.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    known = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SigningKey("x", seed).public_key == known


def test_a_signed_pack_names_who_signed_it(village, other, tmp_path):
    from lexicon_db.packs.exporting import PackWish, export_pack
    from lexicon_db.packs.manifest import PackTerms
    from tests.unit.lexicon_db.packs.packing import EVERYTHING

    file = tmp_path / "s.kinelexpack"
    wish = PackWish(PackTerms("Village"), EVERYTHING, KEY)
    export_pack(village.lexicon, search_entries(village.lexicon), file, wish)
    with Pack.open(file) as pack:
        assert pack.signature == KEY.signature
    forged = tampered(file, tmp_path / "f.kinelexpack", lambda files: {
        **resealed(files, **{ENTRIES: files[ENTRIES].replace(b"HOUSE", b"MOUSE")}),
        "signature.json": files["signature.json"],
    })  # fmt: skip
    assert "signature that does not fit" in refused(other, forged)


@settings(max_examples=30, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data())
def test_random_damage_never_does_more_than_being_refused(pack_file, tmp_path, data):
    whole = bytearray(pack_file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        new = data.draw(st.binary(min_size=1, max_size=6))
        whole[place : place + data.draw(st.integers(0, 6))] = new
    file = tmp_path / "fuzzed.kinelexpack"
    file.write_bytes(bytes(whole))
    try:
        with Pack.open(file) as pack:
            check_pack(pack)
    except KnownError:
        pass


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_json_is_read_or_refused(data):
    try:
        document = strict_json.read(data)
    except ValueError:
        return
    assert strict_json.read(strict_json.written(document)) == document


def test_huge_counts_are_refused_before_memory_is_used(other, tmp_path):
    file = tmp_path / "huge.kinelexpack"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFE, 0xFFFE, 0x7FFFFFFF, 0, 0)
    file.write_bytes(end)
    assert refused(other, file)
