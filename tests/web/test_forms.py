import re

from django import forms
from lxml import html

from sammenhold.web.forms import Rating, Segmented, Stepper

STEPS = [(str(n), word) for n, word in enumerate(["Never", "Seldom", "Sometimes", "Often", "Always"])]


class Everything(forms.Form):
    name = forms.CharField(help_text="As you like")
    note = forms.CharField(widget=forms.Textarea, max_length=40, required=False)
    place = forms.ChoiceField(choices=[("room", "In the room"), ("away", "Elsewhere")], widget=Segmented)
    rating = forms.ChoiceField(choices=[*STEPS, ("x", "Don't know")], widget=Rating, help_text="Privately")
    dots = forms.IntegerField(widget=Stepper, min_value=0, max_value=5)
    agreed = forms.BooleanField(help_text="With MED")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(data: dict[str, str] | None = None) -> html.HtmlElement:
    return html.fromstring(f"<form>{Everything(data)}</form>")


def test_every_control_has_a_name_and_what_describes_it_exists() -> None:
    page = drawn({})
    ids = set(page.xpath("//@id"))
    for control in page.xpath("//input[@type!='hidden'] | //textarea"):
        assert page.xpath(f"//label[@for='{control.get('id')}']"), html.tostring(control)
    described = [word for value in page.xpath("//@aria-describedby") for word in value.split()]
    assert described
    assert set(described) <= ids


def test_radios_stand_in_a_fieldset_with_a_legend_and_their_errors() -> None:
    fieldset = drawn({}).xpath("//fieldset[.//input[@name='rating']]")[0]
    assert fieldset.xpath("string(legend)").strip() == "Rating"
    assert fieldset.get("aria-describedby") == "id_rating_helptext id_rating_error"


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    page = drawn({"name": "Mette"})
    links = page.xpath("//*[@role='alert']//a/@href")
    assert links == ["#id_place", "#id_rating", "#id_dots", "#id_agreed"]
    assert {link[1:] for link in links} <= set(page.xpath("//@id"))


def test_no_summary_before_there_is_something_wrong() -> None:
    assert not drawn().xpath("//*[@role='alert']")
    good = {"name": "Mette", "place": "room", "rating": "2", "dots": "1", "agreed": "on"}
    assert not drawn(good).xpath("//*[@role='alert']")


def test_only_what_is_optional_is_marked() -> None:
    marked = [
        re.sub(r"\s+", " ", label.text_content())
        for label in drawn().xpath("//label[span[@class='optional']]")
    ]
    assert len(marked) == 1
    assert marked[0].startswith("Note (")


def test_the_fifth_step_is_the_last_in_the_row() -> None:
    rating = drawn().xpath("//div[@class='rating']")[0]
    assert [word.text for word in rating.xpath(".//*[@class='rating-word']")] == [word for _, word in STEPS]
    assert rating.xpath("string(.//label[contains(@class,'choice-apart')])").strip() == "Don't know"


def test_room_left_is_told_where_text_is_limited() -> None:
    page = drawn()
    assert page.xpath("//*[@data-counter-for='id_note']")
    assert page.xpath("//textarea/@maxlength") == ["40"]


def test_hidden_fields_are_drawn_without_a_label() -> None:
    page = drawn()
    assert page.xpath("//input[@name='secret']")
    assert not page.xpath("//label[@for='id_secret']")
