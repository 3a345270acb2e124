"""Made-up signing: two hands before the chest, in turning handshapes."""

import numpy as np

from lexicon_db.tracks import JOINT_NAMES

#: How far thumb, index, middle, ring and little finger are bent in some handshapes.
SHAPES = {
    "5": (0, 0, 0, 0, 0),
    "1": (0.9, 0, 1, 1, 1),
    "V": (0.9, 0, 0, 1, 1),
    "Y": (0, 1, 1, 1, 0),
    "L": (0, 0, 1, 1, 1),
    "C": (0.3, 0.5, 0.5, 0.5, 0.5),
}


def signing_pose(left, right, lift=(0.0, 0.0)):
    """(55, 3) rotations: both hands before the chest, palms forward, in two handshapes."""
    rotations = np.zeros((55, 3), np.float32)
    for side, sign, bent, up in (("left", 1, left, lift[0]), ("right", -1, right, lift[1])):
        turns = {
            "shoulder": (-0.35 - 0.4 * up, -0.55, -0.95 + 0.35 * up),
            "elbow": (0.05, -1.75, 0.1),
            "wrist": (0.0, -0.1, 0.25),
            "thumb1": (0.2 * bent[0], 0.35 * bent[0], -0.1 * bent[0]),
            "thumb2": (0.0, 0.5 * bent[0], -0.2 * bent[0]),
            "thumb3": (0.0, 0.7 * bent[0], 0.0),
        }
        for finger, curl in zip(("index", "middle", "ring", "pinky"), bent[1:], strict=True):
            for joint, most in (("1", 1.35), ("2", 1.6), ("3", 0.9)):
                turns[finger + joint] = (0.0, 0.0, -curl * most - 0.06)
        for joint, (x, y, z) in turns.items():
            rotations[JOINT_NAMES.index(f"{side}_{joint}")] = (x, sign * y, sign * z)
    return rotations


def signing(count):
    """(count, 55, 3) rotations: hands rise and fall in turn while handshapes follow another."""
    time = np.arange(count) / 25
    names = list(SHAPES)
    frames = []
    for t in time:
        place, step = int(t / 0.5), (t % 0.5) / 0.5
        blend = np.clip(2 * step, 0, 1)
        shapes = []
        for offset in (0, 3):
            now, new = (np.array(SHAPES[names[(place + offset + k) % 6]]) for k in (0, 1))
            shapes.append((1 - blend) * now + blend * new)
        lift = 0.35 + 0.35 * np.sin(2 * np.pi * 0.7 * t)
        frames.append(signing_pose(*shapes, lift=(lift, 0.7 - lift)))
    return np.stack(frames)
