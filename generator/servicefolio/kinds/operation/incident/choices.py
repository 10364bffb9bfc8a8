"""What the fields of an incident may say that have only a few values."""

from typing import Annotated, Literal

from servicefolio.records.choice import Meanings

Severity = Annotated[
    Literal["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"],
    Meanings(
        {
            "SEV1": "A service that everybody needs is gone; everything else waits.",
            "SEV2": "A service is gone for many, or a vital one is crippled.",
            "SEV3": "A part of a service is gone, or a few cannot work.",
            "SEV4": "Something is slower or more laborious than it should be.",
            "SEV5": "Hardly anybody notices.",
        }
    ),
]
DetectedBy = Annotated[
    Literal["monitoring", "user", "staff", "supplier"],
    Meanings(
        {
            "monitoring": "A monitored event raised it.",
            "user": "Somebody who uses the service reported it.",
            "staff": "Somebody who runs the service saw it.",
            "supplier": "A supplier told of it.",
        }
    ),
]
Phase = Annotated[
    Literal["investigating", "identified", "monitoring", "resolved"],
    Meanings(
        {
            "investigating": "It is seen; why it happens is being found out.",
            "identified": "The fault is known, and is being removed.",
            "monitoring": "It seems removed; it is watched whether it comes again.",
            "resolved": "The service works again.",
        }
    ),
]
UpdateReaders = Annotated[
    Literal["users", "staff"],
    Meanings(
        {
            "users": "Whoever may read the incident reads it.",
            "staff": "Only those who run the services read it.",
        }
    ),
]
DowntimeSeverity = Annotated[
    Literal["down", "disrupted", "degraded"],
    Meanings(
        {
            "down": "Nobody could use the service.",
            "disrupted": "It came and went, or was gone for some.",
            "degraded": "It could be used, but worse than promised.",
        }
    ),
]
ResolutionCode = Annotated[
    Literal[
        "assistance", "bug_fixed", "configuration", "hardware", "patch", "training", "supplier",
        "no_fault", "other",
    ],
    Meanings(
        {
            "assistance": "Somebody was shown how to go on.",
            "bug_fixed": "The fault in the product was mended.",
            "configuration": "A setting was put right.",
            "hardware": "Equipment was repaired or replaced.",
            "patch": "A version of the maker was installed.",
            "training": "Somebody learned how it is done.",
            "supplier": "A supplier brought it back.",
            "no_fault": "Nothing was wrong.",
            "other": "None of the others fits.",
        }
    ),
]  # fmt: skip
