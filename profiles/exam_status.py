"""« Examens médicaux et vaccinations à réaliser »: what became of each, as its holder says."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from accounts.session import logged_in
from profiles import exams, history
from profiles.deeds import nothing
from profiles.models import ExamStatus
from sandbox.kit.forms import Form
from sandbox.world import clock
from sandbox.world.fields import ChoiceField

ExamOutcome = ExamStatus.Status


class StatusForm(Form):
    status = ChoiceField(
        label="Où j’en suis",
        empty="choice-empty",
        choices=[
            (ExamOutcome.PLANNED, ExamOutcome.PLANNED.label, "Le rendez-vous est à prendre."),
            (ExamOutcome.DONE, ExamOutcome.DONE.label, "C’est fait."),
            (ExamOutcome.NOT_DONE, ExamOutcome.NOT_DONE.label, "Il n’a pas été fait."),
        ],
    )


def _of(profile):
    """[(the Exam, its status)] for the age and the sex of this profile’s holder."""
    holder, said = profile.holder, dict(profile.examstatus_set.values_list("exam", "status"))
    those = exams.recommended(born_on=holder.born_on, sex=holder.sex, today=clock.today())
    return [(exam, ExamOutcome(said.get(exam.slug, ExamOutcome.PLANNED))) for exam in those]


@logged_in
def recommended(request):
    """Those of this profile, by what became of them."""
    found = _of(request.profile)
    groups = [
        (each.label, [exam for exam, status in found if status == each]) for each in ExamOutcome
    ]
    context = {
        "rubric": "agenda",
        "groups": [(label, those) for label, those in groups if those],
        "age": request.profile.holder.age,
    }
    return render(request, "profiles/agenda/exams.html", context)


@logged_in
def change(request, slug):
    """« À planifier », « Réalisé » or « Non réalisé », for one of them."""
    there = {exam.slug: (exam, status) for exam, status in _of(request.profile)}
    if slug not in there:
        raise Http404
    exam, present = there[slug]
    form = StatusForm(request.POST or None, initial={"status": present})
    if request.method == "POST" and form.is_valid():
        chosen = ExamOutcome(form.cleaned_data["status"])
        if chosen == present:
            nothing(request, "C’était déjà noté ainsi. Rien n’a changé.")
        else:
            request.profile.examstatus_set.update_or_create(
                exam=slug, defaults={"status": chosen, "at": clock.now(), "world": request.world}
            )
            text = f"{exam.name}\u00a0: {chosen.label.lower()}"
            history.note(request.profile, text, by=request.account.holder)
            messages.success(request, f"C’est noté. {text}.")
        return redirect("profiles:exams")
    context = {"rubric": "agenda", "form": form, "exam": exam}
    return render(request, "profiles/agenda/exam.html", context)
