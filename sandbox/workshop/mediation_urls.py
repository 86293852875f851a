from django.urls import path

from sandbox.workshop.views import access, board, handouts, incidents, prepare, time

app_name = "mediation"

urlpatterns = [
    path("", prepare.workshops, name="workshops"),
    path("entree/<str:token>/", access.enter, name="enter"),
    path("sortie/", access.leave, name="leave"),
    path("nouvel-atelier/", prepare.new, name="new"),
    path("invitation/<str:token>/", access.join, name="join"),
    path("<str:code>/", board.board, name="board"),
    path("<str:code>/places/", board.tiles, name="tiles"),
    path("<str:code>/place/<int:number>/", board.seat, name="seat"),
    path("<str:code>/remise-au-debut/", board.reset, name="reset"),
    path("<str:code>/liberation/", board.free, name="free"),
    path("<str:code>/incidents/", incidents.incidents, name="incidents"),
    path("<str:code>/incidents/retrait/", incidents.take_back, name="take_back"),
    path("<str:code>/temps/", time.room, name="time"),
    path("<str:code>/annulation/", board.undo, name="undo"),
    path("<str:code>/invitation/", access.invite, name="invite"),
    path("<str:code>/fiches/", handouts.sheets, name="sheets"),
    path("<str:code>/fiche-animateur/", handouts.summary, name="summary"),
    path("<str:code>/autres-postes/", handouts.network, name="network"),
    path("<str:code>/navigateur/", handouts.browser, name="browser"),
    path("<str:code>/mur/", handouts.wall, name="wall"),
]
