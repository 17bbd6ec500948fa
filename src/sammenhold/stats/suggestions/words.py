"""What a note is about, as far as its words tell: stems without inflections, and the parts of compounds."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import snowballstemmer

WORD = re.compile(r"[a-zæøåäöéü]{2,}")
SHORTEST_PART = 4
"""Letters in a part of a compound; with fewer, chance parts are found."""
SHORTEST_REST = 3
STEMMERS = {"da": "danish", "en": "english"}

SMALL_WORDS = {
    "da": """
        ad af afstand aften aldrig alene alle alt altid altså anden andet andre arbejd arbejde
        arbejder arbejdet at bare bede bedre bedst begge begynde betyde blev blevet blive bliver
        bort brug bruge bruger burde bør da dag dage dagen dagene de dem den denne der deres derfor
        derhjemme det dette dig din dine disse dit dog du dårlig dårligt efter ej eller en end
        endelig endnu ene eneste enhver ens enten er et faktisk fast faste finde finder flere fleste
        for fordi forskel forskellige fra fredag få fået får føle føler før gammel gang gange ganske
        gav ge gennem gerne giv give giver gjort glad glemme glemt god gode godt gå går gør gøre
        haft halv halvdelen ham han har havde have hel hele helt hen hende her hinanden hjem hjemme
        hjemmefra hjælpe hjælper holde holder hos hun hurtig husk huske hvad hvem hver hverken hvert
        hvilke hvilken hvis hvor hvordan hvorfor hvornår hård hårdere hårdt højt høre hører i igen
        ikke ind inde indtil ingen intet ja jeg jer jeres jo kan kende klog klokken kollega
        kollegaer kolleger kom komme kommer kontor kontoret kort korte kun kunne lad lade lang lange
        langt lave lavet let lidt lige ligge ligger lille lykkes læg lægge længde længe lære lørdag
        man mand mandag mange mangle mangler med meget mellem men mene mener menneske mennesker mens
        mere mest mig min mindre mindst mine minut minutter minutters mod morgen mulig må måned
        måske måtte ned nej nemt nogen noget nogle nok nu ny nye nyt nå når nær nødt nødvendig
        nødvendigt og også om omkring online onsdag op opdage os over person plads prøve på rigtig
        rigtigt sag samle samme sammen samtidig se selv sende sent ser ses sidde sidder side sidste
        sige siger sin sine sit skabe skal ske sker skulle slet slippe slår små som spørge spørger
        stadig starte startede stor store stå står svær svære sværere svært synes så sådan sæt sætte
        søndag tage tager tak tale taler tid tiden time timer ting tirsdag tit torsdag tro tror træt
        tænke ud ude uden uge ugen uger under var ved vel vi vide vil ville virke virkelig virker
        virtuel virtuelle virtuelt vis vise voksne vores vær være været år året årligt ærgerlig én
        ét
    """,
    "en": """
        a about after all also always am an and any are as ask at bad be because been before being
        best better big but by can cannot chance colleague colleagues come could day days did
        different difficult distance do does doing don done down each easy else even evening ever
        every everybody everyone feel few find for friday from get gets give given go going good
        great had half happen hard has have having he hear help her here him his home hour hours how
        i idea if in into is it its just keep know let like little long look lot made make making
        man many may me mean means meet might minute monday month more morning most much must my
        need needs never new nice no nobody not nothing now of off office old on once one online
        only open or other our out over own part people person place put rather really remote
        remotely right same saturday say see seems she should show sit so some somebody someone
        something start still such sunday sure take talk tell than that the their them then there
        these they thing things think this those thursday time to today together too try tuesday
        turn two under until up us use used very virtual want was way we wednesday week well were
        what when where which while who why will wish with without work working would wrong year
        years yet you your yours
    """,
}
EMPTY: Mapping[str, frozenset[str]] = {name: frozenset(text.split()) for name, text in SMALL_WORDS.items()}
"""Words that stand in any note about work at a distance, whatever else it is about."""


class Word(NamedTuple):
    """A word as it stands, in small letters, and without its inflections."""

    whole: str
    stem: str


def words(text: str, language: str = "") -> tuple[Word, ...]:
    """The words that carry something.

    Parameters
    ----------
    text : str
    language : str
        ``da``, ``en``, or empty: then the language whose small words are more frequent in it, Danish when in
        doubt.

    Returns
    -------
    tuple of Word
        In the order of the text; a word that is there twice is there twice.

    Notes
    -----
    Stemmed by the Snowball algorithms (Porter 2001).

    References
    ----------
    Porter, M. F. (2001). Snowball: A language for stemming algorithms. https://snowballstem.org
    """
    found = WORD.findall(text.lower())
    spoken = language if language in EMPTY else _language(found)
    return tuple(Word(word, _stem(spoken, word)) for word in found if word not in EMPTY[spoken])


def _language(found: Sequence[str]) -> str:
    small = {language: sum(word in empty for word in found) for language, empty in EMPTY.items()}
    return max(small, key=lambda language: small[language])


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(STEMMERS[language])


@cache
def _stem(language: str, word: str) -> str:
    found: str = _stemmer(language).stemWord(word)
    return found


def features(notes: Sequence[Sequence[Word]]) -> list[Counter[str]]:
    """How often each stem is in each note, the parts of compounds too.

    Parameters
    ----------
    notes : sequence of sequence of Word

    Returns
    -------
    list of Counter

    Notes
    -----
    A compound is split at the front or the end by a word that stands by itself somewhere in the notes:
    *kaffesnak* where there is *kaffe*. A dictionary is not needed.
    """
    everything = list(chain.from_iterable(notes))
    known = {word.stem: word.stem for word in everything} | {word.whole: word.stem for word in everything}
    parts = {word: _parts(word, known) for word in set(everything)}
    return [Counter(chain.from_iterable((word.stem, *parts[word]) for word in note)) for note in notes]


def _parts(word: Word, known: Mapping[str, str]) -> set[str]:
    """The stems of the longest word at the front and of the longest at the end."""
    found = set[str]()
    for form in word:
        cuts = range(SHORTEST_PART, len(form) - SHORTEST_REST + 1)
        front = [known[form[:cut]] for cut in cuts if form[:cut] in known]
        end = [known[form[-cut:]] for cut in cuts if form[-cut:] in known]
        found.update(front[-1:], end[-1:])
    return found - {word.stem}
