"""Bytes that version 1 of the track format wrote must be read the same for ever."""

import base64
from dataclasses import fields

import numpy as np
import pytest

from lexicon_db.codec import decode_track
from lexicon_db.tracks import Contact, FitTrack, LandmarkTrack, MotionTrack

FRAMES = 4
TOLERANCES = {"pose": 1 / 32, "hands": 1 / 32, "face": 1 / 32, "pts": 5e-7, "pose_world": 0.002}
PTS = np.array([0.0, 0.04, 0.08, 0.2])


def curve(*shape, start=0, size=1.0):
    """A few channels that move; all others are zero."""
    values = np.zeros((FRAMES, *shape), np.float32)
    flat = values.reshape(FRAMES, -1)
    flat[:, start] = size * np.array([0.1, 0.2, 0.4, 0.3])
    flat[:, start + 4] = -size
    return values


def motion():
    return MotionTrack(
        pts=PTS,
        rotations=curve(55, 3, start=60) + curve(55, 3, start=78),
        face=curve(52, start=24),
        anchors=curve(2, 3, 3, start=3),
        contacts=(Contact(1, 2, "right_index_tip", "nose"),),
        flags=np.array([[1, 1], [1, 2], [0, 3], [4, 1]], np.uint8),
        noise=np.array([0.25, 0.5, 0.75], np.float32),
    )


def landmarks():
    hands = curve(2, 21, 3, start=5, size=100)
    hands[1:3, 0] = np.nan
    return LandmarkTrack(
        pts=PTS,
        size=(640, 480),
        pose=curve(33, 4, start=8, size=200),
        pose_world=curve(33, 4, start=8),
        hands=hands,
        hands_world=curve(2, 21, 3, start=9, size=0.1),
        hand_scores=np.full((FRAMES, 2, 2), 0.5, np.float32),
        face=curve(478, 3, start=30, size=300),
        flags=np.ones((FRAMES, 2), np.uint8),
    )


def fit():
    return FitTrack(
        pts=PTS,
        body="ab" * 32,
        size=(640, 480),
        focal=600.5,
        betas=np.arange(10, dtype=np.float32) / 4,
        hand_scale=np.array([1.0, 0.96875], np.float32),
        rotations=curve(55, 3, start=60),
        translation=np.tile(np.float32([0.5, 0.25, -2.0]), (FRAMES, 1)),
        face=curve(52, start=24),
    )


WRITTEN = {
    motion: (
        "OITD=0RaR60055w004sk001Tc001EX001K)?2npZb(m3M6~q~vQd20kFZ}=j)dK)>2OA!MPX~?TjmY$#"
        "QXKNmVIzz#slH%IbScK*6M~a1Q}yOkoA`;RMYr(3{Qo`z42*QvCi=Kh$>6niJ^DlBN2+lW<u**BOpwh$"
        "Oi?xiJI-F~;ar6o#^EY&8vg8M?lMh~1@mQPuDh)GKMDi@plEL{uYI6ZpeVI3{Qv;P003eF1&A^t5fKo7"
        "r~4V)U+LfJV$xg<3jhEB000000DvF>0Dz#NByh-};NU=@ARvGspr8N"
    ),
    landmarks: (
        "OITD=0RRL5002e=004*p0018V0015U008<*A32G`)=;^%t~TT5))6SRFZ}=r{R04^Miw5BO=G|QFG<Vp"
        "?h@*dVOXNKSzqwXAnAqy51UviQ}4e39k?T^s{gC1O1?1{7Q^W;f<e2vGgx(<p@d^R*}K@%+rQscRq!Qm"
        "&T^usaUQ6WluN@hW&4Q^AP_Y=2mBjgB!yZNzFo+ropoIqf_YG(9%Y=#`{6P#!k;L$FZ}=jtpEV>K?I3J"
        "BoPq-kFCX4%3PZ;76}*t000000001hAOHY>pr9ZiARr(hAb=nsARvH1py1%(00000001B$Ab>ysARr(h"
        "ARvI?"
    ),
    fit: (
        "OITD=0RjX7008;`005@|000vJ000~S001J>X9rDhkd$@tHG*7&!%Qf(FZ}=j^#lO&2Oc1h&jJ7cwwZ3a"
        "YM|#m0E1zm>00aHXo=vMCQ@*&5t#z6f$`w(s;@;dsRV#AejN!Y7Qlz6g74H(%YmXtTE=S&G4Hd*FpO4~"
        ">_85q=&Ti8?H@6c%RW1b*3W(r)5PwxrK2Y6=Bf5`<~M%+4Ez1%CT4%Sdm9fRz{YGl0A@1~^6%p>mSq4p"
        "Z~<Hb0|X0hL1h301fV5}Iw-X-{Qv-&0003500{vD2Lk{A000331p)v70000000000fFJ+>fS{ltV8Ec@"
        ";6R`tAb<"
    ),
}


@pytest.mark.parametrize("make", WRITTEN)
def test_bytes_of_version_1_mean_what_they_meant(make):
    expected, read = make(), decode_track(base64.b85decode(WRITTEN[make]))
    assert type(read) is type(expected)
    for field in fields(expected):
        want, got = getattr(expected, field.name), getattr(read, field.name)
        if isinstance(want, np.ndarray):
            tolerance = TOLERANCES.get(field.name, 0.005)
            np.testing.assert_allclose(got, want, atol=tolerance, rtol=0, equal_nan=True)
        else:
            assert got == want
