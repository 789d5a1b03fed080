//! The offences recorded by police: that the bundled files say what their source says, and what
//! is refused.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::geo::{Located, PlanePoint, Spot};
use hotline_atlas::load::{self, Fault, LandTexts};
use hotline_atlas::report::{AgencyKind, Chosen, Offense, Placement, Police, Tally};

const OFFENCES: &str = include_str!("../assets/police/missouri-offences-2013-2020.csv");
const PLACEMENTS: &str = include_str!("../assets/police/placements.csv");

fn missouri() -> Police {
    load::police(OFFENCES, PLACEMENTS).expect("the bundled files are read")
}

fn one_year(year: u16) -> Chosen {
    Chosen { from: year, to: year, offense: None }
}

fn recorded(tally: Option<Tally>) -> u32 {
    tally.map_or(0, |tally| tally.recorded)
}

#[test]
fn the_totals_are_those_of_the_source() {
    let police = missouri();
    for (offense, totals) in [
        (Offense::CommercialSexActs, [7, 4, 7, 16, 27, 24, 20, 37]),
        (Offense::InvoluntaryServitude, [0, 1, 0, 0, 3, 1, 10, 3]),
    ] {
        for (year, total) in (2013..).zip(totals) {
            let chosen = Chosen { offense: Some(offense), ..one_year(year) };
            assert_eq!(recorded(police.total(&chosen)), total, "{offense:?} {year}");
        }
    }
    let all = police.all();
    assert_eq!(all, Chosen { from: 2013, to: 2020, offense: None });
    assert_eq!((police.agencies.len(), police.offences.len()), (38, 65));
    assert_eq!(recorded(police.total(&all)), 160);
    assert_eq!(police.total(&one_year(2012)), None);
}

#[test]
fn agencies_have_what_they_recorded() {
    let police = missouri();
    let all = police.all();
    let agency = |ori: &str| {
        police.agencies.iter().position(|agency| agency.ori == ori).expect("is an agency")
    };
    let county = agency("MO0950000");
    assert_eq!(police.tally(county, &all), Some(Tally { recorded: 67, cleared: 48 }));
    assert_eq!(recorded(police.tally(agency("MOSPD0000"), &all)), 8);
    // No record is no zero.
    assert_eq!(police.tally(agency("MOSPD0000"), &one_year(2016)), None);
    let (year, agencies) = (one_year(2016), 0..police.agencies.len());
    assert_eq!(recorded(police.total(&year)), 16);
    assert_eq!(agencies.clone().filter(|at| police.tally(*at, &year).is_some()).count(), 5);
    let on_map = agencies.filter(|at| police.agencies[*at].placement != Placement::Nowhere);
    assert_eq!(on_map.map(|at| recorded(police.tally(at, &all))).sum::<u32>(), 155);
    let row = police.offences[11];
    assert_eq!(
        (row.year, row.agency, row.recorded, row.cleared, row.line),
        (2016, county, 11, 10, 13)
    );
}

