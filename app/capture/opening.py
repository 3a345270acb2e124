"""Opens a video file for reading, or says in plain words why it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

_WHAT: Final = "The video could not be opened."

#: Containers that hold moving pictures. Anything else that FFmpeg knows (text art, single
#: pictures, play lists that name other files or servers) is not a recording of a sign.
_CONTAINERS: Final = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,apng,mpegts,mpeg,mpegvideo,ogg,flv,asf,mxf,dv"
)
_MAX_SIDE: Final = 8192
_MAX_PIXELS: Final = 8192 * 4320


def open_video(path: Path) -> tuple[InputContainer, VideoStream]:
    """Open a file and choose its pictures.

    Only the file itself is read: FFmpeg may neither follow references nor open connections.

    Returns:
        The ``av`` input container and its video stream.

    Raises:
        KnownError: If the file cannot be read, is no video, or has pictures of absurd size.
    """
    import av

    _require_readable(path)
    try:
        container = av.open(
            f"file:{path.absolute()}",
            options={"format_whitelist": _CONTAINERS, "protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except av.error.FFmpegError as error:
        raise _not_a_video(path) from error
    try:
        return container, _picture_stream(path, container)
    except BaseException:
        container.close()
        raise


def _require_readable(path: Path) -> None:
    """Refuse what the file system already tells."""
    try:
        if path.is_dir():
            raise KnownError(
                _WHAT, f"{path.name} is a folder.", "Choose the video files inside the folder."
            )
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise KnownError(
            _WHAT,
            f"There is no file {path}.",
            "Check the name and the folder, and choose it again.",
        ) from error
    except PermissionError as error:
        raise KnownError(
            _WHAT,
            f"You may not read {path}.",
            "Ask its owner for permission, or copy the file to a folder of your own.",
        ) from error
    except OSError as error:
        raise KnownError(
            _WHAT,
            f"{path} cannot be read: {error.strerror}.",
            "Check that the disk is connected, then choose the file again.",
        ) from error
    if size == 0:
        raise KnownError(
            _WHAT, f"{path.name} is empty: it holds 0 bytes.", "Copy or record the file again."
        )


def _not_a_video(path: Path) -> KnownError:
    """Tell a cut-off film, whose index at the end is lost, from a file of another kind."""
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return KnownError(
            _WHAT,
            f"{path.name} is cut off: its index, which stands at the end, is missing.",
            "Copy the file again from the camera or the phone.",
        )
    return KnownError(
        _WHAT,
        f"{path.name} is not a video, or it is damaged.",
        "Choose a video file such as .mp4, .mov, .webm, .mkv, .avi or .gif.",
    )


def _picture_stream(path: Path, container: InputContainer) -> VideoStream:
    """Choose the stream with the moving pictures and refuse sizes that would fill the memory."""
    import av

    streams = [
        stream
        for stream in container.streams.video
        # The cover of a song is a stream of one picture, not a film.
        if not stream.disposition & av.stream.Disposition.attached_pic
    ]
    if not streams:
        raise KnownError(
            _WHAT, f"{path.name} has no pictures, only sound.", "Choose a file with pictures."
        )
    stream = streams[0]
    if stream.codec_context is None:
        raise KnownError(
            _WHAT,
            f"The pictures in {path.name} are of a kind that Kinelex does not know.",
            "Convert the file to MP4 (H.264) with another program, and add it again.",
        )
    refuse_absurd_size(path, stream.codec_context.width, stream.codec_context.height)
    return stream


def refuse_absurd_size(path: Path, width: int, height: int) -> None:
    """Refuse pictures that no camera makes and that would fill the memory.

    Raises:
        KnownError: If a side or the area is larger than 8K video.
    """
    if max(width, height) > _MAX_SIDE or width * height > _MAX_PIXELS:
        raise KnownError(
            _WHAT,
            f"The pictures in {path.name} are {width} × {height} pixels, more than 8K.",
            "Scale the video to 1920 × 1080 with another program, and add it again.",
        )
