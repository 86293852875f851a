from django.shortcuts import redirect
from django.urls import path

from accounts import (
    activation,
    handset,
    login,
    new_code,
    phone,
    recovery,
    site,
    withdrawal,
)
from accounts.in_room import view_of

app_name = "accounts"


def first_page_of(flow):
    """The view of a journey (a Flow) without a page: it leads to its first one."""
    return lambda request: redirect(flow.first_url(request.world.service_year))


urlpatterns = [
    path("", site.home, name="site"),
    path("reprise/", site.resume, name="resume"),
    path("differences/", site.differences, name="differences"),
    path("activation/", activation.what_is_needed, name="what_is_needed"),
    path("activation/fin/", activation.activated, name="activated"),
    path("activation/<slug:step>/", view_of(activation.Activation), name="activation"),
    path("opposition/", withdrawal.withdraw, name="withdraw"),
    path("opposition/fin/", withdrawal.withdrawn, name="withdrawn"),
    path("opposition/suppression/<int:pk>/", withdrawal.ask_erasure, name="ask_erasure"),
    path("opposition/preuve/<int:pk>/", withdrawal.proof, name="proof"),
    path(
        "opposition/<slug:step>/",
        withdrawal.ON_THE_SITE(view_of(withdrawal.Withdrawal)),
        name="withdrawal",
    ),
    path("3422/", phone.call, name="call"),
    path("3422/<slug:step>/", phone.Call.as_view(), name="phone"),
    path("session-expiree/", site.session_expired, name="session_expired"),
    path("session-fermee/", site.session_ended, name="session_ended"),
    path("indisponible/", site.service_stopped, name="service_stopped"),
    path("en-panne/", site.site_stopped, name="site_stopped"),
    path("abandon/<slug:flow>/", site.give_up, name="give_up"),
    path("nouveau-code/", new_code.ask, name="ask_new_code"),
    path("nouveau-code/parti/", new_code.sent, name="new_code_sent"),
    path("nouveau-code/coordonnees/", new_code.no_contact, name="no_contact"),
    path("assurance-maladie/", new_code.insurer_line, name="insurer_line"),
    path("nouveau-code/appel/", new_code.call_the_insurer, name="call_the_insurer"),
    path("nouveau-code/<slug:step>/", new_code.NewCode.as_view(), name="new_code"),
    path(
        "identifiant-oublie/",
        first_page_of(recovery.ForgottenIdentifiant),
        name="forgot_identifiant",
    ),
    path(
        "identifiant-oublie/<slug:step>/",
        recovery.ForgottenIdentifiant.as_view(),
        name="forgotten_identifiant",
    ),
    path(
        "mot-de-passe-oublie/",
        first_page_of(recovery.ForgottenPassword),
        name="forgot_password",
    ),
    path(
        "mot-de-passe-oublie/<slug:step>/",
        recovery.ForgottenPassword.as_view(),
        name="forgotten_password",
    ),
    path("connexion/", login.login, name="login"),
    path("connexion/franceconnect/", login.franceconnect, name="franceconnect"),
    path("connexion/code/", login.login_code, name="login_code"),
    path("connexion/autre-code/", login.new_login_code, name="new_login_code"),
    path("connexion/doigt/", handset.finger, name="finger"),
    path("connexion/telephone/", handset.associate, name="associate"),
    path("deconnexion/", login.logout, name="logout"),
    path("appareil/", handset.hold, name="handset"),
]
