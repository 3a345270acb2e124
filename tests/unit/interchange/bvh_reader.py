"""A reader of BVH files that shares nothing with the writer: from text to joint positions."""

from __future__ import annotations

import numpy as np


def read_bvh(text):
    """Names of the joints, their positions (T, J, 3) by frame, seconds per frame.

    Every channel is applied in the order in which the file names it; matrices are built from
    sines and cosines.
    """
    words = iter(text.split())
    joints, stack, channels = [], [], []
    for word in words:
        if word in ("ROOT", "JOINT"):
            joints.append({"name": next(words), "parent": stack[-1] if stack else None})
        elif word == "End":
            assert next(words) == "Site"
            joints.append({"name": None, "parent": stack[-1]})
        elif word == "{":
            stack.append(len(joints) - 1)
        elif word == "}":
            stack.pop()
        elif word == "OFFSET":
            joints[stack[-1]]["offset"] = np.array([float(next(words)) for _ in range(3)])
        elif word == "CHANNELS":
            names = [next(words) for _ in range(int(next(words)))]
            channels += [(stack[-1], name) for name in names]
        elif word == "MOTION":
            break
    assert next(words) == "Frames:"
    count = int(next(words))
    assert [next(words), next(words)] == ["Frame", "Time:"]
    step = float(next(words))
    values = np.array([float(word) for word in words]).reshape(count, len(channels))
    positions = np.array([_pose(joints, channels, row) for row in values])
    named = [n for n, joint in enumerate(joints) if joint["name"]]
    return [joints[n]["name"] for n in named], positions[:, named], step


def _pose(joints, channels, row):
    local = []
    for joint in joints:
        matrix = np.eye(4)
        matrix[:3, 3] = joint["offset"]
        local.append(matrix)
    for (joint, name), value in zip(channels, row, strict=True):
        matrix = np.eye(4)
        axis = "XYZ".index(name[0])
        if name.endswith("position"):
            matrix[axis, 3] = value
        else:
            a, b = [k for k in range(3) if k != axis]
            c, s = np.cos(np.radians(value)), np.sin(np.radians(value))
            # Turning about y takes z to x, the other two turn from the lower to the higher axis.
            s = -s if axis == 1 else s
            matrix[a, a], matrix[a, b], matrix[b, a], matrix[b, b] = c, -s, s, c
        local[joint] = local[joint] @ matrix
    world = []
    for joint, matrix in zip(joints, local, strict=True):
        world.append(matrix if joint["parent"] is None else world[joint["parent"]] @ matrix)
    return np.array([matrix[:3, 3] for matrix in world])
