"""Arrays to bytes and back, never through pickle: stored tracks, and foreign ``.npz`` files."""

from lexicon_db.codec.npz import Member, read_npz
from lexicon_db.codec.track_bytes import check_track, decode_track, encode_track

__all__ = ["Member", "check_track", "decode_track", "encode_track", "read_npz"]
