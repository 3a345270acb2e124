"""Train the prior of movements in gaps that ships with Kinelex, on generated signing alone.

    python -m resources.models.motion_prior [--seed 1]

About three minutes on one core. The same seed on the same machine gives the same numbers.
"""

from __future__ import annotations

import argparse
import time
from importlib.metadata import version
from pathlib import Path

import torch

from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.prior_file import NAME, save_prior
from app.motion.latent.training import Course, gain, prior_of, train
from app.motion.latent.windows import Windows, as_motion, cut_windows

_SEQUENCES, _WINDOWS = 800, 8000
_HELD_OUT_SEQUENCES, _HELD_OUT_WINDOWS = 150, 1200
#: Added to the seed: sequences that are held out have handshapes of their own.
_HELD_OUT = 10_000
_STEPS = 1700
#: Made-up movements are easier to tell than real ones: in isolated signs of real signers the error
#: is lowest with this share (``bench inbetween`` prints it for 0.2, 0.4 ... 1).
_SHARE = 0.6


def main() -> None:
    """Train the prior and write it beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    began = time.process_time()
    seed = arguments.seed
    held_out = _gaps(seed + _HELD_OUT, _HELD_OUT_SEQUENCES, _HELD_OUT_WINDOWS)
    weights = train(_gaps(seed, _SEQUENCES, _WINDOWS), Course(arguments.steps), seed)
    card = {
        "seed": seed,
        "steps": arguments.steps,
        "made_by": "python -m resources.models.motion_prior",
        "code_version": version("kinelex"),
        "trained_on": f"{_SEQUENCES} sequences of generated signing; no recording of any person",
        "knows": "how joints move together in made-up signing; no real transition between signs",
        "share": f"{_SHARE} of what it tells is used; confirmed by gaps in isolated signs of real "
        "signers, who are in no file of Kinelex",
        "licence": "Apache-2.0, as Kinelex",
    }
    prior = prior_of(weights, held_out, card, _SHARE)
    card["gates"] = {"error of hands against the Gaussian process": gain(prior, held_out)}
    saved = save_prior(arguments.out / NAME, prior)
    print(saved.card, f"{time.process_time() - began:.0f} CPU seconds")


def _gaps(seed: int, sequences: int, windows: int) -> Windows:
    motions = [as_motion(rotations, RATE) for rotations in made_up_signing(seed, sequences)]
    return cut_windows(motions, windows, seed)


if __name__ == "__main__":
    main()
