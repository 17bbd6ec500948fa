from django.urls import path

from sammenhold.rehearsals import views

urlpatterns = [
    path("workshops/<uuid:pk>/rehearse/", views.Begin.as_view(), name="rehearse"),
    path("workshops/<uuid:pk>/lead/beat/", views.Beat.as_view(), name="rehearsal-beat"),
    path("workshops/<uuid:pk>/lead/end/", views.End.as_view(), name="rehearsal-end"),
]
