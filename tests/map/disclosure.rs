//! A reader's own file: what is withheld changes nothing that can be seen or heard.

use super::{filled, grids, scene, seen, surface, view, with_own};
use hotline_atlas::chart::Scene;
use hotline_atlas::chart::map::{Layer, MapData, MapView, OwnView, Place};
use hotline_atlas::density::CELL;
use hotline_atlas::geo::{Date, PlanePoint};
use proptest::prelude::*;

fn at(x: f64, y: f64) -> PlanePoint {
    PlanePoint { x, y }
}

/// All that a picture is made of, and all that is said of it but for the sentence that holds what
/// was withheld.
fn shown(data: &MapData, view: &MapView) -> (Scene, Vec<String>) {
    let surface = surface(data, view);
    let mut words: Vec<String> = surface.places.iter().map(Place::spoken).collect();
    words.push(surface.records.replace(withheld(&surface.records), ""));
    for county in &data.land.boundaries.counties {
        let ground = surface.ground(data, view, county.center()).expect("lies in the state");
        words.push(ground.spoken());
    }
    (scene(data, view, &surface, 500.0, 16.0).scene, words)
}

/// "Withheld, in cells with fewer than three: …".
fn withheld(records: &str) -> &str {
    records.find("Withheld").map_or("", |begin| &records[begin..])
}

#[test]
fn two_instead_of_one_change_no_mark_and_no_word_but_the_total() {
    let file =
        |hidden| with_own(&[(at(2.0, 2.0), 7), (at(120.0, 40.0), 4), (at(-90.0, -70.0), hidden)]);
    let (one, two) = (file(1), file(2));
    let view = view(&one, Layer::Own);
    assert_eq!(shown(&one, &view), shown(&two, &view));
    let total = |data| withheld(&surface(data, &view).records).to_owned();
    assert_eq!(total(&one), total(&two));
    assert!(total(&one).contains("fewer than three locations"), "{}", total(&one));
}

/// Three in one cell are shown, three in three cells are not.
#[test]
fn the_rule_is_about_cells() {
    let together = with_own(&[(at(1.0, 1.0), 1), (at(2.0, 2.0), 1), (at(3.0, 4.0), 1)]);
    let apart = with_own(&[(at(1.0, 1.0), 1), (at(52.0, 2.0), 1), (at(3.0, 54.0), 1)]);
    let view = view(&together, Layer::Own);
    assert_eq!(surface(&together, &view).places.len(), 1);
    assert_eq!(surface(&apart, &view).places.len(), 0);
}

#[test]
fn two_cases_in_an_empty_county_leave_blank_land() {
    let data = with_own(&[(at(-60.0, -110.0), 2)]);
    let view = view(&data, Layer::Own);
    let scene = scene(&data, &view, &surface(&data, &view), 700.0, 16.0);
    let [(_, grid)] = grids(&scene)[..] else { panic!("one grid") };
    assert!(grid.steps.iter().all(|step| *step == 0));
    assert!(scene.scene.regions.is_empty(), "nothing to walk to");
}

/// What a reader can filter by.
fn filters() -> Vec<OwnView> {
    let day = |text| Date::read(text);
    vec![
        OwnView { from: day("2016-01-01"), ..OwnView::default() },
        OwnView { to: day("2016-01-01"), ..OwnView::default() },
        OwnView { category: Some(0), ..OwnView::default() },
        OwnView { category: Some(1), unprotected: true, ..OwnView::default() },
        OwnView { unprotected: true, ..OwnView::default() },
    ]
}

#[test]
fn what_leaves_the_screen_is_the_whole_file_protected() {
    let data = filled();
    let plain = view(&data, Layer::Own);
    let whole = shown(&data, &plain);
    for own in filters() {
        let filtered = MapView { own, ..plain.clone() };
        assert_ne!(shown(&data, &filtered).0, whole.0, "{own:?} is seen on the screen");
        assert_eq!(shown(&data, &filtered.to_leave_the_screen()), whole, "{own:?}");
    }
}

#[test]
fn filters_do_not_change_what_a_colour_means() {
    let data = filled();
    let plain = view(&data, Layer::Own);
    let steps = surface(&data, &plain).steps;
    for own in filters() {
        let view = MapView { own, ..plain.clone() };
        assert_eq!(surface(&data, &view).steps, steps, "{own:?}");
    }
    for zoom in [2.0, 8.0] {
        assert_eq!(surface(&data, &seen(&plain, zoom, 30.0, 0.0)).steps, steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    /// Moved within its cell, a location changes nothing: whether its cell is shown or not.
    #[test]
    fn moving_within_a_cell_changes_nothing(
        cell in (-30..30_i32, -30..30_i32), from in (0.0..1.0_f64, 0.0..1.0_f64),
        to in (0.0..1.0_f64, 0.0..1.0_f64), count in 1..5_u32,
    ) {
        let inside = |part: (f64, f64)| {
            let place = |number: i32, part: f64| (f64::from(number) + 0.999 * part) * CELL;
            at(place(cell.0, part.0), place(cell.1, part.1))
        };
        let file = |part| with_own(&[(at(7.0, 7.0), 6), (inside(part), count)]);
        let (before, after) = (file(from), file(to));
        let view = view(&before, Layer::Own);
        prop_assert_eq!(shown(&before, &view), shown(&after, &view));
        let records = |data| surface(data, &view).records;
        prop_assert_eq!(records(&before), records(&after));
    }

    /// Whatever else the file withholds, one more of it changes only the total.
    #[test]
    fn one_more_in_a_withheld_cell_changes_only_the_total(
        others in proptest::collection::vec((-250.0..250.0_f64, -250.0..250.0_f64), 0..8),
    ) {
        let mut rows = vec![(at(7.0, 7.0), 6), (at(-90.0, -70.0), 1)];
        rows.extend(others.iter().map(|&(x, y)| (at(x, y), 1)));
        // The cell of the second row is to hold nothing else.
        let alone = |p: PlanePoint| !(-90.0..-85.0).contains(&p.x) || !(-70.0..-65.0).contains(&p.y);
        prop_assume!(rows[2..].iter().all(|(p, _)| alone(*p)));
        let before = with_own(&rows);
        rows[1].1 = 2;
        let after = with_own(&rows);
        let view = view(&before, Layer::Own);
        prop_assert_eq!(shown(&before, &view), shown(&after, &view));
    }
}
