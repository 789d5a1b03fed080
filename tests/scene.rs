//! Scenes as data: what every chart owes its reader, at every width and text size.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::chart::{
    AverageGlyphs, Direction, Figure, FigureId, Fill, Frame, Mark, Measure, Order, Rect, Scene,
    View, bars,
};
use hotline_atlas::load;
use hotline_atlas::report::{Cell, Report, RowKind};
use proptest::prelude::*;

const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");

fn report(text: &str) -> Report {
    load::report(text.as_bytes(), "missouri-2016.txt").expect("the text is a report")
}

fn charts() -> impl Iterator<Item = FigureId> {
    FigureId::ALL.into_iter().filter(|id| id.table().is_some())
}

fn figure(report: &Report, id: FigureId) -> Figure {
    Figure::of(report, id).expect("Missouri has every table")
}

fn scene(report: &Report, id: FigureId, view: &View, width: f64, rem: f64) -> Scene {
    let peer = id.peer().map(|peer| figure(report, peer));
    bars(&figure(report, id), peer.as_ref(), view, Frame { width, rem }, &AverageGlyphs)
}

/// The area that stands for a datum.
fn areas(scene: &Scene) -> Vec<(usize, Rect, Fill)> {
    scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Area { rect, fill, datum } => datum.map(|datum| (datum, *rect, *fill)),
            _ => None,
        })
        .collect()
}

fn order(scene: &Scene) -> Vec<usize> {
    scene.regions.iter().map(|region| region.datum).collect()
}

#[test]
fn every_row_is_drawn_once_and_looks_like_what_it_is() {
    let report = report(TEXT);
    for id in charts() {
        let figure = figure(&report, id);
        let scene = scene(&report, id, &View::default(), 992.0, 16.0);
        assert_eq!(order(&scene), (0..figure.data.len()).collect::<Vec<_>>(), "{id:?}");
        let areas = areas(&scene);
        assert_eq!(areas.len(), figure.data.len(), "{id:?}");
        for (index, _, fill) in areas {
            let datum = &figure.data[index];
            let fits = match (datum.row.cell, datum.row.kind) {
                (Cell::Count(_), RowKind::Named) => matches!(fill, Fill::Solid(_)),
                (Cell::Count(_), RowKind::Pooled) => matches!(fill, Fill::Striped(_)),
                (Cell::Count(_), RowKind::Unknown) => matches!(fill, Fill::Outlined(_)),
                (Cell::FewerThanThree, _) => matches!(fill, Fill::Hatched(_)),
                (Cell::NotAvailable | Cell::NotApplicable, _) => false,
            };
            assert!(fits, "{id:?}, {}: {fill:?}", datum.row.label.text);
        }
    }
}

#[test]
fn bars_begin_at_one_line_and_their_length_is_their_count() {
    let report = report(TEXT);
    for (id, width) in charts().flat_map(|id| [(id, 992.0), (id, 320.0)]) {
        let figure = figure(&report, id);
        let scene = scene(&report, id, &View::default(), width, 16.0);
        let counted: Vec<(u32, usize, Rect)> = areas(&scene)
            .into_iter()
            .filter_map(|(i, rect, _)| Some((figure.data[i].count()?, figure.data[i].depth, rect)))
            .collect();
        let (most, _, longest) = counted.iter().max_by_key(|(n, ..)| *n).expect("has counts");
        for (n, depth, rect) in &counted {
            let length = longest.width * f64::from(*n) / f64::from(*most);
            assert!((rect.width - length).abs() <= 1.0, "{id:?}: {n} is {} long", rect.width);
            let same_depth = counted.iter().filter(|(_, other, _)| other == depth);
            assert!(same_depth.into_iter().all(|(.., other)| (other.x - rect.x).abs() < 0.01));
        }
    }
}

/// R10 of the house: nothing is stacked. No two bars of any figure share a line, so no length
/// can be read as a sum, least of all where rows overlap.
#[test]
fn no_two_bars_touch() {
    let report = report(TEXT);
    for (id, width) in charts().flat_map(|id| [(id, 992.0), (id, 320.0)]) {
        let areas = areas(&scene(&report, id, &View::default(), width, 16.0));
        for (place, (_, a, _)) in areas.iter().enumerate() {
            for (_, b, _) in &areas[place + 1..] {
                assert!(a.bottom() <= b.y || b.bottom() <= a.y, "{id:?} at {width}");
            }
        }
    }
}

