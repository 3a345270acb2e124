"""Reads transparency back, as programs do that know it."""

import numpy as np

#: The usual decoder of VP9 knows nothing of alpha; this one does.
_DECODERS = {".webm": "libvpx-vp9"}


def rgba_frames(path):
    """(T, H, W, 4) of a video."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        if path.suffix not in _DECODERS:
            return np.stack([frame.to_ndarray(format="rgba") for frame in container.decode(stream)])
        decoder = av.codec.CodecContext.create(_DECODERS[path.suffix], "r")
        packets = [packet for packet in container.demux(stream) if packet.size]
        frames = [frame for packet in packets for frame in decoder.decode(packet)]
    return np.stack([frame.to_ndarray(format="rgba") for frame in frames])
