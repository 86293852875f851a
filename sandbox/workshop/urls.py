from django.urls import path

from sandbox.workshop.views import (
    after,
    ending,
    help,
    join,
    mistakes,
    network,
    projected,
    situation,
    time,
)

app_name = "workshop"

urlpatterns = [
    path("", join.door, name="door"),
    path("salle/<str:code>/", join.places, name="places"),
    path("salle/<str:code>/<int:number>/", join.place, name="place"),
    path("place/", join.seat, name="seat"),
    path("place/rendue/", join.given_back, name="given_back"),
    path("place/quitter/", join.leave, name="leave"),
    path("place/reprendre/", join.resume, name="resume"),
    path("place/revenir/", join.come_back, name="come_back"),
    path("place/recommencer/", join.restart, name="restart"),
    path("place/autre-exercice/", join.another, name="another"),
    path("place/situation/", situation.ask, name="ask_situation"),
    path("place/situation/<slug:slug>/", situation.ask, name="situation"),
    path("place/fin/", ending.end, name="end"),
    path("place/fin/reponse/", ending.reply, name="reply"),
    path("place/encore/", ending.again, name="again"),
    path("place/reussites/", after.mine, name="achievements"),
    path("place/annuler/", join.undo, name="undo"),
    path("place/affichage/", projected.display, name="display"),
    path("place/attendre/", join.wait, name="wait"),
    path("place/erreur/<slug:slug>/", mistakes.shown, name="mistake"),
    path("place/aide/", help.mine, name="help"),
    path("place/aide/choisie/", help.notch, name="notch"),
    path("place/langue/", help.language, name="language"),
    path("place/<str:token>/", join.enter, name="enter"),
    path("temps/", time.mine, name="time"),
    path("projection/", projected.title_page, name="title_page"),
    path("projection/carte/", projected.card_page, name="card_page"),
    path("projection/rien/", projected.nothing_on_show, name="nothing_on_show"),
    path("projection/suite/", projected.follow, name="follow"),
    path("projection/masques/", projected.secrets, name="secrets"),
    path("verification/", network.check, name="check"),
]
