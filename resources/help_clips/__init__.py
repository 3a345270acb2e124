"""Clips in sign language that explain pages; see `app.ui.help.help_clips`. None ships as yet."""
