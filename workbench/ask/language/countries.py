"""What countries are called besides their names: by their people, by what is theirs, and by their codes."""

from __future__ import annotations

from collections.abc import Iterator

#: A line for each: names, ISO codes and other short ones; what is theirs; several of its people, where that is not its plural.
_COUNTRIES = """
united states,usa,us;us usa;american
united kingdom,great britain,britain,england,uk;gb uk gbr;british english;britons brits
germany;de deu ger;german
france;fr fra;french
italy;it ita;italian
spain;es esp;spanish;spaniards
portugal;pt prt;portuguese
netherlands,holland;nl nld;dutch
belgium;be bel;belgian
luxembourg;lu lux;luxembourgish;luxembourgers
switzerland;ch che sui;swiss
austria;at aut;austrian
sweden;se swe;swedish;swedes
denmark;dk dnk;danish;danes
norway;no nor;norwegian
finland;fi fin;finnish;finns
iceland;is isl;icelandic;icelanders
poland;pl pol;polish;poles
czech republic,czechia;cz cze;czech
slovakia;sk svk;slovak
slovenia;si svn;slovenian;slovenes
hungary;hu hun;hungarian
romania;ro rou;romanian
bulgaria;bg bgr;bulgarian
croatia;hr hrv;croatian;croats
serbia;rs srb;serbian;serbs
greece;gr grc;greek
turkey,turkiye;tr tur;turkish;turks
russia;ru rus;russian
ukraine;ua ukr;ukrainian
estonia;ee est;estonian
latvia;lv lva;latvian
lithuania;lt ltu;lithuanian
ireland;ie irl;irish
scotland;sct;scottish;scots
wales;wls;welsh
canada;ca can;canadian
mexico;mx mex;mexican
brazil;br bra;brazilian
argentina;ar arg;argentinian argentine
chile;cl chl;chilean
colombia;co col;colombian
japan;jp jpn;japanese
china;cn chn;chinese
india;in ind;indian
south korea,korea;kr kor;korean
vietnam;vn vnm;vietnamese
thailand;th tha;thai
indonesia;id idn;indonesian
philippines;ph phl;filipino
singapore;sg sgp;singaporean
australia;au aus;australian
new zealand;nz nzl;new zealand;new zealanders
south africa;za zaf;south african
egypt;eg egy;egyptian
morocco;ma mar;moroccan
nigeria;ng nga;nigerian
kenya;ke ken;kenyan
israel;il isr;israeli
"""

#: What counties are called for short.
_COUNTIES = dict(
    pair.split()
    for pair in """yorks yorkshire|lancs lancashire|notts nottinghamshire|derbys derbyshire|lincs lincolnshire
leics leicestershire|northants northamptonshire|cambs cambridgeshire|beds bedfordshire|bucks buckinghamshire|herts hertfordshire
hants hampshire|berks berkshire|oxon oxfordshire|wilts wiltshire|glos gloucestershire|worcs worcestershire|staffs staffordshire
warks warwickshire|salop shropshire|northumb northumberland|middx middlesex""".replace("\n", "|").split("|")
)


#: What is said of what is in a town or a region, or of its people, where that is not its name.
_OF_PLACES = dict(
    pair.split()
    for pair in """kentish kent|cornish cornwall|devonian devon|mancunian manchester|liverpudlian liverpool|glaswegian glasgow
aberdonian aberdeen|dundonian dundee|orcadian orkney|parisian paris|viennese vienna|roman rome|milanese milan|venetian venice
neapolitan naples|florentine florence|tuscan tuscany|sicilian sicily|sardinian sardinia|lombard lombardy|bavarian bavaria|saxon saxony
hessian hesse|swabian swabia|tyrolean tyrol|flemish flanders|walloon wallonia|frisian friesland|catalan catalonia|andalusian andalusia
galician galicia|norman normandy|breton brittany|alsatian alsace|burgundian burgundy|corsican corsica|texan texas
californian california|floridian florida|hawaiian hawaii|alaskan alaska|bostonian boston|chicagoan chicago""".replace(
        "\n", "|"
    ).split("|")
)


def _called(line: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    names, codes, theirs, *people = line.split(";")
    of = (theirs,) if " " in theirs and theirs in names else tuple(theirs.split())
    many = (people[0],) if people and people[0].startswith("new ") else tuple("".join(people).split())
    return tuple(names.split(",")), tuple(codes.split()), of, (*many, *(f"{one}s" for one in of))


_CALLED = tuple(map(_called, _COUNTRIES.strip().splitlines()))
_NAMES = {name: entry for entry in _CALLED for name in entry[0]}
_CODES = {code: entry for entry in _CALLED for code in entry[1]}
_THEIRS = {word: entry for entry in _CALLED for word in entry[2]}
_PEOPLE = {word: entry for entry in _CALLED for word in entry[3]}


def names_of(said: str) -> Iterator[str]:
    """Return the names of the countries that are meant by what is theirs: `Spanish` for Spain."""
    yield from _THEIRS[said][0] if said in _THEIRS else ()


def names_of_people(said: str) -> Iterator[str]:
    """Return the names of the country that people are of: `Germans`, `Poles`; what is only German is theirs, as the language."""
    yield from _PEOPLE[said][0] if said in _PEOPLE else ()


def county(said: str) -> Iterator[str]:
    """Return the county that is called so for short.

    >>> list(county("lancs")), list(county("kent"))
    (['lancashire'], [])
    """
    yield from (_COUNTIES[said],) if said in _COUNTIES else ()


def place(said: str) -> Iterator[str]:
    """Return the town or the region that is meant by what is said of it or of its people.

    >>> list(place("kentish")), list(place("parisians")), list(place("paris"))
    (['kent'], ['paris'], [])
    """
    word = said.removesuffix("s")
    yield from (_OF_PLACES[word],) if word in _OF_PLACES else ()


def codes_of(said: str) -> Iterator[str]:
    """Return the codes of a country, however it is called.

    >>> list(codes_of("spain")), list(codes_of("poles")), list(codes_of("atlantis"))
    (['es', 'esp'], ['pl', 'pol'], [])
    """
    entry = _NAMES.get(said) or _THEIRS.get(said) or _PEOPLE.get(said)
    yield from entry[1] if entry else ()


def names_of_code(code: str) -> Iterator[str]:
    """Return the names of the country that a code, in small letters, stands for."""
    yield from _CODES[code][0] if code in _CODES else ()
