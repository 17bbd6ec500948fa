from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0005_talking'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='method',
            field=models.CharField(choices=[('dots', 'Dots'), ('score', 'Score from 0 to 4'), ('ranking', 'Order of preference'), ('opinion', 'Agree, disagree or pass')], default='dots', max_length=10),
        ),
        migrations.RenameField(
            model_name='vote',
            old_name='dots',
            new_name='value',
        ),
        migrations.AlterField(
            model_name='vote',
            name='value',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
