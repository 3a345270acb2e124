"""Work off the main thread: in order, answered on the main thread, forgotten when nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from app.core.progress import Cancelled
from app.ui.bridge.changes import merged, touches_nothing
from app.ui.bridge.notices import Notice
from app.ui.bridge.operations import Operations
from lexicon_db.errors import KnownError
from lexicon_db.records import Changes, EntryId, JobId


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:
    made = Operations()
    yield made
    made.shut_down()


def test_writes_run_one_after_the_other_on_one_other_thread(
    operations: Operations, qtbot: object
) -> None:
    seen: list[tuple[int, int]] = []
    answered: list[int] = []
    for number in range(20):
        operations.write(
            operations,
            lambda n=number: seen.append((n, threading.get_ident())),
            lambda _, n=number: answered.append(threading.get_ident()),
        )
    qtbot.waitUntil(lambda: len(answered) == 20)
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1
    assert seen[0][1] != threading.get_ident()
    assert set(answered) == {threading.get_ident()}


def test_only_the_latest_reading_of_a_topic_is_answered(
    operations: Operations, qtbot: object
) -> None:
    gate = threading.Event()
    answered: list[str] = []
    operations.read(operations, lambda: gate.wait(5) and "slow", answered.append, topic="find")
    for word in ("a", "ab", "abc"):
        operations.read(operations, lambda w=word: w, answered.append, topic="find")
    qtbot.waitUntil(lambda: answered == ["abc"])
    gate.set()
    qtbot.wait(50)
    assert answered == ["abc"]


def test_nobody_is_called_who_is_gone(operations: Operations, qtbot: object) -> None:
    owner = QObject()
    gate = threading.Event()
    answered: list[object] = []
    operations.read(owner, lambda: gate.wait(5), answered.append)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    operations.write(operations, lambda: None, lambda _: answered.append("later"))
    qtbot.waitUntil(lambda: answered == ["later"])


def test_a_known_trouble_goes_to_who_asked_or_else_becomes_a_notice(
    operations: Operations, qtbot: object
) -> None:
    error = KnownError("Not saved.", "Full.", "Free it.")
    heard: list[KnownError] = []
    told: list[Notice] = []
    operations.noticed.connect(told.append)

    def refuse() -> None:
        raise error

    operations.write(operations, refuse, None, heard.append)
    operations.write(operations, refuse)
    qtbot.waitUntil(lambda: bool(told))
    assert heard == [error]
    assert told == [Notice.of_error(error)]


def test_a_wish_to_stop_is_no_trouble(operations: Operations, qtbot: object) -> None:
    told: list[object] = []
    done: list[object] = []
    operations.noticed.connect(told.append)

    def stop() -> None:
        raise Cancelled

    operations.write(operations, stop, done.append)
    operations.write(operations, lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert told == []


def test_a_bug_reaches_the_exception_hook(operations: Operations, qtbot: object) -> None:
    def fail() -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as caught:
        operations.write(operations, fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_writes_that_were_asked_for_are_finished_at_the_end(qapp: object) -> None:
    operations = Operations()
    done: list[int] = []
    for number in range(50):
        operations.write(operations, lambda n=number: done.append(n))
    operations.shut_down()
    assert done == list(range(50))
    operations.write(operations, lambda: done.append(-1))
    assert done == list(range(50))


def test_changes_add_up() -> None:
    one = Changes(entries=frozenset([EntryId("a")]))
    two = Changes(entries=frozenset([EntryId("b")]), jobs=frozenset([JobId("j")]))
    both = merged(one, two)
    assert both.entries == {"a", "b"}
    assert both.jobs == {"j"}
    assert touches_nothing(Changes())
    assert not touches_nothing(both)
