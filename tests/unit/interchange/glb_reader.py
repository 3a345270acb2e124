"""A reader of GLB files that shares nothing with the writer: poses the bones and the surface."""

from __future__ import annotations

import json
import struct

import numpy as np

_TYPES = {5121: "u1", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


class Glb:
    """What a .glb file holds, posed at its key frames."""

    def __init__(self, content):
        magic, version, length = struct.unpack_from("<4s2I", content)
        assert (magic, version, length) == (b"glTF", 2, len(content))
        size, kind = struct.unpack_from("<I4s", content, 12)
        assert kind == b"JSON"
        self.document = json.loads(content[20 : 20 + size])
        _, kind = struct.unpack_from("<I4s", content, 20 + size)
        assert kind == b"BIN\0"
        self._binary = content[28 + size :]
        self.nodes = self.document["nodes"]
        self.names = [node["name"] for node in self.nodes]

    def array(self, number):
        accessor = self.document["accessors"][number]
        view = self.document["bufferViews"][accessor["bufferView"]]
        width = _WIDTHS[accessor["type"]]
        values = np.frombuffer(
            self._binary,
            _TYPES[accessor["componentType"]],
            accessor["count"] * width,
            view["byteOffset"],
        )
        return values.reshape(-1, width) if width > 1 else values

    def times(self):
        return self.array(self.document["animations"][0]["samplers"][0]["input"])

    def _animated(self, frame):
        animation = self.document["animations"][0]
        found = {}
        for channel in animation["channels"]:
            values = self.array(animation["samplers"][channel["sampler"]]["output"])
            target = channel["target"]
            found[target["node"], target["path"]] = values.reshape(len(self.times()), -1)[frame]
        return found

    def worlds(self, frame):
        """Matrices of all nodes at a key frame."""
        animated = self._animated(frame)
        worlds = {}

        def visit(number, above):
            node = self.nodes[number]
            local = np.eye(4)
            place = animated.get((number, "translation"), node.get("translation", [0, 0, 0]))
            x, y, z, w = animated.get((number, "rotation"), node.get("rotation", [0, 0, 0, 1]))
            turned = [[w, -z, y], [z, w, -x], [-y, x, w]]
            vector = np.array([x, y, z])
            local[:3, :3] = np.outer(vector, vector) + np.array(turned) @ np.array(turned)
            local[:3, 3] = place
            worlds[number] = above @ local
            for child in node.get("children", []):
                visit(child, worlds[number])

        for root in self.document["scenes"][0]["nodes"]:
            visit(root, np.eye(4))
        return worlds

    def positions(self, frame):
        """Places of the bones by name."""
        worlds = self.worlds(frame)
        return {node["name"]: worlds[n][:3, 3] for n, node in enumerate(self.nodes)}

    def surface(self, frame, mesh_name):
        """Rest and posed vertices of a mesh."""
        node = self.names.index(mesh_name)
        mesh = self.document["meshes"][self.nodes[node]["mesh"]]
        (primitive,) = mesh["primitives"]
        attributes = primitive["attributes"]
        rest = self.array(attributes["POSITION"]).astype(float)
        shares = self._animated(frame).get((node, "weights"), mesh.get("weights", []))
        points = rest.copy()
        for share, target in zip(shares, primitive.get("targets", []), strict=True):
            points += share * self.array(target["POSITION"])
        skin = self.document["skins"][0]
        inverse = self.array(skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1)
        worlds = self.worlds(frame)
        bones = np.array([worlds[joint] for joint in skin["joints"]]) @ inverse
        joints, weights = self.array(attributes["JOINTS_0"]), self.array(attributes["WEIGHTS_0"])
        blended = np.einsum("vk,vkij->vij", weights, bones[joints])
        ones = np.concatenate([points, np.ones((len(points), 1))], axis=1)
        return rest, np.einsum("vij,vj->vi", blended, ones)[:, :3]
