"""Dates in words, as French writes them."""

from django.utils.formats import date_format


def in_french(value, style="j F Y"):
    """« 1er janvier 2027 », « 2 janvier 2027 »: only the first of a month is an ordinal.

    Args:
        value: a date, a time or a datetime, in the time zone where it is read.
        style: as for Django's `date` filter, « j F Y » unless said.
    """
    if getattr(value, "day", None) == 1:
        style = style.replace("j", r"j\e\r")
    return date_format(value, style)
