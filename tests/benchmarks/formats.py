"""What is lost on the way through files of other programs, and what their own validators say.

Validators that are not part of the project are asked where they are: ``KINELEX_GLTF_VALIDATOR`` is
a folder in which ``npm install gltf-validator`` was run, ``KINELEX_POSE_FORMAT`` one that
``pip install --no-deps --target`` put pose-format 0.15 into. ELAN's schemas are looked for in the
folder of real data.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.model import load_body
from app.body.regions import MATERIALS
from app.body.skinning import Skinner
from app.body.smplx_adapter import SmplxBody
from app.cli.bench import Measure
from app.core.paths import resource
from app.interchange.bvh import encode_bvh
from app.interchange.elan_file import AnnotationDocument, read_elan
from app.interchange.elan_writing import Contents, add_to_elan, encode_elan
from app.interchange.filming import film_motion
from app.interchange.glb_figure import encode_glb
from app.interchange.pose import read_pose, write_pose
from app.interchange.pose_file import PoseFileError, decode_pose_file
from app.interchange.pose_layout import PoseLayout
from app.interchange.smplx_npz import SmplxMotion, read_motion, write_motion
from app.studio.lexicons import create_lexicon
from app.studio.sign_tables import export_ecv, export_table, import_table
from lexicon_db.errors import KnownError
from lexicon_db.tracks import JOINT_NAMES
from tests.benchmarks.data import DATA
from tests.unit.interchange.bvh_reader import read_bvh
from tests.unit.interchange.glb_reader import Glb

_VALIDATE = """
const fs = require('fs');
require('gltf-validator').validateBytes(new Uint8Array(fs.readFileSync(process.argv[1])))
  .then(report => console.log(JSON.stringify(report.issues)));
