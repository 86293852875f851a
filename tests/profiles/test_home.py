from django.urls import reverse

HOME = reverse("profiles:home")
