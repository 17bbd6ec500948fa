"""Over days: until when each part is open."""

from django.db import models

from sammenhold.workshops.models.room import Step


class Window(models.Model):
    """When a part closes by itself, and when it was closed. Nothing here is about a person."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="windows")
    phase = models.CharField(max_length=10)
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("step", "phase", name="one_window_a_part")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.phase} {self.closes_at:%F %H:%M}"
