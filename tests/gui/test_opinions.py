"""What people say of signs, said in the details of a sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lexicon_db.entries import find_entry
from lexicon_db.opinions import opinions_of, say
from lexicon_db.records import Vote
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio


def test_a_vote_and_a_comment_are_kept_by_the_keys_and_undone(opened: Studio) -> None:
    page, lexicon = opened.page, opened.workspace.lexicon
    opened.wait(lambda: page.model.rowCount() == len(GLOSSES))
    tree = find_entry(lexicon, "TREE").id
    me, lexicon.who = lexicon.who, "Ana"
    say(lexicon, tree, Vote.NO, "only in the north")
    lexicon.who = me
    page.views.select([tree], tree)
    opinions = page.details.opinions
    opened.wait(lambda: opinions.votes[Vote.NO].accessibleName().endswith(" 1"))
    assert not opinions.votes[Vote.NO].isChecked()  # it is Ana's

    def votes() -> dict[str, Vote | None]:
        return {one.who: one.vote for one in opinions_of(lexicon, tree)}

    for vote in (Vote.YES, Vote.UNSURE):
        opinions.votes[vote].setFocus()
        QTest.keyClick(opinions.votes[vote], Qt.Key.Key_Space)
        opened.wait(lambda vote=vote: votes() == {"Ana": Vote.NO, me: vote})
        opened.wait(lambda vote=vote: opinions.votes[vote].accessibleName().endswith(" 1"))
    assert [vote for vote, chip in opinions.votes.items() if chip.isChecked()] == [Vote.UNSURE]
    QTest.keyClicks(opinions.comment, "my grandmother does")
    QTest.keyClick(opinions.comment, Qt.Key.Key_Return)
    opened.wait(lambda: opinions_of(lexicon, tree)[0].comment == "my grandmother does")
    opened.settle()
    for left in (2, 2, 1):
        QTest.keyClick(page.views.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        opened.wait(lambda left=left: len(opinions_of(lexicon, tree)) == left)
        opened.settle()
    opened.wait(lambda: not any(chip.isChecked() for chip in opinions.votes.values()))
    assert votes() == {"Ana": Vote.NO}
