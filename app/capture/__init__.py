"""Pictures in and out: video files become frames with true times, frames become video files."""
