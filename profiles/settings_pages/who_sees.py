"""« Qui voit quoi »: a page of the room, among the settings; the real service has none."""

from accounts.session import logged_in
from profiles import sight
from profiles.settings_pages import page


@logged_in
def who_sees(request):
    return page(request, "who_sees", cards=sight.cards(request.profile))
