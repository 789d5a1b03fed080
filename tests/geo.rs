//! Where things are: the projection against PROJ, the bundled boundaries against the facts.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::geo::{Albers, Boundaries, County, LonLat, PlanePoint};
use hotline_atlas::load;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

const PROJECTION: &str = include_str!("data/projection-reference.json");
const COUNTIES: &str = include_str!("../assets/geo/missouri-counties-2016.topo.json");
const SOURCE: &str = include_str!("data/missouri-counties-2016.topo.json");
const RESIDENTS: &str = include_str!("../assets/geo/residents-2016.txt");

static MISSOURI: LazyLock<Boundaries> = LazyLock::new(|| {
    load::boundaries(COUNTIES, RESIDENTS, &Albers::missouri()).expect("the assets are read")
});

#[path = "tools/lean_boundaries.rs"]
#[expect(dead_code, reason = "the tool as a program")]
mod tool;

fn at(x: f64, y: f64) -> PlanePoint {
    PlanePoint { x, y }
}

fn far(a: PlanePoint, b: PlanePoint) -> f64 {
    a.distance2(b).sqrt()
}

/// How far a point is from the border of a county, in kilometres.
fn border_distance(county: &County, point: PlanePoint) -> f64 {
    let ends = county.ring.iter().zip(county.ring.iter().cycle().skip(1));
    let nearest = ends.map(|(a, b)| {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let part = ((point.x - a.x) * dx + (point.y - a.y) * dy) / a.distance2(*b);
        let part = part.clamp(0.0, 1.0);
        far(point, at(a.x + part * dx, a.y + part * dy))
    });
    nearest.fold(f64::INFINITY, f64::min)
}

// The projection.

#[test]
fn the_projection_agrees_with_proj_to_a_millimetre() {
    let reference: Value = serde_json::from_str(PROJECTION).expect("is JSON");
    let points = reference["points"].as_array().expect("has points");
    assert_eq!(points.len(), 11);
    for point in points {
        let number = |name: &str| point[name].as_f64().expect("a number");
        let lonlat = LonLat { lon: number("lon"), lat: number("lat") };
        let expected = at(number("x_grs80_m") / 1e3, number("y_grs80_m") / 1e3);
        let found = Albers::missouri().plane_from_lonlat(lonlat);
        assert!(far(found, expected) < 1e-6, "{}: {found:?}", point["name"]);
    }
}

#[test]
fn the_whole_globe_has_its_place() {
    let albers = Albers::missouri();
    for (lon, lat) in [(0.0, 0.0), (87.0, -60.0), (-180.0, 12.0), (150.0, 89.9), (-92.5, -89.0)] {
        let back = albers.lonlat_from_plane(albers.plane_from_lonlat(LonLat { lon, lat }));
        let around = (back.lon - lon + 540.0).rem_euclid(360.0) - 180.0;
        assert!(around.abs() < 1e-9 && (back.lat - lat).abs() < 1e-7, "{lon} {lat}: {back:?}");
    }
    // Farther from the tip of the cone than the South Pole.
    assert!((albers.lonlat_from_plane(at(0.0, 1e6)).lat + 90.0).abs() < 1e-5);
    assert!(albers.plane_from_lonlat(LonLat { lon: f64::NAN, lat: 0.0 }).x.is_nan());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back_is_the_same_point(lon in -97.0..-88.0, lat in 35.0..42.0) {
        let albers = Albers::missouri();
        let back = albers.lonlat_from_plane(albers.plane_from_lonlat(LonLat { lon, lat }));
        prop_assert!((back.lon - lon).abs() < 1e-11 && (back.lat - lat).abs() < 1e-11, "{:?}", back);
    }

    /// The area between two meridians and two parallels is R²·Δλ·Δq/2 (Snyder, p. 98): here by
    /// the general formula with the logarithm.
    #[test]
    fn areas_stay_what_they_are(lon in -96.0..-89.0, lat in 36.0..40.5, size in 0.01..0.2) {
        let e = (2.0 / 298.257_222_101 - 1.0 / 298.257_222_101_f64.powi(2)).sqrt();
        let q = |lat: f64| {
            let s = lat.to_radians().sin();
            let es = e * s;
            (1.0 - e * e) * (s / (1.0 - es * es) - ((1.0 - es) / (1.0 + es)).ln() / (2.0 * e))
        };
        let expected = 6378.137_f64.powi(2) * f64::to_radians(size) * (q(lat + size) - q(lat)) / 2.0;
        // Parallels are arcs in the plane, so they need many points.
        let steps = 100;
        let part = |k: i32| size * f64::from(k) / f64::from(steps);
        let south = (0..=steps).map(|k| (lon + part(k), lat));
        let north = (0..=steps).map(|k| (lon + size - part(k), lat + size));
        let albers = Albers::missouri();
        let ring = south.chain(north).map(|(lon, lat)| albers.plane_from_lonlat(LonLat { lon, lat }));
        let area = County { fips: 0, name: String::new(), residents: 0, ring: ring.collect() }.area();
        prop_assert!((area / expected - 1.0).abs() < 1e-6, "{} {}", area, expected);
    }
}

