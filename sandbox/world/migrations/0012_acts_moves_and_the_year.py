from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0011_what_was_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="world",
            name="service_year",
            field=models.PositiveSmallIntegerField(
                default=2022, verbose_name="année du service imité"
            ),
        ),
        migrations.RemoveConstraint(model_name="deed", name="deed_noted_once"),
        migrations.RenameModel(old_name="Deed", new_name="FraudAct"),
        migrations.RenameModel(old_name="Leap", new_name="TimeMove"),
        migrations.RenameField(model_name="happening", old_name="leap", new_name="move"),
        migrations.AlterField(
            model_name="fraudact",
            name="mail",
            field=models.ForeignKey(
                on_delete=models.CASCADE,
                related_name="fraud_acts",
                to="world.mail",
                verbose_name="message",
            ),
        ),
        migrations.AddConstraint(
            model_name="fraudact",
            constraint=models.UniqueConstraint(
                fields=("mail", "what"), name="fraud_act_noted_once"
            ),
        ),
    ]
