"""Between the window and the rest: threads, changes, notices, settings, jobs."""