#[test]
fn every_agency_has_the_place_of_its_name_or_of_its_county() {
    let police = missouri();
    for agency in &police.agencies {
        let name = agency.display_name();
        match (agency.kind, &agency.placement) {
            (AgencyKind::City, Placement::Town(town)) => {
                assert_eq!((town, &name), (&agency.name, &format!("{town} (city agency)")));
            }
            (AgencyKind::County, Placement::CountySeat(_)) => {
                assert_eq!(agency.counties.len(), 1);
                let full = agency.name.ends_with("Police Department");
                assert!(full == (name == agency.name) && full != name.ends_with("(county agency)"));
            }
            (AgencyKind::State, Placement::Nowhere) => {
                assert_eq!(
                    (name.as_str(), agency.county_fips.as_deref()),
                    ("Missouri State Highway Patrol", None)
                );
                assert_eq!(agency.counties, [""; 0]);
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    for (ori, place, fips, counties) in [
        ("MOKPD0000", "Kansas City", "29095", 4),
        ("MO0390300", "Springfield", "29077", 2),
        ("MO1010600", "Sikeston", "29201", 2),
        ("MO0950000", "Clayton", "29189", 1),
        ("MOSPD0000", "St. Louis", "29510", 1),
        ("MO1050000", "Galena", "29209", 1),
    ] {
        let agency = police.agencies.iter().find(|agency| agency.ori == ori).expect("is there");
        assert_eq!(agency.placement.place(), Some(place));
        assert_eq!((agency.county_fips.as_deref(), agency.counties.len()), (Some(fips), counties));
    }
}

/// County seats are common knowledge and were not read from a file: that each lies in its county
/// is seen here.
#[test]
fn every_place_lies_in_its_county() {
    let land = |zips| {
        let texts = LandTexts {
            counties: include_str!("../assets/geo/missouri-counties-2016.topo.json"),
            residents: include_str!("../assets/geo/residents-2016.txt"),
            places: include_str!("../assets/geo/places.txt"),
            zips,
        };
        load::land(texts).expect("the assets are read")
    };
    let without_zips = land(None);
    let land = land(Some(include_str!("../assets/geo/zips.txt")));
    for agency in missouri().agencies {
        let (Some(name), Some(fips)) = (agency.placement.place(), agency.county_fips.as_deref())
        else {
            assert_eq!((agency.placement, agency.county_fips), (Placement::Nowhere, None));
            continue;
        };
        let located = land.locate(&Spot::Place { name, county: Some(fips) });
        let at = located.unwrap_or_else(|miss| panic!("{}", miss.reason)).at;
        let county = &land.boundaries.counties[land.boundaries.county_at(at).expect("is inside")];
        assert_eq!(county.fips.to_string(), fips, "{name}");
        // "ST LOUIS CITY" is "St. Louis City".
        let own = county.name.replace("St.", "St").replace(" County", "").to_uppercase();
        assert!(agency.counties.contains(&own), "{own}: {:?}", agency.counties);
        // The name alone would do: no other place of the state is called so.
        assert_eq!(land.locate(&Spot::Place { name, county: None }), Ok(located_at(at)));
        // Frames do not carry the small places that come with the ZIP codes.
        let framed = without_zips.locate(&Spot::Place { name, county: Some(fips) });
        assert_eq!(framed, Ok(located_at(at)));
    }
}

fn located_at(at: PlanePoint) -> Located {
    Located { at, inside: true }
}

/// What is changed in the offences or, behind `@`, in the placements.
#[test]
fn faulty_files_are_refused() {
    use Fault::{Agency, Columns, Count, Quote, Row};
    const WHOLE: &str =
        "In line 2, expected a count, which is a whole number up to 4,294,967,295, found";
    #[rustfmt::skip]
    let cases = [
        ("year,ori", "year,id", Columns, "In line 1, expected the columns year,ori,agency,agency_type,counties,offense,actual,unfounded,cleared, found “year,id,agency,agency_type,counties,offense,actual,unfounded…”."),
        ("2013,MO0240400", "13,MO0240400", Agency, "In line 2, expected something else as year, found “13”."),
        ("2013,MO0240400", "?,MO0240400", Count, &format!("{WHOLE} “?”.")),
        (",City,CLAY", ",Town,CLAY", Agency, "In line 2, expected something else as agency_type, found “Town”."),
        ("Commercial Sex Acts", "Human Trafficking", Agency, "In line 2, expected something else as offense, found “Human Trafficking”."),
        ("Acts,1,0,0", "Acts,-1,0,0", Count, &format!("{WHOLE} “-1”.")),
        ("Acts,1,0,0", "Acts,1,x,0", Count, &format!("{WHOLE} “x”.")),
        ("Acts,1,0,0", "Acts,1,0", Row, "In line 2, expected 9 cells, as in the header, found 8."),
        ("Acts,1,0,0", "Acts,1,0,0,0", Row, "In line 2, expected 9 cells, as in the header, found 10."),
        ("Acts,1,0,0", "Acts,1,0,\"0", Quote, "In line 2, expected a closing quotation mark, found the end of the file."),
        ("2014,MO0950000,St. Louis County", "2014,MO0950000,St. Louis", Agency, "In line 5, expected something else as agency, found “St. Louis Police Department”."),
        ("2016,MO0950000", "2015,MO0950000", Agency, "In line 13, expected each row once, found “Commercial Sex Acts” again."),
        ("@MO0090000,", "MO0090001,", Agency, "In line 2, expected something else as ori, found “MO0090001”."),
        ("@MO0100000,", "MO0090000,", Agency, "In line 3, expected each row once, found “MO0090000” again."),
        ("@MO0240400,town,Gladstone,29047\n", "", Agency, "In the file, expected a placement of every agency, found none of MO0240400."),
        ("@,none,,", ",none,Jefferson City,", Agency, "In line 38, expected something else as place, found “Jefferson City”."),
        ("@,none,,", ",none,,29051", Agency, "In line 38, expected something else as county_fips, found “29051”."),
        ("@town,Columbia,29019", "town,,29019", Agency, "In line 4, expected something else as place, found nothing."),
        ("@town,Columbia,29019", "town,Columbia,", Agency, "In line 4, expected something else as county_fips, found nothing."),
        ("@town,Columbia,29019", "town,Columbia,19", Agency, "In line 4, expected something else as county_fips, found “19”."),
        ("@town,Columbia,29019", "city,Columbia,29019", Agency, "In line 4, expected something else as method, found “city”."),
        ("@ori,method", "method,ori", Columns, "In line 1, expected the columns ori,method,place,county_fips, found “method,ori,place,county_fips”."),
    ];
    for (from, to, fault, message) in cases {
        let edited = |text: &str, from: &str| {
            assert!(text.contains(from), "nothing to edit: {from}");
            text.replacen(from, to, 1)
        };
        let error = match from.strip_prefix('@') {
            Some(from) => load::police(OFFENCES, &edited(PLACEMENTS, from)),
            None => load::police(&edited(OFFENCES, from), PLACEMENTS),
        }
        .expect_err(message);
        assert_eq!((error.fault(), error.to_string().as_str()), (fault, message));
    }
}
