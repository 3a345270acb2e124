"""How well the shipped nets lift made-up clips, and what they refuse."""

from __future__ import annotations

import dataclasses
import json
import shutil

import numpy as np
import pytest

from app.body.lifting import filming, nets
from app.body.lifting.filming import film
from app.body.lifting.nets import load_nets
from app.core.paths import resource
from lexicon_db.errors import KnownError

#: Mean errors in shoulder widths on clips that were never seen, and as shares of the errors of
#: somebody who thinks that everything is flat.
ARM_ERROR, HAND_ERROR = 0.22, 0.055
SHARE = 0.55


def lifted(filmed):
    arms = load_nets().arms(filmed.flat)
    forearms = filmed.arms[..., 4:6] - filmed.arms[..., 2:4]
    return arms, load_nets().hands(filmed.flat, forearms)


def true_arms(filmed):
    return np.stack([filmed.arms[..., [2, 4]], filmed.arms[..., [3, 5]]], axis=2)


@pytest.mark.parametrize("distances", [(0.75, 4.5), (0.8, 1.2), (3.0, 4.0)], ids=str)
def test_arms_and_hands_are_lifted_at_every_distance(signing, monkeypatch, distances):
    monkeypatch.setattr(filming, "_DISTANCES", distances)
    filmed = film(signing, np.random.default_rng(5))
    arms, hands = lifted(filmed)
    true = true_arms(filmed)
    assert np.abs(arms - true).mean() < ARM_ERROR
    assert np.abs(arms - true).mean() < SHARE * np.abs(true).mean()
    seen = filmed.flat.seen
    assert np.abs(hands - filmed.hands)[seen].mean() < HAND_ERROR
    assert np.abs(hands - filmed.hands)[seen].mean() < SHARE * np.abs(filmed.hands)[seen].mean()


def test_front_and_back_of_raised_arms_are_never_swapped(signing):
    filmed = film(signing, np.random.default_rng(6))
    arms, hands = lifted(filmed)
    wrists, true = arms[..., 1], true_arms(filmed)[..., 1]
    raised = filmed.flat.body[:, :, 4:6, 1] < filmed.flat.body[:, :, 2:4, 1]
    before = raised & (true < -0.3)
    assert before.mean() > 0.3
    assert (wrists[before] < 0).all()
    tips = np.array([8, 12, 16, 20])
    reach = np.abs(filmed.hands[..., tips].mean(axis=-1))
    clear = filmed.flat.seen & (reach > 0.25)
    same = np.sign(hands[..., tips].mean(axis=-1)) == np.sign(filmed.hands[..., tips].mean(axis=-1))
    assert same[clear].mean() > 0.97


def test_a_mirrored_hand_has_the_same_depths(signing):
    filmed = film(signing, np.random.default_rng(7))
    flat = filmed.flat
    mirror = np.array([-1.0, 1.0])
    order = [1, 0, 3, 2, 5, 4, 6, 8, 7]
    mirrored = dataclasses.replace(
        flat,
        body=flat.body[:, :, order] * mirror,
        hands=flat.hands[:, :, ::-1] * mirror,
        seen=flat.seen[..., ::-1],
    )
    forearms = filmed.arms[..., 4:6] - filmed.arms[..., 2:4]
    one = load_nets().hands(flat, forearms)
    other = load_nets().hands(mirrored, forearms[..., ::-1])
    assert np.abs(one - other[:, :, ::-1]).max() < 1e-4


def test_a_damaged_file_is_told(tmp_path, monkeypatch):
    for ending in ("safetensors", "json"):
        shutil.copy(resource("models", f"lifter_hand.{ending}"), tmp_path)
    card = tmp_path / "lifter_hand.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "sha256": "0" * 64}))
    monkeypatch.setattr(nets, "resource", lambda _folder, name: tmp_path / name)
    with pytest.raises(KnownError, match="damaged"):
        nets._load("lifter_hand")
