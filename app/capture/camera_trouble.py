"""What to say when a camera cannot be used."""

from __future__ import annotations

from lexicon_db.errors import KnownError


def unplugged(name: str) -> KnownError:
    """The camera is gone."""
    return KnownError(
        "The camera no longer gives pictures.",
        f"“{name}” was unplugged or switched off.",
        "Plug it in again, then choose it; what was recorded up to then is kept.",
    )


def busy(name: str) -> KnownError:
    """Another program has the camera."""
    return KnownError(
        "The camera could not be started.",
        f"Another program is using “{name}”.",
        "Close the other program, a video call or a browser for example, then try again.",
    )


def refused(name: str) -> KnownError:
    """The system keeps the camera from Kinelex."""
    return KnownError(
        "The camera could not be started.",
        f"The system does not let Kinelex use “{name}”.",
        "Allow it in the privacy settings of the system, then try again.",
    )


def silent(name: str) -> KnownError:
    """The camera is there and gives nothing."""
    return KnownError(
        "The camera gives no pictures.",
        f"“{name}” is there, and nothing comes from it; perhaps another program is using it.",
        "Close other programs that use it, or unplug it and plug it in again, then try again.",
    )


def no_cameras_known(reason: str) -> KnownError:
    """This system cannot say which cameras there are."""
    return KnownError(
        "No camera can be used.",
        f"A part of the system that cameras need is missing: {reason}.",
        "Install it (on Debian: apt-get install libpulse0 libxrandr2), then start Kinelex again.",
    )
