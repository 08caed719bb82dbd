"""Documents whose duties stand in forms, flattened tables, speeches and notes, as data for the tests."""

FORM = """Harbour plan: actions and their owners

Action 1: Dredge the inner basin
Dredge the inner basin to a depth of six metres.
Lead: Environment Agency
Partners: Natural England, Ofcom
Due: May 2027
Status: On track

Send letters to every berth holder. Owner: Home Office, with support from Ofcom.

Senior Responsible Owner: Priya Raman
"""

ANSWER = """Recommendation 1
The lights of the pier should be renewed.

Response: Accepted
The Environment Agency will renew the lights of the pier. It will test them by July 2026.

Delivery lead: Environment Agency
Delivery date: March 2028
"""

MILESTONES = """Quay works

Owner: Natural England
Milestones:
- Repair the north wall
- Open the new stairs by June 2027
"""

FLATTENED = """Table of actions that follow from the review of the harbour

Action
Owner
Timing

Publish a chart of the moorings
Environment Agency
May 2027

Train eight pilots
Natural England with Ofcom
By 2029
"""

HANSARD = """Harbour Dues
Volume 779: debated on Tuesday 3 March 2026

The Secretary of State for Transport (Heidi Alexander)
I have asked Ofcom to review the radio masts. It will report to me by June 2026.

Gavin Williams (Stone Bay) (Lab)
I chair the Transport Committee.

Heidi Alexander
I will publish the plan in May 2026.
"""

RESOLVED = """Report on the quay

The Environment Agency resolved to:

1. Approve the award of a contract for the north wall.
2. Note the progress report on the pilots.
3. Publish the minutes by June 2027.
"""
