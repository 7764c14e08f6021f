"""Forty notes without ids as an author begins with them, and what the author, and a friend, do to their words later.

Above each note stands a comment with a name for each of its cards, in their order. ebb reads no comments: it is by them
that the test knows which card a person would take for which, whatever became of its words.
"""
from typing import NamedTuple

from ebbtest import cards, table


def words(front, back, **more):
    return {"front": front, "back": back, **more}


def cloze(text, **more):
    return {"cloze": text, **more}


def choice(front, answer, *wrong):
    return {"front": front, "answer": answer, "wrong": wrong}


def number(front, value, **more):
    return {"front": front, "number": value, **more}


def points(front, *each, **more):
    return {"front": front, "points": each, **more}


def named(notes):
    return "".join(f"# {names}\n{cards(note)}" for names, note in notes.items())


ITALIANO = table("[deck]", {"id": "italiano", "title": "Italiano", "author": "Ada"}) + named({
    "pane pane-back": words("il pane", "bread", reverse=True),
    "nonno": words("il nonno", "grandfather"),
    "nono": words("nono", "ninth"),
    "papa": words("il papa", "pope"),
    "papà": words("il papà", "dad"),
    "pala": words("la pala", "shovel"),
    "palla": words("la palla", "ball"),
    "capello": words("il capello", "a hair"),
    "cappello cappello-back": words("il capppello", "a hat", reverse=True),
    "caro": words("caro", "dear"),
    "carro": words("il carro", "cart"),
    "sete": words("la sete", "thirst"),
    "sette": words("sette", "seven"),
    "caffè": words("il caffe", "coffee", accept=["espresso"]),
    "pesce": words("il pesce", "peach"),
    "pesca": words("la pesca", "fish"),
    "mare": words("Vado al mare.", "I go to the sea."),
    "sono sei": cloze("Io {{sono}} stanco, tu {{sei}} stanca."),
    "avessi andrei": cloze("Se {{avessi}} tempo, {{andrei}} in montagna."),
    "uovo": choice("What is the plural of uovo?", "le uova", "gli uovi", "le uove"),
    "andare": points("Conjugate andare in the singular.", "vado", "vai", "va", ordered=True),
    "stagioni": points("Which are the seasons?", "primavera", "estate", "autuno", "inverno"),
    "alfabeto": number("How many letters has the Italian alphabet?", 21),
    "presto": words("presto", "soon"),
})
GEOGRAFIA = table("[deck]", {"title": "Geografia"}) + named({
    "roma lazio tevere": cloze("{{Roma}} is the capital of {{Lazio}} and lies on the {{Tevvere}}."),
    "monviso adriatico": cloze("The Po rises on {{Monviso}} and flows into the {{Adriatico}}."),
    "etna": number("How high is Etna?", 3357, unit="m", within="2%"),
    "po": number("How long is the Po?", 652, within="5%"),
    "regioni": number("How many regions has Italy?", 20, unit="regions"),
    "toscana": words("Toscana: its capital?", "Firenze"),
    "umbria": words("Umbria: its capital?", "Perugia"),
    "marche": words("Marche: their capital?", "Ancona"),
    "molise": words("Molise: its capital?", "Campobaso"),
    "veneto": words("Veneto: its capital?", "Venezia"),
    "liguria": words("Liguria: its capital?", "Genova"),
    "sicilia": choice("Which city is the capital of Sicilia?", "Palermo", "Catania", "Messina"),
    "calabria": choice("Which city is the capital of Calabria?", "Catanzaro", "Reggio", "Cosenza"),
    "mari": points("Which seas are around Italy?", "Ligure", "Tirreno", "Ionio", "Adriatico"),
    "fiumi": points("Name three rivers, the longest first.", "Po", "Adige", "Tevere", ordered=True),
    "garda": words("Lago di Garda: between which regions?", "Lombardia, Veneto, Trentino"),
})


class Edit(NamedTuple):
    """Of a file's words, on a day. What a person expects: each card that keeps its name keeps its history, and where
    `anew` gives the note other names, the cards that are called so begin anew."""
    day: int
    file: str
    what: str
    old: str
    new: str
    anew: tuple[str, str] | None = None  # the names before, and now


