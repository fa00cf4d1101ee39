import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from db.choices import PlaceKind, UnitKind
from db.reference.load import load_places, load_units
from db.reference.seeds import PlaceSeed, UnitSeed

UNITS = {unit.code: unit for unit in load_units()}
PLACES = {place.code: place for place in load_places()}
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_THE_MERGED_PROVINCE = date(2025, 7, 1)


def _fold(text: str) -> str:
    """Fold harder than a search does: letters and digits only, no marks, no case."""
    plain = text.casefold().replace("đ", "d")
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if letter.isalnum())


def _overlap(one: UnitSeed | PlaceSeed, other: UnitSeed | PlaceSeed) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_to or date.max, other.valid_to or date.max)
    return starts <= ends


def _clashes(seeds: Mapping[str, UnitSeed] | Mapping[str, PlaceSeed]) -> set[tuple[str, ...]]:
    """Return (folded name, code, code) of seeds of one kind and time that share a name."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for seed in seeds.values():
        names = [seed.name, *seed.aliases]
        if isinstance(seed, UnitSeed):
            names.append(seed.short_name)
        for name in names:
            owners[seed.kind, _fold(name)].add(seed.code)
    return {
        (name, one, other)
        for (_, name), codes in owners.items()
        for one in codes
        for other in codes
        if one < other and _overlap(seeds[one], seeds[other])
    }


@pytest.mark.parametrize(("seeds", "count"), [(UNITS, 23), (PLACES, 120)], ids=["units", "places"])
def test_parents_and_successors_resolve(
    seeds: dict[str, UnitSeed] | dict[str, PlaceSeed], count: int
) -> None:
    assert len(seeds) == count
    known: set[str] = set()
    for seed in seeds.values():
        assert seed.parent is None or seed.parent in known, "parents stand first"
        known.add(seed.code)
        assert seed.valid_from is None or seed.valid_to is None or seed.valid_from < seed.valid_to
        if seed.parent is not None:
            assert _overlap(seed, seeds[seed.parent])
        assert bool(seed.successors) == (seed.valid_to is not None)
        for code in seed.successors:
            successor = seeds[code]
            assert seed.valid_to is not None
            assert successor.valid_from is not None
            assert seed.valid_to < successor.valid_from


@pytest.mark.parametrize("seeds", [UNITS, PLACES], ids=["units", "places"])
def test_names_of_one_kind_and_time_never_clash(
    seeds: dict[str, UnitSeed] | dict[str, PlaceSeed],
) -> None:
    assert _clashes(seeds) == set()


def test_a_clash_would_be_seen() -> None:
    cukuin = UNITS["CUKUIN"]
    borrowed = replace(cukuin, aliases=("lắk",))
    assert _clashes({**UNITS, "CUKUIN": borrowed}) == {("lak", "CUKUIN", "LAK")}


def test_fifteen_district_federations_end_with_the_districts() -> None:
    districts = [unit for unit in UNITS.values() if unit.kind is UnitKind.DISTRICT]
    assert [unit.gso_code for unit in districts] == [str(code) for code in range(643, 658)]
    for unit in districts:
        assert unit.valid_to == LAST_DAY_OF_DISTRICTS
        assert (unit.parent, unit.successors) == ("LDLD-DAKLAK", ("LDLD-DAKLAK-2025",))
        place = PLACES[str(unit.gso_code)]
        assert unit.name.endswith(place.name[1:])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BMT", "BMT"),
        ("TP. Buôn Ma Thuột", "BMT"),
        ("buon me thuot", "BMT"),
        ("Ea H'Leo", "EAHLEO"),
        ("Ea H Leo", "EAHLEO"),
        ("EaHLeo", "EAHLEO"),
        ("Cư M’Gar", "CUMGAR"),
        ("CưMGar", "CUMGAR"),
        ("M'Đrăk", "MDRAK"),
        ("MDrắk", "MDRAK"),
        ("Krông Buk", "KRONGBUK"),
        ("Krông Pắk", "KRONGPAC"),
        ("krong pac", "KRONGPAC"),
        ("Lăk", "LAK"),
        ("Krông A Na", "KRONGANA"),
        ("EaSúp", "EASUP"),
        ("ldld huyen lak", "LAK"),
    ],
)
def test_a_district_is_found_as_people_write_it(typed: str, code: str) -> None:
    found = {
        unit.code
        for unit in UNITS.values()
        if unit.kind is UnitKind.DISTRICT and _fold(typed) in map(_fold, unit.aliases)
    }
    assert found == {code}


def test_the_merged_province_has_88_communes_and_14_wards() -> None:
    communes = [place for place in PLACES.values() if place.kind is PlaceKind.COMMUNE]
    assert Counter(place.name.split()[0] for place in communes) == {"Xã": 88, "Phường": 14}
    for place in communes:
        assert (place.parent, place.valid_from) == ("66-2025", FIRST_DAY_OF_THE_MERGED_PROVINCE)


def test_the_old_districts_split_into_68_communes_each_once() -> None:
    districts = [place for place in PLACES.values() if place.kind is PlaceKind.DISTRICT]
    assert len(districts) == 15
    followers = [code for place in districts for code in place.successors]
    assert len(followers) == len(set(followers)) == 68
    kinds = Counter(PLACES[code].name.split()[0] for code in followers)
    assert kinds == {"Xã": 61, "Phường": 7}


def test_commune_unions_stand_on_their_commune() -> None:
    unions = [unit for unit in UNITS.values() if unit.kind is UnitKind.COMMUNE]
    assert len(unions) == 3
    for unit in unions:
        place = PLACES[str(unit.gso_code)]
        assert unit.name.casefold().endswith(place.name.casefold())
        assert unit.valid_from == date(2025, 7, 24)
