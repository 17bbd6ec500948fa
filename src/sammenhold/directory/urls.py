from django.urls import path

from sammenhold.directory import import_views, views

urlpatterns = [
    path("people/", views.People.as_view(), name="people"),
    path("people/import/", import_views.Import.as_view(), name="people-import"),
    path("people/import/<uuid:upload_id>/", import_views.Preview.as_view(), name="people-import-preview"),
    path(
        "people/import/<uuid:upload_id>/forget/", import_views.Forget.as_view(), name="people-import-forget"
    ),
    path("people/<int:person_id>/", views.OnePerson.as_view(), name="person"),
    path("people/<int:person_id>/roles/", views.GiveRole.as_view(), name="person-roles"),
    path("people/<int:person_id>/roles/<int:role_id>/", views.TakeRole.as_view(), name="person-role"),
    path("people/<int:person_id>/sign-in/", views.SignIn.as_view(), name="person-sign-in"),
    path("organisation/", views.OrganisationPage.as_view(), name="organisation"),
    path("units/", views.Units.as_view(), name="units"),
]
