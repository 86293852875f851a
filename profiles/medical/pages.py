"""The pages of the medical profile."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.session import logged_in
from profiles import deeds, history
from profiles.directory import known_to
from profiles.measures import (
    AROUND,
    HEIGHT,
    HIGH,
    KINDS,
    WEIGHT,
    WIDE,
    body_mass_index,
    curve,
    is_child,
    kinds_for,
)
from profiles.medical import synthesis
from profiles.medical.forms import DirectivesForm, DonationForm, HabitsForm, MeasureForm
from profiles.medical.sections import (
    BLOCKS,
    SECTIONS,
    declare,
    filled,
    latest_of_each_kind,
    withdraw,
)
from sandbox.lessons import lesson_met
from sandbox.world import clock

RUBRIC = {"rubric": "profil-medical"}


def page(request, template, **context):
    return render(request, f"profiles/medical/{template}.html", RUBRIC | context)


def of_a_section(view):
    """A page of one of the sections that have lists of rows."""

    @wraps(view)
    def found(request, section, **kwargs):
        if section not in SECTIONS or SECTIONS[section].form is None:
            raise Http404
        return view(request, SECTIONS[section], **kwargs)

    return logged_in(found)


# -- the whole ----------------------------------------------------------------------------------


@logged_in
def summary(request):
    """Every section in its block, and the synthesis, by which professionals see most of them."""
    holds = filled(request.profile)
    latest = synthesis.latest_synthesis(request.profile)
    return page(
        request,
        "summary",
        blocks=[
            (title, [holds[each.slug] for each in sections if each.slug in holds])
            for title, sections in BLOCKS.items()
        ],
        complete=sum(each.is_complete for each in holds.values()),
        total=len(holds),
        latest=latest,
        has_changed=latest and latest.content != synthesis.synthesis_of(request.profile, holds),
        is_all_masked=request.profile.preferences.masks_new_documents,
        cares=request.profile.reimbursedcare_set.count(),
        professionals=known_to(request.profile).count(),
    )


@logged_in
@require_POST
def save_synthesis(request):
    """« Enregistrer la synthèse dans mes documents », as visible as its holder says."""
    holds = filled(request.profile)
    is_shown = {"oui": True, "non": False}.get(request.POST.get("visible"))
    if any(each.is_complete for each in holds.values()):
        by = request.account.holder
        synthesis.save_synthesis(request.profile, holds, by=by, is_shown=is_shown)
        messages.success(request, "La synthèse est enregistrée dans mes documents.")
    else:
        deeds.nothing(request, "La synthèse serait vide. Je remplis d’abord une rubrique.")
    return redirect("profiles:medical")


# -- a section and its rows ---------------------------------------------------------------------


@of_a_section
def section(request, section):
    return page(
        request,
        "section",
        section=section,
        rows=section.read(request.profile),
        declaration=request.profile.declaration_set.filter(section=section.slug).first(),
    )


@of_a_section
def add(request, section):
    """Add a row; a section that holds one only changes it."""
    rows = section.rows(request.profile)
    entry = rows.first() if section.is_single else None
    form = section.form(request.POST or None, profile=request.profile, rows=rows, entry=entry)
    return _edit(request, section, form, section.adding)


@of_a_section
def change(request, section, pk):
    rows = section.rows(request.profile)
    entry = get_object_or_404(rows, pk=pk)
    if entry.is_locked:
        return _locked(request, section, entry)
    form = section.form(request.POST or None, profile=request.profile, rows=rows, entry=entry)
    return _edit(request, section, form)


@of_a_section
def delete(request, section, pk):
    return _delete(request, section, pk)


@require_POST
@of_a_section
def nothing(request, section):
    """« Je n’ai pas d’allergie à ajouter », or that answer taken back."""
    if not section.nothing:
        raise Http404
    profile = request.profile
    if "retirer" in request.POST:
        withdraw(profile, section.slug)
    elif section.rows(profile).exists():
        deeds.nothing(request, "Cette rubrique contient déjà une réponse.")
    else:
        declare(profile, section.slug)
        history.note(
            profile,
            f"Profil médical\u00a0: rien à déclarer ({section.title})",
            by=request.account.holder,
        )
        messages.success(request, "C’est noté, avec la date.")
    return redirect(section.url)


def _edit(request, section, form, adding=""):
    if request.method == "POST" and form.is_valid():
        form.keep()
        withdraw(request.profile, section.slug)
        _note(request, section)
        messages.success(request, "C’est enregistré dans le profil médical.")
        return redirect(section.url)
    heading = f"Modifier «\u00a0{form.entry}\u00a0»" if form.entry else adding
    return page(request, "entry", section=section, form=form, heading=heading)


def _delete(request, section, pk):
    """Ask first; a second click finds nothing left to delete, and says so."""
    entry = section.rows(request.profile).filter(pk=pk).first()
    if entry is None:
        if request.method != "POST":
            raise Http404
        messages.info(request, "Il n’y a plus rien à supprimer ici.")
        return redirect(section.url)
    if entry.is_locked:
        return _locked(request, section, entry)
    if request.method != "POST":
        return page(request, "delete", section=section, entry=entry)
    entry.delete()
    _note(request, section)
    messages.success(request, f"{entry}\u00a0: c’est supprimé.")
    return redirect(section.url)


def _locked(request, section, entry):
    why = lesson_met("vaccination-locked", professional=str(entry.professional))
    return page(request, "locked", section=section, lesson=why)


def _note(request, section):
    """The history says which section was touched, never what it holds."""
    history.note(
        request.profile,
        f"Profil médical modifié\u00a0: {section.title}",
        by=request.account.holder,
    )


# -- measures -----------------------------------------------------------------------------------

MEASURES = SECTIONS["mesures"]


@logged_in
def measures(request):
    """Each kind of measure, its latest value, its curve and its table."""
    taken = list(request.profile.measure_set.all())
    by_kind = {slug: [each for each in taken if each.kind == slug] for slug in KINDS}
    return page(
        request,
        "measures",
        section=MEASURES,
        kinds=kinds_for(request.profile.holder, clock.today()).values(),
        shown=[(KINDS[slug], rows, _curve_of(rows)) for slug, rows in by_kind.items() if rows],
        index=_index_of(taken),
        box=f"0 0 {WIDE} {HIGH}",
        radius=AROUND // 2,
    )


def _curve_of(rows):
    """The drawing of measures, given the latest first; None for a lonely one."""
    rows = rows[::-1]
    if len(rows) < 2:
        return None
    columns = [[row.value for row in rows]]
    if rows[0].second is not None:
        columns.append([row.second for row in rows])
    return curve([row.moment for row in rows], *columns)


def _index_of(taken):
    """The body-mass index that the latest weight and height give, if both are known."""
    latest = {each.kind: each.value for each in latest_of_each_kind(taken)}
    if WEIGHT in latest and HEIGHT in latest:
        return body_mass_index(latest[WEIGHT], latest[HEIGHT])
    return None


@logged_in
def add_measure(request, kind):
    kinds = kinds_for(request.profile.holder, clock.today())
    if kind not in kinds:
        raise Http404
    return _edit(request, MEASURES, _measure_form(request, kinds[kind]), kinds[kind].adding)


@logged_in
def change_measure(request, pk):
    entry = get_object_or_404(request.profile.measure_set, pk=pk)
    return _edit(request, MEASURES, _measure_form(request, KINDS[entry.kind], entry))


@logged_in
def delete_measure(request, pk):
    return _delete(request, MEASURES, pk)


def _measure_form(request, kind, entry=None):
    return MeasureForm(
        request.POST or None,
        kind=kind,
        profile=request.profile,
        rows=request.profile.measure_set,
        entry=entry,
    )


# -- the sections that have a page of their own ---------------------------------------------------


@logged_in
def habits(request):
    section = SECTIONS["habitudes"]
    form = HabitsForm(request.POST or None, profile=request.profile)
    if request.method == "POST" and form.is_valid():
        form.keep()
        _note(request, section)
        messages.success(request, "C’est enregistré dans le profil médical.")
        return redirect("profiles:medical")
    return page(request, "habits", section=section, form=form)


@logged_in
def directives(request):
    """A short form that becomes a document; nobody under eighteen writes any."""
    section = SECTIONS["directives"]
    profile = request.profile
    if is_child(profile.holder.born_on, clock.today()):
        return page(request, "directives_of_a_minor", section=section)
    form = DirectivesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if wishes := form.rows_to_write():
            synthesis.save_directives(profile, wishes, by=request.account.holder)
            messages.success(request, "Les directives anticipées sont dans mes documents.")
        else:
            deeds.nothing(request, "Les questions sont passées. Rien n’est écrit.")
        return redirect("profiles:medical")
    return page(
        request, "directives", section=section, form=form, documents=section.rows(profile).all()
    )


@logged_in
def donation(request):
    """« Don d’organes »: that the rules were read; refusing is done elsewhere."""
    section = SECTIONS["don-d-organes"]
    form = DonationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        declare(request.profile, section.slug)
        _note(request, section)
        messages.success(request, "C’est noté, avec la date.")
        return redirect("profiles:medical")
    declaration = request.profile.declaration_set.filter(section=section.slug).first()
    return page(request, "donation", section=section, form=form, declaration=declaration)
