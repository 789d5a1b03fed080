//! The bundled gazetteer, and how what a file says about a place is found in it.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::geo::{Albers, Gazetteer, Land, LonLat, Miss, Place, Spot};
use hotline_atlas::load::{self, Fault, LandTexts};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::sync::LazyLock;

const TEXTS: LandTexts<'_> = LandTexts {
    counties: include_str!("../assets/geo/missouri-counties-2016.topo.json"),
    residents: include_str!("../assets/geo/residents-2016.txt"),
    places: include_str!("../assets/geo/places.txt"),
    zips: Some(include_str!("../assets/geo/zips.txt")),
};

/// Rows of name, latitude, longitude, last three digits of the county, residents.
type Source = Vec<(String, f64, f64, String, u32)>;

static SOURCE: LazyLock<Source> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/places.json")).expect("is such a list")
});
static LAND: LazyLock<Land> = LazyLock::new(|| load::land(TEXTS).expect("the assets are read"));
/// The land with boundaries as they were before points were taken out.
static SOURCE_LAND: LazyLock<Land> = LazyLock::new(|| {
    let counties = include_str!("data/missouri-counties-2016.topo.json");
    load::land(LandTexts { counties, ..TEXTS }).expect("the source is read")
});

// The bundled gazetteer.

/// Places of the source that are left out, as `assets/README.md` says.
const LEFT_OUT: [&str; 3] = ["Lead Hill", "Mid Missouri", "Whiteoak"];

/// Places whose point lies in a neighbour of the county that the source states: villages on a
/// county line, or points of post offices. None has known residents.
const NEXT_DOOR: [&str; 18] = [
    "Cainsville",
    "Catron",
    "Cook Sta",
    "Gilman City",
    "Greentop",
    "Grovespring",
    "Grubville",
    "La Russell",
    "Meta",
    "Middle Brook",
    "Mora",
    "Morrison",
    "Mount Sterling",
    "Old Appleton",
    "Saint Mary",
    "Stella",
    "Truxton",
    "Wentworth",
];

#[test]
fn the_places_are_those_of_the_source() {
    let mut rows: Vec<_> = SOURCE.iter().filter(|row| !LEFT_OUT.contains(&&*row.0)).collect();
    let places = LAND.gazetteer.places();
    assert_eq!((places.len(), rows.len()), (1_062, 1_062));
    // The largest first; those of unknown size have 0, and are in the order of their ZIP codes.
    let order = |name: &str| places.iter().position(|place| place.name == name);
    rows.sort_by_key(|row| (Reverse(row.4), order(&row.0)));
    let mut next_door = Vec::new();
    for (place, (name, lat, lon, county, size)) in places.iter().zip(rows) {
        assert_eq!(place.name, *name);
        let exact = LAND.projection.plane_from_lonlat(LonLat { lon: *lon, lat: *lat });
        // Half of a thousandth of a degree, both ways, or of a hundredth.
        let most = if *size > 0 { 0.0722 } else { 0.722 };
        assert!(place.at.distance2(exact).sqrt() < most, "{name}");
        let before = SOURCE_LAND.boundaries.county_at(exact);
        assert_eq!(LAND.boundaries.county_at(place.at), before, "{name}");
        let fips = 29_000 + county.parse::<u32>().expect("three digits");
        let stated = LAND.boundaries.county_of_fips(fips);
        let found = LAND.boundaries.county_at(place.at);
        assert!(found.is_some(), "{name} is outside the state");
        if found != stated {
            let far = LAND.boundaries.counties[stated.expect("a county")].distance(place.at);
            assert!(far < 7.0, "{name} is {far} km from its county");
            next_door.push(place.name.as_str());
        }
    }
    next_door.sort_unstable();
    assert_eq!(next_door, NEXT_DOOR);
}

