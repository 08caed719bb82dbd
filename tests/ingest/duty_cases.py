"""Sentences with the duties that they state, as data for the tests of responsibilities."""

from typing import NamedTuple


class Case(NamedTuple):
    """A text, and its duties as (actors joined by "; ", role, status, start of the action, deadline)."""

    text: str
    duties: tuple[tuple[str, str, str, str, str], ...]


GOVERNMENT = "the government"
DFT = "Department for Transport"

CASES = (
    Case(
        "The Environment Agency and Natural England were consulted in May.",
        (("Environment Agency; Natural England", "support", "done", "consulted in May", ""),),
    ),
    Case(
        "Ofcom has until 10 September 2026 to publish its rules.",
        (("Ofcom", "lead", "planned", "publish its rules", "until 10 September 2026"),),
    ),
    Case(
        "Natural England should be given the task of mapping the moor.",
        (("Natural England", "lead", "planned", "mapping the moor", ""),),
    ),
    Case(
        "The new quay was approved by Kent County Council, and a lock, approved by Historic England, is open.",
        (
            ("Kent County Council", "lead", "done", "was approved by Kent", ""),
            ("Historic England", "lead", "done", "approved by Historic England", ""),
        ),
    ),
    Case(
        "The Department for Transport will publish a freight strategy by Spring 2026.",
        ((DFT, "lead", "planned", "publish a freight strategy", "by Spring 2026"),),
    ),
    Case(
        "By March 2027, the government will launch a consultation on harbour dues.",
        ((GOVERNMENT, "lead", "planned", "launch a consultation", "By March 2027"),),
    ),
    Case(
        "The Environment Agency has launched a river survey.",
        (("Environment Agency", "lead", "done", "launched a river survey", ""),),
    ),
    Case(
        "Ofcom is reviewing the rules for small radio stations.",
        (("Ofcom", "lead", "ongoing", "reviewing the rules", ""),),
    ),
    Case(
        "The Home Office should publish a plan within six months.",
        (("Home Office", "lead", "planned", "publish a plan", "within six months"),),
    ),
    Case(
        "HM Treasury is committed to publishing a review of the levy in Autumn 2026.",
        (("HM Treasury", "lead", "planned", "publishing a review", "in Autumn 2026"),),
    ),
    Case(
        "Natural England intends to open three reserves.",
        (("Natural England", "lead", "planned", "open three reserves", ""),),
    ),
    Case(
        "The new depot will be built by Network Rail.",
        (("Network Rail", "lead", "planned", "be built by Network Rail", ""),),
    ),
    Case(
        "The Department for Transport will work with Network Rail and the Office of Rail and Road "
        "to develop a timetable standard.",
        (
            (DFT, "lead", "planned", "develop a timetable standard", ""),
            ("Network Rail; Office of Rail and Road", "support", "planned", "develop a timetable standard", ""),
        ),
    ),
    Case(
        "Working closely with Natural England, the Environment Agency will publish a map of wetlands.",
        (
            ("Environment Agency", "lead", "planned", "publish a map", ""),
            ("Natural England", "support", "planned", "publish a map", ""),
        ),
    ),
    Case(
        "The Department for Transport, supported by the Home Office, will trial a new permit.",
        (
            (DFT, "lead", "planned", "trial a new permit", ""),
            ("Home Office", "support", "planned", "trial a new permit", ""),
        ),
    ),
    Case(
        "Dame Ruth Ashdown has been appointed as chair of the inquiry.",
        (("Ruth Ashdown", "appointed", "done", "been appointed", ""),),
    ),
    Case(
        "The government has launched two schemes and opened four centres.",
        ((GOVERNMENT, "lead", "done", "launched two schemes", ""),),
    ),
    Case(
        "The government announced that the Home Office will recruit 300 officers by 2031.",
        (("Home Office", "lead", "planned", "recruit 300 officers", "by 2031"),),
    ),
    Case(
        "Natural England and Ofcom to publish joint guidance by June 2027",
        (("Natural England; Ofcom", "lead", "planned", "publish joint guidance", "by June 2027"),),
    ),
    Case(
        "It is the responsibility of Ofcom to inspect the masts.",
        (("Ofcom", "lead", "ongoing", "inspect the masts", ""),),
    ),
    Case(
        "Responsibility for inspecting the masts rests with Ofcom.",
        (("Ofcom", "lead", "ongoing", "for inspecting the masts", ""),),
    ),
    Case(
        "Ofcom has a target to inspect 400 masts by 2028.",
        (("Ofcom", "lead", "planned", "has a target to inspect 400 masts", "by 2028"),),
    ),
    Case(
        "The fund is overseen by a board chaired by Natural England.",
        (("Natural England", "lead", "ongoing", "chaired by Natural England", ""),),
    ),
    Case(
        "The government has asked Ofcom to report on masts by May 2027.",
        (
            (GOVERNMENT, "lead", "done", "asked Ofcom to report on masts", ""),
            ("Ofcom", "lead", "planned", "report on masts", "by May 2027"),
        ),
    ),
    Case(
        "We recommend that Ofcom publish a mast register within two years.",
        (("Ofcom", "lead", "planned", "publish a mast register", "within two years"),),
    ),
    Case(
        "Network Rail will test signals. It will also train 40 drivers.",
        (
            ("Network Rail", "lead", "planned", "test signals", ""),
            ("Network Rail", "lead", "planned", "train 40 drivers", ""),
        ),
    ),
    Case(
        "Network Rail spent £4 million on the bridge, training 60 engineers by 2032.",
        (
            ("Network Rail", "lead", "done", "spent £4 million", ""),
            ("Network Rail", "lead", "planned", "training 60 engineers", "by 2032"),
        ),
    ),
)
"""What sentences state."""

SILENT = (
    "We want every child to thrive.",
    "We recognise that rail matters to towns.",
    "The Department for Transport believes that freight is important.",
    "The government could publish a plan.",
    "Rail use rose by four per cent in 2024.",
    "Trains will be longer.",
    "Ofcom did not publish a register.",
    "Printed by Harbour Press Ltd.",
)
"""Sentences that state no duty: hopes, beliefs, possibilities, figures, no actor."""

BULLETS = """Next steps

The Department for Transport will:

- publish a map of all depots by June 2027
- review the permit scheme
- believe in better buses

So far we have:

- opened six depots
- trained 80 drivers
"""

_PROSE = """Report on culverts

The valley floods when its culverts are full. People who live there have asked for better maps.
The table below sets out what is to be done.

"""

TABLE = (
    _PROSE + "No.\tAction\tLead\tPartners\tTimescale\tStatus\n"
    "1\tPublish a register of culverts\tEnvironment Agency\tNatural England\tMay 2027\tNot started\n"
    "2\tRepair the sluice at the old mill\tNatural England\t\tMay 2026\tComplete\n"
    "3\tTrain eight wardens\tNatural England, supported by Ofcom\t\tJune 2027\tIn progress\n"
)

RESPONSES = (
    _PROSE + "Recommendation\tResponse\tTimeline\n"
    "Recommendation 1: Map the culverts.\tAccepted. The Environment Agency will map every culvert.\tMay 2027\n"
    "Recommendation 2: Open the map to all.\tAccepted. See above.\tJune 2027\n"
    "Recommendation 3: Train more staff.\tNatural England will train 50 staff by April 2026.\tMay 2028\n"
)
