from django.urls import path

from sandbox.workshop.views import access, board, handouts, outline, prepare, presenter, time

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
    path("<str:code>/panne/", board.outage, name="outage"),
    path("<str:code>/temps/", time.room, name="time"),
    path("<str:code>/annulation/", board.undo, name="undo"),
    path("<str:code>/invitation/", access.invite, name="invite"),
    path("<str:code>/fiches/", handouts.sheets, name="sheets"),
    path("<str:code>/fiche-animateur/", handouts.summary, name="summary"),
    path("<str:code>/autres-postes/", handouts.network, name="network"),
    path("<str:code>/mur/", handouts.wall, name="wall"),
    path("<str:code>/deroule/", outline.show, name="outline"),
    path("<str:code>/deroule/imprimer/", outline.printed, name="print_outline"),
    path("<str:code>/deroule/fichier/", outline.download, name="download_outline"),
    path("<str:code>/deroule/charger/", outline.load, name="load_outline"),
    path("<str:code>/deroule/origine/", outline.take_back, name="own_outline"),
    path("<str:code>/presentation/", presenter.presenter, name="presenter"),
    path("<str:code>/presentation/places/", presenter.small_board, name="small_board"),
    path("<str:code>/presentation/etape/", presenter.stage, name="stage"),
    path("<str:code>/presentation/carte/", presenter.show_card, name="show_card"),
    path("<str:code>/presentation/reglage/", presenter.switch, name="switch"),
    path("<str:code>/presentation/repere/", presenter.mark, name="mark"),
    path("<str:code>/presentation/chronometre/", presenter.timer, name="timer"),
    path("<str:code>/presentation/a-vous/", presenter.turn, name="turn"),
    path("<str:code>/presentation/tous/", presenter.everyone, name="everyone"),
    path("<str:code>/presentation/projeter/", presenter.project, name="project"),
    path("<str:code>/presentation/arret/", presenter.stop, name="stop_projecting"),
]
