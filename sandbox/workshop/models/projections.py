"""What the trainer shows to the room."""

from collections import Counter
from datetime import timedelta

from django.db import models

from sandbox.workshop.models.rooms import Workshop
from sandbox.world import clock

NEWS_EVERY = timedelta(seconds=4)
"""How often it is written that the projected window is still there, where nothing else changes."""

SILENCE = timedelta(seconds=10)
"""After this long without news of it, the room is taken to see something else."""


AFTERWARDS = timedelta(minutes=1)
"""How long the room reads that its turn is over."""


class Projection(models.Model):
    """What the trainer has chosen to show, and for how long each step has lasted.

    It is one row a workshop, in the room's time, so that a reload of either window loses nothing.
    `version` rises at each change: it is what the projected window waits for.
    """

    workshop = models.OneToOneField(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="projection"
    )
    outline = models.TextField("déroulé chargé", blank=True)
    step = models.PositiveSmallIntegerField("étape montrée", default=0)
    path = models.CharField("page où va l’écran projeté", max_length=200, blank=True)
    moves = models.PositiveIntegerField("pages où il est allé", default=0)
    seconds = models.JSONField("secondes passées à chaque étape", default=dict)
    runs_since = models.DateTimeField("chronomètre en marche depuis", null=True)
    marks = models.JSONField("repères montrés", default=list)
    is_masked = models.BooleanField("numéros masqués", default=True)
    is_ringed = models.BooleanField("prochain geste entouré", default=False)
    ring = models.PositiveSmallIntegerField("geste entouré, parmi ceux de l’étape", default=0)
    is_frozen = models.BooleanField("image figée", default=False)
    is_remote = models.BooleanField("télécommande", default=False)
    is_dark = models.BooleanField("écran noir", default=False)
    has_sound = models.BooleanField("un son à la fin de l’exercice", default=True)
    is_card_shown = models.BooleanField("carte par-dessus la page", default=False)
    is_alone = models.BooleanField("un seul écran", default=False)
    turn_began_at = models.DateTimeField("début de l’exercice", null=True)
    turn_ends_at = models.DateTimeField("fin de l’exercice", null=True)
    gestures = models.PositiveIntegerField("gestes faits par l’écran projeté", default=0)
    version = models.PositiveIntegerField("version", default=0)
    seen_path = models.CharField("page que montre l’écran projeté", max_length=200, blank=True)
    seen_title = models.CharField("titre que montre l’écran projeté", max_length=120, blank=True)
    seen_at = models.DateTimeField("dernière nouvelle de l’écran projeté", null=True)

    class Meta:
        verbose_name = "projection"

    def __str__(self):
        return f"Projection de l’{str(self.workshop).lower()}"

    def change(self, **fields):
        """Write these choices, for the open windows to follow."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.version += 1
        self.save()

    # -- what the room sees ---------------------------------------------------------------------

    def see(self, path, title, *, ring=None):
        """Note what the projected window says that it shows: no window waits for that.

        Args:
            ring: how far its rings have come, followed by hand; None where it does not say.
        """
        now, seen = clock.real_now(), {"seen_path": path[:200], "seen_title": title[:120]}
        seen["ring"] = self.ring if ring is None else ring
        is_known = (self.seen_path, self.seen_title, self.ring) == tuple(seen.values())
        if is_known and self.seen_at and now - self.seen_at < NEWS_EVERY:
            return
        unchanged = Projection.objects.filter(pk=self.pk, version=self.version)
        unchanged.update(**seen, seen_at=now)

    @property
    def is_on_its_page(self):
        """Whether the room sees the page that the window was led to, or is about to."""
        return not self.is_seen or self.seen_path in ("", self.path)

    @property
    def is_seen(self):
        """Whether a window shows it: a closed one, or one that shows something else, is silent."""
        return self.seen_at is not None and clock.real_now() - self.seen_at < SILENCE

    # -- the timer ------------------------------------------------------------------------------

    @property
    def is_running(self):
        return self.runs_since is not None

    def start(self):
        if not self.is_running:
            self.change(runs_since=clock.real_now())

    def pause(self):
        self._count()
        self.change(runs_since=None)

    def restart(self):
        """Put the timers back to zero; they go on if they were running."""
        self.change(seconds={}, runs_since=self.runs_since and clock.real_now())

    def follow_outline(self, text, numbers):
        """Follow another outline from where the session is, with the time that it has taken.

        Args:
            numbers: {number of a step until now: that of the step which takes its place}.
        """
        self._count()
        spent = Counter()
        for number, seconds in self.seconds.items():
            spent[str(numbers.get(int(number), 0))] += seconds
        step = numbers.get(self.step, 0)
        self.change(outline=text, step=step, seconds=dict(spent), marks=[], ring=0)

    def go_to(self, number, path):
        """Show that step: the timer of the one before keeps what it has counted.

        The timers start by themselves at the first step that is shown.
        """
        self._count()
        if not self.step and not self.seconds and not self.is_running:
            self.runs_since = clock.real_now()
        self.step, self.turn_ends_at = number, None
        self.show(path)

    def show(self, path):
        """Have the projected window open that page, without what pointed at the one before."""
        awaited = {"seen_path": path, "seen_title": ""}
        bare = {"marks": [], "ring": 0, "is_card_shown": False}
        self.change(path=path, moves=self.moves + 1, **bare, **awaited)

    @property
    def spent(self):
        """Seconds of the session so far, pauses left out."""
        return sum(self.seconds.values()) + self._running

    def spent_on(self, number):
        """Seconds of one step so far."""
        kept = self.seconds.get(str(number), 0)
        return kept + self._running if number == self.step else kept

    @property
    def _running(self):
        if not self.is_running:
            return 0
        return max(0, int((clock.real_now() - self.runs_since).total_seconds()))

    def _count(self):
        """Add what the timer has counted to the step on show."""
        if self.is_running:
            self.seconds = self.seconds | {str(self.step): self.spent_on(self.step)}
            self.runs_since = clock.real_now()

    # -- « À vous » -----------------------------------------------------------------------------

    def give_the_turn(self, minutes):
        """« À vous »: the room has that long for its exercise."""
        now = clock.real_now()
        self.change(turn_began_at=now, turn_ends_at=now + timedelta(minutes=minutes))

    @property
    def turn_stage(self):
        """« on » while it is the room's turn, « over » for a moment once it is; else ""."""
        if self.turn_ends_at is None:
            return ""
        since = clock.real_now() - self.turn_ends_at
        if since >= AFTERWARDS or self._has_gone_back:
            return ""
        return "on" if since < timedelta() else "over"

    @property
    def _has_gone_back(self):
        """Whether the clock says that the turn has not begun: it was corrected meanwhile."""
        return self.turn_began_at is not None and clock.real_now() < self.turn_began_at

    def end_the_turn(self):
        self.change(turn_ends_at=None)

    @property
    def seconds_left(self):
        """How long the room's turn still lasts; None when it is not its turn."""
        if self.turn_ends_at is None or self._has_gone_back:
            return None
        return max(0, int((self.turn_ends_at - clock.real_now()).total_seconds()))
