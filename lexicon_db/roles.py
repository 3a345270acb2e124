"""Who may approve and publish signs. A lexicon in which nobody has a role lets everybody."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.records import Changes, EntryStatus, Role
from lexicon_db.schema import LexiconRow, PersonRoleRow
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: The role that a status asks for, to be given and to be taken back.
NEEDED: Final = {EntryStatus.APPROVED: Role.REVIEWER, EntryStatus.PUBLISHED: Role.PUBLISHER}


def people(lexicon: Lexicon) -> dict[str, frozenset[Role]]:
    """The roles of each person who has one, by name."""
    found: dict[str, set[Role]] = defaultdict(set)
    with lexicon.read() as session:
        for row in session.scalars(select(PersonRoleRow).order_by(PersonRoleRow.name)):
            found[row.name].add(row.role)
    return {name: frozenset(roles) for name, roles in found.items()}


def give_role(lexicon: Lexicon, name: str, role: Role) -> Changes:
    """Let a person have a role; the first one of a lexicon has to be an administrator.

    Raises:
        KnownError: If whoever works is no administrator, or nobody would be one.
    """
    name = clean_label(name, "name of the person")
    with lexicon.write("give role") as write:
        require_admin(write)
        if write.session.get(PersonRoleRow, (name, role)) is None:
            write.session.add(PersonRoleRow(name=name, role=role))
            _tell(write, name, "", role)
        _require_some_admin(write.session)
    return write.changes


def take_role(lexicon: Lexicon, name: str, role: Role) -> Changes:
    """Take a role from a person. The last administrator can go when all other roles are gone.

    Raises:
        KnownError: If whoever works is no administrator, or nobody would be one.
    """
    with lexicon.write("take role") as write:
        require_admin(write)
        row = write.session.get(PersonRoleRow, (name.strip(), role))
        if row is not None:
            write.session.execute(
                delete(PersonRoleRow).where(
                    PersonRoleRow.name == row.name, PersonRoleRow.role == role
                )
            )
            _tell(write, row.name, role, "")
        _require_some_admin(write.session)
    return write.changes


def may(lexicon: Lexicon, role: Role) -> bool:
    """Whether whoever works may do what a role may."""
    with lexicon.read() as session:
        return _has(session, lexicon.who, role)


def require_status_allowed(write: Write, old: EntryStatus, new: EntryStatus) -> None:
    """Make sure that whoever works may give an entry another status.

    Raises:
        KnownError: If not.
    """
    order = list(Role)
    needed = [NEEDED[status] for status in (old, new) if status in NEEDED]
    if old == new or not needed:
        return
    role = max(needed, key=order.index)
    if not _has(write.session, write.who, role):
        raise KnownError(
            "The status was not changed.",
            f"{write.who or 'Nobody'} is no {role.value} in this lexicon.",
            f"Ask a {role.value}, or set it to “needs check”.",
        )


def _has(session: Session, who: str, role: Role) -> bool:
    """Whether a person has a role, or one that may do as much."""
    if not session.scalar(select(exists().where(PersonRoleRow.name.is_not(None)))):
        return True
    enough = list(Role)[list(Role).index(role) :]
    query = exists().where(PersonRoleRow.name == who, PersonRoleRow.role.in_(enough))
    return role is Role.ANNOTATOR or bool(session.scalar(select(query)))


def require_admin(write: Write) -> None:
    """Make sure that whoever works may give and take roles.

    Raises:
        KnownError: If not.
    """
    if not _has(write.session, write.who, Role.ADMIN):
        raise KnownError(
            "The role was not changed.",
            f"{write.who or 'Nobody'} is no admin in this lexicon.",
            "Ask one of its admins.",
        )


def _require_some_admin(session: Session) -> None:
    session.flush()
    is_any = exists().where(PersonRoleRow.name.is_not(None))
    is_admin = exists().where(PersonRoleRow.role == Role.ADMIN)
    if session.scalar(select(is_any)) and not session.scalar(select(is_admin)):
        raise KnownError(
            "The role was not changed.",
            "Nobody would be admin, so nobody could give roles any more.",
            "Make somebody admin first.",
        )


def _tell(write: Write, name: str, old: str, new: str) -> None:
    lexicon = write.session.scalars(select(LexiconRow)).one()
    write.note(lexicon, f"role of {name}", old, new)
