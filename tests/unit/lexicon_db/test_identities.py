import pytest

from lexicon_db.errors import KnownError
from lexicon_db.identities import (
    delete_identity,
    find_identity,
    identity_path,
    list_identities,
    save_identity,
)
from lexicon_db.signers import add_signer
from tests.unit.lexicon_db.examples import entry_with_take, video_file

CARD = {"takes": ["HOUSE"], "quality": {"ssim": 0.9}, "synthetic": True}


@pytest.fixture
def signer(lexicon):
    return add_signer(lexicon, "Zoë")


def saved(lexicon, tmp_path, signer, content=b"weights", name="Zoë in blue"):
    media = lexicon.media.add(video_file(tmp_path, content))
    return save_identity(lexicon, name, signer.id, "flat", media, CARD)


def test_an_identity_comes_back_with_its_file(lexicon, tmp_path, signer):
    identity = saved(lexicon, tmp_path, signer)
    assert find_identity(lexicon, " Zoë in blue ") == identity
    assert list_identities(lexicon) == (identity,)
    assert (identity.card, identity.kind, identity.signer) == (CARD, "flat", signer.id)
    assert identity_path(lexicon, identity).read_bytes() == b"weights"
    assert lexicon.check() == ()


def test_training_again_leaves_nothing_of_the_old_file(lexicon, tmp_path, signer):
    old = saved(lexicon, tmp_path, signer)
    new = saved(lexicon, tmp_path, signer, b"better weights")
    assert new.id == old.id
    assert identity_path(lexicon, new).read_bytes() == b"better weights"
    with pytest.raises(KnownError, match="missing"):
        identity_path(lexicon, old)
    assert not any(old.sha256 in path.name for path in lexicon.folder.rglob("*"))
    assert lexicon.check() == ()


def test_the_name_of_another_signers_identity_is_taken(lexicon, tmp_path, signer):
    saved(lexicon, tmp_path, signer)
    other = add_signer(lexicon, "Ana")
    with pytest.raises(KnownError, match="another signer"):
        saved(lexicon, tmp_path, other, b"other")


def test_deleting_leaves_nothing_of_the_file(lexicon, tmp_path, signer):
    identity = saved(lexicon, tmp_path, signer)
    assert delete_identity(lexicon, identity.id).identities == {identity.id}
    assert list_identities(lexicon) == ()
    assert not any(identity.sha256 in path.name for path in lexicon.folder.rglob("*"))
    with pytest.raises(KnownError, match="identity was not found"):
        delete_identity(lexicon, identity.id)
    assert lexicon.check() == ()


def test_a_file_that_something_else_needs_stays(lexicon, tmp_path, signer):
    _, take = entry_with_take(lexicon, tmp_path, "HOUSE")
    identity = saved(lexicon, tmp_path, signer, b"HOUSE")
    assert identity.sha256 == take.recording.sha256
    delete_identity(lexicon, identity.id)
    assert lexicon.check() == ()