// The bundled boundaries.

#[test]
fn there_are_115_counties_with_all_their_residents() {
    let counties = &MISSOURI.counties;
    assert_eq!(counties.len(), 115);
    assert_eq!(counties.iter().map(|county| county.residents).sum::<u32>(), 6_093_000);
    // Odd numbers from 1 to 229 without 191 and 193; 186 is Ste. Genevieve County, 510 the city
    // that is in no county.
    let mut fips: Vec<u32> = counties.iter().map(|county| county.fips - 29_000).collect();
    fips.sort_unstable();
    let mut expected: Vec<u32> =
        (1..=229).step_by(2).filter(|code| ![191, 193].contains(code)).collect();
    expected.extend([186, 510]);
    expected.sort_unstable();
    assert_eq!(fips, expected);
    for (fips, name, residents) in [
        (29_019, "Boone County", 176_594),
        (29_095, "Jackson County", 691_801),
        (29_189, "St. Louis County", 998_581),
        (29_510, "St. Louis City", 311_404),
    ] {
        let county = &MISSOURI.counties[MISSOURI.county_of_fips(fips).expect("is there")];
        assert_eq!((county.name.as_str(), county.residents), (name, residents));
    }
    assert_eq!(MISSOURI.county_of_fips(29_193), None);
}

#[test]
fn the_area_is_that_of_the_census_and_of_the_parts() {
    let areas: Vec<f64> = MISSOURI.counties.iter().map(County::area).collect();
    let sum: f64 = areas.iter().sum();
    // Land and water of the Census Bureau's own fields for the state.
    assert!((sum / 180_540.2 - 1.0).abs() < 1e-4, "{sum}");
    let [outline] = &MISSOURI.state[..] else { panic!("the state is in one piece") };
    let state = County { fips: 29, name: String::new(), residents: 0, ring: outline.clone() };
    assert!((sum - state.area()).abs() < 1e-6, "{sum} {}", state.area());
    let texas = MISSOURI.counties.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
    assert_eq!(texas.map(|county| county.name.as_str()), Some("Texas County"));
}

#[test]
fn the_boundaries_are_what_the_tool_makes_of_their_source() {
    assert_eq!(tool::lean(SOURCE).as_deref(), Some(COUNTIES));
    let source = load::boundaries(SOURCE, RESIDENTS, &Albers::missouri()).expect("is read");
    for (lean, county) in MISSOURI.counties.iter().zip(&source.counties) {
        assert_eq!(lean.fips, county.fips);
        let ratio = lean.area() / county.area();
        assert!((ratio - 1.0).abs() < 0.003, "{}: {ratio}", county.name);
        // No point that was on the border is farther from it now, on whichever side.
        for &point in &county.ring {
            let far = border_distance(lean, point);
            assert!(far < 1.25, "{} at {point:?}: {far} km", county.name);
        }
    }
}

#[test]
fn the_centre_of_each_county_is_inside() {
    for (index, county) in MISSOURI.counties.iter().enumerate() {
        assert_eq!(MISSOURI.county_at(county.center()), Some(index), "{}", county.name);
    }
    // A horseshoe: the center of its area is in the gap.
    let ring = [(0, 0), (9, 0), (9, 9), (8, 9), (8, 1), (1, 1), (1, 9), (0, 9)];
    let ring = ring.map(|(x, y)| at(f64::from(x), f64::from(y))).to_vec();
    let bent = County { fips: 0, name: String::new(), residents: 0, ring };
    assert!((bent.area() - 25.0).abs() < 1e-9);
    assert!(bent.contains(bent.center()), "{:?}", bent.center());
    let nothing = County { fips: 0, name: String::new(), residents: 0, ring: Vec::new() };
    assert!(nothing.area().abs() < 1e-9 && !nothing.contains(nothing.center()));
}

