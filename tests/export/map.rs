//! The map in files: what is counted, where it is from, and nothing of a reader's file but what may
//! leave the screen.

use super::EDITION;
use crate::atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapData, MapView, Own, OwnView};
use hotline_atlas::chart::{AverageGlyphs, Frame, Palette};
use hotline_atlas::export::{OutgoingMap, csv, html, json, sheet, svg, tsv};
use hotline_atlas::geo::Date;
use hotline_atlas::load::locations;

/// Cells that may be shown, and two that may not: one of a location, one of two.
pub const OWN: &str = "place,count,date,category\nColumbia,5,2016-01-01,a\nSt. Louis,24,2016-02-01,b\n\
                   Rolla,2,2016-03-01,secretword\nKirksville,1,2016-04-01,a\nJoplin,9,2015-01-01,b\n";

pub fn with(file: &str) -> MapData {
    let mut data = atlas();
    let file = locations::open(file.as_bytes()).expect("is CSV");
    let found = file.place(&file.columns(), &|spot| data.land.locate(spot));
    data.own = Some(Own::new(&found.expect("has places")));
    data
}

/// All that may leave the page of a view.
fn everything(data: &MapData, view: &MapView) -> String {
    let map = OutgoingMap::of(data, view);
    let record = map.record(&EDITION);
    let draw = |frame| map.picture(frame, &AverageGlyphs);
    let scene = sheet(&record, Frame { width: 700.0, rem: 16.0 }, true, &AverageGlyphs, &draw);
    let picture = svg(&record, &scene, &Palette::LIGHT).expect("is text");
    [csv(&record), json(&record), tsv(&record), html(&record), picture].concat()
}

#[test]
fn a_readers_file_leaves_only_whole_and_protected() {
    let data = with(OWN);
    let plain = MapView { layer: Layer::Own, ..MapView::of(&data.police) };
    let whole = everything(&data, &plain);
    for own in [
        OwnView { from: Date::read("2016-01-15"), ..OwnView::default() },
        OwnView { category: Some(0), ..OwnView::default() },
        OwnView { unprotected: true, ..OwnView::default() },
    ] {
        assert!(everything(&data, &MapView { own, ..plain.clone() }) == whole, "{own:?}");
    }
    assert!(!whole.contains("secretword"));
    let record = OutgoingMap::of(&data, &plain).record(&EDITION);
    let rows: Vec<_> = record.rows.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(rows, ["24", "9", "5"]);
    assert!(record.title.starts_with("Your own file"));
    assert!(record.caveat.starts_with("Your file: not from the report, not checked."));
    assert!(record.about.contains("3 locations together"), "{}", record.about);
}

/// One instead of two in a cell that is withheld: no byte of any file is another, but for the total
/// of what is withheld, which here is under three both times.
#[test]
fn a_withheld_cell_changes_no_byte() {
    let file = |n: u32| format!("place,count\nColumbia,5\nSt. Louis,24\nRolla,{n}\n");
    let (one, two) = (with(&file(1)), with(&file(2)));
    let view = MapView { layer: Layer::Own, ..MapView::of(&one.police) };
    assert!(everything(&one, &view) == everything(&two, &view));
    let three = with(&file(3));
    assert!(everything(&one, &view) != everything(&three, &view));
}

#[test]
fn offences_are_those_of_the_records() {
    let data = atlas();
    let view = MapView::of(&data.police);
    let record = OutgoingMap::of(&data, &view).record(&EDITION);
    let sum: u32 = record.rows.iter().map(|row| row.value.parse::<u32>().expect("a count")).sum();
    assert_eq!(Some(sum), data.police.total(&view.chosen).map(|total| total.recorded));
    assert!(record.rows.iter().all(|row| row.group.len() == 4 && row.status == "counted"));
    assert_eq!((record.unit.as_str(), record.base_n.as_str()), ("offences", ""));
    assert!(record.citation.starts_with("FBI Uniform Crime Reporting"));
    assert!(!record.source.contains("Hotline"), "{}", record.source);
}

#[test]
fn counties_have_a_number_or_say_why_not() {
    let data = atlas();
    for (layer, unit) in [
        (Layer::Residents, "residents"),
        (Layer::Relative, "offences per 100,000 residents and year"),
    ] {
        let view = MapView { layer, ..MapView::of(&data.police) };
        let record = OutgoingMap::of(&data, &view).record(&EDITION);
        assert_eq!((record.rows.len(), record.unit.as_str()), (115, unit));
        let mut masked = 0;
        for row in &record.rows {
            masked += usize::from(row.status == "masked");
            assert_eq!(row.value.is_empty(), row.value.parse::<f64>().is_err(), "{row:?}");
            let has_number = ["counted", "smoothed"].contains(&row.status);
            assert_eq!(row.value.is_empty(), !has_number, "{row:?}");
            assert!(!row.status_text.is_empty());
        }
        assert_eq!(masked > 0, layer == Layer::Relative);
    }
    let record =
        OutgoingMap::of(&data, &MapView { layer: Layer::Residents, ..MapView::of(&data.police) });
    let first = &record.record(&EDITION).rows[0];
    assert_eq!(
        (first.label.as_str(), first.value.as_str()),
        ("St. Louis County (FIPS 29189)", "998581")
    );
}
