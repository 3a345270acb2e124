"""What a withdrawal has reached, and what somebody has to see to, as a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.pages.packs.pack_words import amount_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.studio.withdrawing import Reached

translate = QCoreApplication.translate


def reached_notice(reached: Sequence[Reached]) -> Notice:
    """Tell what went of each person, and what has left the lexicon before."""
    if not reached:
        what = translate("WithdrawalWords", "Nobody on the list is known here.")
        return Notice(NoticeKind.TOLD, what)
    told = translate("WithdrawalWords", "Withdrawn: {people}.")
    people = ", ".join(one.withdrawal.name for one in reached)
    return Notice(NoticeKind.DONE, told.format(people=people), " ".join(_more(reached)))


def _more(reached: Sequence[Reached]) -> list[str]:
    takes = amount_words("takes", sum(one.withdrawal.takes for one in reached))
    told = translate("WithdrawalWords", "Out of use, in the trash: {takes}.")
    if all(one.withdrawal.is_erased for one in reached):
        told = translate("WithdrawalWords", "Deleted for good: {takes}.")
    more = [told.format(takes=takes)]
    if any(one.has_forgotten for one in reached):
        words = translate("WithdrawalWords", "Movements that were learned are forgotten.")
        more.append(words)
    if jobs := sum(one.jobs for one in reached):
        more.append(translate("WithdrawalWords", "Jobs stopped: {count}.").format(count=jobs))
    if videos := [file for one in reached for file in one.videos]:
        words = translate("WithdrawalWords", "These videos still show the signs: {files}.")
        more.append(words.format(files=", ".join(videos)))
    if packs := sorted({pack.name for one in reached for pack in one.withdrawal.packs}):
        words = translate("WithdrawalWords", "Send the list of revocations to whoever has {packs}.")
        more.append(words.format(packs=", ".join(packs)))
    return more
