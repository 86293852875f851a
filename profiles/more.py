"""« Plus », the fifth tab of the telephone: what has no tab of its own."""

from django.shortcuts import redirect, render

from accounts.session import logged_in


@logged_in
def more(request):
    """On the computer, the rubrics say all of it already."""
    if not request.is_on_phone:
        return redirect("profiles:home")
    return render(request, "profiles/more.html", {"rubric": "plus"})
