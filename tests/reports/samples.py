"""Minutes as the workshop freezes them, made up: a full one, an empty one, and one of every extreme."""

from typing import Any

from sammenhold.themes.queries import theme

Json = dict[str, Any]

HOSTILE = (
    "Citat: \"hej\" og 'hov' #let x = 1 $ a_b^2 $ *fed* _kursiv_ `kode` \\ \\n <b>&amp;</b>",
    "@ref [x](y) // kommentar ~ -- --- ... = Overskrift + punkt",
    '#panic(1) #sys.inputs.paper #read("/etc/passwd") {{ 7 * 7 }} {% now %} ]] ) } /* slut',
    "Привіт, ласкаво просимо. Witaj świecie. Ðæt ẞ Straße ñ ç ş ğ İ ı – — … € ™",
    "Første linje\r\nAnden linje\n\nTredje efter en tom",
    "https://intranet.example/" + "meget-lang-adresse/" * 20,
    "x" * 600,
)

RIGHT_TO_LEFT = ("السلام عليكم ورحمة الله", "שלום לכולם")


def minutes(**changes: Any) -> Json:
    """Nine people, three decisions, every kind of step."""
    return {
        "version": 1,
        "title": "Sammen på afstand",
        "theme": _both("Hvordan arbejder vi godt sammen med virtuelle kolleger?"),
        "source": {
            "title": _both("Tema 5: Hvordan samarbejder vi godt med virtuelle kolleger?"),
            "publisher": "BFA Velfærd og Offentlig administration",
            "year": 2018,
            "url": "https://example.org/tema5",
        },
        "organisation": "Sundby Kommune",
        "unit": "Digital Borgerservice",
        "opened_at": "2026-11-12T12:00:00+00:00",
        "closed_at": "2026-11-12T12:47:00+00:00",
        "leads": [
            {"name": "Mette Holm", "part": "leader"},
            {"name": "Jonas Friis", "part": "safety_rep"},
        ],
        "participants": {"room": 5, "elsewhere": 4},
        "decisions": [decision(), *_more_decisions()],
        "parked": [parked()],
        "steps": steps(),
        "equal": {"n": 9, "score": 80},
        "hidden": ["Nævnte en kollega ved navn på en måde, der kunne såre"],
        **changes,
    }


def with_origins() -> Json:
    """As `minutes`, with proposals that know the groups they were made for; one of them is parked."""
    frozen = minutes()
    asked = frozen["steps"][3]["proposals"]
    asked[0]["group"] = 1
    asked.append(proposal(**parked(), state="parked", group=2, earlier=[], voices=[]))
    return frozen


def compared() -> Json:
    """How equal it felt, in the room and elsewhere."""
    room = {"n": 12, "of": 12, "score": 80, "low": None, "high": None}
    elsewhere = {"n": 5, "of": 6, "score": 55, "low": 35, "high": 80}
    difference = {"low": -10, "high": 55, "chance": True, "g": None}
    places = {"room": room, "elsewhere": elsewhere, "difference": difference}
    return {"n": 17, "score": 75, "places": places}


def empty(**changes: Any) -> Json:
    """A workshop that ended at once: nobody wrote, rated or decided anything."""
    nothing = {
        "decisions": [],
        "parked": [],
        "steps": [_question("Q3", [], [])],
        "equal": None,
        "hidden": [],
        "leads": [],
    }
    return minutes(**nothing, opened_at=None, participants={"room": 0, "elsewhere": 0}) | changes


def with_notes(*notes: str) -> Json:
    """Every note on its own, as they stand when nobody has grouped them."""
    groups = [{"title": "", "dots": 0, "notes": [note]} for note in notes]
    gains = {"kind": "gains", "question": "", "title": _both("Gevinster"), "notes": list(notes)}
    return minutes(steps=[gains, _question("Q3", groups, [])])


def decision(**changes: Any) -> Json:
    return {
        "kind": "agreement",
        "when": "et møde har deltagere, der ikke er i lokalet",
        "text": "er alle på hver sin skærm, også dem i lokalet, og de virtuelle kolleger får ordet først",
        "owner": "Amalie",
        "due": "2026-12-01",
        "tally": {"agree": 6, "concern": 1, "aside": 2, "objection": 0},
        **changes,
    }


