"""A rendered file says what it is, and whoever changes it is found out."""

import json

import pytest

from app.core.paths import resource
from app.rendering.credentials import own_credentials
from app.rendering.provenance import (
    FORMAT,
    is_signed_inside,
    read_facts,
    sidecar_of,
    sign,
    source_type,
    write_sidecar,
)
from lexicon_db.errors import KnownError

FACTS = {
    "format": FORMAT,
    "synthetic": True,
    "digital_source_type": source_type("neural"),
    "motion": {"sha256": "0" * 64, "glosses": ["HOUSE", "GO"]},
    "consent": {"id": "one"},
}


@pytest.fixture(scope="module")
def credentials(tmp_path_factory):
    return own_credentials(tmp_path_factory.mktemp("keys"))


def write_video(path):
    import av
    import numpy as np

    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for level in range(0, 250, 50):
            picture = np.full((48, 64, 3), level, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path):
    made = own_credentials(tmp_path / "keys")
    assert own_credentials(tmp_path / "keys") == made
    key = tmp_path / "keys" / "provenance_key.pem"
    assert key.stat().st_mode & 0o077 == 0
    assert key.read_bytes() == made.key
    assert made.chain.count(b"BEGIN CERTIFICATE") == 2
    assert own_credentials(tmp_path / "others") != made


@pytest.mark.parametrize("ending", [".mp4", ".mov"])
def test_a_video_carries_its_facts_and_plays_on(tmp_path, credentials, ending):
    import av

    video = write_video(tmp_path / f"film{ending}")
    assert is_signed_inside(video)
    assert read_facts(video) is None
    before = video.stat().st_size
    sign(video, FACTS, credentials)
    assert read_facts(video) == FACTS
    assert video.stat().st_size - before < 6000
    with av.open(str(video)) as container:
        assert len(list(container.decode(video=0))) == 5
    assert [path.name for path in tmp_path.iterdir()] == [video.name]


def test_a_video_that_was_changed_is_not_believed(tmp_path, credentials):
    video = write_video(tmp_path / "film.mp4")
    sign(video, FACTS, credentials)
    content = bytearray(video.read_bytes())
    content[content.index(b"mdat") + 20] ^= 1
    video.write_bytes(content)
    with pytest.raises(KnownError, match="damaged"):
        read_facts(video)
    video.write_bytes(content[:200])
    with pytest.raises(KnownError, match="damaged"):
        read_facts(video)


def test_what_cannot_carry_them_has_them_beside(tmp_path):
    video = tmp_path / "film.webm"
    video.write_bytes(b"pictures")
    assert not is_signed_inside(video)
    assert read_facts(video) is None
    write_sidecar(video, "other.webm", FACTS, "1" * 64)
    assert sidecar_of(video).name == "film.webm.provenance.json"
    told = json.loads(sidecar_of(video).read_text(encoding="utf-8"))
    assert told == {**FACTS, "file": {"name": "other.webm", "sha256": "1" * 64}}
    assert read_facts(video) == told
    for damaged in ("[]", "{", '{"format": "another"}'):
        sidecar_of(video).write_text(damaged)
        with pytest.raises(KnownError, match="damaged"):
            read_facts(video)


def test_a_file_that_is_no_video_is_one_message(tmp_path, credentials):
    file = tmp_path / "film.mp4"
    file.write_bytes(resource("fonts", "LICENSE").read_bytes())
    with pytest.raises(KnownError, match="could not be written into it"):
        sign(file, FACTS, credentials)
    assert file.read_bytes() == resource("fonts", "LICENSE").read_bytes()


def test_only_what_was_learned_counts_as_learned():
    assert source_type("neural").endswith("/trainedAlgorithmicMedia")
    assert source_type("flat").endswith("/algorithmicMedia")