#[test]
fn the_zip_codes_are_missouris() {
    let zips = LAND.gazetteer.zips();
    assert_eq!(zips.len(), 1_155);
    assert!(zips.windows(2).all(|pair| pair[0].0 < pair[1].0));
    for (zip, at) in zips {
        assert!((63_000..66_000).contains(zip), "{zip}");
        assert!(LAND.boundaries.contains(*at), "{zip} is outside the state");
        let before = SOURCE_LAND.boundaries.county_at(*at);
        assert_eq!(LAND.boundaries.county_at(*at), before, "{zip}");
    }
    for (zip, place) in [("63501", "Kirksville"), ("65401", "Rolla"), ("63701", "Cape Girardeau")] {
        let at = LAND.locate(&Spot::Zip(zip)).expect("is there").at;
        let far = LAND.gazetteer.named(place)[0].at.distance2(at).sqrt();
        assert!(far < 5.0, "{zip} is {far} km from {place}");
    }
}

#[test]
fn every_place_and_county_is_found_by_its_name() {
    for place in LAND.gazetteer.places() {
        for name in [place.name.clone(), place.name.to_uppercase() + " , Mo."] {
            let found = LAND.locate(&Spot::Place { name: &name, county: None });
            assert_eq!(found.map(|found| found.at), Ok(place.at), "{name}");
        }
        // Some villages share their point with a neighbour.
        assert_eq!(LAND.nearest_place(place.at).map(|near| near.at), Some(place.at));
    }
    for county in &LAND.boundaries.counties {
        let fips = county.fips.to_string();
        for text in [&county.name, &fips, &fips[2..]] {
            let found = LAND.locate(&Spot::County(text)).expect("is there");
            assert_eq!((found.at, found.inside), (county.center(), true), "{text}");
        }
    }
}

// Matching.

/// The name of the place or county, or the point, that a spot is at.
fn found(land: &Land, spot: Spot<'_>) -> String {
    match land.locate(&spot) {
        Err(Miss { reason, suggestions }) => format!("{reason} {suggestions:?}"),
        Ok(located) => {
            let places = land.gazetteer.places().iter();
            let place = places.filter(|place| place.at == located.at).map(|place| &place.name);
            let counties = land.boundaries.counties.iter();
            let county = counties.filter(|county| county.center() == located.at);
            place.chain(county.map(|county| &county.name)).next().cloned().unwrap_or_default()
        }
    }
}

