"""One press, one thing: without JavaScript, a double click is two requests of one form.

The form sends back, as « dernier », the newest row that was there when its page was shown.
"""

from django.db.models import Max

from sandbox.kit.forms import whole


def newest(rows):
    """The key of the newest of these rows (a queryset), for the form; 0 where there is none."""
    return rows.aggregate(newest=Max("pk"))["newest"] or 0


def since_shown(request, rows):
    """Those of these rows that were made since the page was shown, the oldest first.

    None of them where the form does not say when that was.
    """
    latest = whole(request.POST.get("latest"))
    return rows.filter(pk__gt=latest).order_by("pk") if latest >= 0 else rows.none()
