"""Repairs of measured motion: what each kind does to its stretch, and all of them in order."""

from app.motion.repairs.layers import Ground, apply_repairs, interpolated_hands
from app.motion.repairs.stretch import Stretch, stretch_of

__all__ = ["Ground", "Stretch", "apply_repairs", "interpolated_hands", "stretch_of"]
