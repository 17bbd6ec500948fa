import django.core.validators
from django.db import migrations, models


def days(default: int) -> models.PositiveSmallIntegerField:
    bounds = [
        django.core.validators.MinValueValidator(1),
        django.core.validators.MaxValueValidator(365),
    ]
    return models.PositiveSmallIntegerField(
        default=default, validators=bounds, verbose_name="days that notes are kept"
    )


class Migration(migrations.Migration):
    """Organisations that are there keep notes as long as can be chosen, until they choose: nothing is erased
    by an upgrade. New ones keep them for 30 days."""

    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.AddField(model_name="organisation", name="notes_days", field=days(365)),
        migrations.AlterField(model_name="organisation", name="notes_days", field=days(30)),
    ]
