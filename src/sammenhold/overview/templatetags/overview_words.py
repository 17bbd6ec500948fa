"""The follow-up's words, and the agreement's where it speaks of that."""

from django import template

from sammenhold.agreements.templatetags.agreement_words import choice, decisions, on_day
from sammenhold.overview import words

register = template.Library()
for word in (words.change, words.ratings, choice, decisions, on_day):
    register.filter(word.__name__, word)
