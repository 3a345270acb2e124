"""Files that are no bodies: each is refused with a reason, and none runs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from app.body.model import load_body
from lexicon_db.errors import KnownError


def refusal(file: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        load_body(file)
    assert caught.value.what == "The body file was not loaded."
    assert "SMPL-X" in caught.value.fix
    return caught.value


def test_a_valid_file_is_read_with_its_hash(arrays, saved):
    import hashlib

    file = saved(arrays)
    model = load_body(file)
    assert model.hash == hashlib.sha256(file.read_bytes()).hexdigest()
    assert model.template.shape == (9930, 3)
    assert model.shape_directions.shape == (9930, 3, 10)
    assert model.face_to_expression.shape == (10, 52)


@pytest.mark.parametrize(
    "key",
    [
        "v_template", "f", "shapedirs", "posedirs", "J_regressor", "weights", "kintree_table",
        "hands_componentsl", "hands_componentsr", "hands_meanl", "hands_meanr", "lmk_faces_idx",
        "lmk_bary_coords",
    ],
)  # fmt: skip
def test_each_missing_array_is_named(arrays, saved, key):
    del arrays[key]
    assert key in refusal(saved(arrays)).why


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("v_template", lambda a: a[:, :2]),
        ("weights", lambda a: a[:, :54]),
        ("J_regressor", lambda a: a[:54]),
        ("posedirs", lambda a: a[:, :, :485]),
        ("posedirs", lambda a: a[:-1]),
        ("kintree_table", lambda a: a[:, :54]),
        ("lmk_faces_idx", lambda a: a[:50]),
        ("hands_meanl", lambda a: a[:44]),
        ("f", lambda a: a.astype(np.float32)),
        ("v_template", lambda a: a.astype("U8")),
    ],
)
def test_wrong_shapes_and_kinds_are_named(arrays, saved, key, change):
    arrays[key] = change(arrays[key])
    why = refusal(saved(arrays)).why
    assert key in why or "length" in why


def test_too_few_points_are_counted(arrays, saved):
    few = {
        key: array[:100] if key in ("v_template", "shapedirs", "posedirs", "weights") else array
        for key, array in arrays.items()
    }
    few["J_regressor"] = few["J_regressor"][:, :100]
    why = refusal(saved(few)).why
    assert "100" in why
    assert "9930" in why


def test_too_few_directions_are_refused(arrays, saved):
    arrays["shapedirs"] = arrays["shapedirs"][:, :, :16]
    assert "shapedirs" in refusal(saved(arrays)).why


def test_more_names_than_expressions_are_refused(arrays, saved):
    arrays["face_unit_names"] = np.array([f"unit{number}" for number in range(101)])
    assert "face_unit_names" in refusal(saved(arrays)).why


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_numbers_are_refused(arrays, saved, value):
    arrays["shapedirs"][5, 1, 3] = value
    assert "shapedirs" in refusal(saved(arrays)).why


def test_faces_and_landmarks_must_exist(arrays, saved):
    arrays["f"][7, 1] = 9930
    assert '"f"' in refusal(saved(arrays)).why
    arrays["f"][7, 1] = 9929
    arrays["lmk_faces_idx"][3] = len(arrays["f"])
    assert "lmk_faces_idx" in refusal(saved(arrays)).why


def test_another_skeleton_is_refused(arrays, saved):
    arrays["kintree_table"][0, 20] = 3
    assert "skeleton" in refusal(saved(arrays)).why


def test_unbound_skin_is_refused(arrays, saved):
    arrays["weights"][10] = 0
    assert "bound" in refusal(saved(arrays)).why


class Hostile:
    """Would write a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self):
        return Path.touch, (self.trace,)


def test_a_file_that_would_run_code_is_refused_and_does_not(arrays, saved, tmp_path):
    trace = tmp_path / "ran"
    arrays["J_regressor"] = np.array([[Hostile(trace)]], dtype=object)
    assert "J_regressor" in refusal(saved(arrays)).why
    assert not trace.exists()


def test_hostile_arrays_that_are_not_needed_stay_unread(arrays, saved, tmp_path):
    trace = tmp_path / "ran"
    arrays["part2num"] = np.array([Hostile(trace)], dtype=object)
    load_body(saved(arrays))
    assert not trace.exists()


def test_an_array_that_promises_more_than_it_has_is_refused(arrays, saved, tmp_path):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": (10**9, 3)}
    )
    file = tmp_path / "SMPLX_HUGE.npz"
    with zipfile.ZipFile(saved(arrays)) as good, zipfile.ZipFile(file, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, header.getvalue() if name == "v_template.npy" else content)
    assert "v_template" in refusal(file).why


def test_truncated_text_empty_and_missing_files_are_refused(arrays, saved, tmp_path):
    good = saved(arrays).read_bytes()
    file = tmp_path / "body.npz"
    for content in (good[: len(good) // 2], b"not a body", b""):
        file.write_bytes(content)
        refusal(file)
    file.unlink()
    refusal(file)
    refusal(tmp_path)


def test_the_number_of_directions_tells_where_expressions_start(arrays, saved):
    rng = np.random.default_rng(6)
    wide = np.zeros((9930, 3, 400), np.float32)
    wide[:, :, :10] = arrays["shapedirs"][:, :, :10]
    wide[:, :, 300:] = rng.normal(0, 0.01, (9930, 3, 100))
    names = np.array([f"unknown{n}" for n in range(98)] + ["jawOpen", "cheekPuff"])
    narrow = load_body(saved(arrays | {"face_unit_names": np.array(["jawOpen"])}))
    assert np.array_equal(narrow.face_directions[:, :, 24], arrays["shapedirs"][:, :, 10])
    full = load_body(saved(arrays | {"shapedirs": wide, "face_unit_names": names}))
    assert np.array_equal(full.shape_directions, wide[:, :, :10])
    assert np.array_equal(full.face_directions[:, :, 24], wide[:, :, 398])
    assert np.array_equal(full.face_directions[:, :, 5], wide[:, :, 399])
