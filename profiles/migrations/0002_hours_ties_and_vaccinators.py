import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_asked_erasure"),
        ("profiles", "0001_initial"),
        ("world", "0007_page_where_to_go"),
    ]

    operations = [
        migrations.CreateModel(
            name="AllergyTreatment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
            ],
            options={
                "verbose_name": "traitement d’une allergie",
                "verbose_name_plural": "traitements d’une allergie",
            },
        ),
        migrations.CreateModel(
            name="HospitalStayDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’un séjour",
                "verbose_name_plural": "documents d’un séjour",
            },
        ),
        migrations.CreateModel(
            name="IllnessDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’une maladie",
                "verbose_name_plural": "documents d’une maladie",
            },
        ),
        migrations.CreateModel(
            name="IllnessTreatment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
            ],
            options={
                "verbose_name": "traitement d’une maladie",
                "verbose_name_plural": "traitements d’une maladie",
            },
        ),
        migrations.AlterModelOptions(
            name="measure",
            options={
                "ordering": [
                    "-taken_on",
                    models.OrderBy(models.F("taken_at"), descending=True, nulls_last=True),
                    "-pk",
                ],
                "verbose_name": "mesure",
            },
        ),
        migrations.RemoveConstraint(
            model_name="measure",
            name="measure_one_a_kind_and_a_day",
        ),
        migrations.AddField(
            model_name="measure",
            name="taken_at",
            field=models.TimeField(null=True, verbose_name="prise à"),
        ),
        migrations.AddField(
            model_name="vaccination",
            name="given_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("medecin", "Un médecin"),
                    ("infirmier", "Une infirmière ou un infirmier"),
                    ("pharmacien", "Une pharmacienne ou un pharmacien"),
                    ("sage-femme", "Une sage-femme"),
                    ("hopital", "Un hôpital"),
                    ("centre", "Un centre de vaccination"),
                    ("pmi", "Un centre pour les petits enfants (PMI)"),
                    ("ecole", "L’école ou le collège"),
                    ("travail", "La médecine du travail"),
                    ("armee", "L’armée"),
                    ("inconnu", "Je ne sais pas"),
                ],
                max_length=40,
                verbose_name="vaccinateur",
            ),
        ),
        migrations.AlterField(
            model_name="measure",
            name="kind",
            field=models.CharField(
                choices=[
                    ("poids", "Poids"),
                    ("taille", "Taille"),
                    ("tour-de-taille", "Tour de taille"),
                    ("tension", "Tension artérielle"),
                    ("frequence-cardiaque", "Fréquence cardiaque"),
                    ("temperature", "Température"),
                    ("glycemie", "Glycémie"),
                    ("hba1c", "Hémoglobine glyquée (HbA1c)"),
                    ("taux-de-glucose", "Taux de glucose"),
                    ("douleur", "Niveau de douleur"),
                    ("pas", "Nombre de pas"),
                    ("perimetre-cranien", "Périmètre crânien"),
                ],
                max_length=20,
                verbose_name="mesure",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_at", None)),
                fields=("profile", "kind", "taken_on"),
                name="measure_one_a_kind_and_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                fields=("profile", "kind", "taken_on", "taken_at"),
                name="measure_one_a_kind_and_an_hour",
            ),
        ),
        migrations.AddField(
            model_name="allergytreatment",
            name="allergy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.allergy",
                verbose_name="allergie",
            ),
        ),
        migrations.AddField(
            model_name="allergytreatment",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="accounts.account",
                verbose_name="profil",
            ),
        ),
        migrations.AddField(
            model_name="allergytreatment",
            name="treatment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.treatment",
                verbose_name="traitement",
            ),
        ),
        migrations.AddField(
            model_name="allergytreatment",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.AddField(
            model_name="allergy",
            name="treatments",
            field=models.ManyToManyField(
                through="profiles.AllergyTreatment",
                to="profiles.treatment",
                verbose_name="traitements liés",
            ),
        ),
        migrations.AddField(
            model_name="hospitalstaydocument",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.document",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="hospitalstaydocument",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="accounts.account",
                verbose_name="profil",
            ),
        ),
        migrations.AddField(
            model_name="hospitalstaydocument",
            name="stay",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.hospitalstay",
                verbose_name="hospitalisation",
            ),
        ),
        migrations.AddField(
            model_name="hospitalstaydocument",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.AddField(
            model_name="hospitalstay",
            name="documents",
            field=models.ManyToManyField(
                through="profiles.HospitalStayDocument",
                to="profiles.document",
                verbose_name="documents liés",
            ),
        ),
        migrations.AddField(
            model_name="illnessdocument",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.document",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="illnessdocument",
            name="illness",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.illness",
                verbose_name="maladie",
            ),
        ),
        migrations.AddField(
            model_name="illnessdocument",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="accounts.account",
                verbose_name="profil",
            ),
        ),
        migrations.AddField(
            model_name="illnessdocument",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.AddField(
            model_name="illness",
            name="documents",
            field=models.ManyToManyField(
                through="profiles.IllnessDocument",
                to="profiles.document",
                verbose_name="documents liés",
            ),
        ),
        migrations.AddField(
            model_name="illnesstreatment",
            name="illness",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.illness",
                verbose_name="maladie",
            ),
        ),
        migrations.AddField(
            model_name="illnesstreatment",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="accounts.account",
                verbose_name="profil",
            ),
        ),
        migrations.AddField(
            model_name="illnesstreatment",
            name="treatment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.treatment",
                verbose_name="traitement",
            ),
        ),
        migrations.AddField(
            model_name="illnesstreatment",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.AddField(
            model_name="illness",
            name="treatments",
            field=models.ManyToManyField(
                through="profiles.IllnessTreatment",
                to="profiles.treatment",
                verbose_name="traitements liés",
            ),
        ),
        migrations.AddConstraint(
            model_name="allergytreatment",
            constraint=models.UniqueConstraint(
                fields=("allergy", "treatment"), name="allergy_treatment_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="hospitalstaydocument",
            constraint=models.UniqueConstraint(
                fields=("stay", "document"), name="stay_document_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="illnessdocument",
            constraint=models.UniqueConstraint(
                fields=("illness", "document"), name="illness_document_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="illnesstreatment",
            constraint=models.UniqueConstraint(
                fields=("illness", "treatment"), name="illness_treatment_once"
            ),
        ),
    ]
