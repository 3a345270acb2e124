"""Known troubles: what a person can understand and mend. All else that is raised is a bug."""


class KnownError(Exception):
    """A trouble with three answers for the person who meets it.

    Attributes:
        what: What did not happen, as one sentence.
        why: The reason, as one sentence.
        fix: What to do now, as one sentence.
    """

    def __init__(self, what: str, why: str, fix: str) -> None:
        super().__init__(f"{what} {why} {fix}")
        self.what = what
        self.why = why
        self.fix = fix
