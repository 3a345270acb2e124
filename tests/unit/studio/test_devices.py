import pytest

from app.studio.devices import graphics_device
from lexicon_db.errors import KnownError


@pytest.fixture
def torch():
    import torch

    return torch


def test_the_graphics_device_is_named_and_the_processor_is_not(monkeypatch, torch):
    assert graphics_device("cpu") == ""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: f"Maker's {device.type}")
    assert graphics_device() == "Maker's cuda"


def test_a_device_that_is_not_there_is_named_in_one_message(monkeypatch, torch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert graphics_device() == ""
    with pytest.raises(KnownError, match=r"“cuda”.*has no such device"):
        graphics_device("cuda")