#[test]
fn places_are_found_however_they_are_spelled() {
    #[rustfmt::skip]
    let cases = [
        // As it is.
        ("Columbia", "", "Columbia"),
        ("  columbia ", "", "Columbia"),
        ("COLUMBIA", "", "Columbia"),
        // The state, the country and the ZIP code behind it.
        ("Columbia, MO", "", "Columbia"),
        ("Columbia MO", "", "Columbia"),
        ("Columbia,Mo.", "", "Columbia"),
        ("Columbia, Missouri", "", "Columbia"),
        ("columbia, missouri, usa", "", "Columbia"),
        ("Columbia, MO 65201-1234", "", "Columbia"),
        ("Missouri City", "", "Missouri City"),
        ("Missouri City, Missouri", "", "Missouri City"),
        // The kind before it.
        ("City of Columbia", "", "Columbia"),
        ("Town of Arrow Rock", "", "Arrow Rock"),
        ("village of Arrow  Rock", "", "Arrow Rock"),
        // Abbreviations.
        ("St. Louis", "", "St. Louis"),
        ("St Louis", "", "St. Louis"),
        ("Saint Louis", "", "St. Louis"),
        ("St.Louis", "", "St. Louis"),
        ("SAINT LOUIS, MISSOURI", "", "St. Louis"),
        ("City of St. Louis", "", "St. Louis"),
        ("St. Louis City", "", "St. Louis"),
        ("St. Joseph", "", "Saint Joseph"),
        ("St. Charles", "", "Saint Charles"),
        ("Lake St. Louis", "", "Lake Saint Louis"),
        ("Ste. Genevieve", "", "Sainte Genevieve"),
        ("Ste Genevieve", "", "Sainte Genevieve"),
        ("St. Genevieve", "", "Sainte Genevieve"),
        ("Mt. Vernon", "", "Mount Vernon"),
        ("Mt Vernon", "", "Mount Vernon"),
        ("Ft. Leonard Wood", "", "Fort Leonard Wood"),
        ("N. Kansas City", "", "North Kansas City"),
        ("W Plains", "", "West Plains"),
        ("Maryland Hts.", "", "Maryland Heights"),
        ("Cook Station", "", "Cook Sta"),
        // Punctuation and spaces.
        ("Lees Summit", "", "Lee's Summit"),
        ("Lee’s Summit", "", "Lee's Summit"),
        ("O Fallon", "", "O'Fallon"),
        ("OFallon", "", "O'Fallon"),
        ("DeSoto", "", "De Soto"),
        ("Bel Nor", "", "Bel-Nor"),
        ("Town & Country", "", "Town and Country"),
        // With the county.
        ("Columbia", "Boone", "Columbia"),
        ("Columbia", " ", "Columbia"),
        ("Columbia", "019", "Columbia"),
        ("Columbia (Boone County)", "", "Columbia"),
        ("Columbia, Boone Co., MO", "", "Columbia"),
        ("Clayton", "St. Louis", "Clayton"),
        ("Kansas City", "Cass County", "Kansas City"),
        ("Kansas City", "Platte", "Kansas City"),
        // Not found.
        ("Columbia", "Greene", "“Columbia” is not in the county “Greene” or near it. [\"Columbia (Boone County)\"]"),
        ("Columbia", "Bone", "“Bone” is not a county of the state. [\"Boone County\"]"),
        ("Colunbia", "", "“Colunbia” is not in the list of the state's places. [\"Columbia (Boone County)\"]"),
        ("Sprinfgield", "", "“Sprinfgield” is not in the list of the state's places. [\"Springfield (Greene County)\"]"),
        ("Chicago, IL", "", "“Chicago, IL” is not in the list of the state's places. []"),
        ("", "", "“” is not in the list of the state's places. []"),
        ("???", "", "“???” is not in the list of the state's places. []"),
    ];
    for (name, county, expected) in cases {
        let county = (!county.is_empty()).then_some(county);
        assert_eq!(found(&LAND, Spot::Place { name, county }), expected, "{name} {county:?}");
    }
}

#[test]
fn counties_are_found_by_name_and_number() {
    #[rustfmt::skip]
    let cases = [
        ("Boone", "Boone County"),
        ("boone county", "Boone County"),
        ("Boone Co.", "Boone County"),
        ("County of Boone", "Boone County"),
        ("Boone County, MO", "Boone County"),
        ("29019", "Boone County"),
        ("019", "Boone County"),
        ("19", "Boone County"),
        (" 29019.0", "Boone County"),
        ("DeKalb", "DeKalb County"),
        ("De Kalb County", "DeKalb County"),
        ("Saint Francois", "St. Francois County"),
        ("Ste. Genevieve", "Ste. Genevieve County"),
        ("St. Louis County", "St. Louis County"),
        ("Saint Louis County", "St. Louis County"),
        ("St. Louis City", "St. Louis City"),
        ("St. Louis city", "St. Louis City"),
        ("City of St. Louis", "St. Louis City"),
        ("510", "St. Louis City"),
        ("29189", "St. Louis County"),
        ("St. Louis", "“St. Louis” is ambiguous: St. Louis County, St. Louis City. [\"St. Louis County\", \"St. Louis City\"]"),
        ("Jefersn", "“Jefersn” is not a county of the state. [\"Jefferson County\"]"),
        ("Boone City", "“Boone City” is not a county of the state. [\"Boone County\"]"),
        ("20091", "“20091” is not a county of the state. []"),
        ("2", "“2” is not a county of the state. []"),
        ("", "“” is not a county of the state. []"),
    ];
    for (text, expected) in cases {
        assert_eq!(found(&LAND, Spot::County(text)), expected, "{text}");
    }
}

