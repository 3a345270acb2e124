"""Camera or file to frames to recording: pictures with their true times, in and out."""
