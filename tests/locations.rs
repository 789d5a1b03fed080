//! A reader's own locations: what is read, what is listed, what is refused and in which words.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::geo::{
    Date, Located, LocationUnit, Locations, Miss, PlanePoint, Spot, Unmatched,
};
use hotline_atlas::load::Fault;
use hotline_atlas::load::locations::{Columns, LocationFile, open};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A state that is a box of degrees, with two towns and a county. It stands for the gazetteer,
/// which has its own tests.
fn locate(spot: &Spot<'_>) -> Result<Located, Miss> {
    let found = |x, y, inside| Ok(Located { at: PlanePoint { x, y }, inside });
    match spot {
        Spot::Degrees(at) => {
            let inside = (36.0..40.6).contains(&at.lat) && (-95.8..-89.1).contains(&at.lon);
            found(at.lon, at.lat, inside)
        }
        Spot::Zip("65201") | Spot::Place { name: "Columbia", county: None | Some("Boone") } => {
            found(1.0, 1.0, true)
        }
        Spot::Place { name: "Rolla", .. } => found(2.0, 2.0, true),
        Spot::Place { name: "Chicago", .. } => found(9.0, 9.0, false),
        Spot::County("Boone" | "29019") => found(1.5, 1.5, true),
        _ => Err(Miss {
            reason: "It is not in the list.".to_owned(),
            suggestions: vec!["Columbia".to_owned()],
        }),
    }
}

