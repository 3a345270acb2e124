"""Arrays to bytes and back, never through pickle: stored tracks, and foreign ``.npz`` files."""

from lexicon_db.codec.npz import Member, read_npz
from lexicon_db.codec.track_bytes import decode_track, encode_track, kind_of_track

__all__ = ["Member", "decode_track", "encode_track", "kind_of_track", "read_npz"]
