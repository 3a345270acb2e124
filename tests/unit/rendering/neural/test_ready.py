"""Examples of takes that were filmed from different distances."""

from dataclasses import replace

import torch

from app.rendering.neural.ready import Ready


def test_close_ups_of_near_and_far_takes_are_learned_in_one_size(examples):
    cameras = [
        replace(camera, focal=camera.focal * (1.0 if number < 6 else 2.5))
        for number, camera in enumerate(examples.cameras)
    ]
    ready = Ready(replace(examples, cameras=tuple(cameras)), 2, torch.device("cpu"))
    piece = ready.close([0, 1, 6, 7], [1, 1])
    assert piece.buffer.fragments.shape[1] == 2 * piece.real.shape[2]
    assert piece.real.shape[0] == 4
    assert piece.weight.shape[1:] == (1, *piece.real.shape[2:])
