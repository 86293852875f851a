from django.urls import path

from accounts import activation, login, site

app_name = "accounts"

urlpatterns = [
    path("", site.home, name="site"),
    path("reprise/", activation.resume, name="resume"),
    path("differences/", site.differences, name="differences"),
    path("rubrique/<slug:slug>/", site.not_here, name="not_here"),
    path("activation/", activation.what_is_needed, name="what_is_needed"),
    path("activation/fin/", activation.activated, name="activated"),
    path("activation/<slug:step>/", activation.Activation.as_view(), name="activation"),
    path("connexion/", login.login, name="login"),
    path("connexion/code/", login.login_code, name="login_code"),
    path("connexion/autre-code/", login.new_login_code, name="new_login_code"),
    path("deconnexion/", login.logout, name="logout"),
]
