import io
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexicon_db.codec import Member, read_npz
from lexicon_db.errors import KnownError
from tests.unit.lexicon_db.properties import UNHURRIED

WANTED = {"poses": Member(("T", 165)), "trans": Member(("T", 3))}


def saved(**arrays) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def zipped(members: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def npy_header(shape, dtype="<f4") -> bytes:
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def good() -> dict:
    return {"poses": np.ones((4, 165), np.float32), "trans": np.zeros((4, 3))}


def test_reads_what_was_asked_for(tmp_path):
    arrays = {**good(), "gender": np.array("neutral"), "other": np.array([object()])}
    path = tmp_path / "a.npz"
    path.write_bytes(saved(**arrays))
    read = read_npz(
        path, {**WANTED, "gender": Member((), "U"), "betas": Member((10,), is_optional=True)}
    )
    assert set(read) == {"poses", "trans", "gender"}
    np.testing.assert_array_equal(read["poses"], arrays["poses"])
    assert str(read["gender"]) == "neutral"
    read["poses"][0] = 0  # belongs to the caller


def test_reads_fortran_order_and_foreign_byte_order():
    values = np.arange(12.0).reshape(3, 4)
    read = read_npz(
        saved(a=np.asfortranarray(values), b=values.astype(">f4")),
        {"a": Member((3, 4)), "b": Member((3, None))},
    )
    np.testing.assert_array_equal(read["a"], values)
    np.testing.assert_array_equal(read["b"], values)
    assert read["b"].dtype.isnative


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"poses": np.array([{"a": 1}] * 4, dtype=object)}, "Python objects"),
        ({"poses": np.ones((4, 156), np.float32)}, "shape"),
        ({"poses": np.ones((5, 165), np.float32)}, "length"),
        ({"poses": np.array("x")}, "kind of values"),
        ({"poses": np.ones((4, 165), np.complex128)}, "kind of values"),
    ],
)
def test_refuses_what_does_not_fit(change, reason):
    with pytest.raises(KnownError, match=reason):
        read_npz(saved(**{**good(), **change}), WANTED)


def test_names_what_is_missing():
    with pytest.raises(KnownError, match="lacks poses"):
        read_npz(saved(trans=np.zeros((4, 3))), WANTED)


def test_refuses_other_files(tmp_path):
    for content in (b"", b"PK", b"\x00" * 1000, b"not a zip at all"):
        with pytest.raises(KnownError, match=r"no \.npz"):
            read_npz(content, WANTED)
    with pytest.raises(KnownError, match="cannot be opened"):
        read_npz(tmp_path / "absent.npz", WANTED)
    with pytest.raises(KnownError):
        read_npz(tmp_path, WANTED)


def test_refuses_truncated_and_changed_files():
    whole = saved(**good())
    for length in range(0, len(whole) - 1, 11):
        with pytest.raises(KnownError):
            read_npz(whole[:length], WANTED)


@settings(UNHURRIED, max_examples=300)
@given(st.data())
def test_flipped_bytes_never_crash(data):
    content = bytearray(saved(**good()))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_npz(bytes(content), WANTED)
    except KnownError:
        return
    assert read["poses"].shape == (4, 165)


def test_refuses_a_zip_bomb_before_unpacking_it():
    bomb = zipped({"a.npy": npy_header((2**28,)) + bytes(2**24)})
    assert len(bomb) < 50_000
    tracemalloc.start()
    with pytest.raises(KnownError, match="holds more than 8 MiB"):
        read_npz(bomb, {"a": Member((None,))}, max_bytes=2**23)
    assert tracemalloc.get_traced_memory()[1] < 2**21
    tracemalloc.stop()


@pytest.mark.parametrize("shape", [(2**40,), (-1,), (2**62, 4), (3, 2)])
def test_refuses_a_header_that_lies_about_its_size(shape):
    content = zipped({"a.npy": npy_header(shape) + bytes(64)})
    with pytest.raises(KnownError):
        read_npz(content, {"a": Member((None,) * len(shape))})


def test_refuses_odd_containers():
    array = npy_header((2,)) + bytes(8)
    for content in (
        zipped({"a.npy": array}, zipfile.ZIP_LZMA),
        zipped({"a.npy": b"\x93NUMPY\x09\x00" + array[8:]}),
        zipped({"a.npy": b"cos\nsystem\n(S'true'\ntR."}),
        zipped({"a.npy": b""}),
    ):
        with pytest.raises(KnownError):
            read_npz(content, {"a": Member((2,))})
