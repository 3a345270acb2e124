"""The render page, driven as a person would; no picture is rendered in earnest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.jobs.messages import Done, Failed, Start
from app.studio.composing import read_glosses
from app.studio.enrolment import ENROL
from app.studio.guided_enrolment import Part
from app.studio.rendering import RENDER, frame_of
from app.ui.bridge import preview_process
from app.ui.pages.record.page import RecordPage
from app.ui.pages.render.approve_dialog import ApproveDialog
from app.ui.pages.render.enrol_dialog import EnrolDialog
from app.ui.pages.render.page import RenderPage
from app.ui.pages.render.video_file import free_file
from lexicon_db.consents import consents_of, grant_consent, withdraw_consent
from lexicon_db.entries import find_entry
from lexicon_db.identities import save_identity
from lexicon_db.jobs import list_jobs
from lexicon_db.recordings import list_recordings
from lexicon_db.records import Changes, Hand, JobState, Performed, Scope, SignerId
from lexicon_db.renders import note_render
from lexicon_db.signers import add_signer, find_signer
from lexicon_db.takes import add_take, takes_of
from lexicon_db.trackstore import save_track
from lexicon_db.utterances import save_utterance
from tests.gui.driving import Studio, answer
from tests.gui.player.seeing import pixels_of, share_like
from tests.gui.player.signing import number_of, numbered_clip
from tests.unit.lexicon_db.examples import PROVENANCE, fit_track


class InstantWorker:
    """Stands for the preview process: paints its picture in a colour that tells the wish."""

    asked: ClassVar[list[dict]] = []
    trouble = False
    alive = 0

    def __init__(self) -> None:
        self._heard: list[object] = []
        InstantWorker.alive += 1

    def start(self, job: Start) -> None:
        if job.name == "warm_up":
            self._heard.append(Done(job.job, {"device": ""}))
            return
        InstantWorker.asked.append(job.parameters)
        assert job.name == RENDER
        if InstantWorker.trouble:
            self._heard.append(Failed(job.job, "No preview.", "It is too dark.", "Add light."))
            return
        colour = "#c02020" if job.parameters["background"] == "room" else "#20a040"
        Image.new("RGB", tuple(job.parameters["size"]), colour).save(job.parameters["out"])
        self._heard.append(Done(job.job, {"frames": 1}))

    def messages(self) -> list[object]:
        heard, self._heard = self._heard, []
        return heard

    def cause_of_death(self) -> None:
        return None

    def end(self) -> None:
        InstantWorker.alive -= 1


@pytest.fixture(autouse=True)
def instant_previews(monkeypatch: pytest.MonkeyPatch) -> type[InstantWorker]:
    monkeypatch.setattr(preview_process, "WorkerProcess", InstantWorker)
    InstantWorker.asked, InstantWorker.trouble, InstantWorker.alive = [], False, 0
    return InstantWorker


@pytest.fixture
def saved(opened: Studio) -> Studio:
    """The window on a lexicon with two utterances."""
    lexicon = opened.workspace.lexicon
    for name, text in (("A tree", "TREE HOUSE"), ("Water / bread?", "WATER BREAD WALK")):
        save_utterance(lexicon, name, read_glosses(lexicon, text).slots)
    return opened


@pytest.fixture
def page(saved: Studio) -> RenderPage:
    page = saved.go("render")
    assert isinstance(page, RenderPage)
    saved.wait(lambda: page.preview.picture is not None)
    return page


def choose(page: RenderPage, name: str) -> None:
    page.options.utterance_box.setCurrentText(name)


def size(page: RenderPage, *wanted: int) -> None:
    box = page.options.size_box
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(wanted))


def tell(box: QComboBox, value: str) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def made(saved: Studio, file: Path, signer: SignerId | None, **look: bool) -> None:
    """A line of the ledger, as the completion of a job writes it."""
    shown = Performed(
        motion_sha256="1" * 64,
        performer="Mira" if signer else "mannequin",
        identity=None,
        identity_sha256="",
        signer=signer,
        consent=None,
        glosses=("TREE",),
        entries=(),
        signers=(signer,) if signer else (),
        subject=f"{signer}",
    )
    look = {"is_draft": signer is not None, "is_public": False, **look}
    note_render(saved.workspace.lexicon, shown, file, "2" * 64, look)


def enrol(opened: Studio, tmp_path: Path, name: str) -> SignerId:
    """An identity whose signer has agreed to be rendered with own signs."""
    lexicon = opened.workspace.lexicon
    signer = find_signer(lexicon, "Mira")
    grant_consent(
        lexicon, signer.id, frozenset([Scope.TRAIN_IDENTITY, Scope.RENDER_OWN]), text_version="1"
    )
    file = tmp_path / "identity"
    file.write_bytes(b"appearance")
    save_identity(lexicon, name, signer.id, "flat", lexicon.media.add(file), {})
    return signer.id


def test_the_preview_is_shown(page: RenderPage) -> None:
    assert share_like(pixels_of(page.preview), "#20a040") > 0.3
    wish = InstantWorker.asked[-1]
    assert max(wish["size"]) == 384
    assert Path(wish["out"]).suffix == ".png"
    assert wish["labels"] == ["synthetic"]


def test_another_look_is_another_preview(page: RenderPage, saved: Studio) -> None:
    page.options.background_box.setCurrentIndex(1)
    page.options.background_box.activated.emit(1)
    saved.wait(lambda: share_like(pixels_of(page.preview), "#c02020") > 0.3)
    page.options.label_box.click()
    size(page, 1920, 1080)
    saved.wait(lambda: InstantWorker.asked[-1]["labels"] == [])
    assert InstantWorker.asked[-1]["size"] == [384, 216]


def test_a_preview_that_fails_says_why(page: RenderPage, saved: Studio) -> None:
    InstantWorker.trouble = True
    page.options.framing_box.setCurrentIndex(1)
    saved.wait(lambda: "Add light." in page.preview._message)
    assert page.preview.picture is None


def test_render_queues_a_job(page: RenderPage, saved: Studio, tmp_path: Path) -> None:
    choose(page, "Water / bread?")
    saved.wait(page.render_button.isEnabled)
    assert Path(page.options.video_file.field.text()).name == "Water _ bread.mp4"
    page.options.video_file.field.setText(str(tmp_path / "out"))
    size(page, 1080, 1080)
    page.options.rate_box.setCurrentIndex(2)
    page.render_button.setFocus()
    QTest.keyClick(page.render_button, Qt.Key.Key_Space)
    saved.settle()
    job = list_jobs(saved.workspace.lexicon)[0]
    assert (job.name, job.state) == (RENDER, JobState.QUEUED)
    assert job.parameters["out"] == str(tmp_path / "out.mp4")
    assert job.parameters["size"] == [1080, 1080]
    assert job.parameters["fps"] == 50.0
    assert job.parameters["identity"]["kind"] == "mannequin"
    saved.wait(lambda: len(page.videos.making) == 1)
    row = next(iter(page.videos.making.values()))
    assert row.thumbnail.image is None
    for second, shade in enumerate(((200, 40, 40), (40, 40, 200)), 1):
        frame = frame_of(saved.workspace.lexicon, job)
        frame.parent.mkdir(exist_ok=True)
        Image.new("RGB", (96, 96), shade).save(frame)
        os.utime(frame, (second, second))  # two are not written within one tick of the clock
        row.look()
        seen = row.thumbnail.image.pixelColor(48, 48)
        assert (seen.red(), seen.blue()) == pytest.approx((shade[0], shade[2]), abs=3)
    row.cancel.click()
    saved.wait(lambda: list_jobs(saved.workspace.lexicon)[0].state is JobState.CANCELLED)


def test_the_result_plays_in_the_page(page: RenderPage, saved: Studio, tmp_path: Path) -> None:
    file = tmp_path / "out.mp4"
    numbered_clip(file, 12)
    made(saved, file, None)
    page.activated()
    saved.wait(lambda: page.videos.made)
    assert "free to use" in page.videos.made[0].state.text()
    page.videos.made[0].play.click()
    player = page.player
    saved.wait(lambda: player.playback.frame_count == 12)
    assert player.playback.is_playing
    player.playback.pause()
    player.playback.seek(7)
    saved.wait(lambda: player.video.frame_shown == 7)
    picture = pixels_of(player.video)
    scale = min(picture.shape[1] / 160, picture.shape[0] / 120)
    width, height = round(160 * scale), round(120 * scale)
    left, top = (picture.shape[1] - width) // 2, (picture.shape[0] - height) // 2
    assert number_of(picture[top : top + height, left : left + width]) == 7
    player.close_button.click()
    assert page._pictures.currentWidget() is page.preview


def test_two_videos_of_the_same_signing_play_in_step(
    page: RenderPage, saved: Studio, tmp_path: Path
) -> None:
    signer = enrol(saved, tmp_path, "Mira")
    for name, who in (("one.mp4", None), ("two.mp4", signer)):
        made(saved, numbered_clip(tmp_path / name, 12), who)
    page.activated()
    saved.wait(lambda: len(page.videos.made) == 2)
    saved.wait(lambda: all(row.thumbnail.image is not None for row in page.videos.made))
    page.videos.made[1].play.click()
    player = page.player
    assert not player.other.isVisible()
    assert [player.beside.itemText(at) for at in range(2)] == [
        "Nobody beside it",
        "Beside it: Mira",
    ]
    player.beside.setCurrentIndex(1)
    player.beside.activated.emit(1)
    saved.wait(lambda: player.playback.frame_count == 12)
    player.playback.pause()
    for frame in (3, 9, 0):
        player.playback.seek(frame)
        saved.wait(lambda at=frame: player.video.frame_shown == at == player.other.frame_shown)
    player.close_button.click()
    assert page._pictures.currentWidget() is page.preview


def test_identities_show_whether_they_may_be_used(saved: Studio, tmp_path: Path) -> None:
    signer = enrol(saved, tmp_path, "Mira")
    page = saved.go("render")
    saved.wait(lambda: len(page.identities.cards) == 2)
    saved.wait(lambda: "takes about" in page._estimate.text())
    mannequin, mira = page.identities.cards
    assert (mannequin.isEnabled(), mira.isEnabled()) == (True, True)
    mira.click()
    # Twice: the first preview of an identity is slow, and no measure of the time a video takes.
    saved.wait(lambda: [w["identity"]["kind"] for w in InstantWorker.asked[-2:]] == ["flat"] * 2)
    withdraw_consent(saved.workspace.lexicon, signer)
    page.refresh(Changes(signers=frozenset([signer])))
    saved.wait(lambda: not page.identities.cards[1].isEnabled())
    assert "not agreed" in page.identities.cards[1].accessibleName()
    assert page.identities.identity == "mannequin"


def test_two_identities_sign_side_by_side(saved: Studio, tmp_path: Path) -> None:
    enrol(saved, tmp_path, "Mira")
    page = saved.go("render")
    saved.wait(lambda: "takes about" in page._estimate.text())
    tell(page.compare_box, "Mira")
    saved.wait(lambda: len(page.preview.pictures) == 2)
    kinds = [wish["identity"]["kind"] for wish in InstantWorker.asked[-2:]]
    assert kinds == ["mannequin", "flat"]
    assert not page.standing.isVisible()
    assert page.render_button.text() == "Render both"
    page.options.video_file.field.setText(str(tmp_path / "tree.mp4"))
    page.render_button.click()
    saved.wait(lambda: len(list_jobs(saved.workspace.lexicon)) == 2)
    asked = {
        job.parameters["performer"]: job.parameters for job in list_jobs(saved.workspace.lexicon)
    }
    assert {who: Path(told["out"]).name for who, told in asked.items()} == {
        "mannequin": "tree.mp4",
        "Mira": "tree Mira.mp4",
    }
    assert (
        asked["mannequin"]["performed"]["motion_sha256"]
        == (asked["Mira"]["performed"]["motion_sha256"])
    )


def test_a_signer_who_agreed_is_enrolled(page: RenderPage, saved: Studio) -> None:
    lexicon = saved.workspace.lexicon
    mira, tree = find_signer(lexicon, "Mira"), find_entry(lexicon, "TREE")
    grant_consent(lexicon, mira.id, [Scope.TRAIN_IDENTITY])
    save_track(lexicon, tree.active_take, fit_track(), PROVENANCE)
    add_signer(lexicon, "Jonas")

    def agree(dialog: EnrolDialog) -> None:
        assert dialog.signer_choice.currentText() == "Mira  ·  1 video"
        assert dialog.name_field.text() == "Mira"
        assert "not agreed to be rendered" in dialog.note.text()
        assert "Jonas has not agreed" in dialog.reasons.text()
        dialog.name_field.clear()
        assert not dialog.enrol_button.isEnabled()
        QTest.keyClicks(dialog.name_field, "Mira in blue")
        QTest.mouseClick(dialog.enrol_button, Qt.MouseButton.LeftButton)

    answer(EnrolDialog, agree)
    QTest.mouseClick(page.enrol_button, Qt.MouseButton.LeftButton)
    saved.wait(lambda: list_jobs(lexicon))
    (job,) = list_jobs(lexicon)
    assert (job.name, job.state) == (ENROL, JobState.QUEUED)
    assert (job.parameters["name"], job.parameters["signer"]) == ("Mira in blue", mira.id)
    saved.wait(lambda: "Mira in blue" in saved.window.frame.notices.text)


def test_who_has_not_agreed_is_named_and_the_consent_can_be_noted(
    page: RenderPage, saved: Studio, tmp_path: Path
) -> None:
    read: list[str] = []

    def close(dialog: EnrolDialog) -> None:
        assert dialog.candidate is None
        assert not dialog.enrol_button.isVisible()
        read.append(dialog.reasons.text())
        QTest.keyClick(dialog.consent_button, Qt.Key.Key_Space)

    answer(EnrolDialog, close)
    QTest.mouseClick(page.enrol_button, Qt.MouseButton.LeftButton)
    saved.wait(lambda: read)
    assert "Mira has not agreed" in read[0]
    lexicon = saved.workspace.lexicon
    assert list_jobs(lexicon) == ()
    sheet = page.enrol_button.consent
    saved.wait(lambda: sheet.person.currentText() == "Mira")
    words, video = tmp_path / "words.txt", numbered_clip(tmp_path / "agreed.mp4", 8)
    words.write_text("I let my appearance be learned.", encoding="utf-8")
    sheet.evidence.choose(words, video)
    sheet.scopes[Scope.TRAIN_IDENTITY].click()
    QTest.keyClick(sheet.keep, Qt.Key.Key_Space)
    saved.wait(lambda: "with its words  with a signed video" in sheet.history.text())
    (consent,) = consents_of(lexicon, find_signer(lexicon, "Mira").id)
    assert consent.text == "I let my appearance be learned."
    kept = {one.id: one.original_name for one in list_recordings(lexicon)}
    assert kept[consent.recording] == "agreed.mp4"
    sheet.close()


def test_who_agreed_is_recorded_with_guidance(page: RenderPage, saved: Studio) -> None:
    lexicon = saved.workspace.lexicon
    jonas = add_signer(lexicon, "Jonas")
    grant_consent(lexicon, jonas.id, [Scope.TRAIN_IDENTITY])

    def agree(dialog: EnrolDialog) -> None:
        assert dialog.candidate.signer.name == "Jonas"
        assert "No video of Jonas" in dialog.why_not.text()
        assert not dialog.enrol_button.isEnabled()
        assert not dialog.guide.record.isEnabled()
        dialog.guide.agreement.click()
        QTest.keyClick(dialog.guide.record, Qt.Key.Key_Space)

    answer(EnrolDialog, agree)
    QTest.mouseClick(page.enrol_button, Qt.MouseButton.LeftButton)
    saved.wait(lambda: isinstance(saved.page, RecordPage) and saved.page.desk.session)
    session = saved.page.desk.session
    assert session.name == "Enrolment of Jonas"
    assert [prompt.gloss for prompt in session.prompts] == list(Part)
    assert session.prompts[0].meaning == "Slow turn, 20 s"
    assert all(prompt.picture is not None for prompt in session.prompts)
    assert "turn to the left" in saved.page.stage.card.note.text()

    states: list[list[str]] = []

    def look(dialog: EnrolDialog) -> None:
        saved.wait(lambda: dialog.facts.lines)
        states.append([state.text() for state in dialog.guide.states])
        states.append(list(dialog.facts.lines))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    (tree,) = takes_of(lexicon, find_entry(lexicon, "TREE").id)
    turn = add_take(
        lexicon,
        find_entry(lexicon, Part.TURN).id,
        jonas.id,
        tree.recording.id,
        span=(tree.start, tree.end),
        dominance=Hand.RIGHT,
    )
    save_track(lexicon, turn.id, fit_track(), PROVENANCE)
    page = saved.go("render")
    answer(EnrolDialog, look)
    QTest.mouseClick(page.enrol_button, Qt.MouseButton.LeftButton)
    saved.wait(lambda: len(states) == 2)
    assert states[0] == ["", "done", "", "", ""]
    assert "is missing: Hands from the palm" in states[1][-1]


def test_without_utterances_the_page_says_what_to_do(opened: Studio) -> None:
    page = opened.go("render")
    opened.settle()
    assert page._stack.currentIndex() == 0


def test_an_utterance_that_is_asked_for_is_chosen(saved: Studio) -> None:
    wanted = read_glosses(saved.workspace.lexicon, "BREAD")
    utterance = save_utterance(saved.workspace.lexicon, "Only bread", wanted.slots)
    saved.window.go("render", utterance.id)
    saved.wait(lambda: saved.page.options.utterance is not None)
    saved.wait(lambda: saved.page.options.utterance.name == "Only bread")


def test_a_sign_that_cannot_be_signed_is_told(saved: Studio) -> None:
    lexicon = saved.workspace.lexicon
    utterance = save_utterance(lexicon, "Too new", read_glosses(lexicon, "NEW-SIGN").slots)
    saved.window.go("render", utterance.id)
    saved.wait(lambda: "NEW-SIGN has no motion" in saved.page.preview._message)
    assert not saved.page.render_button.isEnabled()


def test_the_time_is_estimated_from_a_warm_preview(page: RenderPage, saved: Studio) -> None:
    saved.wait(lambda: "takes about" in page._estimate.text())
    assert "frames" in page._estimate.text()


def test_a_background_that_is_clear_wants_a_file_that_can_be(page: RenderPage) -> None:
    options = page.options
    tell(options.background_box, "transparent")
    assert (options.picture.background, options.file.suffix) == ("transparent", ".webm")
    tell(options.format_box, ".mov")
    assert (options.picture.background, options.file.suffix) == ("transparent", ".mov")
    options.video_file.field.setText("clear.mp4")
    QTest.keyClick(options.video_file.field, Qt.Key.Key_Return)
    assert options.format_box.currentData() == ".mp4"
    assert (options.picture.background, options.file.suffix) == ("plain", ".mp4")
    tell(options.captions_box, "burnt")
    options.public_box.click()
    options.framing_box.setCurrentIndex(1)
    told = options.picture
    assert (told.captions, told.is_public, told.framing) == ("burnt", True, "signing-space")
    assert told.margin == pytest.approx(0.12)


@pytest.mark.parametrize("how", ["burnt", "srt", "vtt"])
def test_captions_are_asked_for_with_the_times_of_the_signs(
    page: RenderPage, saved: Studio, tmp_path: Path, how: str
) -> None:
    choose(page, "Water / bread?")
    saved.wait(page.render_button.isEnabled)
    tell(page.options.captions_box, how)
    page.options.video_file.field.setText(str(tmp_path / "out"))
    page.render_button.click()
    saved.settle()
    captions = list_jobs(saved.workspace.lexicon)[0].parameters["captions"]
    assert captions["how"] == how
    assert [label for _, _, label in captions["spans"]] == ["WATER", "BREAD", "WALK"]
    times = [time for start, end, _ in captions["spans"] for time in (start, end)]
    assert times == sorted(times)
    assert times[0] >= 0


def test_the_signer_or_somebody_trusted_approves_a_draft(saved: Studio, tmp_path: Path) -> None:
    signer = enrol(saved, tmp_path, "Mira")
    lexicon = saved.workspace.lexicon
    made(saved, tmp_path / "shown.mp4", signer)
    page = saved.go("render")
    saved.wait(lambda: page.videos.made and page.identities.cards[1:])
    page.identities.cards[1].click()
    saved.wait(page.standing.isVisible)
    assert "until Mira" in page.standing.words.text()
    (row,) = page.videos.made
    assert "Mira has not approved" in row.accessibleName()

    def approve(dialog: ApproveDialog) -> None:
        assert not dialog.approve_button.isEnabled()
        QTest.keyClicks(dialog.delegates.name_field, "Jonas")
        QTest.keyClick(dialog.delegates.name_field, Qt.Key.Key_Return)
        saved.wait(lambda: dialog.by.count() == 2)
        dialog.by.setCurrentText("Jonas")
        dialog.looked.click()
        QTest.keyClick(dialog.approve_button, Qt.Key.Key_Space)

    answer(ApproveDialog, approve)
    row.approve.click()
    saved.wait(lambda: page.videos.made[0].state.text().startswith("A draft; approved by Jonas"))
    assert page.videos.made[0].approve.isHidden()
    withdraw_consent(lexicon, signer)
    page.refresh(Changes(signers=frozenset([signer])))
    saved.wait(lambda: page.videos.made[0].state.text().startswith("Withdrawn"))
    assert page.videos.made[0].play.isHidden()


def test_the_preview_process_ends_when_nobody_needs_it(page: RenderPage, saved: Studio) -> None:
    assert InstantWorker.alive == 1
    saved.workspace.previews._rest.timeout.emit()
    assert InstantWorker.alive == 0
    page.activated()
    assert InstantWorker.alive == 1


def test_the_preview_is_warm_before_it_is_needed(
    saved: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_process, "_SOON_MILLISECONDS", 1)
    saved.go("compose")
    saved.wait(lambda: InstantWorker.alive == 1)


@pytest.mark.parametrize(
    ("name", "stem"),
    [("../../etc/passwd", "etc_passwd"), ("A:B|C", "A_B_C"), ("..", "utterance"), ("Ä b", "Ä b")],
)
def test_file_names_stay_in_their_folder(tmp_path: Path, name: str, stem: str) -> None:
    file = free_file(tmp_path, name, ".webm")
    assert file == tmp_path / f"{stem}.webm"
    file.touch()
    assert free_file(tmp_path, name, ".webm") == tmp_path / f"{stem} 2.webm"