#[test]
fn every_border_is_there_once() {
    let length = |line: &[PlanePoint]| line.windows(2).map(|w| far(w[0], w[1])).sum::<f64>();
    let closed =
        |ring: &[PlanePoint]| length(ring) + far(ring[0], *ring.last().expect("is not empty"));
    let rings: f64 = MISSOURI.counties.iter().map(|county| closed(&county.ring)).sum();
    let state: f64 = MISSOURI.state.iter().map(|ring| closed(ring)).sum();
    let borders: f64 = MISSOURI.borders.iter().map(|line| length(line)).sum();
    assert_eq!(MISSOURI.borders.len(), 294);
    assert!((rings - state - 2.0 * borders).abs() < 1e-6, "{rings} {state} {borders}");
}

#[test]
fn the_bounds_are_those_of_the_state() {
    let (low, high) = MISSOURI.bounds();
    for point in MISSOURI.state.iter().flatten() {
        assert!(low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y);
    }
    let (width, height) = (high.x - low.x, high.y - low.y);
    assert!((width - 580.0).abs() < 10.0 && (height - 513.0).abs() < 10.0, "{width} {height}");
}

/// How many counties a point is in.
fn counties_at(point: PlanePoint) -> usize {
    MISSOURI.counties.iter().filter(|county| county.contains(point)).count()
}

#[test]
fn a_point_on_a_border_is_in_one_county() {
    for line in MISSOURI.borders.iter().chain(&MISSOURI.state) {
        for pair in line.windows(2) {
            let middle = at(pair[0].x.midpoint(pair[1].x), pair[0].y.midpoint(pair[1].y));
            for point in [pair[0], middle] {
                assert_eq!(counties_at(point), usize::from(MISSOURI.contains(point)), "{point:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_point_in_the_state_is_in_one_county(x in -300.0..300.0, y in -270.0..270.0) {
        let point = at(x, y);
        prop_assert_eq!(counties_at(point), usize::from(MISSOURI.contains(point)));
        prop_assert_eq!(MISSOURI.county_at(point).is_some(), MISSOURI.contains(point));
    }
}

/// On which side of the line from a to b a point is, in units of the grid: exact.
fn side(a: PlanePoint, b: PlanePoint, p: PlanePoint) -> i64 {
    let units = |km: f64| (km * 65_536.0) as i64;
    let (dx, dy) = (units(b.x - a.x), units(b.y - a.y));
    (dx * units(p.y - a.y) - dy * units(p.x - a.x)).signum()
}

#[test]
fn no_borders_cross() {
    let lines = MISSOURI.borders.iter().chain(&MISSOURI.state);
    let mut edges: Vec<_> = lines
        .flat_map(|line| line.windows(2))
        .map(|ends| if ends[0].x < ends[1].x { (ends[0], ends[1]) } else { (ends[1], ends[0]) })
        .collect();
    assert!(edges.len() > 2_000);
    edges.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    for (index, &(a, b)) in edges.iter().enumerate() {
        assert_eq!((a.on_grid(), b.on_grid()), (a, b));
        for &(c, d) in edges[index + 1..].iter().take_while(|edge| edge.0.x <= b.x) {
            let crossed = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
            assert!(!crossed, "{a:?} to {b:?} crosses {c:?} to {d:?}");
        }
    }
}

// What the loader refuses.

/// Two squares side by side: arc 0 is between them.
const SQUARES: &str = r#"{"type":"Topology","extra":1,
"transform":{"scale":[0.5,0.5],"translate":[-93,38]},
"objects":{"counties":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","id":"29001","arcs":[[0,1]]},
{"type":"Polygon","id":"29003","arcs":[[-1,2]]}]}},
"arcs":[[[1,0],[0,1]],
[[1,1],[-1,0],[0,-1],[1,0]],
[[1,0],[1,0],[0,1],[-1,0]]]}"#;
const TWO: &str = "fips\n29001\n29003\n\nname\nWest\nEast\n\nresidents\n5\n6\n";

