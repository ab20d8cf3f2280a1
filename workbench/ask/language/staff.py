"""People: what they are called by what they do, and those who work for an organisation: `per colleague`, where a catalog calls them drivers."""

from __future__ import annotations

from collections.abc import Callable

from workbench.catalog.model import Catalog
from workbench.search.words import split

#: Who people are, by what they do.
PERSONS = tuple(
    """person people customer client member guest patient doctor nurse employee staff worker driver user subscriber buyer
    seller rep agent manager owner author writer player student teacher candidate applicant recruiter interviewer handler
    technician engineer borrower rider tenant donor patron reader artist cashier surgeon physician inspector
    salesperson payer booker helper assistant contact holder visitor attendee passenger pilot coach trainer instructor
    adviser advisor broker consultant colleague mechanic courier carer officer supervisor requester reviewer investigator
    examiner auditor referee judge volunteer sponsor captain skipper planner cleaner cook chef barista guard keeper curator
    guide tutor lecturer professor pupil child parent trainee apprentice vet groomer operator director conductor actor
    researcher scientist engineer surveyor adjuster underwriter lender designer developer tester fitter welder
    pharmacist dentist therapist physiotherapist hygienist optician stylist hairdresser machinist receptionist specialist
    prescriber paramedic midwife dispatcher picker packer grower farmer fisherman firefighter warden steward attendant porter clerk assessor analyst waiter musician""".split()
)

#: What people are called by a state of theirs.
_STANDING = tuple(
    """contractor freelancer timer starter leaver joiner pensioner adult minor resident citizen amateur beginner senior junior
    graduate veteran owner member subscriber""".split()
)

#: What those who work there are, whatever they do.
_ANY = tuple("colleague employee staff worker specialist".split())

#: What those who work for others are called after what they do; whom they work for is never among them.
_BY_WORK = frozenset(
    """agent technician driver nurse doctor teacher trainer instructor coach engineer mechanic handler adjuster recruiter
    interviewer cashier waiter baker cook chef pilot courier carer inspector officer supervisor adviser advisor broker
    salesperson physician surgeon librarian operator guard cleaner guide therapist assistant clerk picker packer""".split()
)


def staff(catalog: Catalog, stem: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Return, as stems, which words for anybody who works there stand for those of a catalog, and the other way round.

    Only datasets say who they are: a role may be anybody's.
    """
    names = (text for one in catalog.datasets.values() for text in (one.name, one.doc.title))
    last = {words[-1] for text in names if (words := split(text.casefold()))}
    found = frozenset(stem(word) for word in last if {word, word.removesuffix("s")} & _BY_WORK)
    if not found:
        return {}
    every = frozenset(map(stem, _ANY))
    return dict.fromkeys(every, found) | dict.fromkeys(found, every)


def are_people(plain: str) -> bool:
    """Return whether a word in the plural is of people: `subcontractors`, `members`.

    >>> are_people("subcontractors"), are_people("students"), are_people("member"), are_people("complaints")
    (True, True, False, False)
    """
    one = plain.removesuffix("s")
    return one != plain and (one in PERSONS or one.endswith(_STANDING))