fn file(text: &str) -> LocationFile {
    open(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn placed(text: &str) -> Locations {
    let file = file(text);
    file.place(&file.columns(), &locate).unwrap_or_else(|error| panic!("{error}"))
}

/// The locations on the map, as `line: x y count case date category`.
fn summary(found: &Locations) -> Vec<String> {
    let rows = found.placed.iter().map(|location| {
        let mut text = format!("{}: {} {}", location.line, location.at.x, location.at.y);
        write!(text, " {}", location.count).expect("is written");
        if let Some(case) = &location.case {
            text = format!("{text} {case}");
        }
        if let Some(Date { year, month, day }) = location.date {
            text = format!("{text} {year}-{}-{}", month.unwrap_or(0), day.unwrap_or(0));
        }
        if let Some(category) = location.category {
            text = format!("{text} {}", found.categories[category]);
        }
        text
    });
    rows.collect()
}

/// That every row is on the map or listed.
#[track_caller]
fn nothing_listed(found: &Locations) {
    assert_eq!((&found.unmatched[..], found.outside.len()), (&[][..], 0));
}

#[test]
fn rows_are_found_by_each_kind_of_column() {
    for (text, expected) in [
        ("lat,lon\n38.95,-92.33\n", "2: -92.33 38.95 1"),
        ("Longitude,Latitude,Note\n-92.33,38.95,x\n", "2: -92.33 38.95 1"),
        ("x;y\n-92.33;38.95", "2: -92.33 38.95 1"),
        ("\u{feff}\"Lat\"\t\"Lng\"\r\n38.95\t-92.33\r\n", "2: -92.33 38.95 1"),
        ("ZIP Code,Count\n65201,3", "2: 1 1 3"),
        ("City\nColumbia\n", "2: 1 1 1"),
        ("City,County\nColumbia,Boone\n", "2: 1 1 1"),
        ("County,n\nBoone,4.0", "2: 1.5 1.5 4"),
        ("fips,cases\n29019,\"1,204\"", "2: 1.5 1.5 1204"),
        ("city,year,kind\nRolla,2016,Hotel", "2: 2 2 1 2016-0-0 Hotel"),
        ("case_id,place,reported,type\nA 1,Rolla,5/7/2016,", "2: 2 2 1 A 1 2016-5-7"),
        ("city,n,,\nRolla,2", "2: 2 2 2"),
        ("city,n\nRolla,2,,", "2: 2 2 2"),
        ("city,date\nRolla,2016-05-07T10:00:00Z", "2: 2 2 1 2016-5-7"),
    ] {
        let found = placed(text);
        assert_eq!(summary(&found), [expected], "{text:?}");
        nothing_listed(&found);
    }
}

#[test]
fn the_first_that_a_row_has_decides() {
    let found = placed(
        "lat,lon,zip,city,county\n\
         38.5,-92.5,65201,Rolla,Boone\n\
         ,,65201,Rolla,Boone\n\
         ,,,Rolla,Boone\n\
         ,,,,Boone\n\
         ,,,Rola,Boone\n",
    );
    assert_eq!(summary(&found), ["2: -92.5 38.5 1", "3: 1 1 1", "4: 2 2 1", "5: 1.5 1.5 1"]);
    assert_eq!(found.unmatched.len(), 1);
    assert_eq!((found.unmatched[0].line, found.unmatched[0].written.as_str()), (6, "Rola, Boone"));
}

#[test]
fn the_reader_may_change_the_columns() {
    let file = file("Breite;Länge;Ort\n38.95;-92.33;Rolla\n");
    assert_eq!(file.heads(), ["Breite", "Länge", "Ort"]);
    assert_eq!((file.columns(), file.rows(), file.is_geojson()), (Columns::default(), 1, false));
    assert_eq!(file.examples(2, 3), ["Rolla"]);
    let by = |columns| file.place(&columns, &locate).map(|found| summary(&found));
    let degrees = Columns { lat: Some(0), lon: Some(1), ..Columns::default() };
    assert_eq!(by(degrees), Ok(vec!["2: -92.33 38.95 1".to_owned()]));
    let place = Columns { place: Some(2), ..Columns::default() };
    assert_eq!(by(place), Ok(vec!["2: 2 2 1".to_owned()]));
    // Columns that are not there are empty.
    let nowhere = Columns { place: Some(usize::MAX), ..Columns::default() };
    assert_eq!(by(nowhere), Ok(vec![]));
}

#[test]
fn a_case_counts_once_at_each_place() {
    let found = placed(
        "case,city,category\nA,Rolla,Hotel\nA,Rolla,Street\nA,Columbia,Hotel\nB,Rolla,Hotel\n",
    );
    assert_eq!(summary(&found), ["2: 2 2 1 A Hotel", "4: 1 1 1 A Hotel", "5: 2 2 1 B Hotel"]);
    assert_eq!((found.unit, found.repeated), (LocationUnit::Cases, 1));
    // Where a row does not say its case, nobody knows how many there are.
    let found = placed("case,city\nA,Rolla\n,Rolla\n,Rolla\n");
    assert_eq!((found.placed.len(), found.unit), (3, LocationUnit::Locations));
    assert_eq!(placed("city\nRolla\nRolla\n").unit, LocationUnit::Locations);
}

#[test]
fn a_row_without_date_or_category_stays() {
    let found = placed("city,date,type\nRolla,,\nRolla,in spring,Hotel\nRolla,2016-02-30,Hotel");
    assert_eq!(summary(&found), ["2: 2 2 1", "3: 2 2 1 Hotel", "4: 2 2 1 Hotel"]);
    assert_eq!((found.unread_dates, found.categories.len()), (2, 1));
}

/// One row under `lat,lon,n,case,city`, and what is said of it: what is written, what is wrong,
/// what may have been meant.
#[test]
fn rows_that_are_not_understood_are_listed() {
    #[rustfmt::skip]
    let cases = [
        ("x,-92.3,1,,", "x, -92.3", "The latitude “x” is no number of degrees.", ""),
        ("38.9,92°W,1,,", "38.9, 92°W", "The longitude “92°W” is no number of degrees.", ""),
        ("NaN,-92.3,1,,", "NaN, -92.3", "The latitude “NaN” is no number of degrees.", ""),
        (",-92.3,1,,Rolla", "-92.3, Rolla", "The latitude is empty.", ""),
        ("38.9,,1,,", "38.9", "The longitude is empty.", ""),
        (",,1,,", "1", "It does not say where it is.", ""),
        ("4300000,512000,1,,", "4300000, 512000", "The latitude “4300000” is not between -90 and 90 degrees.", ""),
        ("38.9,-923,1,,", "38.9, -923", "The longitude “-923” is not between -180 and 180 degrees.", ""),
        ("-92.3,38.9,1,,", "-92.3, 38.9", "Latitude and longitude are swapped.", "latitude 38.9, longitude -92.3"),
        // Around Cape Girardeau swapped coordinates are still on the globe.
        ("-89.5,37.3,1,,", "-89.5, 37.3", "Latitude and longitude are swapped.", "latitude 37.3, longitude -89.5"),
        ("38.9,+92.3,1,,", "38.9, +92.3", "The longitude has no minus sign, so it is east of Greenwich.", "latitude 38.9, longitude -92.3"),
        (",,1,,Kolumbia", "Kolumbia", "It is not in the list.", "Columbia"),
        (",,-2,,Rolla", "Rolla", "Its count “-2” is no whole number up to 4,294,967,295.", ""),
        (",,1.5,,Rolla", "Rolla", "Its count “1.5” is no whole number up to 4,294,967,295.", ""),
        (",,some,,Rolla", "Rolla", "Its count “some” is no whole number up to 4,294,967,295.", ""),
        (",,4294967296,,Rolla", "Rolla", "Its count “4294967296” is no whole number up to 4,294,967,295.", ""),
        (",,0,,Rolla", "Rolla", "Its count is 0, so there is nothing to place.", ""),
        (",,,,Rolla", "Rolla", "Its count is empty.", ""),
        (",,Fewer than three,,Rolla", "Rolla", "Its count “Fewer than three” is withheld, so there is no number.", ""),
        (",,2,A,Rolla", "Rolla", "It is one case, but its count is “2”.", ""),
        (",,1,,Rolla,x", "Rolla", "It has 6 cells where the header has 5.", ""),
        ("38.9,-92.3", "38.9, -92.3", "It has 2 cells where the header has 5.", ""),
    ];
    for (row, written, reason, suggestion) in cases {
        let found = placed(&format!("lat,lon,n,case,city\n,,1,,Columbia\n{row}\n,,1,,Rolla\n"));
        let suggestions = Some(suggestion.to_owned()).filter(|text| !text.is_empty());
        let expected = Unmatched {
            line: 3,
            written: written.to_owned(),
            reason: reason.to_owned(),
            suggestions: suggestions.into_iter().collect(),
        };
        assert_eq!(found.unmatched, [expected]);
        assert_eq!((found.placed.len(), found.outside.len()), (2, 0), "{row}");
    }
}

#[test]
fn what_is_outside_is_counted_and_named() {
    let found = placed("lat,lon,city\n41.88,-87.63,\n,,Chicago\n0,0,\n,,Rolla\n");
    let outside: Vec<_> =
        found.outside.iter().map(|row| (row.line, row.written.as_str())).collect();
    assert_eq!(outside, [(2, "41.88, -87.63"), (3, "Chicago"), (4, "0, 0")]);
    assert_eq!((summary(&found), found.unmatched.len()), (vec!["5: 2 2 1".to_owned()], 0));
}

#[test]
fn geojson_is_read_in_each_form() {
    for (text, expected) in [
        (r#"{"type":"Point","coordinates":[-92.33,38.95]}"#, vec!["1: -92.33 38.95 1"]),
        (
            r#"{"type":"MultiPoint","coordinates":[[-92.5,38.5],[-92,38.25,210.5]]}"#,
            vec!["1: -92.5 38.5 1", "1: -92 38.25 1"],
        ),
        (
            r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[-92.5,38.5]},
                "properties":{"kind":"Hotel","n":3,"date":"2016-05","extra":{"a":[1]},"ok":true}}"#,
            vec!["1: -92.5 38.5 3 2016-5-0 Hotel"],
        ),
        (
            "{\"type\":\"FeatureCollection\",\"name\":\"x\",\"features\":[\n\
             {\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-92.5,38.5]}},\n\
             {\"type\":\"Feature\",\"properties\":{\"city\":\"Rolla\",\"n\":2},\"geometry\":null},\n\
             {\"type\":\"Feature\",\"properties\":{\"kind\":\"Bar\",\"n\":1},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[\
             {\"type\":\"Point\",\"coordinates\":[-92,38]},{\"type\":\"MultiPoint\",\"coordinates\":[[-93,39]]}]}}\n]}\n",
            vec!["2: -92.5 38.5 1", "3: 2 2 2", "4: -92 38 1 Bar", "4: -93 39 1 Bar"],
        ),
    ] {
        let found = placed(text);
        assert_eq!(summary(&found), expected);
        nothing_listed(&found);
    }
    let file = file(r#"{"type":"Feature","geometry":null,"properties":{"lat":1,"city":"Rolla"}}"#);
    assert_eq!(file.heads(), ["latitude", "longitude", "lat", "city"]);
    // Nobody takes the coordinates of GeoJSON from elsewhere.
    let columns = Columns { lat: Some(2), lon: Some(2), ..file.columns() };
    assert!(file.is_geojson());
    assert_eq!(
        file.place(&columns, &locate).map(|found| summary(&found)),
        Ok(vec!["1: 2 2 1".to_owned()])
    );
}

#[test]
fn what_is_no_point_is_listed() {
    const REASON: &str = "Only points with a longitude and a latitude are placed.";
    let feature = |geometry: &str| {
        format!("{{\"type\":\"Feature\",\"geometry\":{geometry},\"properties\":{{\"n\":2}}}}")
    };
    let features = [
        r#"{"type":"Point","coordinates":[-92,38]}"#,
        r#"{"type":"Polygon","coordinates":[[[-92,38],[-92,39],[-91,38],[-92,38]]]}"#,
        r#"{"type":"MultiPoint","coordinates":[[-92,38],[-91,38]]}"#,
        r#"{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[]}]}"#,
        r#"{"type":"Point","coordinates":["-92","38"]}"#,
        r#"{"type":"Point","coordinates":[-92]}"#,
        r#"{"coordinates":[-92,38]}"#,
        r#"{"type":"Point","coordinates":[38,-92]}"#,
    ];
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}]}}",
        features.map(feature).join(",\n")
    );
    let found = placed(&text);
    assert_eq!(summary(&found), ["2: -92 38 2"]);
    let listed: Vec<_> = found
        .unmatched
        .iter()
        .map(|row| (row.line, row.written.as_str(), row.reason.as_str()))
        .collect();
    let several = "Its count “2” is that of several points, and not of each.";
    assert_eq!(
        listed,
        [
            (3, "feature 2: Polygon", REASON),
            (4, "38, -92", several),
            (4, "38, -91", several),
            (5, "feature 4: LineString", REASON),
            (6, "feature 5: Point", REASON),
            (7, "feature 6: Point", REASON),
            (8, "feature 7: a geometry without a type", REASON),
            (9, "-92, 38", "Latitude and longitude are swapped."),
        ]
    );
}

