from django.urls import path

from sammenhold.themes import views

urlpatterns = [
    path("themes/", views.shelf, name="themes"),
    path("themes/<slug:key>/", views.theme, name="theme"),
]
