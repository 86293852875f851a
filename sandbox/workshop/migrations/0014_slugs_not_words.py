"""What the room keeps are slugs: the French that was stored, of before, is read here once."""

import re

from django.db import migrations, models

OWN_CODE, IDENTITY, GUARDIAN = "Mon code provisoire", "Mon identité", "Représentant légal"
WHOM = "Je choisis pour qui j’active le profil"
REFUSING = {
    OWN_CODE: "code", IDENTITY: "identite", GUARDIAN: "representant", "Confirmation": "confirmation"
}  # fmt: skip

JOURNEYS = {
    "Activation": (
        "activation",
        {
            OWN_CODE: "code",
            IDENTITY: "identite",
            "Mon choix": "choix",
            "Conditions d’utilisation": "conditions",
            "Mes coordonnées": "coordonnees",
            "Identifiant et mot de passe": "identifiants",
        },
    ),
    "Nouveau code provisoire": (
        "nouveau-code",
        {
            IDENTITY: "identite",
            WHOM: "personne",
            GUARDIAN: "representant",
            "Recevoir le code": "envoi",
        },
    ),
    "Opposition": ("refus", REFUSING),
    "Clôture sans connexion": ("cloture-sans-connexion", REFUSING),
    "Appel au 3422": (
        "3422",
        {
            "Ce que je demande": "demande",
            "Pour qui": "pour-qui",
            "Le numéro": "numero",
            "La date de naissance": "naissance",
            "La carte": "carte",
            GUARDIAN: "representant",
            "Ce que deviennent les données": "donnees",
            "Mon adresse": "adresse",
            "Je confirme": "accord",
        },
    ),
    "Identifiant oublié": (
        "identifiant-oublie",
        {IDENTITY: "identite", "Recevoir l’identifiant": "envoi"},
    ),
    "Mot de passe oublié": (
        "mot-de-passe-oublie",
        {
            IDENTITY: "identite",
            "Recevoir le code": "envoi",
            "Code à usage unique": "code",
            "Nouveau mot de passe": "nouveau",
        },
    ),
    "Code provisoire d’un enfant": (
        "code-enfant",
        {
            "Le code provisoire d’un enfant": "identite",
            WHOM: "personne",
            OWN_CODE: "code",
            GUARDIAN: "representant",
        },
    ),
    "Connexion": ("connexion", {"Code à usage unique": "code"}),
    "Premières questions": (
        "questions",
        {
            "Quelle est ma taille\u00a0?": "taille",
            "Quel est mon poids\u00a0?": "poids",
            "Ai-je une maladie ou un handicap\u00a0?": "maladie",
            "Est-ce que je prends un traitement\u00a0?": "traitement",
            "Ai-je des allergies\u00a0?": "allergie",
        },
    ),
    "Profils des enfants": ("enfants", {}),
    "Accueil": ("dedans", {}),
    "Clôture du profil": ("cloture", {}),
}
"""{name of a journey: (its slug, {title of a page: its slug})}."""

UNTITLED = {
    ("connexion", 1): "identifiant",
    ("cloture", 1): "notice",
    ("cloture", 2): "mot-de-passe",
}
"""{(slug of a journey, rank of a page without a title): its slug}."""

ENDS = {label: slug for label, (slug, _) in JOURNEYS.items()} | {
    "Profil médical rempli": "profil-medical",
    "Document ajouté": "document",
    "Documents rangés": "rangement",
    "Document réglé": "document-masque",
    "Message écrit": "message",
    "Date notée": "agenda",
    "Accès réglés": "acces",
    "Profil partagé": "partage",
    "Suppression demandée": "suppression",
    "Profil rouvert": "reouverture",
    "Réglages changés": "reglages",
}
"""{name of what can be finished: its slug}."""

STOP = re.compile(r"(?P<label>.+?)(, (?P<step>\d+) sur (?P<total>\d+))?( · (?P<heading>.+))?")
NOT_BEGUN, SHOWS, CAME_FROM = "Pas commencé", "montre", "vient de la place "


def page_of(label, heading, step):
    """The slug of a page, by what the board said of it; "" where that is not known."""
    slug, titles = JOURNEYS.get(label, ("", {}))
    return titles.get(heading, "") if heading else UNTITLED.get((slug, step), "")


def where(label, step, total, heading):
    """The journey, the page, the step and the total; nothing of a journey that is not known."""
    if label not in ENDS:
        return {"journey": "", "page": "", "step": 0, "total": 0}
    page = page_of(label, heading, step)
    return {"journey": ENDS[label], "page": page, "step": step, "total": total}


def ends(lines):
    """The slugs of what was finished, one a line."""
    return "\n".join(ENDS[line] for line in lines.splitlines() if line in ENDS)