#[track_caller]
fn refused(bytes: &[u8], fault: Fault, message: &str) {
    let error =
        open(bytes).and_then(|file| file.place(&file.columns(), &locate)).expect_err(message);
    assert_eq!((error.fault(), error.to_string().as_str()), (fault, message));
}

#[test]
fn faulty_files_are_refused() {
    use Fault::{Columns, Empty, Json, NotUtf8, Quote, TooLarge, Truncated};
    #[rustfmt::skip]
    let cases: &[(&str, Fault, &str)] = &[
        ("", Empty, "In the file, expected locations as CSV or GeoJSON, found no bytes."),
        ("\u{feff}\n \n", Empty, "In the file, expected locations as CSV or GeoJSON, found only blank space."),
        ("lat,lon\n", Empty, "In the file, expected at least one location, found none."),
        ("lat,lon\n,\n", Empty, "In the file, expected at least one location, found none."),
        (r#"{"type":"FeatureCollection","features":[]}"#, Empty, "In the file, expected at least one location, found none."),
        ("city\n\"Rolla", Quote, "In line 2, expected a closing quotation mark, found the end of the file."),
        ("Ort;lat\nRolla;38", Columns, "In the file, expected a header that says where: latitude/lat/y with longitude/lon/lng/long/x, zip/zipcode/postal/postalcode, place/city/town/location or county/fips/countyname/countyfips, found “Ort, lat”."),
        ("38.9,-92.3\n38.9,-92.3", Columns, "In the file, expected a header that says where: latitude/lat/y with longitude/lon/lng/long/x, zip/zipcode/postal/postalcode, place/city/town/location or county/fips/countyname/countyfips, found “38.9, -92.3”."),
        (r#"{"type":"Topology"}"#, Json, "In line 1, column 1, expected GeoJSON: a FeatureCollection, a Feature or a geometry of points, found the type “Topology”."),
        ("\n[1]", Json, "In line 2, column 1, expected GeoJSON: a FeatureCollection, a Feature or a geometry of points, found JSON without a type."),
        (r#"{"type":"FeatureCollection"}"#, Json, "In line 1, column 1, expected a FeatureCollection with the list “features”, found an object."),
        (r#"{"type":"FeatureCollection","features":3}"#, Json, "In line 1, column 40, expected a list, found 3."),
        (r#"{"type":"Point","coordinates":[-92,38"#, Truncated, "In line 1, column 38, expected a comma or a closing bracket, found the end of the file."),
    ];
    for (text, fault, message) in cases {
        refused(text.as_bytes(), *fault, message);
    }
    refused(
        b"city\nRo\xFFla",
        NotUtf8,
        "At byte 7, in line 2, expected text in UTF-8, found the byte 0xFF, which is none.",
    );
    let keys: Vec<_> = (0..300).map(|n| format!("\"{n}\":1,")).collect();
    let keys = keys.concat();
    for (text, message) in [
        ("a,".repeat(256) + "\n1", "In line 1, expected at most 256 columns, found more."),
        (
            format!("\n{{\"type\":\"Feature\",\"properties\":{{{keys}\"a\":2}}}}"),
            "In line 2, expected at most 256 columns, found more.",
        ),
        ("n\n".repeat(2_000_002), "In line 2000002, expected at most 2,000,000 rows, found more."),
        (" ".repeat(129 << 20), "In the file, expected at most 128 MB, found more."),
    ] {
        refused(text.as_bytes(), TooLarge, message);
    }
}

#[test]
fn labels_are_plain_text() {
    for label in [
        "=HYPERLINK(\"http://example.org\")",
        "<script>alert(1)</script>",
        "\u{202e}drawkcab\u{0}\u{7}",
        "+1",
        "@SUM(A1)",
        "&amp;'",
    ] {
        let quoted = label.replace('"', "\"\"");
        let found = placed(&format!("city,case,category\nRolla,\"{quoted}\",\"{quoted}\"\n"));
        assert_eq!(found.categories, [label]);
        assert_eq!(found.placed[0].case.as_deref(), Some(label));
    }
    // What is long is cut where it is listed.
    let found = placed(&format!("city\n{}\n", "ö".repeat(1000)));
    assert_eq!(found.unmatched[0].written, format!("{}…", "ö".repeat(60)));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        try_all(&bytes);
    }

    #[test]
    fn no_csv_makes_it_panic(text in "(lat|lon|zip|city|n|case|date|type|[,;\t\"\r\n]|-?[0-9]{1,3}|€|e9|\\.){0,80}") {
        try_all(text.as_bytes());
    }

    #[test]
    fn no_geojson_makes_it_panic(text in "\\{\"type\":\"(Feature|Point|MultiPoint|FeatureCollection|GeometryCollection)\"(,\"(geometry|coordinates|properties|features|geometries|type)\":(\\[\\]|\\[-92,38\\]|\\[\\[-92,38\\]\\]|\\{\\}|null|\"Point\"|\\{\"type\":\"Point\",\"coordinates\":\\[1,2\\]\\}|\\[\\{\"type\":\"Feature\"\\}\\])){0,4}\\}") {
        try_all(text.as_bytes());
    }

    #[test]
    fn every_row_is_somewhere(rows in proptest::collection::vec("(Rolla|Chicago|Nowhere|Columbia),[0-3]", 1..40)) {
        let found = placed(&format!("city,n\n{}\n", rows.join("\n")));
        prop_assert_eq!(found.placed.len() + found.outside.len() + found.unmatched.len(), rows.len());
    }
}

/// Reads some bytes and, where they are read, every column as every other one.
fn try_all(bytes: &[u8]) {
    if let Ok(file) = open(bytes) {
        let guess = file.columns();
        for at in 0..file.heads().len() {
            let at = Some(at);
            let columns = Columns { lat: at, count: at, case: at, date: at, category: at, ..guess };
            // Whether it is refused does not matter here.
            let _ = file.place(&columns, &locate);
            let _ = file.place(&Columns { lon: at, ..columns }, &locate);
        }
        let _ = file.place(&guess, &locate);
    }
}
