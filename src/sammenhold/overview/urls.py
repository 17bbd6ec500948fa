"""What lies across the domains: a round's follow-up."""

from django.urls import path

from sammenhold.overview.views import follow_up

urlpatterns = [
    path("rounds/<uuid:round_id>/follow-up/", follow_up.FollowUpPage.as_view(), name="follow-up"),
]