#[test]
fn orders_keep_children_under_their_head_and_missing_numbers_last() {
    let report = report(TEXT);
    for (id, direction) in
        charts().flat_map(|id| [(id, Direction::Ascending), (id, Direction::Descending)])
    {
        let figure = figure(&report, id);
        let view = View { order: Order::Count(direction), ..View::default() };
        let shown = order(&scene(&report, id, &view, 600.0, 16.0));
        let mut sorted = shown.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..figure.data.len()).collect::<Vec<_>>(), "{id:?} loses a row");
        let heads: Vec<usize> =
            shown.iter().copied().filter(|&i| figure.data[i].depth == 0).collect();
        let counts: Vec<Option<u32>> = heads.iter().map(|&i| figure.data[i].count()).collect();
        let known = counts.iter().take_while(|count| count.is_some()).count();
        assert!(counts[known..].iter().all(Option::is_none), "{id:?}: {counts:?}");
        let rising = counts[..known].is_sorted();
        let falling = counts[..known].iter().rev().is_sorted();
        assert!(if direction == Direction::Ascending { rising } else { falling }, "{counts:?}");
        for (place, &index) in shown.iter().enumerate().filter(|(_, i)| figure.data[**i].depth > 0)
        {
            let head = shown[..place].iter().rfind(|&&i| figure.data[i].depth == 0);
            let own = (0..index).rfind(|&i| figure.data[i].depth == 0);
            assert_eq!(head.copied(), own, "{id:?}: a child left its head");
        }
    }
}

#[test]
fn folding_hides_the_children_of_one_head_only() {
    let report = report(TEXT);
    let figure = figure(&report, FigureId::Venues);
    let heads: Vec<usize> = figure.heads().collect();
    assert_eq!(heads.len(), 2, "Sex and Labor");
    let view = View { folded: vec![heads[0]], ..View::default() };
    let shown = order(&scene(&report, FigureId::Venues, &view, 600.0, 16.0));
    assert_eq!(shown.len(), figure.data.len() - figure.data[heads[0]].children);
    assert!(shown.contains(&(heads[1] + 1)) && !shown.contains(&(heads[0] + 1)));
}

#[test]
fn labor_and_sex_share_scale_and_label_column() {
    let report = report(TEXT);
    let per_case = |id| {
        let figure = figure(&report, id);
        let scene = scene(&report, id, &View::default(), 476.0, 16.0);
        let (index, rect, _) = areas(&scene)
            .into_iter()
            .filter(|(index, ..)| figure.data[*index].count().is_some())
            .max_by_key(|(index, ..)| figure.data[*index].count())
            .expect("has counts");
        (rect.x, rect.width / f64::from(figure.data[index].count().expect("is counted")))
    };
    let (labor, sex) = (per_case(FigureId::Labor), per_case(FigureId::Sex));
    assert!((labor.0 - sex.0).abs() < 0.01, "{labor:?} {sex:?}");
    assert!((labor.1 - sex.1).abs() < 0.05, "{labor:?} {sex:?}");
}

#[test]
fn a_withheld_value_says_so_the_same_everywhere() {
    let report = report(TEXT);
    let figure = figure(&report, FigureId::Labor);
    let withheld: Vec<_> =
        figure.data.iter().filter(|datum| datum.row.cell == Cell::FewerThanThree).collect();
    assert_eq!(withheld.len(), 3);
    for datum in withheld {
        assert_eq!(datum.value_text(), "Fewer than three (not disclosed)");
        assert_eq!(
            datum.spoken(),
            format!("{}: fewer than three cases, not disclosed", datum.row.label.text)
        );
        assert_eq!((datum.count(), datum.share()), (None, None));
    }
}

