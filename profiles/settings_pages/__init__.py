"""« Paramètres » (real-service.md §9): the account of who is logged in, then the profile shown."""

from django.shortcuts import render


def page(request, name, **context):
    """A page of the settings: `templates/profiles/settings/<name>.html`."""
    return render(request, f"profiles/settings/{name}.html", {"rubric": "parametres"} | context)
