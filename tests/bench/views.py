"""What pages are compared to: a view that does nothing, and fields as Django draws them."""

from dataclasses import replace

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpResponse

from accounts.activation import IDENTITY, Activation, IdentityForm


def bare(request):
    """A page behind the same middleware, without seat, session, query nor template."""
    return HttpResponse("Bonjour")


class StockBoundField(BoundField):
    """Django's own, of which the room says nothing."""

    lessons = ()

    def is_filled(self, how):
        return False


class StockIdentityForm(IdentityForm):
    """The same fields and rules, drawn by Django's own templates and widgets."""

    default_renderer = DjangoTemplates()

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            field.template_name, field.bound_field_class = None, StockBoundField


STOCK = replace(IDENTITY, form=StockIdentityForm)


class StockActivation(Activation):
    """The same journey, whose page of identity has Django's own fields."""

    orders = {
        year: [STOCK if page is IDENTITY else page for page in pages]
        for year, pages in Activation.orders.items()
    }
