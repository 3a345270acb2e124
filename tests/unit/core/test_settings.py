"""Settings are kept, and never in the way: what is damaged means the defaults."""

import json

import pytest

from app.core.paths import settings_file
from app.core.settings import RecordingSettings, Settings, load_settings, save_settings


@pytest.fixture(autouse=True)
def profile(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    return tmp_path


def test_settings_come_back(profile):
    chosen = Settings(theme="light", workers=3, skin=5, mirrored=True, recent=("/a", "/b ü"))
    save_settings(chosen)
    assert load_settings() == chosen
    assert [path.name for path in profile.iterdir()] == ["settings.json"]


def test_without_a_file_there_are_defaults():
    assert load_settings() == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_damaged_file_means_defaults_and_can_be_replaced(content):
    settings_file().write_bytes(content)
    assert load_settings() == Settings()
    save_settings(Settings(skin=2))
    assert load_settings().skin == 2


def test_a_wrong_value_means_its_default_and_costs_no_other():
    raw = {
        "theme": 7,
        "workers": "two",
        "mirrored": 1,
        "skin": True,
        "recent": "x",
        "device": "cpu",
    }
    settings_file().write_text(json.dumps(raw))
    assert load_settings() == Settings(device="cpu")


@pytest.mark.parametrize(
    "raw", [{"workers": -3}, {"workers": 10**9}, {"skin": 0}, {"skin": 7}, {"device": "gpu"}]
)
def test_a_value_that_nothing_can_work_with_means_its_default(raw):
    settings_file().write_text(json.dumps(raw))
    assert load_settings() == Settings()


def test_settings_of_a_newer_version_are_kept():
    settings_file().write_text(json.dumps({"theme": "light", "hologram": [1, 2]}))
    save_settings(Settings(theme="dark"))
    raw = json.loads(settings_file().read_text())
    assert (raw["theme"], raw["hologram"]) == ("dark", [1, 2])


def test_a_core_is_left_to_the_window(monkeypatch):
    for cores, workers in ((8, 7), (1, 1), (None, 1)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert Settings().worker_count == workers
    assert Settings(workers=3).worker_count == 3


def test_a_group_of_settings_is_kept_and_its_wrong_values_are_left_out(profile):
    kept = Settings(recording=RecordingSettings(camera="Front", countdown=1.5, hands_free=False))
    save_settings(kept)
    assert load_settings() == kept
    group = {"camera": "Front", "countdown": 2, "rest_hold": -1.0, "mirrored": "yes", "new": 1}
    settings_file().write_text(json.dumps({"recording": group}))
    assert load_settings().recording == RecordingSettings(camera="Front", countdown=2.0)
    settings_file().write_text(json.dumps({"recording": "broken"}))
    assert load_settings() == Settings()
