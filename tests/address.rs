//! Links to the page: what is written is read back, and what is hostile is passed over.

#![cfg(not(target_arch = "wasm32"))]

mod atlas;

use atlas::atlas;
use hotline_atlas::app::{Address, LONGEST, Sight, Theme};
use hotline_atlas::chart::map::{Camera, Layer, MapView};
use hotline_atlas::chart::{Direction, FigureId, Order, View};
use hotline_atlas::density::Bandwidth;
use hotline_atlas::geo::{Date, PlanePoint};
use hotline_atlas::report::Offense;
use hotline_atlas::words::Language;
use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn view() -> impl Strategy<Value = View> {
    (select(&Order::ALL[..]), btree_set(0usize..64, 0..64), any::<bool>()).prop_map(
        |(order, folded, table)| View { order, folded: folded.into_iter().collect(), table },
    )
}

fn sight() -> impl Strategy<Value = Sight> {
    let years = (0..i32::MAX, 0..i32::MAX).prop_map(|(a, b)| [a.min(b), a.max(b)]);
    (
        select(&Layer::ALL[..3]),
        option::of(years),
        option::of(select(&Offense::ALL[..])),
        (2u16..=12).prop_map(|fives| Bandwidth::new(f64::from(fives * 5))),
        any::<bool>(),
        any::<bool>(),
        option::of([101..=1200, -9999..=9999, -9999..=9999]),
    )
        .prop_map(
            |(layer, years, offense, bandwidth, without_density, without_circles, closer)| Sight {
                layer,
                years,
                offense,
                bandwidth,
                without_density,
                without_circles,
                closer,
            },
        )
}

fn address() -> impl Strategy<Value = Address> {
    (
        option::of(select(&FigureId::ALL[..])),
        view(),
        sight(),
        select(&Theme::ALL[..]),
        option::of(select(&Language::ALL[..])),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(chart, view, map, theme, language, plain, transparent)| Address {
            chart,
            view,
            map,
            theme,
            language,
            plain,
            transparent,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_read_back(address in address()) {
        let hash = address.write();
        prop_assert!(hash.len() <= LONGEST, "{}", hash.len());
        let read = Address::read(&hash).unwrap_or_default();
        prop_assert_eq!(&read, &address);
        prop_assert_eq!(Address::read(&format!("#{hash}")).unwrap_or_default(), address);
    }
}

/// Nothing but this can come out, so nothing of it can become markup or another part of an address.
fn is_plain(hash: &str) -> bool {
    hash.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"=&,-".contains(&byte))
}

const KEYS: [&str; 18] = [
    "chart",
    "show",
    "order",
    "folded",
    "layer",
    "years",
    "offense",
    "bandwidth",
    "density",
    "circles",
    "zoom",
    "theme",
    "lang",
    "plain",
    "ground",
    "__proto__",
    "CHART",
    "",
];
const VALUES: [&str; 40] = [
    "venues",
    "map",
    "table",
    "count",
    "label-down",
    "0,11",
    "residents",
    "own",
    "2016",
    "2014,2018",
    "2018,2014",
    "99999",
    "-1",
    "+7",
    "sex",
    "25",
    "10",
    "61",
    "NaN",
    "1e3",
    "off",
    "250,-120,33",
    "250,-120",
    "1201,0,0",
    "65536,0,0",
    "250,-32769,0",
    "dark",
    "es",
    "on",
    "none",
    "<script>alert(1)</script>",
    "\"onerror=alert(1) x=\"",
    "javascript:alert(1)",
    "%3Csvg%20onload%3D1%3E",
    "%00",
    "\u{0}\u{202e}\u{feff}",
    "😀",
    "''-alert(1)-''",
    "../../etc",
    "0,0,0,0,0,0,0,0,0,0,0",
];

/// A hash that looks like ours here and there.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        (select(&KEYS[..]), select(&VALUES[..])).prop_map(|(key, value)| format!("{key}={value}")),
        (select(&KEYS[..]), ".{0,12}").prop_map(|(key, value)| format!("{key}={value}")),
        (select(&KEYS[..]), any::<i64>()).prop_map(|(key, value)| format!("{key}={value}")),
        ".{0,24}",
    ];
    (
        proptest::collection::vec(part, 0..9),
        select(&["&", "&", "&", "=", "#", ";", "&amp;", "?"][..]),
    )
        .prop_map(|(parts, between)| format!("#{}", parts.join(between)))
}

#[test]
fn thousands_of_hostile_hashes_do_nothing() {
    let data = atlas();
    let all = data.police.all();
    let mut runner = TestRunner::deterministic();
    let hostile = hostile();
    let (mut understood, mut plain) = (0, 0);
    for _ in 0..20_000 {
        let hash = hostile.new_tree(&mut runner).expect("a hash").current();
        let Some(address) = Address::read(&hash) else { continue };
        understood += 1;
        let written = address.write();
        plain += usize::from(written.is_empty());
        assert!(is_plain(&written) && written.len() <= LONGEST, "{hash} became {written}");
        // A link is read to the same end however often it is copied on.
        assert_eq!(Address::read(&written).unwrap_or_default(), address, "{hash}");
        let mut view = MapView::of(&data.police);
        address.map.put_into(&mut view, all);
        assert!(view.layer != Layer::Own && view.own == MapView::of(&data.police).own, "{hash}");
        assert!(all.from <= view.chosen.from && view.chosen.from <= view.chosen.to, "{hash}");
        assert!(view.chosen.to <= all.to && view.camera.zoom <= Camera::CLOSEST, "{hash}");
    }
    assert!(understood > 10_000 && plain > 1000, "{understood} of which {plain} say nothing");
}