#[test]
fn values_are_spoken_with_unit_and_base() {
    let report = report(TEXT);
    let spoken = |id, index: usize| figure(&report, id).data[index].spoken();
    let cases = [
        (FigureId::Signals, 1, "Emails: 112 signals"),
        (
            FigureId::Callers,
            0,
            "Community Member: 107 calls, 25.1 percent of all 426 substantive calls",
        ),
        (
            FigureId::Callers,
            16,
            "Caller Types Referenced Fewer than Three Times: 8 calls, 1.9 percent of all 426 \
             substantive calls. Pooled: several categories of fewer than three each, counted \
             together",
        ),
        (
            FigureId::Sources,
            14,
            "Unknown: 367 calls, 86.2 percent of all 426 substantive calls. Not known or not \
             specified",
        ),
        (
            FigureId::Venues,
            0,
            "Sex: 95 cases, 70.4 percent of all 135 potential cases. Heads 10 rows",
        ),
    ];
    for (id, index, words) in cases {
        assert_eq!(spoken(id, index), words);
    }
}

/// The words of a withheld cell can be printed in several ways; what is drawn and said does not
/// depend on it, and there is no number in the model that it could depend on.
#[test]
fn what_a_withheld_cell_hides_changes_no_byte() {
    let pictures = |report: &Report| -> Vec<String> {
        [FigureId::Labor, FigureId::Sex]
            .map(|id| {
                let figure = figure(report, id);
                let spoken: Vec<String> =
                    figure.data.iter().map(hotline_atlas::chart::Datum::spoken).collect();
                let scene = scene(report, id, &View::default(), 476.0, 16.0);
                format!(
                    "{spoken:?} {scene:?} {}",
                    hotline_atlas::app::page(
                        &hotline_atlas::app::Opened { report: report.clone(), file: None },
                        None
                    )
                    .into_string()
                )
            })
            .to_vec()
    };
    let as_printed = pictures(&report(TEXT));
    for (from, to) in
        [("Fewer than Three ⁶", "fewer than three⁶"), ("Fewer than Three ⁹", "FEWER THAN THREE ⁹")]
    {
        assert_ne!(TEXT, TEXT.replace(from, to));
        assert_eq!(pictures(&report(&TEXT.replace(from, to))), as_printed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// From 280 px to wall size, and with text three times as large: no text and no mark leaves
    /// the frame, no line of text lies on another, and every row can be pointed at.
    #[test]
    fn nothing_is_clipped_and_nothing_overlaps(width in 280.0..2600.0_f64, rem in 12.0..40.0_f64) {
        let report = report(TEXT);
        // Text that is too large for a frame of one or two words is the browser's to scroll.
        let width = f64::max(width, 14.0 * rem);
        for id in charts() {
            let scene = scene(&report, id, &View::default(), width, rem);
            let mut texts: Vec<Rect> = Vec::new();
            for mark in &scene.marks {
                let rect = match mark {
                    Mark::Area { rect, .. } => *rect,
                    Mark::Text { at, anchor, text, font, .. } => {
                        let width = AverageGlyphs.width(text, *font);
                        let x = anchor.left(at.x, width);
                        let rect = Rect { x, y: at.y - font.size / 2.0, width, height: font.size };
                        let free = texts.iter().all(|other: &Rect| {
                            rect.right() <= other.x || other.right() <= rect.x
                                || rect.bottom() <= other.y + 0.5 || other.bottom() <= rect.y + 0.5
                        });
                        prop_assert!(free, "{id:?} at {width}, {rem}: “{text}” lies on another text");
                        texts.push(rect);
                        rect
                    }
                    other => unreachable!("no chart of bars has {other:?}"),
                };
                prop_assert!(
                    rect.x >= -0.5 && rect.right() <= scene.width + 0.5
                        && rect.y >= -0.5 && rect.bottom() <= scene.height + 0.5,
                    "{id:?} at {width}, {rem}: {rect:?} leaves {} x {}: {mark:?}", scene.width, scene.height
                );
            }
            let mut top = 0.0;
            for region in &scene.regions {
                prop_assert!((region.hit.y - top).abs() < 0.01, "{id:?}: a gap between rows");
                top = region.hit.bottom();
            }
            prop_assert!((top - scene.height).abs() < 0.01);
        }
    }
}