"""
_PARTS = ("root_orient", "pose_body", "pose_jaw", "pose_eye", "pose_hand")


def measures() -> Iterator[Measure]:
    """Every format in turn, on a sign of the sample lexicon that also steps aside."""
    motion = read_motion(resource("sample_lexicon", "W.npz"))
    steps = np.linspace(0, 0.2, len(motion.poses))[:, None] * np.array([1.0, 0.2, -0.5])
    moved = SmplxMotion(motion.fps, motion.poses, steps, motion.face)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _skeletons(moved, folder)
        yield from _surfaces(moved, folder)
        yield from _landmarks(moved, folder)
        yield from _tables(folder)
        yield from _annotations(folder)


def _skeletons(motion: SmplxMotion, folder: Path) -> Iterator[Measure]:
    body = load_body()
    turns = motion.poses.reshape(-1, 55, 3)
    _, truth = forward_kinematics(body, turns, translation=motion.trans)
    names, places, _ = read_bvh(encode_bvh(motion, body))
    error = np.abs(places - truth[:, [JOINT_NAMES.index(name) for name in names]]).max()
    yield Measure("BVH: joints by another reader", 1000 * float(error), "mm", most=0.5)
    write_motion(folder / "w.npz", motion)
    smplx = SmplxBody(folder / "smplx")
    with np.load(folder / "w.npz", allow_pickle=False) as file:  # noqa: TID251 - as others do
        layouts = {
            "poses": file["poses"],
            "split": np.concatenate([file[part] for part in _PARTS], axis=1),
        }
        betas, trans, expression = file["betas"], file["trans"], file["expression"]
    for layout, poses in layouts.items():
        _, joints = smplx.pose(poses.reshape(-1, 55, 3), betas, expression, trans)
        error = np.abs(joints[:, :55] - truth).max()
        yield Measure(f"npz, {layout}: joints by smplx", 1000 * float(error), "mm", most=0.5)


def _surfaces(motion: SmplxMotion, folder: Path) -> Iterator[Measure]:
    body = load_body()
    content = encode_glb(motion, body, np.full((len(MATERIALS), 3), 0.5), "W")
    glb = Glb(content)
    frame = len(motion.poses) // 2
    _, truth = forward_kinematics(
        body, motion.poses.reshape(-1, 55, 3)[[frame]], translation=motion.trans[[frame]]
    )
    found = glb.positions(frame)
    error = max(np.abs(found[name] - truth[0, n]).max() for n, name in enumerate(JOINT_NAMES))
    yield Measure("GLB: joints by another reader", 1000 * float(error), "mm", most=0.5)
    own = Skinner(body).vertices(motion.rotations[frame], motion.face[frame], motion.trans[frame])
    rest = {tuple(point): n for n, point in enumerate(np.round(body.template, 6).tolist())}
    away = []
    for mesh in ("body", "arms", "face"):
        points, posed = glb.surface(frame, mesh)
        numbers = [rest[tuple(p)] for p in np.round(points.astype(np.float32), 6).tolist()]
        away.append(np.linalg.norm(posed - own[numbers], axis=1))
    distance = 1000 * np.concatenate(away)
    yield Measure("GLB: surface, 99 of 100 vertices", float(np.percentile(distance, 99)), "mm")
    yield Measure("GLB: surface, worst vertex at a bend", float(distance.max()), "mm")
    (folder / "w.glb").write_bytes(content)
    issues = _gltf_issues(folder / "w.glb")
    if issues is not None:
        for kind in ("numErrors", "numWarnings"):
            yield Measure(f"gltf-validator: {kind}", issues[kind], "", most=0)


def _gltf_issues(file: Path) -> dict[str, Any] | None:
    place = os.environ.get("KINELEX_GLTF_VALIDATOR")
    if not place:
        return None
    told = subprocess.run(
        ["node", "-e", _VALIDATE, str(file)], cwd=place, capture_output=True, check=True
    )
    issues: dict[str, Any] = json.loads(told.stdout)
    return issues


def _landmarks(motion: SmplxMotion, folder: Path) -> Iterator[Measure]:
    track = film_motion(motion, load_body())
    write_pose(folder / "w.pose", track)
    again = read_pose(folder / "w.pose")
    error = max(np.abs(again.pose - track.pose).max(), np.abs(again.hands - track.hands).max())
    yield Measure(".pose: there and back", float(error), "px", most=0.01)
    files = sorted(file for file in (DATA / "pose").rglob("*.pose") if file.is_file())
    if not files:
        return
    decoded, takes, equal = 0, 0, []
    for file in files:
        content = file.read_bytes()
        try:
            decode_pose_file(content)
            decoded += 1
            found = read_pose(file)
            takes += 1
        except (PoseFileError, KnownError):
            continue
        for layout in PoseLayout:
            for version in (0.1, 0.2):
                write_pose(folder / "other.pose", found, layout=layout, version=version)
                equal.append(_is_equal_for_others((folder / "other.pose").read_bytes()))
    yield Measure(".pose: files of others that are read", decoded, f"of {len(files)}")
    yield Measure(".pose: of these with arms and depth, so takes", takes, f"of {len(files)}")
    if None not in equal:
        share = 100 * sum(map(bool, equal)) / len(equal)
        yield Measure(f"pose-format: equal in {len(equal)} files", share, "%", least=100)


def _is_equal_for_others(content: bytes) -> bool | None:
    """Whether pose-format reads the same numbers; None where it is not there."""
    place = os.environ.get("KINELEX_POSE_FORMAT")
    if not place:
        return None
    if place not in sys.path:
        sys.path.append(place)
    theirs = importlib.import_module("pose_format").Pose.read(content)
    ours = decode_pose_file(content)
    return (
        np.array_equal(ours.points, np.ma.getdata(theirs.body.data)[:, 0])
        and np.array_equal(ours.confidence, theirs.body.confidence[:, 0])
        and abs(theirs.body.fps - ours.fps) < 1e-5
    )


def _tables(folder: Path) -> Iterator[Measure]:
    table = DATA / "tables" / "ngt_signbank.tsv"
    if not table.is_file():
        return
    with create_lexicon(folder / "one", "One", "dse") as one:
        result = import_table(one, table, columns={"Meaning": "senses:nld"})
        export_table(one, folder / "one.csv")
        export_ecv(one, folder / "signs.ecv")
    with create_lexicon(folder / "two", "Two", "dse") as two:
        import_table(two, folder / "one.csv")
        export_table(two, folder / "two.csv")
    taken = result.count("added")
    yield Measure("Signbank table: lines taken", taken, f"of {len(result.lines)}", least=3007)
    same = (folder / "one.csv").read_bytes() == (folder / "two.csv").read_bytes()
    yield Measure("CSV to lexicon to CSV: files that differ", int(not same), "", most=0)


def _annotations(folder: Path) -> Iterator[Measure]:
    elan = DATA / "elan"
    if not elan.is_dir():
        return
    etree = importlib.import_module("lxml.etree")
    samples = ("pympi_sample_2.8.eaf", "pympi_sample_3.0.eaf", "readelan_example.eaf")
    schemas = {v: etree.XMLSchema(etree.parse(elan / f"EAFv{v}.xsd")) for v in ("2.8", "3.0")}
    errors, tiers, kept = 0, 0, 0
    for sample in samples:
        document = read_elan(elan / sample)
        for version, schema in schemas.items():
            content = encode_elan(
                Contents(document.tiers, media=document.media, vocabularies=document.vocabularies),
                version,
            )
            errors += not schema.validate(etree.fromstring(content))
            more = add_to_elan(elan / sample, Contents(()))
            for written in (content, more):
                (folder / "again.eaf").write_bytes(written)
                tiers += len(document.tiers)
                kept += _equal_tiers(document, read_elan(folder / "again.eaf"))
    if (folder / "signs.ecv").is_file():
        root = etree.parse(folder / "signs.ecv")
        errors += sum(not schema.validate(root) for schema in schemas.values())
    yield Measure("EAF and ECV: files that the schemas refuse", errors, "", most=0)
    yield Measure("EAF: tiers of others kept", 100 * kept / tiers, "%", least=100)


def _equal_tiers(one: AnnotationDocument, other: AnnotationDocument) -> int:
    return sum(a == b for a, b in zip(one.tiers, other.tiers, strict=True))
