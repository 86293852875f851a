from django.urls import path

from sandbox.workshop.views import (
    access,
    after,
    board,
    handouts,
    help,
    ladder,
    places,
    prepare,
    time,
)

app_name = "mediation"

urlpatterns = [
    path("", prepare.workshops, name="workshops"),
    path("entree/<str:token>/", access.enter, name="enter"),
    path("sortie/", access.leave, name="leave"),
    path("nouvel-atelier/", prepare.new, name="new"),
    path("bilans.csv", after.tables, name="tables"),
    path("invitation/<str:token>/", access.join, name="join"),
    path("<str:code>/", board.board, name="board"),
    path("<str:code>/places/", board.tiles, name="tiles"),
    path("<str:code>/place/<int:number>/", board.seat, name="seat"),
    path("<str:code>/place/<int:number>/suivi/", board.watch, name="watch"),
    path("<str:code>/remise-au-debut/", board.reset, name="reset"),
    path("<str:code>/places/ajout/", places.add, name="add_seat"),
    path("<str:code>/place/<int:number>/retrait/", places.remove, name="remove_seat"),
    path("<str:code>/aide/", help.answer, name="help"),
    path("<str:code>/agir/", ladder.several, name="several"),
    path("<str:code>/echelle/", ladder.act, name="act"),
    path("<str:code>/place/<int:number>/moment/", ladder.keep, name="keep_moment"),
    path("<str:code>/moments/oubli/", ladder.forget, name="forget_moment"),
    path("<str:code>/panne/", board.outage, name="outage"),
    path("<str:code>/temps/", time.room, name="time"),
    path("<str:code>/annulation/", board.undo, name="undo"),
    path("<str:code>/invitation/", access.invite, name="invite"),
    path("<str:code>/fiches/", handouts.sheets, name="sheets"),
    path("<str:code>/fiches.pdf", handouts.sheets_file, name="sheets_file"),
    path("<str:code>/fiche-animateur/", handouts.summary, name="summary"),
    path("<str:code>/bilan/", after.review, name="review"),
    path("<str:code>/bilan.csv", after.table, name="review_table"),
    path("<str:code>/reussites/", after.sheets, name="achievements"),
    path("<str:code>/autres-postes/", handouts.network, name="network"),
    path("<str:code>/navigateur/", handouts.browser, name="browser"),
    path("<str:code>/mur/", handouts.wall, name="wall"),
]
