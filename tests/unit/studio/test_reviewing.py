"""Seams are queued by need, judged, compared blindly; what is decided becomes their setting."""

import csv
import json
import random

import pytest

from app.cli.main import run
from app.interchange.elan_file import read_elan
from app.studio.agreement import WhyNot
from app.studio.composing import compose, read_glosses, seam_reports
from app.studio.review_export import write_annotations, write_reviews
from app.studio.review_queue import look_at_seams, review_queue, seam_at
from app.studio.reviewing import (
    Opinion,
    agreements,
    decide,
    made_as,
    other_way,
    prefer,
    reviewers_of,
    shuffled,
    use_way,
    verdict_of,
)
from lexicon_db.confidences import keep_confidences
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Preference, Reason, Seam, SeamConfidence, Verdict
from lexicon_db.utterances import get_utterance, save_utterance, set_seam


@pytest.fixture
def saved(lettered):
    return save_utterance(lettered, "wod", read_glosses(lettered, "W O D").slots)


@pytest.fixture
def other(lettered):
    return save_utterance(lettered, "do", read_glosses(lettered, "D O").slots)


def places(queue):
    return [(seam.name, seam.slot) for seam in queue]


def test_marks_mean_verdicts():
    verdicts = [verdict_of(mark) for mark in (1, 2, 3, 4, 5)]
    assert verdicts == [Verdict.REJECT] * 2 + [Verdict.MINOR] + [Verdict.ACCEPT] * 2


def test_the_undecided_come_first_and_of_them_the_least_sure(lettered, saved, other):
    queue = review_queue(lettered, "Ana")
    assert places(queue) == [("do", 0), ("wod", 0), ("wod", 1)]
    assert [(seam.before, seam.after) for seam in queue] == [("D", "O"), ("W", "O"), ("O", "D")]
    first, second, third = (seam.made_of for seam in queue)
    keep_confidences(
        lettered,
        {first: SeamConfidence(0.9, 0), second: SeamConfidence(0.7, 0)},
    )
    assert places(review_queue(lettered, "Ana")) == [("wod", 0), ("do", 0), ("wod", 1)]
    keep_confidences(lettered, {third: SeamConfidence(0.1, 2)})
    assert places(review_queue(lettered, "Ana")) == [("wod", 1), ("wod", 0), ("do", 0)]
    decide(lettered, queue[2], "Ana", Opinion(5))
    assert places(review_queue(lettered, "Ana")) == [("wod", 0), ("do", 0), ("wod", 1)]
    assert places(review_queue(lettered, "Bo"))[0] == ("wod", 1)
    assert places(review_queue(lettered, "Bo", other.id)) == [("do", 0)]


def test_how_sure_seams_are_is_what_their_reports_say(lettered, saved):
    found = look_at_seams(lettered, saved.id)
    trajectory = compose(lettered, saved.slots)
    told = [report.confidence for report in seam_reports(lettered, trajectory)]
    queue = sorted(review_queue(lettered, "Ana"), key=lambda seam: seam.slot)
    assert [found[seam.made_of].confidence for seam in queue] == told


def test_a_verdict_replaces_that_of_the_same_reviewer_and_is_hidden_from_nobody(lettered, saved):
    seam = seam_at(lettered, saved.id, 0, "Ana")
    first = decide(lettered, seam, "Ana", Opinion(2, frozenset({Reason.JITTER})))
    opinion = Opinion(4, frozenset({Reason.TOO_FAST}), "late", 0.48, comprehensibility=5)
    second = decide(lettered, seam, "Ana", opinion)
    decide(lettered, seam, "Bo", Opinion(3))
    now = seam_at(lettered, saved.id, 0, "Ana")
    assert now.own == second
    assert second.id == first.id
    assert (second.verdict, second.naturalness, second.comprehensibility) == (Verdict.ACCEPT, 4, 5)
    assert (second.reasons, second.comment, second.at) == ({Reason.TOO_FAST}, "late", 0.48)
    assert [review.reviewer for review in now.others] == ["Bo"]
    assert reviewers_of(lettered) == ("Ana", "Bo")
    with pytest.raises(KnownError, match="between 1 and 5"):
        decide(lettered, seam, "Ana", Opinion(6))


def test_a_seam_that_was_changed_is_undecided_again(lettered, saved):
    seam = seam_at(lettered, saved.id, 0, "Ana")
    decide(lettered, seam, "Ana", Opinion(5))
    decide(lettered, seam_at(lettered, saved.id, 1, "Ana"), "Ana", Opinion(5))
    set_seam(lettered, saved.id, 0, Seam(method=FillMethod.SLERP))
    states = {seam.slot: seam.own is None for seam in review_queue(lettered, "Ana")}
    assert states == {0: True, 1: False}
    with pytest.raises(KnownError, match="changed meanwhile"):
        decide(lettered, seam, "Ana", Opinion(5))
    with pytest.raises(KnownError, match="no transition number 3"):
        seam_at(lettered, saved.id, 2, "Ana")
    set_seam(lettered, saved.id, 0, Seam())
    assert seam_at(lettered, saved.id, 0, "Ana").own is not None


def test_the_order_of_blind_comparisons_is_chance():
    ways = Seam(method=FillMethod.GP), Seam(method=FillMethod.LATENT)
    chance = random.Random(7)
    orders = [shuffled(*ways, chance) for _ in range(400)]
    assert {*orders} == {ways, ways[::-1]}
    # 400 fair coins: 200 heads, standard deviation 10.
    assert abs(orders.count(ways) - 200) < 40