#[test]
fn what_is_not_understood_is_passed_over() {
    let reads = |hash: &str, written: Option<&str>| {
        assert_eq!(
            Address::read(hash).map(|address| address.write()).as_deref(),
            written,
            "{hash}"
        );
    };
    // Anchors, and nothing.
    reads("", None);
    reads("#", None);
    reads("#help", None);
    reads("#bench", None);
    reads("#chart", None);
    reads(&format!("#chart=map&x={}", "x".repeat(LONGEST)), None);
    // The defaults are not written.
    reads("#=", Some(""));
    reads("#show=chart&order=published&folded=&theme=auto&plain=off", Some(""));
    reads("#layer=offences&years=&bandwidth=25&density=on&zoom=100,0,0", Some(""));
    // One order.
    reads(
        "#theme=dark&order=count&chart=venues&show=table",
        Some("chart=venues&show=table&order=count&theme=dark"),
    );
    reads("#ground=none&plain=on&lang=es", Some("lang=es&plain=on&ground=none"));
    reads("#folded=3,11", Some("folded=3,11"));
    for hostile in ["11,3", "3,3", "64", "-1", "3,x", "3,", "1e1"] {
        reads(&format!("#folded={hostile}"), Some(""));
    }
    reads(
        "#circles=off&density=off&bandwidth=10&offense=sex&years=2016,2016&layer=relative",
        Some("layer=relative&years=2016&offense=sex&bandwidth=10&density=off&circles=off"),
    );
    reads("#zoom=256,-120,33", Some("zoom=256,-120,33"));
    // The last value that is understood counts.
    reads("#order=count&order=label&order=none", Some("order=label"));
    // A reader's own file is in no link.
    reads("#chart=map&layer=own", Some("chart=map"));
    // Nothing is decoded, and case counts.
    reads("#chart=%6dap&Theme=dark&theme=Dark&lang=ES&lang=es-MX", Some(""));
    reads("#chart=map&amp;layer=residents", Some("chart=map"));
    reads(
        "#years=2018,2014&years=-1,2016&years=-1&bandwidth=12&bandwidth=9&bandwidth=65&zoom=99,0,0&zoom=200,0",
        Some(""),
    );
    reads("#zoom=200,10000,0&zoom=1201,0,0&zoom=200,0,0,0", Some(""));
}

#[test]
fn a_map_tells_what_was_chosen_and_nothing_of_a_file() {
    let data = atlas();
    let all = data.police.all();
    let mut view = MapView::of(&data.police);
    assert_eq!(Sight::of(&view, all, false), Sight::default());
    view.layer = Layer::Relative;
    view.chosen.from = 2014;
    view.chosen.offense = Some(Offense::CommercialSexActs);
    view.bandwidth = Bandwidth::new(40.0);
    view.circles = false;
    view.camera = Camera { zoom: 2.56, offset: PlanePoint { x: -12.0, y: 3.26 } };
    let write = |own| Address { map: Sight::of(&view, all, own), ..Address::default() }.write();
    let told = "layer=relative&years=2014,2020&offense=sex&bandwidth=40&circles=off";
    assert_eq!(write(false), format!("{told}&zoom=256,-120,33"));
    assert_eq!(write(true), told, "where the reader looks while a file is open is not told");

    let mut other = MapView { table: true, ..MapView::of(&data.police) };
    Sight::of(&view, all, true).put_into(&mut other, all);
    let camera = Camera::default();
    assert_eq!(other, MapView { table: true, camera, ..view.clone() });

    view.layer = Layer::Own;
    view.own.from = Date::read("2016-05-01");
    view.own.category = Some(1);
    view.own.unprotected = true;
    assert_eq!(
        Sight::of(&view, all, true),
        Sight { layer: Layer::Offences, ..Sight::of(&other, all, true) }
    );
    // What lies outside of the records is as all of them.
    let years = |years| {
        let mut view = MapView::of(&data.police);
        Sight { years, ..Sight::default() }.put_into(&mut view, all);
        (view.chosen.from, view.chosen.to)
    };
    for outside in [[2012, 2016], [2016, 2021], [0, 65536 + 2016], [67552, 67552]] {
        assert_eq!(years(Some(outside)), (all.from, all.to));
    }
    assert_eq!(years(Some([2016, 2016])), (2016, 2016));
}

#[test]
fn every_order_of_rows_has_its_link() {
    for order in Order::ALL {
        let view = View { order, ..View::default() };
        let hash = Address { view: view.clone(), ..Address::default() }.write();
        assert_eq!(Address::read(&hash).unwrap_or_default().view, view);
    }
    let by_label = Order::Label(Direction::Descending);
    assert_eq!(
        Address::read("#order=label-down").map(|address| address.view.order),
        Some(by_label)
    );
}