def progress_of(kept):
    """Where a place stood, in a save point."""
    if "journey" not in kept:
        return kept
    names = ("journey", "step", "total", "heading")
    stood = where(*(kept.pop(name, "") for name in names))
    begun = ENDS.get(kept.pop("begun", ""), "")
    return kept | stood | {"achieved": ends(kept.pop("achieved", "")), "begun": begun}


def stop_of(sentence):
    """[journey, page, step, total], of where somebody stopped; None where it is not known."""
    if sentence == NOT_BEGUN:
        return ["", "", 0, 0]
    said = STOP.fullmatch(sentence)
    step, total = int(said["step"] or 1), int(said["total"] or 1)
    found = where(said["label"], step, total, said["heading"] or "")
    return list(found.values()) if found["journey"] else None


def totals_of(kept):
    """The totals of a workshop that is erased; what is not known is counted no more."""
    journeys = [[ENDS.get(label), count] for label, count in kept.get("journeys", [])]
    stops = [[stop_of(sentence), count] for sentence, count in kept.get("stops", [])]
    told = {"journeys": journeys, "stops": stops}
    return kept | {
        name: [pair for pair in pairs if pair[0]] for name, pairs in told.items() if name in kept
    }


def read_the_words(apps, schema_editor):
    """Keep the slugs of what was kept in French, in rooms that are open and in past totals."""
    _seats(apps.get_model("workshop", "Seat").objects.all())
    _events(apps.get_model("workshop", "SeatEvent").objects.all())
    _save_points(apps.get_model("workshop", "SavePoint").objects.all())
    workshops = list(apps.get_model("workshop", "Workshop").objects.exclude(totals={}))
    for workshop in workshops:
        workshop.totals = totals_of(workshop.totals)
    apps.get_model("workshop", "Workshop").objects.bulk_update(workshops, ["totals"])


def _stand(row):
    for name, value in where(row.journey, row.step, row.total, row.heading).items():
        setattr(row, name, value)


def _seats(rows):
    seats = list(rows)
    for seat in seats:
        _stand(seat)
        seat.achieved, seat.begun = ends(seat.achieved), ENDS.get(seat.begun, "")
    rows.bulk_update(seats, ["journey", "page", "step", "total", "achieved", "begun"])


def _events(rows):
    """A step of a journey that is not known is told no more."""
    rows.filter(kind__in=["begun", "step", "finished"]).exclude(journey__in=ENDS).delete()
    events = list(rows)
    for event in events:
        _stand(event)
        if event.kind in {"sat", "back"}:
            event.is_put = event.text == SHOWS
            number = event.text.removeprefix(CAME_FROM)
            event.came_from = int(number) if number.isdigit() else None
            event.text = ""
    told = ["journey", "page", "step", "total", "is_put", "came_from", "text"]
    rows.bulk_update(events, told, batch_size=500)


def _save_points(rows):
    """One where a journey begins that is not known leads nowhere."""
    rows.filter(kind="journey").exclude(name__in=ENDS).delete()
    points = list(rows.only("kind", "name", "progress"))
    for point in points:
        point.progress = progress_of(point.progress)
        if point.kind == "journey":
            point.name = ENDS[point.name]
        elif point.kind == "played":
            point.name = point.name.replace(", ", "/")
    rows.bulk_update(points, ["name", "progress"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0013_exercise_of_each_event"),
    ]

    operations = [
        migrations.AddField(
            model_name="seat",
            name="page",
            field=models.SlugField(blank=True, verbose_name="page du parcours"),
        ),
        migrations.AddField(
            model_name="seatevent",
            name="page",
            field=models.SlugField(blank=True, verbose_name="page du parcours"),
        ),
        migrations.AddField(
            model_name="seatevent",
            name="came_from",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="place d’où l’on vient"),
        ),
        migrations.RunPython(read_the_words, migrations.RunPython.noop),
        migrations.RemoveField(model_name="seat", name="heading"),
        migrations.RemoveField(model_name="seatevent", name="heading"),
        migrations.AlterField(
            model_name="seat",
            name="begun",
            field=models.SlugField(blank=True, verbose_name="parcours dont le début est gardé"),
        ),
        migrations.AlterField(
            model_name="seat",
            name="journey",
            field=models.SlugField(blank=True, verbose_name="parcours"),
        ),
        migrations.AlterField(
            model_name="seatevent",
            name="journey",
            field=models.SlugField(blank=True, verbose_name="parcours"),
        ),
        migrations.AlterField(
            model_name="seatevent",
            name="is_put",
            field=models.BooleanField(default=False, verbose_name="fait ou voulu par l’animation"),
        ),
    ]
