"""The store against a slow reading of the same rows, its files, and its search in every script."""

from datetime import date, timedelta

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from factories import HUN_SEN, XI, days, event, ids, sample, stored, table, when
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from timeline.export import write
from timeline.frame import COLUMNS, to_frame, to_table
from timeline.model import Kind, Precision
from timeline.store import LISTS, START, Store, StoreError, View
from timeline.store.facets import SELDOM
from timeline.store.table import FACETS
from timeline.store.view import LONGEST_TEXT

DAY = date(2024, 12, 3)
NAMES = ("Ann", "Bo", "Cy", "")
ARTICLES = {"s1": "The palace was RED.", "s2": "Nothing."}
quick = settings(max_examples=20, deadline=None)

names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
events = st.fixed_dictionaries(
    {
        "start": st.dates(date(2024, 1, 1), date(2024, 2, 28)),
        "long": st.sampled_from((0, 0, 1, 30, 365)),
        "people": names,
        "countries": st.lists(st.sampled_from(("CHN", "KHM")), max_size=2, unique=True),
        "kind": st.sampled_from(("meeting", "visit")),
        "status": st.sampled_from(("occurred", "planned")),
        "place": st.sampled_from(("", "Oslo", "Rome")),
        "sources": st.lists(st.sampled_from(("s1", "s2", "s3")), max_size=2, unique=True),
        "languages": st.lists(st.sampled_from(("en", "km")), max_size=1),
        "precision": st.sampled_from(("day", "range", "year")),
        "title": st.sampled_from(("Ann meets Bo", "A visit to Rome", "")),
        "quote": st.sampled_from(("They met.", "It was red (100%).", "")),
    }
)


def rows_of(drawn):
    return [row | {"id": f"e{i:02}", "end": row["start"] + timedelta(days=row["long"])} for i, row in enumerate(drawn)]


rows = st.lists(events, max_size=12).map(rows_of)
some_names = st.lists(st.sampled_from((*NAMES, "Nobody")), max_size=3, unique=True).map(tuple)
ends = st.none() | st.dates(date(2023, 12, 1), date(2025, 3, 1))


