"""Who may sign in a video: the mannequin, and signers who agree to be rendered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.core.settings import load_settings
from app.jobs.files import inside
from app.studio.leaving import require_may_leave
from lexicon_db.consents import require_consent
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, identity_path, list_identities
from lexicon_db.records import Consent, Identity, Performed, Scope, SignerId
from lexicon_db.renders import approval_of
from lexicon_db.signers import get_signer

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: The identity that needs nobody.
MANNEQUIN: Final = "mannequin"
#: What the ending of an identity's name asks for: its plain appearance.
FLAT: Final = ":flat"
_NOT_RENDERED: Final = "The video was not rendered."


@dataclass(frozen=True)
class IdentityChoice:
    """An appearance that a person may choose.

    Attributes:
        name: What to call it.
        signer: Whose it is; None for the mannequin.
        usable: Whether it may be rendered now.
        why_not: Why it may not, as one sentence.
    """

    name: str
    signer: SignerId | None
    usable: bool
    why_not: str


@dataclass(frozen=True)
class Performer:
    """Who signs.

    Attributes:
        name: As it was asked for.
        identity: The appearance; None for the mannequin.
        consent: Under which it is used; None for the mannequin.
    """

    name: str
    identity: Identity | None = None
    consent: Consent | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the plain appearance is meant, also where there is a learned one."""
        return self.name.endswith(FLAT)


def identities(lexicon: Lexicon) -> tuple[IdentityChoice, ...]:
    """Everybody who can be chosen: the mannequin, then the enrolled signers by name.

    After a learned appearance comes the plain one of the same signer, which needs less time.
    """
    choices = [IdentityChoice(MANNEQUIN, None, usable=True, why_not="")]
    for identity in list_identities(lexicon):
        signer = get_signer(lexicon, identity.signer)
        agreed = bool(signer.scopes & {Scope.RENDER_OWN, Scope.RENDER_OTHERS})
        why_not = "" if agreed else f"{signer.name} has not agreed to be rendered, or not any more."
        plain = [f"{identity.name}{FLAT}"] if identity.kind != "flat" else []
        choices += [
            IdentityChoice(name, signer.id, usable=agreed, why_not=why_not)
            for name in (identity.name, *plain)
        ]
    return tuple(choices)


def performer_of(
    lexicon: Lexicon, name: str, signers: Sequence[SignerId], *, is_public: bool
) -> Performer:
    """Who signs, if everybody who is seen or whose signs are seen agrees to that.

    Raises:
        KnownError: If there is no such identity, or somebody has not agreed, or not any more.
    """
    identity = None if name == MANNEQUIN else _identity(lexicon, name)
    consent = None
    if identity is not None:
        is_own = all(signer == identity.signer for signer in signers)
        scope = Scope.RENDER_OWN if is_own else Scope.RENDER_OTHERS
        consent = require_consent(lexicon, identity.signer, scope)
    require_may_leave(lexicon, signers, _NOT_RENDERED)
    if is_public:
        for signer in dict.fromkeys([*([identity.signer] if identity else []), *signers]):
            require_consent(lexicon, signer, Scope.PUBLISH)
    return Performer(name, identity, consent)


def require_approved(
    lexicon: Lexicon, shown: Performed, *, is_draft: bool, is_public: bool
) -> None:
    """Make sure that what says not to be a draft, or is to be published, is approved."""
    if shown.signer is None or (is_draft and not is_public):
        return
    if approval_of(lexicon, shown.subject) is None:
        signer = get_signer(lexicon, shown.signer).name
        raise KnownError(
            _NOT_RENDERED,
            f"{signer} has not approved it, or not any more.",
            f"Render a draft, and show it to {signer} or a delegate.",
        )


def _identity(lexicon: Lexicon, name: str) -> Identity:
    """The identity that a name stands for.

    Raises:
        KnownError: If there is none.
    """
    found = find_identity(lexicon, name.removesuffix(FLAT) or name)
    if found is None:
        known = ", ".join(choice.name for choice in identities(lexicon))
        raise KnownError(
            _NOT_RENDERED,
            f"There is no identity “{name}”.",
            f"Choose one of: {known}.",
        )
    return found


def appearance_of(lexicon: Lexicon, performer: Performer) -> dict[str, Any]:
    """What the render task needs to know of who signs."""
    identity = performer.identity
    if identity is None:
        return {"kind": MANNEQUIN, "skin": load_settings().skin}
    return {
        "kind": identity.kind,
        "file": inside(lexicon, identity_path(lexicon, identity)),
        "is_plain": performer.is_plain,
    }
