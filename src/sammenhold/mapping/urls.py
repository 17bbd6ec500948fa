from django.urls import path

from sammenhold.mapping.views import dispersion, extent, leaders, links, own, week

ROUND = "rounds/<uuid:round_id>/map/"

urlpatterns = [
    path("map/me/", own.Mine.as_view(), name="map-me"),
    path("map/me/forget/", own.Forget.as_view(), name="map-forget"),
    path("map/week/", week.Week.as_view(), name="map-week"),
    path("map/leading/", leaders.Leading.as_view(), name="map-leading"),
    path("map/link/<slug:token>/", links.ByLink.as_view(), name="map-link"),
    path("map/link/<slug:token>/week/", links.WeekByLink.as_view(), name="map-link-week"),
    path(ROUND, extent.Extent.as_view(), name="round-map"),
    path(f"{ROUND}links/", links.Links.as_view(), name="round-map-links"),
    path(f"{ROUND}estimate/", extent.Estimates.as_view(), name="round-map-estimate"),
    path(f"{ROUND}dispersion/", dispersion.Dispersion.as_view(), name="round-map-dispersion"),
]
