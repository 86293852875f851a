"""The copy of a whole profile, as a zip: a PDF to read, each document, and FHIR for programs.

It is made when it is asked for, and never kept.
"""

import io
import json
import zipfile

from django.http import HttpResponse

from profiles import fhir
from profiles.exams import EXAMS
from profiles.medical import sections, synthesis
from sandbox.kit import pdf
from sandbox.kit.dates import in_french
from sandbox.kit.french import of
from sandbox.world import clock
from sandbox.world.identities import ascii_slug
from sandbox.world.writing import nir, phone

README = """FACTICE. Fichier d’entraînement. Tout est faux.

profil.pdf : tout le profil, à lire.
documents : un fichier pour chaque document.
fhir.json : les mêmes données, pour un autre logiciel (FHIR R4B).
"""
TITLE = "Copie de mes données"


def file_name(profile):
    """The name that it bears once downloaded."""
    return f"donnees-{ascii_slug(profile.holder.first_name)}.zip"


def response(profile):
    """The zip as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name(profile)}"'}
    return HttpResponse(archive(profile), content_type="application/zip", headers=headers)


def archive(profile):
    """The zip as bytes; the same profile at the same moment gives the same ones."""
    made = io.BytesIO()
    day = clock.now().astimezone(clock.PARIS).timetuple()[:6]
    documents = profile.document_set.as_listed().select_related("professional", "by", "profile")
    files = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:

        def put(path, content):
            copy.writestr(zipfile.ZipInfo(path, day), content, zipfile.ZIP_DEFLATED)

        put("LISEZ-MOI.txt", README)
        put("profil.pdf", summary(profile))
        for rank, document in enumerate(documents, start=1):
            name, content_type, content = document.file()
            files.append((document, f"documents/{rank:02d}-{name}", content_type))
            put(files[-1][1], content)
        written = json.dumps(fhir.bundle(profile, files), ensure_ascii=False, indent=2)
        put("fhir.json", written)
    return made.getvalue()


def summary(profile):
    """« Copie de mes données »: everything that the profile holds, as a PDF (bytes)."""
    parts = [
        _identity(profile),
        *_medical(profile),
        pdf.Section("Mon histoire de santé", rows=_care(profile)),
        pdf.Section("Documents", rows=_documents(profile)),
        *_threads(profile),
        pdf.Section("Agenda", rows=_agenda(profile)),
        pdf.Section("Examens et vaccinations à réaliser", rows=_exams(profile)),
        pdf.Section("Accès des professionnels de santé", rows=_accesses(profile)),
        pdf.Section("Accès de mes proches", rows=_sharings(profile)),
        pdf.Section("Réglages", rows=_settings(profile)),
        pdf.Section("Historique d’activité", rows=_history(profile)),
    ]
    return pdf.render(
        TITLE,
        at=clock.now(),
        lead=[f"Profil {of(profile.holder)}, le {in_french(clock.today(), 'j F Y')}."],
        sections=[part for part in parts if part.rows or part.paragraphs],
    )


def _identity(profile):
    person = profile.holder
    rows = [
        ("Nom", person.full_name),
        ("Date de naissance", in_french(person.born_on, "j F Y")),
        ("Numéro de sécurité sociale (faux)", nir(person.nir)),
        ("Adresse e-mail", profile.email),
        ("Téléphone", phone(profile.phone)),
    ]
    return pdf.Section("Identité", rows=[(label, value) for label, value in rows if value])


def _medical(profile):
    for each in sections.filled(profile).values():
        if each.rows:
            rows = [tuple(synthesis.line_of(row)) for row in each.rows]
            yield pdf.Section(each.section.title, rows=rows)
        elif each.declared_at:
            answered = f"Répondu le {_day(each.declared_at)}."
            yield pdf.Section(each.section.title, rows=[(each.section.declared, answered)])


def _care(profile):
    """The care that was paid back, and by whom it was given."""
    rows = profile.reimbursedcare_set.select_related("professional")
    return [(in_french(each.given_on, "j F Y"), _given(each)) for each in rows]


def _given(care):
    by = f", {care.professional}" if care.professional else ""
    return f"{care}{by}"


def _documents(profile):
    return [
        (
            document.name,
            f"{document.get_category_display()}, du {in_french(document.dated_on, 'j F Y')}. "
            f"Ajouté par\u00a0: {document.added_by}.",
        )
        for document in profile.document_set.as_listed()
    ]


def _threads(profile):
    threads = profile.thread_set.kept().select_related("professional").order_by("pk")
    for thread in threads.prefetch_related("message_set__by"):
        rows = [
            (f"{message.by or thread.professional}, le {_day(message.sent_at)}", message.text)
            for message in thread.message_set.all()
        ]
        yield pdf.Section(f"Message\u00a0: {thread.subject}", rows=rows)


def _agenda(profile):
    entries = profile.agendaentry_set.select_related("professional")
    return [(entry.title, _said(entry)) for entry in entries]


def _said(entry):
    at = entry.at.astimezone(clock.PARIS)
    hour = in_french(at, "G\u00a0\\h\u00a0i")
    whom = f", avec {entry.professional}" if entry.professional else ""
    return f"{entry.get_kind_display()}, le {_day(at)} à {hour}{whom}. {entry.comment}".strip()


def _accesses(profile):
    accesses = profile.professionalaccess_set.select_related("professional")
    return [
        (
            access.professional.introduced,
            "Bloqué" if access.is_blocked else f"Autorisé depuis le {_day(access.since)}",
        )
        for access in accesses
    ]


def _sharings(profile):
    sharings = profile.sharings.select_related("to")
    return [(str(sharing.to), f"{sharing.get_role_display()}. {sharing.words}.")
            for sharing in sharings]  # fmt: skip


def _exams(profile):
    names = {exam.slug: exam.name for exam in EXAMS}
    said = profile.examstatus_set.order_by("pk")
    said = said.filter(exam__in=names)
    return [(names[each.exam], each.get_status_display()) for each in said]


def _settings(profile):
    preferences = profile.preferences
    switches = [
        ("Documents masqués", preferences.masks_new_documents),
        ("En urgence\u00a0: accès du SAMU", preferences.emergency_samu),
        ("En urgence\u00a0: accès des autres professionnels", preferences.emergency_others),
        ("En urgence\u00a0: accès aux documents masqués", preferences.emergency_masked),
        ("Données prises dans les documents", preferences.takes_from_documents),
    ]
    return [(label, "Oui" if is_on else "Non") for label, is_on in switches]


def _history(profile):
    lines = profile.activity_set.select_related("by", "professional")
    return [(_day(line.at), _signed(line)) for line in lines]


def _signed(line):
    """What was done, then by whom, unless it says so already."""
    by = f"({line.by or line.professional or 'Espace santé'})"
    return line.text if line.text.endswith(by) else f"{line.text} {by}"


def _day(moment):
    return in_french(moment.astimezone(clock.PARIS), "j F Y")
