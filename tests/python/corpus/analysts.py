"""The offices that analysts' questions are asked about, by their codes."""

from collections.abc import Mapping

YEARS = (2021, 2022, 2023, 2024)
REFORM_YEARS = (2017, 2018, 2019, 2020)

GROWING = "310001"
RENAMED = "310002"
ALIASED = "200007"
PETITIONS = "318001"
RURAL = "415001"
CULTURE = "520003"
SCIENCE = "608001"
BROADCASTING = "416001"

CODE_CHANGES: Mapping[tuple[str, int], Mapping[str, str]] = {
    (PETITIONS, 2024): {"2010308": "2014004"},
    (BROADCASTING, 2019): {
        "2070401": "2070601+2070801",
        "2070404": "2070804",
        "2070405": "2070805",
        "2070406": "2070607",
        "2070601": "2070601+2070801",
        "2070801": "2070601+2070801",
    },
}
"""Office and first year of new codes: the code that both years are compared under."""