def some(*values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


views = st.builds(
    View,
    people=some_names.map(lambda chosen: tuple(filter(None, chosen))),
    together=st.booleans(),
    countries=some("CHN", "KHM"),
    kinds=some("meeting", "visit"),
    statuses=some("occurred"),
    places=some("Oslo", "Rome"),
    sources=some("s1", "s3"),
    languages=some("km"),
    precisions=some("day", "year"),
    text=st.sampled_from(("", "", "", "red", "ANN", "rome visit", "oslo", "(100%)", "palace", "met red")),
    first=ends,
    last=ends,
)


def values_of(row, name):
    cell = row[FACETS[name]]
    return [value for value in (cell if isinstance(cell, list) else [cell]) if value]


def passes(row, view, name):
    """Tell whether a row passes one filter of a view."""
    if name == "dates":
        return row["start"] <= (view.last or date.max) and row["end"] >= (view.first or date.min)
    if name == "text":
        told = [row["title"], row["quote"], row["place"], *row["people"]]
        told += [ARTICLES.get(source, "") for source in row["sources"]]
        return all(any(word in text.lower() for text in told) for word in view.text.lower().split())
    every = name == "people" and view.together
    return (all if every else any)(value in values_of(row, name) for value in getattr(view, name))


def reading(rows, view, *but):
    """Return the rows of a view in order of time, some of its filters left out."""
    wanted = [row for row in rows if all(passes(row, view, name) for name in view.filters if name not in but)]
    return sorted(wanted, key=lambda row: (row["start"], row["end"], row["id"]))


def counted(rows, view, name):
    """Count the events of each value of a list as it would be without the list's own choice."""
    own = () if name == "people" and view.together and len(view.people) > 1 else (name,)
    found = [value for row in reading(rows, view, *own) for value in values_of(row, name)]
    return {value: found.count(value) for row in rows for value in values_of(row, name)}


def counts(store, view):
    return {
        name: dict(zip(facet.values.to_pylist(), store.answer(view.asked).counts[name].tolist(), strict=True))
        for name, facet in store.facets.items()
    }


@quick
@given(rows, views)
def test_a_view_has_the_events_that_pass_every_filter_in_order_of_time(rows, view):
    store = Store.of(table(rows), ARTICLES)
    assert ids(store, store.rows(view)) == [row["id"] for row in reading(rows, view)]


@quick
@given(rows, views)
def test_each_value_is_counted_without_its_own_lists_choice(rows, view):
    assert counts(Store.of(table(rows), ARTICLES), view) == {name: counted(rows, view, name) for name in LISTS}


@quick
@given(rows, views)
def test_loosened_counts_what_each_filter_hides(rows, view):
    without = {name: len(reading(rows, view, name)) for name in view.filters}
    store = Store.of(table(rows), ARTICLES)
    assert store.loosened(view) == {name: count for name, count in without.items() if count}


@quick
@given(rows)
def test_values_stand_the_most_frequent_first_and_no_blank_is_one(rows):
    store = Store.of(table(rows))
    for facet in store.facets.values():
        values, totals = facet.values.to_pylist(), facet.totals.tolist()
        assert "" not in values
        assert list(zip(values, totals, strict=True)) == sorted(
            zip(values, totals, strict=True), key=lambda pair: (-pair[1], pair[0])
        )


@quick
@given(rows)
def test_a_store_gives_back_its_table_in_order_of_time(rows):
    frame = table(rows)
    store = Store.of(frame)
    sorted_frame = frame.sort_values(["start", "end", "id"], ignore_index=True)
    assert_frame_equal(store.frame(store.rows(START)), sorted_frame)


def test_a_part_of_the_table_has_the_columns_and_types_of_the_whole():
    store = stored(*sample())
    part = store.frame(store.rows(View(kinds=("visit",))))
    assert list(part["id"]) == ["visit"]
    assert part.dtypes.to_dict() == to_frame([]).dtypes.to_dict()
    assert list(part.columns) == list(COLUMNS)


def test_records_are_plain_cells():
    store = stored(*sample())
    (record,) = store.records(store.rows(View(text="Hainan")), ("id", "people", "start", "n_sources", "date_conflict"))
    assert record == {
        "id": "hainan",
        "people": ["Hun Sen", "Zhao Leji"],
        "start": date(2024, 3, 28),
        "n_sources": 1,
        "date_conflict": False,
    }


def test_rows_and_ids_name_each_other():
    store = stored(*sample())
    assert [store.row(store.id(row)) for row in range(len(store))] == list(range(len(store)))
    assert store.row("gone") is None
    with pytest.raises(IndexError):
        store.id(len(store))


def test_the_window_is_what_was_asked_for_else_the_days_of_the_events():
    store = stored(*sample())
    assert store.bounds == store.window(START) == (date(2016, 1, 1), date(2024, 12, 4))
    assert store.window(View(kinds=("visit",))) == (date(2024, 12, 2), date(2024, 12, 4))
    assert store.window(View(first=date(2024, 12, 3))) == (date(2024, 12, 3), date(2024, 12, 4))


def test_a_long_event_does_not_end_the_bounds_before_it_ends():
    year = event("year", when(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR))
    assert stored(year, event("day", when(date(2024, 5, 1)))).bounds == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "view", [START, View(people=("A",)), View(text="a b"), View(first=DAY), View(kinds=("visit",))]
)
def test_an_empty_store_answers_everything_with_nothing(view):
    store = Store.of(table([]))
    assert len(store) == 0
    assert store.rows(view).tolist() == []
    assert store.loosened(view) == {}
    assert all(not len(counted) for counted in store.answer(view.asked).counts.values())
    assert store.frame(store.rows(view)).dtypes.to_dict() == to_frame([]).dtypes.to_dict()


# Files


def test_a_written_parquet_is_read_as_the_table_it_was(tmp_path):
    frame = to_frame(sample())
    write(frame, tmp_path / "events.parquet")
    read, held = Store.read(tmp_path / "events.parquet"), Store.of(frame)
    assert_frame_equal(read.frame(read.rows(START)), held.frame(held.rows(START)))