def proposal(**changes: Any) -> Json:
    return {
        **decision(),
        "state": "adopted",
        "group": None,
        "round": 2,
        "earlier": [earlier()],
        "voices": [
            _voice("concern", "Lyden i mødelokalet er dårlig, når alle har egen skærm.", "Ali"),
            _voice("agree", "Så hører jeg endelig, hvad der bliver sagt ved bordet."),
        ],
        **changes,
    }


def earlier(**changes: Any) -> Json:
    return {
        "when": "vi holder møde",
        "text": "tænder alle kameraet",
        "tally": {"agree": 4, "concern": 1, "aside": 0, "objection": 4},
        "voices": [_voice("objection", "Ikke alle har et sted, de vil vise frem.", "Aviaja")],
        **changes,
    }


def parked(**changes: Any) -> Json:
    text = "Rejsebudgettet dækker to fælles dage om året"
    words = decision(kind="action", when="", text=text, owner="", due=None)
    return {**words, "desk": "council", "because": "Det koster penge, som teamet ikke råder over.", **changes}


def _voice(stance: str, reason: str, name: str = "") -> Json:
    return {"stance": stance, "reason": reason, "name": name}


def steps() -> list[Json]:
    return [
        {"kind": "arrive", "question": "", "title": _both("Velkommen")},
        {"kind": "gains", "question": "", "title": _both("Hvad virker"), "notes": _gains()},
        _ratings(bars()),
        _question("Q3", _groups(), [proposal(), _dropped()]),
        _question("Q6", [], []),
        _ratings(bars(again=True), repeat=True),
        {"kind": "close", "question": "", "title": _both("Slut")},
    ]


def _ratings(rated: list[Json], *, repeat: bool = False) -> Json:
    title = _text(theme("tema5").step("risks").title)
    return {"kind": "risks", "question": "", "title": title, "bars": rated, "repeat": repeat}


def bars(*, again: bool = False) -> list[Json]:
    scores = [65, 45, 80, 30, None, 55, 40, 20, 90, 10]
    return [
        {
            "code": risk.code,
            "title": _text(risk.title),
            "n": 9 if score is not None else 4,
            "score": score if not again or score is None else max(10, score - 15),
            "before": {"n": 9 if score is not None else 4, "score": score} if again else None,
        }
        for risk, score in zip(theme("tema5").rated, scores, strict=True)
    ]


def _question(code: str, groups: list[Json], proposals: list[Json]) -> Json:
    title = _text(theme("tema5").question(code).title)
    return {"kind": "question", "question": code, "title": title, "groups": groups, "proposals": proposals}


def _gains() -> list[str]:
    return [
        "Jeg kan arbejde i ro, når jeg skriver de svære afgørelser.",
        "Borgerne kan få fat i os på video og slipper for turen ind til rådhuset.",
        "Vi kan ansætte dygtige folk, der bor langt væk.",
    ]


def _groups() -> list[Json]:
    return [
        {
            "title": "Møder, hvor alle kan høre og blive hørt",
            "dots": 11,
            "notes": [
                "Når halvdelen sidder i lokalet, hører vi andre kun brudstykker.",
                "Jokes og sidebemærkninger går tabt på skærmen.",
                "Giv ordet til dem på skærmen først.",
            ],
        },
        {"title": "Den uformelle snak", "dots": 6, "notes": ["En fast virtuel kaffepause om tirsdagen."]},
        {"title": "", "dots": 1, "notes": ["Makkerpar på tværs af adresser, som skifter hver måned."]},
        {"title": "", "dots": 0, "notes": ["Send dagsordenen dagen før."]},
        {"title": "", "dots": 0, "notes": ["Skriv beslutninger i kanalen samme dag."]},
    ]


def _dropped() -> Json:
    return {
        **decision(kind="action", when="", text="Kamera skal altid være tændt", owner="", due=None),
        "tally": {"agree": 3, "concern": 2, "objection": 4},
        "state": "dropped",
        "round": 1,
        "earlier": [],
        "voices": [_voice("objection", "Jeg har børn hjemme, og kameraet viser mit hjem.")],
    }


def _more_decisions() -> list[Json]:
    microphones = "Køber fire rummikrofoner til mødelokalet"
    late = "forventes svar først næste arbejdsdag"
    return [
        decision(kind="action", when="", text=microphones, owner="Mette Holm", due="2026-11-30"),
        decision(when="nogen skriver uden for 7-17", text=late, owner="Arbejdsmiljørepræsentanten"),
    ]


def _text(words: Any) -> Json:
    return {"da": words.da, "en": words.en}


def _both(words: str) -> Json:
    return {"da": words, "en": words}
