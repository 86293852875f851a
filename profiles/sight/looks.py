"""What somebody sees of a profile, part by part: counted in it."""

from dataclasses import dataclass, replace
from itertools import groupby

from profiles.models.documents import Category, Document
from profiles.sight.doors import (
    IN_AN_EMERGENCY,
    IS_BLIND,
    SEES,
    SEES_A_PART,
    UNSURE,
    AtAGlance,
)
from profiles.sight.rights import note_of
from sandbox.facts import fact
from sandbox.kit.dates import in_french
from sandbox.kit.french import counted, listed, plural

MOST_NAMED = 3
"""How many hidden documents are named: the others are counted."""


@dataclass(frozen=True)
class Sighted:
    """One part of a profile, as somebody sees it; `doubt` is empty where it is sure."""

    title: str
    mark: AtAGlance
    text: str
    doubt: str = ""


class Look:
    """Somebody’s look at a profile: a line for each of its parts.

    Args:
        now: the profile.
        door: the Door that they came through.
        rights: their Rights.
    """

    def __init__(self, now, door, rights):
        self.now, self.door, self.rights = now, door, rights
        self.all_is_masked = now.preferences.masks_new_documents and not door.sees_masked
        self.seen_by = {access: self._documents_of(access) for access in door.accesses or (None,)}

    def _documents_of(self, access):
        """The documents that this professional sees; of somebody who is none, None."""
        return [each for each in self.now.documents if self._is_seen(each, access)]

    def _is_seen(self, document, access):
        if access and document.professional_id == access.professional_id:
            return True
        if document.category in self.rights.closed:
            return False
        is_administrator = access is not None and access.is_administrator
        return not document.is_masked or self.door.sees_masked or is_administrator

    @property
    def hidden(self):
        """The documents that are not seen by all of them."""
        return [
            each
            for each in self.now.documents
            if not all(each in seen for seen in self.seen_by.values())
        ]

    @property
    def lines(self):
        lines = [
            self.documents(),
            self.vaccinations(),
            self.history(),
            self.wishes(),
            self.synthesis(),
            self.rest(),
        ]
        return _doubted_once(lines)

    def documents(self):
        total = len(self.now.documents)
        counts = [len(seen) for seen in self.seen_by.values()]
        told = [self._counted(total), self._named_as_hidden(), self._masked_and_seen()]
        return Sighted(
            "Documents",
            self._mark(counts, total),
            " ".join(filter(None, told)),
            self.rights.documents.doubt if any(counts) else "",
        )

    def _mark(self, counts, total):
        if total and not any(counts):
            return IS_BLIND
        if self.rights.documents.doubt:
            return UNSURE
        return SEES if all(count == total for count in counts) else SEES_A_PART

    def _counted(self, total):
        if not total:
            return "Il n’y a aucun document."
        documents = counted(total, "document")
        at_most = ", au plus" if self.rights.documents.doubt else ""
        said = {access: f"{len(seen)} sur {total}" for access, seen in self.seen_by.items()}
        if len(set(said.values())) > 1:
            return " ".join(
                f"{access.professional}\u00a0: {count}{at_most}." for access, count in said.items()
            )
        [seen] = {len(seen) for seen in self.seen_by.values()}
        return f"{seen} sur {documents}{at_most}." if seen else f"0 sur {documents}."

    def _named_as_hidden(self):
        """Those that none of them sees, then those that some do not see."""
        none = [each for each in self.hidden if not any(each in s for s in self.seen_by.values())]
        some = [each for each in self.hidden if each not in none]
        to_all = "à tous" if len(self.seen_by) > 1 else ""
        return " ".join(filter(None, [_named(none, to_all), _named(some, "à certains")]))

    def _masked_and_seen(self):
        """Why a masked document is seen: who added it sees it."""
        authors = [
            str(access.professional)
            for access, seen in self.seen_by.items()
            if access
            and any(
                each.is_masked and each.professional_id == access.professional_id for each in seen
            )
        ]
        if not authors or self.door.sees_masked:
            return ""
        if len(authors) == 1:
            return f"{authors[0]} voit ce qu’il a ajouté, même masqué."
        return f"{listed(authors)} voient ce qu’ils ont ajouté, même masqué."

    def vaccinations(self):
        count = self.now.vaccinations
        text = f"{counted(count, 'vaccination notée')}." if count else "Aucune n’est notée."
        doubt = self.rights.vaccinations.doubt
        if self.all_is_masked and not self.rights.is_family and not doubt:
            doubt = note_of(fact("vaccinations-and-the-switch"))
        return Sighted("Vaccinations", UNSURE if doubt else SEES, text, doubt)

    def history(self):
        title = "Mon histoire de santé"
        if self.all_is_masked and self.door.mark is not IN_AN_EMERGENCY:
            return Sighted(title, IS_BLIND, "Mon réglage masque les soins remboursés.")
        count, doubt = self.now.cares, self.rights.history.doubt
        text = f"{counted(count, 'soin remboursé')}." if count else "Aucun soin remboursé."
        return Sighted(title, UNSURE if doubt else SEES, text, doubt)

    def wishes(self):
        title = "Entourage et volontés"
        count = self.now.relatives
        people = f"{counted(count, 'personne')} de mon entourage."
        texts = [people if count else "Personne de mon entourage n’est noté."]
        if doubt := self.rights.wishes.doubt:
            return Sighted(title, UNSURE, *texts, doubt)
        written = [each for each in self.now.documents if each.category == Category.DIRECTIVES]
        is_hidden = any(each in self.hidden for each in written)
        if written:
            texts.append(f"Directives anticipées\u00a0: {'masquées' if is_hidden else 'vues'}.")
        mark = SEES_A_PART if is_hidden else SEES
        return Sighted(title, mark, " ".join(texts))

    def synthesis(self):
        title = "Synthèse du profil médical"
        made = [each for each in self.now.documents if _is_a_synthesis(each)]
        if not made:
            return Sighted(title, IS_BLIND, "Je ne l’ai pas encore enregistrée.")
        of_the_day = f"Celle du {in_french(made[0].dated_on)}."
        views = [made[0] in seen for seen in self.seen_by.values()]
        if all(views):
            return Sighted(title, SEES, of_the_day)
        if any(views):
            return Sighted(
                title, SEES_A_PART, "Elle est masquée\u00a0: seul l’administrateur la voit."
            )
        return Sighted(title, IS_BLIND, "Elle est masquée.")

    def rest(self):
        title = "Le reste du profil médical"
        if self.rights.rest.is_open:
            return Sighted(title, SEES, "Maladies, traitements, mesures…")
        return Sighted(
            title, IS_BLIND, "Maladies, traitements, mesures\u00a0: la synthèse seulement."
        )


def _doubted_once(lines):
    """The lines (Sighted), those that follow each other with one doubt in one: it is read once."""
    told = []
    for doubt, some in groupby(lines, key=lambda line: line.doubt):
        first, *others = some
        if doubt and others:
            titles, texts = zip(
                *((each.title, each.text) for each in (first, *others)), strict=True
            )
            told.append(replace(first, title=", ".join(titles), text=" ".join(texts)))
        else:
            told += [first, *others]
    return told


def _named(hidden, to_whom):
    """« Cachés à certains : « X » et 2 autres. »: the first names; "" where none is hidden."""
    if not hidden:
        return ""
    named = [f"«\u00a0{each}\u00a0»" for each in hidden[:MOST_NAMED]]
    more = len(hidden) - len(named)
    names = listed([*named, *([counted(more, "autre")] if more else [])])
    word = f"Caché{plural(len(hidden))} {to_whom}".rstrip()
    return f"{word}\u00a0: {names}."


def _is_a_synthesis(document):
    """Whether it is one that its holder made here (`profiles.medical.synthesis`)."""
    is_own = document.source == Document.Source.OWN
    return is_own and document.category == Category.SYNTHESIS and not document.sample
