from django.urls import path

from sammenhold.mail import views

urlpatterns = [path("demo/mail/", views.demo_mail, name="demo-mail")]
