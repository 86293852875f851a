"""The simulated site, logged out: its home, and what is not there."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render

from accounts import session


@dataclass(frozen=True)
class Missing:
    """An entry of the real service that the sandbox does not have yet, and what it holds there."""

    title: str
    holds: str


NOT_HERE = {
    "nouveau-code": Missing(
        "Demander un nouveau code provisoire",
        "une page pour recevoir un nouveau code par SMS, par e-mail ou par courrier",
    ),
    "identifiant-oublie": Missing(
        "Identifiant oublié",
        "une page qui demande le numéro de sécurité sociale et la date de naissance, "
        "puis envoie l’identifiant par SMS ou par e-mail",
    ),
    "mot-de-passe-oublie": Missing(
        "Mot de passe oublié",
        "une page qui demande aussi le numéro de série de la carte, "
        "puis un code, puis un nouveau mot de passe",
    ),
    "opposition": Missing(
        "M’opposer à Mon espace santé",
        "la page pour refuser son espace santé pendant 6 semaines, ou pour le clôturer après",
    ),
    "profil-medical": Missing(
        "Profil médical",
        "les maladies, les traitements, les allergies, les vaccinations et les mesures",
    ),
    "documents": Missing(
        "Documents médicaux",
        "les ordonnances, les résultats et les comptes rendus, rangés par catégorie",
    ),
    "messagerie": Missing(
        "Messagerie",
        "les messages des professionnels de santé, et vos réponses",
    ),
    "parametres": Missing(
        "Paramètres",
        "les coordonnées, le mot de passe, les accès des professionnels et la clôture du profil",
    ),
    "ajouter-document": Missing(
        "Ajouter un document",
        "une page pour déposer un document, lui donner un nom, une date et une catégorie",
    ),
    "ajouter-profil": Missing(
        "Ajouter un profil",
        "la liste des enfants rattachés à la carte, pour activer leur profil ou s’y opposer",
    ),
}


def home(request):
    """The door of the site: activate, log in, refuse."""
    current = session.current(request.world)
    if current and current.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/home.html")


def differences(request):
    """« Ce qui est différent du vrai service »."""
    return render(request, "accounts/differences.html")


def not_here(request, slug):
    """One page for every entry that is not in the sandbox."""
    if slug not in NOT_HERE:
        raise Http404
    current = session.current(request.world)
    inside = current is not None and current.opened_at is not None
    request.account = current.account if inside else None
    context = {
        "missing": NOT_HERE[slug],
        "rubric": slug,
        "frame": "profiles/base.html" if inside else "base.html",
    }
    return render(request, "accounts/not_here.html", context)
