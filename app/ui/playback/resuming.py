"""Goes on where a playback was: at a frame, as soon as there are frames."""

from __future__ import annotations

from app.ui.playback.playback import Playback


def resume(playback: Playback, index: int, *, plays: bool = False) -> None:
    """Show a frame once there are frames; what the person does first counts more.

    Args:
        playback: What shows it.
        index: The frame.
        plays: Whether to play from there, over and over.
    """
    waits = [True]

    def go_on(_: None) -> None:
        if not waits or playback.times is None:
            return
        waits.clear()
        if playback.index == 0:
            playback.seek(index)
        if plays:
            playback.set_looping(True)
            playback.play()

    playback.changed.connect(go_on)
    go_on(None)
