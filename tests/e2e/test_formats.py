"""Files of other programs, command by command."""

from __future__ import annotations

import pytest

from app.interchange.elan_file import read_elan
from tests.unit.interchange.bvh_reader import read_bvh
from tests.unit.interchange.glb_reader import Glb

pytestmark = pytest.mark.e2e


def test_an_utterance_is_annotated_and_composed_again_from_its_tier(tracked, tmp_path):
    told = tracked.json("compose", "W D", "--out", tmp_path / "wd.eaf")
    glosses = read_elan(tmp_path / "wd.eaf").tier("Gloss").annotations
    assert [one.end_ms / 1000 for one in glosses] == pytest.approx(
        [sign["end"] for sign in told["signs"]], abs=0.02
    )
    eaf = ("--eaf", tmp_path / "wd.eaf", "--tier", "Gloss")
    again = tracked.json("compose", *eaf, "--out", tmp_path / "wd.bvh")
    assert [sign["gloss"] for sign in again["signs"]] == ["W", "D"]
    names, positions, _ = read_bvh((tmp_path / "wd.bvh").read_text())
    assert len(names) == 55
    assert len(positions) == again["frames"]
    assert tracked("compose", *eaf, "W D", "--out", tmp_path / "x.bvh").status == 2


def test_a_take_is_exported_until_its_signer_withdraws(tracked, tmp_path):
    told = tracked.json("export", "W", "--fps", "25", "--out", tmp_path / "w.glb")
    assert (told["fps"], len(told["notices"])) == (25, 1)
    assert len(Glb((tmp_path / "w.glb").read_bytes()).times()) == told["frames"]
    tracked.json("signer", "consent", "Bo", "--scope", "record,share")
    tracked.json("signer", "withdraw", "Bo")
    doors = (
        ("export", "W", "--out", tmp_path / "out.glb"),
        ("tracks", "W", "--out", tmp_path / "out.npz"),
    )
    for door in doors:
        assert tracked(*door).status == 1
    assert not list(tmp_path.glob("out.*"))


def test_a_table_comes_in_and_goes_out_with_all_of_its_columns(kinelex, tmp_path):
    table = tmp_path / "signs.csv"
    table.write_text("Zeichen\tHandedness\nICH1*\t1\n\t2\n", encoding="utf-8-sig")
    assert "holds glosses" in kinelex("import-table", table).err
    told = kinelex.json("import-table", table, "--column", "Zeichen=gloss")
    assert told["counts"] == {"added": 1, "not-taken": 1}
    assert [line["line"] for line in told["left"]] == [3]
    shown = kinelex.json("show", "ICH1*")
    assert (shown["form"], shown["hamnosys"]) == ({"Handedness": ["1"]}, "")
    assert kinelex.json("export-table", tmp_path / "out.csv")["signs"] == 1
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert text == "ID Gloss,Status,Handedness\nICH1*,new,1\n"
    assert kinelex.json("export-ecv", tmp_path / "out.ecv")["signs"] == 1
