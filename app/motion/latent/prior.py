"""The learned prior: what a gap holds beside the likeliest course, and how sure that is.

A residual is a sum of sines over the gap, so that it vanishes at both borders whatever its
coefficients are. These have a normal distribution: its mean and its spreads are told by the net,
how the joints of a hand go together was measured on held-out gaps. A gap that is run backwards
gives the same movement backwards. Arms, torso and face stay with the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.motion.latent.network import token_net
from app.motion.latent.tokens import (
    ARM_KINDS,
    KINDS,
    REVERSAL,
    SIDES,
    SINES,
    look_at,
    residual_vectors,
    reversed_components,
    sines,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.motion.rotations import Array
    from app.motion.transitions.gap import Gap

    Floats = NDArray[np.float32]

#: Joints of a hand that the prior moves, with their components.
HAND_PARTS: Final = 3 * (KINDS - ARM_KINDS)
#: Spreads outside of these bounds were never seen.
SPREADS: Final = (-6.0, 2.0)
#: Measuring error (rad) at which half of the residual is left: more error, less to learn from.
_HALVED_AT: Final = np.radians(2.0)


@dataclass(frozen=True, eq=False)
class Courses:
    """What may be in a gap.

    Attributes:
        base: (L, C, 3) likeliest vectors without the prior.
        sines: (L, SINES).
        mean: (2, J, 3, SINES) coefficients, radians, as joints of a right hand have them.
        spread: (2, J, 3, SINES) their standard deviations.
    """

    base: Array
    sines: Array
    mean: Array
    spread: Array

    def vectors(self, coefficients: Array) -> Array:
        """(L, C, 3) vectors of the gap for some coefficients."""
        residual = self.sines @ coefficients.reshape(-1, SINES).T
        made = self.base.copy()
        made[:, SIDES.reshape(-1)] += residual_vectors(
            residual.reshape(len(residual), SIDES.size, 3)
        )
        return made


@dataclass(frozen=True, eq=False)
class Prior:
    """A trained prior.

    Attributes:
        weights: Of the net, by name.
        together: (HAND_PARTS, HAND_PARTS) Cholesky factor of the correlation of coefficients
            within a hand.
        certainty: (SINES,) real over told spread, on held-out gaps.
        share: (1,) of the told residual that is used: what was learned from differs from what is
            filled.
        card: What is known of it: data, licence, version, gates.
    """

    weights: Mapping[str, Floats]
    together: Floats
    certainty: Floats
    share: Floats
    card: dict[str, Any]

    def courses(self, gap: Gap) -> Courses:
        """What may be in a gap."""
        tokens = look_at(gap)
        means, spreads = self.told(tokens.components[None], tokens.joints[None])
        unit = (tokens.unit * _trust(gap)).reshape(2, KINDS, 1, 1)
        start, end = gap.before_pts[-1], gap.after_pts[0]
        basis = sines((gap.times - start) / (end - start))
        shape = (2, KINDS, 3, SINES)
        mean, spread = means[0].reshape(shape) * unit, spreads[0].reshape(shape) * unit
        # Made-up arms are rougher than real ones: arms are left to the base.
        mean[:, :ARM_KINDS] = 0
        spread[:, :ARM_KINDS] = 0
        return Courses(tokens.base, basis, mean.astype(np.float64), spread.astype(np.float64))

    def told(self, components: Floats, joints: Floats) -> tuple[Floats, Floats]:
        """Means and spreads (N, 2 J, 3, SINES) in units of the tokens, the same run backwards."""
        count = len(components)
        both = np.concatenate([components, reversed_components(components)])
        means, spreads = token_net(self.weights, both, np.concatenate([joints, joints]))
        mean = 0.5 * self.share * (means[:count] + REVERSAL * means[count:])
        spread = np.clip(0.5 * (spreads[:count] + spreads[count:]), *SPREADS)
        return mean, np.exp(spread) * self.certainty

    def sample(self, courses: Courses, count: int, seed: int) -> tuple[list[Array], list[float]]:
        """Plausible coefficients, the most likely first.

        Returns:
            Coefficients (2, J, 3, SINES) of each, and the logarithm of how likely each is beside
            the mean, per coefficient.
        """
        random = np.random.default_rng(seed)
        drawn = []
        for _ in range(count):
            free = random.normal(0, 1, (2, SINES, HAND_PARTS))
            together = (free @ self.together.T.astype(np.float64)).reshape(2, SINES, -1, 3)
            coefficients = courses.mean.copy()
            moved = np.moveaxis(together, 1, -1) * courses.spread[:, ARM_KINDS:]
            coefficients[:, ARM_KINDS:] += moved
            drawn.append((-0.5 * float((free**2).mean()), coefficients))
        drawn.sort(key=lambda one: -one[0])
        return [coefficients for _, coefficients in drawn], [likely for likely, _ in drawn]


def _trust(gap: Gap) -> Array:
    """Share of the residual (2 J,) that is left where joints were measured badly."""
    noise = np.maximum(gap.before_noise, gap.after_noise)[SIDES.reshape(-1)]
    return np.asarray(1 / (1 + (noise / _HALVED_AT) ** 2))