GOES_ALONG = None
EDITS = [
    # While half of the notes were never shown.
    Edit(1, "geografia", "a typo in a note never shown", '"Campobaso"', '"Campobasso"', GOES_ALONG),
    Edit(2, "italiano", "an accent", '"il caffe"', '"il caffè"', GOES_ALONG),
    Edit(2, "italiano", "another answer counts", '["espresso"]', '["espresso", "un caffè"]', GOES_ALONG),
    Edit(3, "italiano", "a typo in a note with two cards", '"il capppello"', '"il cappello"', GOES_ALONG),
    Edit(3, "geografia", "punctuation", '"Firenze"', '"Firenze."', GOES_ALONG),
    Edit(4, "italiano", "markup", '"bread"', '"*bread*"', GOES_ALONG),
    Edit(4, "geografia", "a unit where there was none", "number = 652\n", 'number = 652\nunit = "km"\n', GOES_ALONG),
    Edit(5, "geografia", "another number", "number = 3357", "number = 3403", ("etna", "etna-now")),
    Edit(5, "italiano", "a negation", '"Vado al mare."', '"Non vado al mare."', ("mare", "mare-not")),
    Edit(6, "italiano", "an article", '"a hair"', '"hair"', GOES_ALONG),
    Edit(6, "geografia", "another wrong answer", '"Messina"', '"Siracusa"', GOES_ALONG),
    # Twins at once: each keeps its own.
    Edit(9, "italiano", "markup in the first of two twins", '"la pala"', '"la *pala*"', GOES_ALONG),
    Edit(9, "italiano", "and in the second", '"la palla"', '"la *palla*"', GOES_ALONG),
    Edit(9, "italiano", "two backs that were mixed up", '"peach"', '"Fish"', ("pesce", "pesce-right")),
    Edit(9, "italiano", "the other one", '"fish"', '"Peach"', ("pesca", "pesca-right")),
    Edit(11, "italia", "a hole is mended", "{{Tevvere}}", "{{Tevere}}", GOES_ALONG),
    Edit(11, "italiano", "a typo in a point", '"autuno"', '"autunno"', GOES_ALONG),
    Edit(12, "italiano", "a fourth point", '"va"]', '"va", "andiamo"]', ("andare", "andare-we")),
    # On the main branch, and then on one that still has the older words.
    Edit(14, "italiano", "a full stop", '"a hat"', '"a hat."', GOES_ALONG),
    Edit(14, "italia", "punctuation", '"Name three rivers, the longest first."',
         '"Name three rivers (the longest first)."', GOES_ALONG),
    Edit(16, "italia", "a comma for a colon", '"Liguria: its capital?"', '"Liguria, its capital?"', GOES_ALONG),
    Edit(17, "italiano", "another number", "number = 21", "number = 26", ("alfabeto", "alfabeto-with-foreign")),
    # With ids.
    Edit(23, "italiano", "other words", '"soon"', '"early, or soon; quickly in music"', GOES_ALONG),
    Edit(23, "italiano", "words around holes, and one hole reworded", '"Se {{avessi}} tempo, {{andrei}} in montagna."',
         '"Se {{avessi}} due giorni, {{partirei}} domani."', ("avessi andrei", "avessi partirei")),
    Edit(24, "italiano", "an id is changed by hand", 'id = "il-nonno"', 'id = "nonno"', GOES_ALONG),
    Edit(24, "italiano", "and another one", 'id = "la-sete"', 'id = "sete"', GOES_ALONG),
    Edit(26, "italiano", "a hole is added", "{{sei}} stanca", "{{sei}} {{stanca}}", ("sono sei", "sono sei stanca")),
    Edit(27, "italiano", "an id is taken away", 'id = "la-pala"\n', "", GOES_ALONG),
]
OF_A_FRIEND = [
    Edit(20, "italiano", "an exclamation mark", '"dear"', '"dear!"', GOES_ALONG),
    Edit(20, "italia", "markup", '"Ancona"', '"**Ancona**"', GOES_ALONG),
]
