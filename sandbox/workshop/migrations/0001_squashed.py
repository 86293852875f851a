import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sandbox.workshop.models.rooms
import sandbox.world.clock


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("workshop", "0001_initial"),
        ("workshop", "0002_who_moves_time"),
        ("workshop", "0003_scenario_of_each_seat"),
        ("workshop", "0004_seat_events"),
        ("workshop", "0005_heading_of_the_step"),
        ("workshop", "0006_how_it_is_prepared_and_what_stays"),
        ("workshop", "0007_ladder"),
        ("workshop", "0008_projection"),
        ("workshop", "0009_when_the_turn_begins"),
        ("workshop", "0010_who_sat_before"),
        ("workshop", "0011_what_was_done"),
        ("workshop", "0012_one_use_invitations"),
    ]

    dependencies = [
        ("world", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                (
                    "token",
                    models.CharField(
                        default=sandbox.workshop.models.rooms.secret_key,
                        max_length=20,
                        unique=True,
                        verbose_name="clé du lien",
                    ),
                ),
                ("code", models.CharField(max_length=4, verbose_name="code de la place")),
                ("scenario", models.SlugField(verbose_name="scénario")),
                (
                    "display",
                    models.CharField(
                        blank=True,
                        choices=[("large", "grand affichage"), ("projected", "projeté")],
                        max_length=10,
                        verbose_name="affichage",
                    ),
                ),
                ("occupant", models.CharField(blank=True, max_length=20, verbose_name="occupant")),
                (
                    "last_occupant",
                    models.CharField(blank=True, max_length=20, verbose_name="dernier occupant"),
                ),
                ("taken_at", models.DateTimeField(null=True, verbose_name="prise le")),
                (
                    "is_used",
                    models.BooleanField(
                        default=False, verbose_name="quelqu’un a commencé depuis le début"
                    ),
                ),
                (
                    "given",
                    models.SlugField(blank=True, verbose_name="exercice donné par l’animation"),
                ),
                ("journey", models.CharField(blank=True, max_length=40, verbose_name="parcours")),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="étape")),
                (
                    "total",
                    models.PositiveSmallIntegerField(default=0, verbose_name="étapes en tout"),
                ),
                (
                    "heading",
                    models.CharField(blank=True, max_length=100, verbose_name="titre de l’étape"),
                ),
                (
                    "progressed_at",
                    models.DateTimeField(null=True, verbose_name="dernier pas en avant"),
                ),
                ("is_finished", models.BooleanField(default=False, verbose_name="exercice fini")),
                (
                    "achieved",
                    models.TextField(
                        blank=True, verbose_name="parcours finis depuis le début, un par ligne"
                    ),
                ),
                ("mistakes", models.JSONField(default=dict, verbose_name="erreurs sur cette page")),
                (
                    "mistakes_on",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="page de ces erreurs"
                    ),
                ),
                ("help_asked_at", models.DateTimeField(null=True, verbose_name="aide demandée le")),
                (
                    "help_answered_at",
                    models.DateTimeField(null=True, verbose_name="aide annoncée le"),
                ),
                (
                    "heard_at",
                    models.DateTimeField(
                        null=True, verbose_name="dernier signe de la page ouverte"
                    ),
                ),
                (
                    "begun",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="parcours dont le début est gardé"
                    ),
                ),
                (
                    "world",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat",
                        to="world.world",
                        verbose_name="simulation",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="SeatEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sat", "quelqu’un s’est assis"),
                            ("back", "revient à sa place"),
                            ("resumed", "reprend là où l’on s’était arrêté"),
                            ("left", "la place est libre"),
                            ("begun", "parcours commencé"),
                            ("step", "étape atteinte"),
                            ("finished", "parcours fini"),
                            ("done", "exercice fini"),
                            ("mistake", "erreur"),
                            ("asked", "aide demandée"),
                            ("gave-up-asking", "demande d’aide annulée"),
                            ("answered", "aide annoncée"),
                            ("helped", "aide donnée"),
                            ("moved", "place changée par l’animation"),
                            ("moved-itself", "place changée par elle-même"),
                        ],
                        max_length=20,
                        verbose_name="sorte",
                    ),
                ),
                ("journey", models.CharField(blank=True, max_length=40, verbose_name="parcours")),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="étape")),
                (
                    "total",
                    models.PositiveSmallIntegerField(default=0, verbose_name="étapes en tout"),
                ),
                (
                    "heading",
                    models.CharField(blank=True, max_length=100, verbose_name="titre de l’étape"),
                ),
                ("slug", models.SlugField(blank=True, verbose_name="erreur")),
                (
                    "text",
                    models.CharField(blank=True, max_length=200, verbose_name="ce qui a été fait"),
                ),
                (
                    "is_put",
                    models.BooleanField(
                        default=False, verbose_name="erreur voulue par l’animation"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=sandbox.world.clock.real_now, verbose_name="le"),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="workshop.seat",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "événement d’une place",
                "verbose_name_plural": "événements des places",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=sandbox.workshop.models.rooms.free_code,
                        max_length=4,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="titre")),
                ("scenario", models.SlugField(verbose_name="scénario")),
                (
                    "seed",
                    models.CharField(
                        default=sandbox.workshop.models.rooms.new_seed,
                        max_length=40,
                        verbose_name="graine",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="date de l’atelier")),
                (
                    "other_scenarios",
                    models.JSONField(default=list, verbose_name="autres scénarios, à tour de rôle"),
                ),
                (
                    "offered",
                    models.JSONField(
                        default=list, verbose_name="exercices que l’on peut choisir seul"
                    ),
                ),
                (
                    "is_on_paper",
                    models.BooleanField(default=False, verbose_name="papiers imprimés seulement"),
                ),
                (
                    "may_restart",
                    models.BooleanField(default=True, verbose_name="recommencer seul est permis"),
                ),
                (
                    "may_move_time",
                    models.BooleanField(
                        default=False, verbose_name="avancer le temps seul est permis"
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(default=False, verbose_name="atelier de démonstration"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now, verbose_name="créé le"
                    ),
                ),
                ("erased_at", models.DateTimeField(null=True, verbose_name="effacé le")),
                ("totals", models.JSONField(default=dict, verbose_name="totaux gardés")),
                (
                    "seats_made",
                    models.PositiveSmallIntegerField(default=0, verbose_name="places préparées"),
                ),
                (
                    "seats_taken",
                    models.PositiveSmallIntegerField(default=0, verbose_name="places prises"),
                ),
                (
                    "seats_finished",
                    models.PositiveSmallIntegerField(default=0, verbose_name="exercices finis"),
                ),
                (
                    "facilitators",
                    models.ManyToManyField(
                        related_name="helped_workshops",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="co-animateurs",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="workshops",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="médiateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "atelier",
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="seat",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="seats",
                to="workshop.workshop",
                verbose_name="atelier",
            ),
        ),
        migrations.CreateModel(
            name="Projection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outline", models.TextField(blank=True, verbose_name="déroulé chargé")),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="étape montrée")),
                (
                    "path",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="page où va l’écran projeté"
                    ),
                ),
                (
                    "moves",
                    models.PositiveIntegerField(default=0, verbose_name="pages où il est allé"),
                ),
                (
                    "seconds",
                    models.JSONField(default=dict, verbose_name="secondes passées à chaque étape"),
                ),
                (
                    "runs_since",
                    models.DateTimeField(null=True, verbose_name="chronomètre en marche depuis"),
                ),
                ("marks", models.JSONField(default=list, verbose_name="repères montrés")),
                ("is_masked", models.BooleanField(default=True, verbose_name="numéros masqués")),
                (
                    "is_ringed",
                    models.BooleanField(default=False, verbose_name="prochain geste entouré"),
                ),
                ("is_frozen", models.BooleanField(default=False, verbose_name="image figée")),
                ("is_remote", models.BooleanField(default=False, verbose_name="télécommande")),
                ("is_alone", models.BooleanField(default=False, verbose_name="un seul écran")),
                (
                    "turn_began_at",
                    models.DateTimeField(null=True, verbose_name="début de l’exercice"),
                ),
                ("turn_ends_at", models.DateTimeField(null=True, verbose_name="fin de l’exercice")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="projection",
                        to="workshop.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={
                "verbose_name": "projection",
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="nom")),
                ("step", models.CharField(max_length=60, verbose_name="étape")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="jours après le début"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now, verbose_name="pris le"
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moments",
                        to="workshop.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={
                "verbose_name": "moment de l’atelier",
                "verbose_name_plural": "moments de l’atelier",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LoginLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=6, verbose_name="code court")),
                (
                    "made_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now, verbose_name="fait le"
                    ),
                ),
                ("used_at", models.DateTimeField(null=True, verbose_name="utilisé le")),
                (
                    "used_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="used_links",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="utilisé par",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="médiateur",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="workshop.workshop",
                        verbose_name="atelier où il invite",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’animation",
                "verbose_name_plural": "liens d’animation",
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="ce qui a été fait")),
                (
                    "by_learner",
                    models.BooleanField(default=False, verbose_name="fait par la place elle-même"),
                ),
                (
                    "is_arrival",
                    models.BooleanField(
                        default=False, verbose_name="fait pour qui vient de s’asseoir"
                    ),
                ),
                (
                    "moves_time",
                    models.BooleanField(default=False, verbose_name="change la date simulée"),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now, verbose_name="fait le"
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True, verbose_name="annulé le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="workshop.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={
                "verbose_name": "intervention",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SavePoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("origin", "départ du scénario"),
                            ("before", "avant une intervention"),
                            ("journey", "début d’un parcours"),
                            ("named", "moment gardé"),
                            ("played", "chemin déjà fait"),
                        ],
                        max_length=10,
                        verbose_name="sorte",
                    ),
                ),
                ("world_now", models.DateTimeField(verbose_name="date simulée")),
                ("rows", models.TextField(verbose_name="lignes")),
                ("progress", models.JSONField(default=dict, verbose_name="où en était la place")),
                ("schema", models.CharField(max_length=64, verbose_name="état des tables")),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="nom")),
                (
                    "leads_to",
                    models.CharField(blank=True, max_length=200, verbose_name="page où il mène"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now, verbose_name="pris le"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="save_points",
                        to="workshop.action",
                        verbose_name="intervention",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="save_points",
                        to="workshop.seat",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "point de reprise",
                "verbose_name_plural": "points de reprise",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "origin")),
                        fields=("seat",),
                        name="save_point_one_origin_a_seat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "journey")),
                        fields=("seat",),
                        name="save_point_one_journey_a_seat",
                    ),
                    models.UniqueConstraint(
                        fields=("seat", "action"), name="save_point_one_a_seat_and_action"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("workshop", "number"), name="seat_number_is_unique"
            ),
        ),
    ]
