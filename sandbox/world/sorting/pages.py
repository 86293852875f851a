"""The pages of « Trier le courrier »: a message a page, then what there was to see in each."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import Form
from sandbox.world import progress, sorting
from sandbox.world.fields import ChoiceField, ShortChoiceField

GENUINE, FALSE = "vrai", "faux"


class SortingForm(Form):
    verdict = ChoiceField(
        label="Ce message est",
        empty="choice-empty",
        is_of_the_room=True,
        choices=[(GENUINE, "Vrai", "Le service l’envoie."), (FALSE, "Faux", "Un voleur l’envoie.")],
    )
    indice = ShortChoiceField(
        label="Ce qui me le fait dire",
        empty="choice-empty",
        is_of_the_room=True,
        choices=[
            (sorting.SENDER, sorting.CLUES[sorting.SENDER], "L’adresse, ou le numéro."),
            (sorting.ASKS, sorting.CLUES[sorting.ASKS], "Un secret, de l’argent, ou rien."),
            (sorting.LEADS, sorting.CLUES[sorting.LEADS], "L’adresse qu’il ouvre."),
        ],
    )


def index(request):
    """What is to be done, and where one stopped."""
    left = sorting.left_of(sorting.told_in(request.world))
    done = sorting.COUNT - len(left)
    progress.report(request.world, sorting.JOURNEY.slug, "", done, sorting.COUNT)
    context = {"count": sorting.COUNT, "left": left, "done": done}
    return render(request, "world/sorting/index.html", context)


def message(request, number):
    """One message: true or false, and why; it may be said otherwise until all are."""
    told = sorting.told_in(request.world)
    if not 0 < number <= len(told):
        raise Http404
    if not sorting.left_of(told):
        return redirect("world:sorted")
    shown = told[number - 1]
    form = SortingForm(request.POST or None, initial=_answers(shown.said))
    if request.method == "POST" and form.is_valid():
        _keep(request.world, shown.sample, form.cleaned_data)
        return redirect(*_next(request.world, number))
    page = list(sorting.JOURNEY.titles)[number - 1]
    progress.report(request.world, sorting.JOURNEY.slug, page, number, sorting.COUNT)
    context = {"told": shown, "form": form, "count": sorting.COUNT}
    return render(request, "world/sorting/message.html", context)


def _answers(said):
    if said is None:
        return {}
    return {"verdict": GENUINE if said.is_said_genuine else FALSE, "indice": said.clue}


def _keep(world, sample, answers):
    said = {"is_said_genuine": answers["verdict"] == GENUINE, "clue": answers["indice"]}
    world.sortedmessage_set.update_or_create(message=sample.slug, defaults=said)


def _next(world, number):
    """The next message of which nothing is said, the first one again after the last; or the end."""
    left = sorting.left_of(sorting.told_in(world))
    if not left:
        progress.finish(world, sorting.JOURNEY.slug)
        return ["world:sorted"]
    after = [each for each in left if each.number > number] or left
    return ["world:sort_message", after[0].number]


def end(request):
    """What there was to see in each message, those that fooled first."""
    told = sorting.told_in(request.world)
    if sorting.left_of(told):
        return redirect("world:sorting")
    told.sort(key=lambda each: each.is_right)
    fooled = sum(not each.is_right for each in told)
    return render(request, "world/sorting/end.html", {"told": told, "fooled": fooled})


@require_POST
def again(request):
    """Forget what was said of each: the exercise begins again."""
    request.world.sortedmessage_set.all().delete()
    return redirect("world:sorting")