#[test]
fn zip_codes_are_found_with_what_is_behind_them() {
    let expected = LAND.gazetteer.zip(63_101);
    for text in ["63101", " 63101 ", "63101-1234", "631011234", "63101.0"] {
        assert_eq!(LAND.locate(&Spot::Zip(text)).ok().map(|found| found.at), expected, "{text}");
    }
    for text in ["6310", "63101-", "63101-12", "63101-12345", "-63101", "", "63l01", "63101.5"] {
        let reason = format!("“{text}” is not a ZIP code of five digits. []");
        assert_eq!(found(&LAND, Spot::Zip(text)), reason);
    }
    let reason = "“90210” is not in the list of the state's ZIP codes. []";
    assert_eq!(found(&LAND, Spot::Zip("90210")), reason);
}

#[test]
fn degrees_are_inside_or_not() {
    let at = |lon, lat| LAND.locate(&Spot::Degrees(LonLat { lon, lat }));
    let columbia = at(-92.334, 38.952).expect("is on the globe");
    assert!(columbia.inside);
    assert_eq!(LAND.county_name(columbia.at).as_deref(), Some("Boone County (FIPS 29019)"));
    assert_eq!(LAND.nearest_place(columbia.at).map(|place| &*place.name), Some("Columbia"));
    let chicago = at(-87.63, 41.88).expect("is on the globe");
    assert!(!chicago.inside);
    assert_eq!(LAND.county_name(chicago.at), None);
    let reason = "A latitude is from -90 to 90 degrees, a longitude from -180 to 180.";
    for (lon, lat) in [(38.95, -92.33), (-192.0, 38.0), (f64::NAN, 38.0), (-92.0, f64::INFINITY)] {
        assert_eq!(at(lon, lat), Err(Miss { reason: reason.to_owned(), suggestions: vec![] }));
    }
}

/// Missouri with three places that bear one name, two of them in one county.
fn with_namesakes() -> Land {
    let place = |name: &str, fips: usize, aside: f64| {
        let mut at = LAND.boundaries.counties[fips].center();
        at.x += aside;
        Place { name: name.to_owned(), at }
    };
    let county = |fips| LAND.boundaries.county_of_fips(fips).expect("is there");
    let (boone, greene) = (county(29_019), county(29_077));
    let places = vec![
        place("Mount Hope", boone, 0.0),
        place("Mt. Hope", greene, 1.0),
        place("Mount Hope", greene, -1.0),
        place("Twin", boone, 2.0),
        place("Twin", greene, 2.0),
    ];
    Land::new(Albers::missouri(), LAND.boundaries.clone(), Gazetteer::new(places, Vec::new()))
}

