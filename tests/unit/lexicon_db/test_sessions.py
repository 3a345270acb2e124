import pytest

from lexicon_db.entries import add_entry, find_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_change
from lexicon_db.prompt_takes import PromptRecording, add_prompt_take
from lexicon_db.records import EntryStatus, Hand, NewPrompt, PromptState, SessionId
from lexicon_db.sessions import (
    add_session,
    delete_session,
    find_session,
    get_session,
    go_to_prompt,
    list_sessions,
    rename_session,
    skip_prompt,
)
from lexicon_db.signers import add_signer
from lexicon_db.steps import next_undo, undo_step
from lexicon_db.store import Lexicon
from lexicon_db.takes import get_take, restore_takes, takes_of, trash_takes
from lexicon_db.trash import empty_trash

PICTURE = {"width": 640, "height": 480, "fps": 30.0, "frame_count": 60}


@pytest.fixture
def signer(lexicon):
    return add_signer(lexicon, "Ana", Hand.LEFT)


def session_of(lexicon, signer, *glosses, name="Monday"):
    return add_session(lexicon, name, signer.id, Hand.LEFT, [NewPrompt(gloss) for gloss in glosses])


def stored(lexicon, folder, content, name="clip.mp4"):
    file = folder / name
    file.write_bytes(content)
    return lexicon.media.add(file)


def record(lexicon, folder, prompt, content=b"a sign"):
    recording = PromptRecording(stored(lexicon, folder, content), "clip.mp4", PICTURE, (0.2, 1.8))
    return add_prompt_take(lexicon, prompt.id, recording).take


def test_a_session_keeps_its_prompts_in_order(lexicon, signer):
    add_entry(lexicon, id_gloss="TREE")
    made = session_of(lexicon, signer, "HOUSE", "TREE", "HOUSE")
    again = get_session(lexicon, made.id)
    assert again == made == find_session(lexicon, "Monday")
    assert [prompt.gloss for prompt in again.prompts] == ["HOUSE", "TREE", "HOUSE"]
    assert [prompt.position for prompt in again.prompts] == [0, 1, 2]
    assert again.prompts[1].entry == find_entry(lexicon, "TREE").id
    assert {prompt.state for prompt in again.prompts} == {PromptState.WAITING}
    assert (again.signer, again.dominance, again.position) == (signer.id, Hand.LEFT, 0)


def test_what_a_prompt_shows_is_kept(lexicon, signer, tmp_path):
    picture = stored(lexicon, tmp_path, b"a picture", "tree.png")
    example = stored(lexicon, tmp_path, b"an example", "tree.mp4")
    wish = NewPrompt("TREE", "slowly", "tree", "eng", picture, example)
    prompt = add_session(lexicon, "One", signer.id, Hand.RIGHT, [wish, NewPrompt("X")]).prompts[0]
    assert (prompt.picture, prompt.example) == (picture, example)
    assert (prompt.note, prompt.meaning, prompt.meaning_language) == ("slowly", "tree", "eng")
    empty_trash(lexicon)
    assert lexicon.check() == ()
    for file in (picture, example):
        lexicon.media.path(file.sha256, file.suffix).unlink()
    assert set(lexicon.check()) == {
        "The picture for “TREE” is missing; restore it from a backup.",
        "The example of “TREE” is missing; restore it from a backup.",
    }
    stored(lexicon, tmp_path, b"a picture", "tree.png")
    delete_session(lexicon, find_session(lexicon, "One").id)
    empty_trash(lexicon)
    assert not lexicon.media.path(picture.sha256, picture.suffix).exists()


@pytest.mark.parametrize(
    ("name", "glosses", "why"),
    [("Monday", ("A",), "already"), ("Tuesday", (), "no signs"), ("Friday", ("A", " "), "empty")],
)
def test_what_is_no_session_is_refused_whole(lexicon, signer, name, glosses, why):
    session_of(lexicon, signer, "HOUSE")
    with pytest.raises(KnownError, match=why):
        session_of(lexicon, signer, *glosses, name=name)
    assert [info.name for info in list_sessions(lexicon)] == ["Monday"]


def test_the_first_take_makes_the_entry_and_the_second_joins_it(lexicon, signer, tmp_path):
    wish = NewPrompt("TREE", meaning="tree", meaning_language="eng")
    session = add_session(lexicon, "One", signer.id, Hand.LEFT, [wish, NewPrompt("HOUSE")])
    first = record(lexicon, tmp_path, session.prompts[0], b"first")
    second = record(lexicon, tmp_path, session.prompts[0], b"second")
    entry = find_entry(lexicon, "TREE")
    assert entry.senses == ((("eng", "tree"),),)
    assert entry.status is EntryStatus.RECORDED
    assert takes_of(lexicon, entry.id) == (first, second)
    assert (first.start, first.end, first.dominance, first.signer) == (
        0.2,
        1.8,
        Hand.LEFT,
        signer.id,
    )
    assert first.is_active
    prompt = get_session(lexicon, session.id).prompts[0]
    assert prompt.takes == (first.id, second.id)
    assert prompt.entry == entry.id
    assert (prompt.state, prompt.recorded_at) == (PromptState.RECORDED, second.created_at)


