import gc

from app.core.events import Event


def test_receivers_are_called_in_the_order_in_which_they_were_connected():
    event, heard = Event(), []
    event.connect(lambda word: heard.append(("first", word)))
    event.connect(lambda word: heard.append(("second", word)))
    event.emit("a")
    event.emit("b")
    assert heard == [("first", "a"), ("second", "a"), ("first", "b"), ("second", "b")]


def test_a_receiver_that_is_gone_is_forgotten():
    class View:
        def show(self, word):
            heard.append(word)

    event, heard, view = Event(), [], View()
    event.connect(view.show)
    event.emit("seen")
    del view
    gc.collect()
    event.emit("unseen")
    assert heard == ["seen"]


def test_a_receiver_that_connects_another_does_not_lose_it():
    event, heard = Event(), []

    def first(word):
        heard.append(word)
        if word == "a":
            event.connect(lambda later: heard.append(later.upper()))

    event.connect(first)
    event.emit("a")
    heard.clear()
    event.emit("b")
    assert heard == ["b", "B"]
