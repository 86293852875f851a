import secrets

from django.db import models

from sandbox.workshop.animals import animal_of
from sandbox.world import clock
from sandbox.world.models import World

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as 1 and 0."""

CODE_LENGTH = 4


def free_code():
    """A workshop's code that nobody has: four letters to read from the wall."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not Workshop.objects.filter(code=code).exists():
            return code


def new_seed():
    """What all the numbers of a workshop's sheets come from."""
    return secrets.token_hex(16)


def seat_token():
    """What a seat's link holds: nobody guesses it."""
    return secrets.token_urlsafe(12)


class Workshop(models.Model):
    """A session of training: a scenario, a day, and the seats around the table."""

    code = models.CharField("code", max_length=CODE_LENGTH, unique=True, default=free_code)
    title = models.CharField("titre", max_length=100)
    scenario = models.SlugField("scénario", max_length=50)
    seed = models.CharField("graine", max_length=40, default=new_seed)
    held_on = models.DateField("date de l’atelier")
    is_demo = models.BooleanField("atelier de démonstration", default=False)
    created_at = models.DateTimeField("créé le", default=clock.real_now)

    class Meta:
        verbose_name = "atelier"

    def __str__(self):
        return f"Atelier {self.code}"


class Seat(models.Model):
    """A place in the room, known by a number and an animal; whoever sits there has its world."""

    workshop = models.ForeignKey(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="seats"
    )
    number = models.PositiveSmallIntegerField("numéro")
    token = models.CharField("clé du lien", max_length=20, unique=True, default=seat_token)
    world = models.OneToOneField(
        World, verbose_name="simulation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "place"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="seat_number_is_unique"),
        ]

    def __str__(self):
        return f"Place {self.number} · {self.animal}"

    @property
    def animal(self):
        return animal_of(self.number)


class SavePoint(models.Model):
    """A world's rows at one moment, kept outside the simulation: to go back is to put them back.

    `rows` is a JSON text, a list of objects for each simulated table, which only the database
    reads; `schema` is the state of the migrations under which they were taken.
    """

    class Kind(models.TextChoices):
        ORIGIN = "origin", "départ du scénario"

    seat = models.ForeignKey(
        Seat, verbose_name="place", on_delete=models.CASCADE, related_name="save_points"
    )
    kind = models.CharField("sorte", max_length=10, choices=Kind)
    world_now = models.DateTimeField("date simulée")
    rows = models.TextField("lignes")
    schema = models.CharField("état des tables", max_length=64)
    created_at = models.DateTimeField("pris le", default=clock.real_now)

    class Meta:
        verbose_name = "point de reprise"
        verbose_name_plural = "points de reprise"
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(kind="origin"),
                name="save_point_one_origin_a_seat",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} de {self.seat}"
