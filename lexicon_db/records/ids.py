"""Identifiers: UUIDs as text, each kind with a type of its own."""

from __future__ import annotations

from typing import NewType

EntryId = NewType("EntryId", str)
SignerId = NewType("SignerId", str)
ConsentId = NewType("ConsentId", str)
RecordingId = NewType("RecordingId", str)
TakeId = NewType("TakeId", str)
TrackId = NewType("TrackId", str)
RepairId = NewType("RepairId", str)
UtteranceId = NewType("UtteranceId", str)
ReviewId = NewType("ReviewId", str)
ComparisonId = NewType("ComparisonId", str)
JobId = NewType("JobId", str)
IdentityId = NewType("IdentityId", str)
RenderId = NewType("RenderId", str)
SessionId = NewType("SessionId", str)
PromptId = NewType("PromptId", str)
StepId = NewType("StepId", str)
