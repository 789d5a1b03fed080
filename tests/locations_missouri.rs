//! A reader's own locations on the map of Missouri, and files of many rows.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::geo::Land;
use hotline_atlas::load::{self, LandTexts, locations::open};
use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LAND: LazyLock<Land> = LazyLock::new(|| {
    let texts = LandTexts {
        counties: include_str!("../assets/geo/missouri-counties-2016.topo.json"),
        residents: include_str!("../assets/geo/residents-2016.txt"),
        places: include_str!("../assets/geo/places.txt"),
        zips: Some(include_str!("../assets/geo/zips.txt")),
    };
    load::land(texts).expect("the assets are read")
});

/// What a file about Missouri may say.
#[test]
fn missouri_is_found_in_missouri() {
    let file = open(
        "place,county,zip,lat,lon\n\
         Kansas City,Clay,,,\n\
         \"Columbia, MO\",,,,\n\
         St. Louis,,,,\n\
         Saint Joseph,Buchanan,,,\n\
         ,,63101-1234,,\n\
         ,St. Louis City,,,\n\
         ,29019,,,\n\
         ,,,38.9517,-92.3341\n\
         ,,,41.8781,-87.6298\n\
         ,,,-92.3341,38.9517\n\
         Colombia,,,,\n\
         ,,90210,,\n"
            .as_bytes(),
    )
    .expect("is read");
    let found = file.place(&file.columns(), &|spot| LAND.locate(spot)).expect("is placed");
    assert_eq!(
        found.placed.iter().map(|row| row.line).collect::<Vec<_>>(),
        [2, 3, 4, 5, 6, 7, 8, 9]
    );
    let county = |at: usize| LAND.county_name(found.placed[at].at).expect("is in a county");
    assert_eq!(
        [1, 2, 5, 6, 7].map(county),
        [
            "Boone County (FIPS 29019)",
            "St. Louis City (FIPS 29510)",
            "St. Louis City (FIPS 29510)",
            "Boone County (FIPS 29019)",
            "Boone County (FIPS 29019)",
        ]
    );
    assert_eq!(found.outside.iter().map(|row| row.line).collect::<Vec<_>>(), [10]);
    let listed: Vec<_> = found.unmatched.iter().map(|row| (row.line, &row.reason[..])).collect();
    assert_eq!(
        listed,
        [
            (11, "Latitude and longitude are swapped."),
            (12, "“Colombia” is not in the list of the state's places."),
            (13, "“90210” is not in the list of the state's ZIP codes."),
        ]
    );
    assert_eq!(found.unmatched[1].suggestions[0], "Columbia (Boone County)");
}

#[test]
fn names_are_looked_up_in_time() {
    let mut csv = String::from("city,n\n");
    for n in 0..200_000_u32 {
        let city = ["Kansas City", "Rolla", "Colombia", "Springfeild"][n as usize % 4];
        writeln!(csv, "{city},1").expect("is written");
    }
    let start = Instant::now();
    let file = open(csv.as_bytes()).expect("is read");
    let found = file.place(&file.columns(), &|spot| LAND.locate(spot)).expect("is placed");
    assert_eq!((found.placed.len(), found.unmatched.len()), (100_000, 100_000));
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn two_hundred_thousand_rows_are_read_in_time() {
    let (mut csv, mut geojson) = (String::from("lat,lon,case,category,date\n"), String::new());
    for n in 0..200_000_u32 {
        let (lat, lon) = (37.0 + f64::from(n % 200) / 100.0, -94.5 + f64::from(n % 350) / 100.0);
        let (case, category) = (n / 2, n % 1000);
        writeln!(csv, "{lat:.4},{lon:.4},C-{case},K-{category},2016-05-07").expect("is written");
        let comma = if n == 0 { "" } else { ",\n" };
        write!(
            geojson,
            "{comma}{{\"type\":\"Feature\",\"properties\":{{\"case\":\"C-{case}\",\"category\":\"K-{category}\"}},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lon:.4},{lat:.4}]}}}}"
        )
        .expect("is written");
    }
    let geojson = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{geojson}]}}");
    for text in [csv, geojson] {
        let start = Instant::now();
        let file = open(text.as_bytes()).expect("is read");
        let found = file.place(&file.columns(), &|spot| LAND.locate(spot)).expect("is placed");
        let time = start.elapsed();
        assert_eq!((found.placed.len(), found.categories.len()), (200_000, 1000));
        assert_eq!(found.placed[199_999].line, 200_001);
        // Without optimisation it takes a second or two; what grows with the square of the
        // rows would take minutes.
        assert!(time < Duration::from_mins(1), "{time:?}");
    }
}
