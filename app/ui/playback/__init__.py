"""One clock for everything that shows a moment of a motion: figure, video, plots, timeline."""
