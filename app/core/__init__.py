"""What every floor of the application may use: errors, events, progress, paths, settings, log."""