def test_the_preferred_way_becomes_the_setting(lettered, saved):
    seam = seam_at(lettered, saved.id, 1, "Ana")
    (report,) = seam_reports(lettered, compose(lettered, saved.slots), slots=[1])
    way = other_way(report)
    assert (way.method, way.seed) != (report.span.method, report.span.seed) or way.gap is not None
    chosen = Seam(gap=0.31, method=FillMethod.LATENT, seed=3)
    kept = prefer(lettered, seam, "Ana", (seam.setting, chosen), Preference.RIGHT)
    assert kept.better == chosen
    use_way(lettered, seam, kept.better)
    assert get_utterance(lettered, saved.id).slots[1].seam == chosen
    assert get_utterance(lettered, saved.id).slots[0] == saved.slots[0]
    held = Seam(gap=0.4, hold=0.2)
    assert made_as(held, Seam(method=FillMethod.GP)) == Seam(0.4, 0.2, FillMethod.GP)


def test_agreement_is_told_per_label(lettered, saved):
    first, second = (seam_at(lettered, saved.id, slot, "") for slot in (0, 1))
    decide(lettered, first, "Ana", Opinion(5))
    alone = agreements(lettered)
    assert alone["verdict"].why_not is WhyNot.ONE_REVIEWER
    assert alone["comparison"].why_not is WhyNot.ONE_REVIEWER
    decide(lettered, second, "Ana", Opinion(1, frozenset({Reason.JITTER})))
    decide(lettered, first, "Bo", Opinion(4, frozenset({Reason.TOO_FAST})))
    decide(lettered, second, "Bo", Opinion(2, frozenset({Reason.JITTER})))
    found = agreements(lettered)
    assert (found["verdict"].share, found["verdict"].alpha) == (1.0, 1.0)
    assert found["naturalness"].share == 0.0
    assert (found["jitter"].share, found["jitter"].alpha) == (1.0, 1.0)
    assert found["too-fast"].share == 0.5
    assert found["comprehensibility"].why_not is WhyNot.ONE_REVIEWER
    # Both preferred the same way, though it was shown at different sides.
    ways = Seam(), Seam(method=FillMethod.GP)
    prefer(lettered, first, "Ana", ways, Preference.LEFT)
    prefer(lettered, first, "Bo", ways[::-1], Preference.RIGHT)
    assert agreements(lettered)["comparison"].share == 1.0


def test_verdicts_go_into_tables_and_annotations(lettered, saved, tmp_path):
    seam = seam_at(lettered, saved.id, 0, "Ana")
    opinion = Opinion(2, frozenset({Reason.JITTER, Reason.TOO_FAST}), "shakes, here", 0.4)
    decide(lettered, seam, "Ana", opinion)
    prefer(lettered, seam, "Bo", (Seam(), Seam(0.3, None, FillMethod.GP)), Preference.NEITHER)
    assert write_reviews(lettered, tmp_path / "reviews.csv") == 2
    with (tmp_path / "reviews.csv").open(encoding="utf-8", newline="") as file:
        verdict, compared = csv.DictReader(file)
    assert (verdict["before"], verdict["after"], verdict["seam"]) == ("W", "O", "1")
    assert (verdict["naturalness"], verdict["comprehensibility"]) == ("2", "")
    assert (verdict["reasons"], verdict["comment"]) == ("jitter too-fast", "shakes, here")
    assert (compared["kind"], compared["preferred"]) == ("comparison", "neither")
    assert (compared["left"], compared["right"]) == ("auto", "gp:gap=0.300")
    set_seam(lettered, saved.id, 0, Seam(method=FillMethod.GP))
    write_reviews(lettered, tmp_path / "reviews.json", saved.id)
    assert [one["is_current"] for one in json.loads((tmp_path / "reviews.json").read_text())] == [
        False,
        False,
    ]
    set_seam(lettered, saved.id, 0, Seam())
    write_annotations(lettered, saved.id, tmp_path / "wod.eaf", fps=25)
    document = read_elan(tmp_path / "wod.eaf")
    (told,) = document.tier("Review Ana").annotations
    assert told.value.startswith("reject; jitter, too-fast; naturalness 2")
    (comment,) = document.tier("Comment Ana").annotations
    assert (comment.start_ms, comment.end_ms, comment.value) == (400, 440, "shakes, here")
    with pytest.raises(KnownError, match=r"\.csv or \.json"):
        write_reviews(lettered, tmp_path / "reviews.txt")


def test_the_command_lists_decides_and_exports(lettered, saved, tmp_path, capfd):
    def command(*words):
        status = run(["--lexicon", str(lettered.folder), "--json", "review", *words], lambda _: 0)
        return status, json.loads(capfd.readouterr().out)

    status, listed = command("list", "--reviewer", "Ana")
    assert status == 0
    assert [seam["verdict"] for seam in listed["seams"]] == [None, None]
    sureness = [seam["confidence"] for seam in listed["seams"]]
    assert sureness == sorted(sureness)
    assert listed["agreement"][0]["why_not"] == "one-reviewer"
    words = ("--utterance", "wod", "--reviewer", "Ana", "--mark", "2", "--reason", "jitter")
    status, decided = command("decide", "1", *words, "--use", "latent:1")
    assert (status, decided["verdict"], decided["setting"]) == (0, "reject", "latent:seed=1")
    assert decided["reasons"] == ["jitter"]
    status, listed = command("list", "--reviewer", "Ana", "--undecided")
    assert [seam["seam"] for seam in listed["seams"]] == [2]
    status, written = command("export", str(tmp_path / "r.csv"))
    assert (status, written["count"]) == (0, 1)
    status, refused = command("decide", "7", *words)
    assert status == 1
    assert "no transition number 7" in refused["error"]["why"]
    status, refused = command("list", "--utterance", "none")
    assert (status, refused["error"]["why"]) == (1, "The lexicon has wod.")