def test_an_empty_parquet_is_an_empty_store(tmp_path):
    write(to_frame([]), tmp_path / "events.parquet")
    assert len(Store.read(tmp_path / "events.parquet")) == 0


def test_a_parquet_in_many_pieces_and_other_types_is_read(tmp_path):
    whole = to_table(
        table([{"start": DAY + timedelta(days=i), "people": ["A", "B"][: i % 3]} for i in range(7, 0, -1)])
    )
    days_ = whole.schema.get_field_index("start")
    whole = whole.set_column(days_, "start", whole["start"].cast(pa.timestamp("us")))
    pq.write_table(whole, tmp_path / "events.parquet", row_group_size=2)
    store = Store.read(tmp_path / "events.parquet")
    assert store.table["start"].to_pylist() == [DAY + timedelta(days=i) for i in range(1, 8)]
    assert counts(store, START)["people"] == {"A": 5, "B": 2}


def test_empty_cells_of_other_peoples_tables_are_blanks(tmp_path):
    nothing = dict.fromkeys(("title", "quote", "place", "people"))
    whole = to_table(table([{"start": DAY, "title": "Red", "people": ["A"]}, {"start": DAY}]))
    holes = [{**row, **nothing} if row["id"] == "e1" else row for row in whole.to_pylist()]
    pq.write_table(pa.Table.from_pylist(holes, schema=whole.schema), tmp_path / "events.parquet")
    store = Store.read(tmp_path / "events.parquet")
    assert ids(store, store.rows(View(text="red"))) == ["e0"]
    assert counts(store, View(text="red"))["people"] == {"A": 1}
    assert ids(store, store.rows(START)) == ["e0", "e1"]


def test_a_table_without_the_columns_is_refused_by_name(tmp_path):
    path = tmp_path / "other.parquet"
    to_frame(sample()).drop(columns=["quote", "people"]).to_parquet(path)
    with pytest.raises(StoreError) as refused:
        Store.read(path)
    assert str(path) in str(refused.value)
    assert "people, quote" in str(refused.value)


@pytest.mark.parametrize("content", [b"id,kind\n1,visit\n", b"", b"PAR1PAR1"])
def test_what_is_no_parquet_is_refused_by_name(tmp_path, content):
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"events\.csv"):
        Store.read(path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(StoreError, match=r"missing\.parquet"):
        Store.read(tmp_path / "missing.parquet")


# Search


def quoting(*quotes):
    return Store.of(table([{"start": DAY + timedelta(days=i), "quote": quote} for i, quote in enumerate(quotes)]))


def finds(store, text):
    return ids(store, store.rows(View(text=text)))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("សម្តេច ហ៊ុន សែន ជួបជាមួយប្រធានាធិបតី", "ប្រធានាធិបតី"),
        ("សម្តេច\u200bហ៊ុន\u200bសែន\u200bជួប", "ហ៊ុនសែន"),
        ("ហ៊ុនសែន", "ហ៊ុន\u200bសែន"),
        ("国家主席习近平会见洪森", "习近平"),
        ("اِلْتَقَى الرَّئِيسُ", "التقى الرئيس"),
        ("التقى الرئيس", "الرَّئِيس"),
        ("الرئيــــس", "الرئيس"),
        ("Андрей Белоусов", "андреи"),
        ("Андрей Белоусов", "АНДРЕЙ"),
        ("Орлёнок", "орленок"),
        ("Орленок", "орлёнок"),
        ("Visite à Orléans", "a orleans"),
        ("Visite a Orleans", "à Orléans"),
        ("Orle\u0301ans", "orléans"),
        ("Treffen in Gießen", "GIESSEN"),
        ("Treffen in Giessen", "gießen"),
        ("İstanbul'da görüştü", "istanbul gorustu"),
        ("Istanbul", "İSTANBUL"),
        ("Hà Nội", "ha noi"),
        ("ソウルで会談", "会談"),
        ("ガイド", "ガイド"),
        ("정상회담", "회담"),
        ("정상회담", "정상회담"),
        ("ＡＳＥＡＮ", "asean"),
        ("רֹאשׁ הממשלה", "ראש"),
        ("प्रधानमंत्री", "प्रधानमंत्री"),
        ("co\u00adoperation", "cooperation"),
        ("Hun\u00a0Sen", "hun sen"),
    ],
)
def test_a_word_is_found_however_it_is_written(quote, text):
    assert finds(quoting("Nothing of the kind.", quote), text) == ["e1"]