def test_the_same_file_is_one_take_of_a_prompt(lexicon, signer, tmp_path):
    """A rescue that was cut short after it wrote the take does it again."""
    session = session_of(lexicon, signer, "TREE")
    first = record(lexicon, tmp_path, session.prompts[0])
    assert record(lexicon, tmp_path, session.prompts[0]) == first


def test_a_trashed_take_lets_its_prompt_wait_again_and_comes_back(lexicon, signer, tmp_path):
    session = session_of(lexicon, signer, "TREE")
    take = record(lexicon, tmp_path, session.prompts[0])
    trash_takes(lexicon, [take.id])
    assert get_session(lexicon, session.id).prompts[0].state is PromptState.WAITING
    assert list_sessions(lexicon)[0].recorded == 0
    restore_takes(lexicon, [take.id])
    assert get_session(lexicon, session.id).prompts[0].takes == (take.id,)
    trash_takes(lexicon, [take.id])
    empty_trash(lexicon)
    assert get_session(lexicon, session.id).prompts[0].takes == ()
    with pytest.raises(KnownError):
        get_take(lexicon, take.id)


def test_an_entry_that_was_trashed_gets_a_successor(lexicon, signer, tmp_path):
    entry = add_entry(lexicon, id_gloss="TREE")
    session = session_of(lexicon, signer, "TREE")
    trash_entries(lexicon, [entry.id])
    take = record(lexicon, tmp_path, session.prompts[0])
    assert take.entry == find_entry(lexicon, "TREE").id != entry.id


def test_work_goes_on_where_it_ended(folder, tmp_path):
    with Lexicon.open(folder) as lexicon:
        signer = add_signer(lexicon, "Ana", Hand.LEFT)
        session = session_of(lexicon, signer, "A", "B", "C", "D")
        record(lexicon, tmp_path, session.prompts[0])
        skip_prompt(lexicon, session.prompts[1].id)
        before = latest_change(lexicon)
        changes = go_to_prompt(lexicon, session.id, 2)
        assert changes.sessions == {session.id}
        assert latest_change(lexicon) == before
    with Lexicon.open(folder) as lexicon:
        again = find_session(lexicon, "Monday")
        assert again.position == 2
        states = [prompt.state for prompt in again.prompts]
        assert states == [
            PromptState.RECORDED,
            PromptState.SKIPPED,
            PromptState.WAITING,
            PromptState.WAITING,
        ]
        info = list_sessions(lexicon)[0]
        assert (info.signer, info.prompts, info.recorded, info.skipped) == ("Ana", 4, 1, 1)
        skip_prompt(lexicon, again.prompts[1].id, is_skipped=False)
        assert get_session(lexicon, again.id).count(PromptState.WAITING) == 3


def test_a_session_that_is_deleted_leaves_its_takes(lexicon, signer, tmp_path):
    session = session_of(lexicon, signer, "TREE")
    take = record(lexicon, tmp_path, session.prompts[0])
    delete_session(lexicon, session.id)
    assert list_sessions(lexicon) == ()
    assert get_take(lexicon, take.id) == take
    for act in (get_session, delete_session):
        with pytest.raises(KnownError, match="not found"):
            act(lexicon, SessionId(session.id))


def test_two_thousand_prompts_are_written_and_read_at_once(lexicon, signer):
    glosses = [f"SIGN-{number}" for number in range(2000)]
    session = session_of(lexicon, signer, *glosses)
    assert [prompt.gloss for prompt in get_session(lexicon, session.id).prompts] == glosses


def test_a_removed_session_comes_back_as_it_was(lexicon, signer, tmp_path):
    picture = stored(lexicon, tmp_path, b"a picture", "tree.png")
    prompts = [NewPrompt("TREE", "slowly", picture=picture), NewPrompt("HOUSE")]
    made = add_session(lexicon, "Monday", signer.id, Hand.LEFT, prompts)
    record(lexicon, tmp_path, made.prompts[1])
    skip_prompt(lexicon, made.prompts[0].id)
    before = get_session(lexicon, made.id)
    assert delete_session(lexicon, made.id).sessions == {made.id}
    assert find_session(lexicon, "Monday") is None
    assert undo_step(lexicon).changes.sessions == {made.id}
    assert get_session(lexicon, made.id) == before


def test_a_session_is_renamed_unless_the_name_is_taken(lexicon, signer):
    made = session_of(lexicon, signer, "TREE")
    other = session_of(lexicon, signer, "HOUSE", name="Friday")
    assert rename_session(lexicon, made.id, " Tuesday ").sessions == {made.id}
    assert rename_session(lexicon, made.id, "Tuesday") is not None
    with pytest.raises(KnownError, match="already a session"):
        rename_session(lexicon, other.id, "Tuesday")
    delete_session(lexicon, made.id)
    deleted = next_undo(lexicon)
    rename_session(lexicon, other.id, "Tuesday")
    with pytest.raises(KnownError, match="was not undone"):
        undo_step(lexicon, deleted.id)
