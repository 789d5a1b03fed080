//! The offences recorded by police, and the places of the agencies.

use super::error::{Fault, LoadError, Place, quoted};
use super::grid::{Grid, Record};
use super::{cells, csv};
use crate::report::{Agency, AgencyKind, Offences, Offense, Placement, Police};

/// The columns of the offences.
const OFFENCES: [&str; 9] = [
    "year",
    "ori",
    "agency",
    "agency_type",
    "counties",
    "offense",
    "actual",
    "unfounded",
    "cleared",
];
/// The columns of the placements.
const PLACEMENTS: [&str; 4] = ["ori", "method", "place", "county_fips"];
/// The types of agencies in the source.
const KINDS: [(&str, AgencyKind); 3] = [
    ("City", AgencyKind::City),
    ("County", AgencyKind::County),
    ("State Police", AgencyKind::State),
];

/// Reads the offences that Missouri's police agencies recorded, and where a map may put these
/// agencies. Both are CSV texts, which `assets/README.md` describes; every agency has one
/// placement.
pub fn police(offences_csv: &str, placements_csv: &str) -> Result<Police, LoadError> {
    let mut police = Police { agencies: Vec::new(), offences: Vec::new() };
    for record in grid(offences_csv, &OFFENCES)?.records() {
        let row = offences(record.even()?, &mut police.agencies)?;
        if police.offences.iter().any(|other| {
            (other.year, other.agency, other.offense) == (row.year, row.agency, row.offense)
        }) {
            let expected = "one row for each year, agency and offense";
            return refused(record, Fault::Row, expected, "another one");
        }
        police.offences.push(row);
    }
    let mut placed = vec![false; police.agencies.len()];
    for record in grid(placements_csv, &PLACEMENTS)?.records() {
        let ori = record.even()?.field(0);
        let Some(at) = police.agencies.iter().position(|agency| agency.ori == ori) else {
            let expected = "the placement of an agency that has offences";
            return refused(record, Fault::Agency, expected, &quoted(ori));
        };
        if placed[at] {
            let expected = format!("one placement of the agency {ori}");
            return refused(record, Fault::Agency, &expected, "another one");
        }
        placed[at] = true;
        place(record, &mut police.agencies[at])?;
    }
    if let Some(missing) = placed.iter().position(|placed| !placed) {
        let expected = format!("a placement of the agency {}", police.agencies[missing].ori);
        return Err(LoadError::new(Place::File, Fault::Agency, &expected, "none"));
    }
    Ok(police)
}

/// The rows under exactly these heads.
fn grid(text: &str, heads: &[&str]) -> Result<Grid, LoadError> {
    let grid = csv::grid(text)?;
    if grid.heads == heads {
        return Ok(grid);
    }
    let expected = format!("the columns {}", heads.join(", "));
    Err(LoadError::at_line(1, Fault::Columns, &expected, &quoted(&grid.heads.join(", "))))
}

/// A row of the offences; its agency is added where it is new.
fn offences(record: Record<'_>, agencies: &mut Vec<Agency>) -> Result<Offences, LoadError> {
    let text = |column| record.field(column);
    let count = |column| cells::whole(text(column), record.line);
    let year = text(0).parse().ok().filter(|_| text(0).len() == 4);
    let Some(year) = year else {
        return refused(record, Fault::Row, "a year", &quoted(text(0)));
    };
    let Some(&(_, kind)) = KINDS.iter().find(|(name, _)| *name == text(3)) else {
        let expected = "an agency type: City, County or State Police";
        return refused(record, Fault::Row, expected, &quoted(text(3)));
    };
    let Some(offense) = Offense::ALL.into_iter().find(|offense| offense.name() == text(5)) else {
        let expected = "an offense: Commercial Sex Acts or Involuntary Servitude";
        return refused(record, Fault::Row, expected, &quoted(text(5)));
    };
    // Read as well, so that a shifted row does not go unnoticed.
    count(7)?;
    let agency = Agency {
        ori: text(1).to_owned(),
        name: text(2).to_owned(),
        kind,
        counties: text(4).split(';').map(str::trim).map(str::to_owned).collect(),
        placement: Placement::Nowhere,
        county_fips: None,
    };
    Ok(Offences {
        year,
        agency: index(agency, record, agencies)?,
        offense,
        recorded: count(6)?,
        cleared: count(8)?,
        line: record.line,
    })
}

/// The index of an agency among those that are known.
fn index(
    mut agency: Agency,
    record: Record<'_>,
    agencies: &mut Vec<Agency>,
) -> Result<usize, LoadError> {
    agency.counties.retain(|county| !county.is_empty());
    let Some(at) = agencies.iter().position(|other| other.ori == agency.ori) else {
        agencies.push(agency);
        return Ok(agencies.len() - 1);
    };
    if agencies[at] == agency {
        return Ok(at);
    }
    let expected = format!("the agency {} as in the rows before", agency.ori);
    refused(record, Fault::Agency, &expected, &quoted(&agency.name))
}

/// Gives an agency its placement.
fn place(record: Record<'_>, agency: &mut Agency) -> Result<(), LoadError> {
    let [method, place, fips] = [1, 2, 3].map(|column| record.field(column));
    let is_code = fips.len() == 5 && fips.bytes().all(|byte| byte.is_ascii_digit());
    agency.placement = match method {
        "none" if place.is_empty() && fips.is_empty() => return Ok(()),
        "town" if !place.is_empty() && is_code => Placement::Town(place.to_owned()),
        "county_seat" if !place.is_empty() && is_code => Placement::CountySeat(place.to_owned()),
        _ => {
            let expected = "town or county_seat with a place and the FIPS code of its county, or \
                            none without both";
            let found = [method, place, fips].join(", ");
            return refused(record, Fault::Row, expected, &quoted(&found));
        }
    };
    agency.county_fips = Some(fips.to_owned());
    Ok(())
}

fn refused<T>(
    record: Record<'_>,
    fault: Fault,
    expected: &str,
    found: &str,
) -> Result<T, LoadError> {
    Err(LoadError::at_line(record.line, fault, expected, found))
}