def test_the_vowels_of_khmer_are_letters():
    assert finds(quoting("កា", "កី"), "កី") == ["e1"]


def test_words_are_found_in_any_order_and_places_but_all_of_them():
    rows = [
        {"start": DAY, "title": "Summit", "quote": "Trade talks"},
        {"start": DAY, "title": "Summit", "people": ["Ann Trade"]},
        {"start": DAY, "title": "Summit", "place": "Trade Hall"},
        {"start": DAY, "title": "Summit"},
    ]
    assert finds(Store.of(table(rows)), "trade SUMMIT") == ["e0", "e1", "e2"]


@pytest.mark.parametrize(
    "text", [".", "a.c", "100%", "(x", "[b]", "\\d", "^a", "a$", "*", "a|b", "{2}", "?", "a+", "\\Q"]
)
def test_the_signs_of_patterns_stand_for_themselves(text):
    assert finds(quoting("abc 100 aa 2", f"so {text} it is"), text) == ["e1"]


def test_articles_are_searched_with_the_events_that_they_tell_of():
    frame = table([{"start": DAY, "sources": ["a", "b"]}, {"start": DAY, "sources": ["c"]}, {"start": DAY}])
    store = Store.of(frame, {"a": "Nothing.", "b": "The Café was red.", "c": "Red"})
    assert finds(store, "red") == ["e0", "e1"]
    assert finds(store, "red cafe") == ["e0"]


@pytest.mark.parametrize("text", ["\u200b", "a" * LONGEST_TEXT, "a " * (LONGEST_TEXT // 2), "é" * LONGEST_TEXT, "\x00"])
def test_any_search_is_answered(text):
    store = quoting("a" * LONGEST_TEXT, "é" * LONGEST_TEXT, "a\x00b")
    assert set(finds(store, text)) <= {"e0", "e1", "e2"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text("aAßéÉİкКй习.\u0301\u200b", max_size=4), max_size=6), st.text("aAsSéкй习.", min_size=1, max_size=2)
)
def test_the_search_finds_what_a_plain_one_finds(quotes, word):
    def plain(text):
        for written, folded in (("\u0301", ""), ("\u200b", ""), ("é", "e"), ("i̇", "i"), ("й", "и"), ("ß", "ss")):
            text = text.lower().replace(written, folded)
        return text

    assert finds(quoting(*quotes), word) == [f"e{i}" for i, quote in enumerate(quotes) if plain(word) in plain(quote)]


def test_all_words_must_stand_in_a_row_however_many_have_one_of_them():
    crowd = ["Nothing, café"] * (4 * SELDOM)
    store = quoting(*crowd, "Remarkable talks in a café", "Remarkable talks in a bar", "remarkable cafés")
    assert finds(store, "remarkable café") == [f"e{4 * SELDOM}", f"e{4 * SELDOM + 2}"]
    assert finds(store, "remarkable bar") == [f"e{4 * SELDOM + 1}"]


def test_asking_again_gives_the_same_and_leaves_the_store_as_it_was():
    store = stored(*days(DAY, 20, 3), event("other", when(DAY), Kind.VISIT, people=(HUN_SEN, XI)))
    views = [View(people=("Xi Jinping",)), View(text="visit"), View(first=date(2025, 1, 1)), START] * 12
    before = [store.rows(view).tolist() for view in views]
    assert [store.rows(view).tolist() for view in views] == before
    assert before[:4] == before[4:8]


def test_the_places_of_unknown_and_odd_values_are_none():
    facet = stored(*sample()).facets["people"]
    assert facet.places(("Nobody", "", "Hun Sen")) == [None, None, 0]
    assert isinstance(pd.Series(facet.counts()).sum().item(), int)