fn squares(counties: &str, residents: &str) -> Result<Boundaries, String> {
    let read = load::boundaries(counties, residents, &Albers::missouri());
    read.map_err(|error| error.to_string())
}

#[test]
fn two_squares_are_a_state() {
    let state = squares(SQUARES, TWO).expect("is well-formed");
    assert_eq!(
        state.counties.iter().map(|county| &*county.name).collect::<Vec<_>>(),
        ["West", "East"]
    );
    assert_eq!(state.counties[1].ring.len(), 4);
    assert_eq!((state.state.len(), state.state[0].len(), state.borders.len()), (1, 6, 1));
}

#[test]
fn broken_boundaries_are_refused_where_they_break() {
    #[rustfmt::skip]
    let cases = [
        ("\"transform\"", "\"transformed\"", "In line 1, column 1, expected an object with the field “transform”, found one without it."),
        ("[0.5,0.5]", "[0.5]", "In line 2, column 22, expected a list of two numbers, found a list."),
        ("[0.5,0.5]", "[0.5,true]", "In line 2, column 27, expected a number, found true."),
        ("[-93,38]", "[-93,90]", "In line 6, column 16, expected a point on the globe, found a list."),
        ("\"counties\"", "\"states\"", "In line 3, column 11, expected an object with the field “counties”, found one without it."),
        ("Polygon", "MultiPolygon", "In line 4, column 9, expected one of: Polygon, found the text “MultiPolygon”."),
        ("29001", "29005", "In line 4, column 24, expected a FIPS code of the list of residents, once, found the text “29005”."),
        ("29003", "29001", "In line 5, column 24, expected a FIPS code of the list of residents, once, found the text “29001”."),
        ("\"29001\"", "29001", "In line 4, column 24, expected a FIPS code of the list of residents, once, found 29001."),
        ("[[0,1]]", "[[0],[1]]", "In line 4, column 39, expected a list of one list of arcs: a polygon without holes, found a list."),
        ("[[0,1]]", "[[0,3]]", "In line 4, column 43, expected one of 3 arcs, from 0, found 3."),
        ("[[-1,2]]", "[[-1.5,2]]", "In line 5, column 41, expected one of 3 arcs, from 0, found -1.5."),
        ("[[-1,2]]", "[[-4,2]]", "In line 5, column 41, expected one of 3 arcs, from 0, found -4."),
        ("[[0,1]]", "[[0,-2]]", "In line 4, column 1, expected arcs of which each begins where the one before ends, found an object."),
        ("[[0,1]]", "[[]]", "In line 4, column 1, expected arcs of which each begins where the one before ends, found an object."),
        ("[[-1,2]]", "[[0,1]]", "In line 3, column 23, expected counties side by side, with a closed line round them, found an object."),
        ("[[1,0],[0,1]]", "[[1,0]]", "In line 6, column 9, expected an arc of two points or more, found a list."),
("[[[1,0],", "[[7,", "In line 6, column 10, expected a list, found 7."),
        (",\n{\"type\":\"Polygon\",\"id\":\"29003\",\"arcs\":[[-1,2]]}", "", "In the file, expected a boundary for the county 29003, found none."),
    ];
    for (from, to, message) in cases {
        let edited = SQUARES.replacen(from, to, 1);
        assert_ne!(edited, SQUARES, "nothing to edit: {from}");
        assert_eq!(squares(&edited, TWO).expect_err(message), message);
    }
    for (from, to, message) in [
        ("29001", "Adair", "In line 2, expected a FIPS code, found “Adair”."),
        ("\n6\n", "\nsix\n", "In line 11, expected a number of residents, found “six”."),
    ] {
        assert_eq!(squares(SQUARES, &TWO.replacen(from, to, 1)).expect_err(message), message);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Broken boundaries are refused or read, never a panic.
    #[test]
    fn mutated_boundaries_never_panic(edits in prop::collection::vec((0..SQUARES.len(), 32_u8..127), 1..5)) {
        let mut bytes = SQUARES.as_bytes().to_vec();
        for (at, byte) in edits {
            bytes[at] = byte;
        }
        let text = String::from_utf8(bytes).expect("is ASCII");
        if let Ok(state) = squares(&text, TWO) {
            for county in &state.counties {
                prop_assert!(county.area() >= 0.0);
                let _ = state.county_at(county.center());
            }
        }
    }
}