#[test]
fn a_name_that_several_bear_needs_a_county() {
    let land = with_namesakes();
    #[rustfmt::skip]
    let cases = [
        ("twin", Some("Boone"), Ok(3)),
        ("Twin", Some("Greene County"), Ok(4)),
        ("Twin (Greene County)", None, Ok(4)),
        ("Mt Hope", Some("29019"), Ok(0)),
        ("Twin", None, Err("“Twin” is ambiguous: Twin (Boone County), Twin (Greene County).")),
        ("Twin", Some(""), Err("“Twin” is ambiguous: Twin (Boone County), Twin (Greene County).")),
        ("Twin", Some("Holt"), Err("“Twin” is not in the county “Holt” or near it.")),
        ("Mount Hope", Some("Greene"), Err("“Mount Hope” is ambiguous: Mt. Hope (Greene County), Mount Hope (Greene County).")),
        ("Twim", None, Err("“Twim” is not in the list of the state's places.")),
    ];
    for (name, county, expected) in cases {
        let found = land.locate(&Spot::Place { name, county });
        let expected = expected.map(|index: usize| land.gazetteer.places()[index].at);
        let reason = found.as_ref().map_err(|miss| miss.reason.as_str()).map(|found| found.at);
        assert_eq!(reason, expected, "{name} {county:?}");
        if let (Err(miss), true) = (&found, name.starts_with("Twi")) {
            assert_eq!(miss.suggestions, ["Twin (Boone County)", "Twin (Greene County)"]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a file says, it is found or missed in a sentence, and what is suggested is found.
    #[test]
    fn no_text_panics_and_suggestions_are_found(text in "(Saint |Mt. )?[A-Za-z]{1,9}( City|, MO)?|\\PC{0,80}") {
        for spot in [Spot::Place { name: &text, county: None }, Spot::County(&text), Spot::Zip(&text)] {
            if let Err(Miss { reason, suggestions }) = LAND.locate(&spot) {
                prop_assert!(reason.starts_with('“') && reason.ends_with('.') && suggestions.len() <= 3);
                for name in &suggestions {
                    let again = match spot {
                        Spot::County(_) => Spot::County(name),
                        _ => Spot::Place { name, county: None },
                    };
                    prop_assert!(LAND.locate(&again).is_ok(), "{} is not found", name);
                }
            }
        }
    }
}

// What the loader refuses.

#[test]
fn broken_lists_are_refused_where_they_break() {
    use Fault::Geography;
    const ZIPS: &str =
        "zip\n63005\n1\n\nplace\n-\nHere\n\nlat\n38.63\n38.57\n\nlon\n-90.61\n-90.33\n";
    const PLACES: &str = "name\nRolla\n\nlat\n37.951\n\nlon\n-91.771\n";
    let land = load::land(LandTexts { zips: Some(ZIPS), places: PLACES, ..TEXTS })
        .expect("is well-formed");
    let names: Vec<_> = land.gazetteer.places().iter().map(|place| &*place.name).collect();
    assert_eq!(names, ["Rolla", "Here"]);
    assert_eq!(
        land.gazetteer.zip(63_006),
        land.gazetteer.named("Here").first().map(|here| here.at)
    );
    #[rustfmt::skip]
    let cases = [
        ("zip\n", "zips\n", "In line 1, expected the column “zip”, found “zips”."),
        ("lat\n", "lon\n", "In line 9, expected the column “lat”, found “lon”."),
        ("place\n", "name\n", "In line 5, expected the column “place”, found “name”."),
        ("\n1\n", "\n0\n", "In line 3, expected the step from one ZIP code to a higher one, found “0”."),
        ("\n1\n", "\n-1\n", "In line 3, expected the step from one ZIP code to a higher one, found “-1”."),
        ("\n1\n", "\n36995\n", "In line 3, expected the step from one ZIP code to a higher one, found “36995”."),
        ("38.57\n", "91\n", "In line 11, expected an angle in degrees, found “91”."),
        ("-90.61", "W 90", "In line 14, expected an angle in degrees, found “W 90”."),
        ("-90.33\n", "", "In the file, expected all values of the column “lon”, found 1 of 2."),
        ("38.57\n", "38.57\n38.5\n", "In line 12, expected as many values as in the first column, found “38.5”."),
        ("-90.33\n", "-90.33\n\nmore\n", "In line 17, expected the end of the list, found “more”."),
        ("\nlon\n-90.61\n-90.33\n", "", "In line 12, expected the column “lon”, found nothing."),
    ];
    for (from, to, message) in cases {
        let zips = ZIPS.replacen(from, to, 1);
        assert_ne!(zips, ZIPS, "nothing to edit: {from}");
        let error = load::land(LandTexts { zips: Some(&zips), ..TEXTS }).expect_err(message);
        assert_eq!((error.fault(), error.to_string().as_str()), (Geography, message));
    }
    for (places, message) in [
        ("", "In line 1, expected the column “name”, found nothing."),
        ("name\n\n", "In the file, expected all values of the column “name”, found 0 of 1."),
    ] {
        let error = load::land(LandTexts { places, ..TEXTS }).expect_err(message);
        assert_eq!((error.fault(), error.to_string().as_str()), (Geography, message));
    }
}
