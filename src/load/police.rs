//! The offences recorded by police, and the places of the agencies.
//!
//! Both files are bundled and tested, so no reader meets these errors: they name the column and
//! what stands in it, in few bytes.

use super::error::{Fault, LoadError, Place, quoted};
use super::grid::{Grid, Record};
use super::{cells, csv};
use crate::report::{Agency, AgencyKind, Offences, Offense, Placement, Police};

/// The columns of the offences.
const OFFENCES: &str = "year,ori,agency,agency_type,counties,offense,actual,unfounded,cleared";
/// The columns of the placements.
const PLACEMENTS: &str = "ori,method,place,county_fips";

/// Reads the offences that Missouri's police agencies recorded, and where a map may put these
/// agencies. Both are CSV texts, which `assets/README.md` describes; every agency has one
/// placement.
pub fn police(offences_csv: &str, placements_csv: &str) -> Result<Police, LoadError> {
    let mut police = Police { agencies: Vec::new(), offences: Vec::new() };
    let table = grid(offences_csv, OFFENCES)?;
    for record in table.records() {
        let row = offences(record, &mut police.agencies)?;
        for other in &police.offences {
            if (other.year, other.agency, other.offense) == (row.year, row.agency, row.offense) {
                return Err(again(record, OFFENSE));
            }
        }
        police.offences.push(row);
    }
    let mut placed = vec![false; police.agencies.len()];
    let table = grid(placements_csv, PLACEMENTS)?;
    for record in table.records() {
        let at = position(&police.agencies, record.field(0)).ok_or_else(|| refused(record, 0))?;
        if std::mem::replace(&mut placed[at], true) {
            return Err(again(record, 0));
        }
        place(record, &mut police.agencies[at])?;
    }
    for (agency, placed) in police.agencies.iter().zip(placed) {
        if !placed {
            let expected = "a placement of every agency";
            let found = format!("none of {}", agency.ori);
            return Err(LoadError::new(Place::File, Fault::Agency, expected, &found));
        }
    }
    Ok(police)
}

/// The rows under exactly these heads, each with a cell for each of them.
fn grid(text: &str, heads: &str) -> Result<Grid, LoadError> {
    let grid = csv::grid(text)?;
    let found = grid.heads.join(",");
    if found != heads {
        let expected = format!("the columns {heads}");
        return Err(LoadError::at_line(1, Fault::Columns, &expected, &quoted(&found)));
    }
    for record in grid.records() {
        if record.len() != grid.heads.len() {
            let expected = format!("{} cells, as in the header", grid.heads.len());
            let found = record.len().to_string();
            return Err(LoadError::at_line(record.line, Fault::Row, &expected, &found));
        }
    }
    Ok(grid)
}

// The columns of the offences, by index.
const YEAR: usize = 0;
const ORI: usize = 1;
const NAME: usize = 2;
const KIND: usize = 3;
const COUNTIES: usize = 4;
const OFFENSE: usize = 5;
const ACTUAL: usize = 6;
const CLEARED: usize = 8;

/// A row of the offences; its agency is added where it is new.
fn offences(record: Record<'_>, agencies: &mut Vec<Agency>) -> Result<Offences, LoadError> {
    let mut numbers = [0; 4];
    // Unfounded ones as well, so that a shifted row does not go unnoticed.
    for (number, column) in numbers.iter_mut().zip([YEAR, ACTUAL, ACTUAL + 1, CLEARED]) {
        *number = cells::whole(record.field(column), record.line)?;
    }
    let [year, recorded, _, cleared] = numbers;
    if !(1900..=2100).contains(&year) {
        return Err(refused(record, YEAR));
    }
    let offense = match record.field(OFFENSE) {
        "Commercial Sex Acts" => Offense::CommercialSexActs,
        "Involuntary Servitude" => Offense::InvoluntaryServitude,
        _ => return Err(refused(record, OFFENSE)),
    };
    let agency = agency(record, agencies)?;
    Ok(Offences { year: year as u16, agency, offense, recorded, cleared, line: record.line })
}

/// The index of the agency of a row.
fn agency(record: Record<'_>, agencies: &mut Vec<Agency>) -> Result<usize, LoadError> {
    let kind = match record.field(KIND) {
        "City" => AgencyKind::City,
        "County" => AgencyKind::County,
        "State Police" => AgencyKind::State,
        _ => return Err(refused(record, KIND)),
    };
    let (ori, name) = (record.field(ORI), record.field(NAME));
    if let Some(at) = position(agencies, ori) {
        let same = agencies[at].name == name && agencies[at].kind == kind;
        return if same { Ok(at) } else { Err(refused(record, NAME)) };
    }
    let mut counties = Vec::new();
    for county in record.field(COUNTIES).split(';') {
        if !county.is_empty() {
            counties.push(county.trim().to_owned());
        }
    }
    agencies.push(Agency {
        ori: ori.to_owned(),
        name: name.to_owned(),
        kind,
        counties,
        placement: Placement::Nowhere,
        county_fips: None,
    });
    Ok(agencies.len() - 1)
}

/// Gives an agency its placement.
fn place(record: Record<'_>, agency: &mut Agency) -> Result<(), LoadError> {
    let [method, place, fips] = [1, 2, 3].map(|column| record.field(column));
    if place.is_empty() != (method == "none") {
        return Err(refused(record, 2));
    }
    let is_code = fips.len() == 5 && cells::whole(fips, record.line).is_ok();
    if place.is_empty() != fips.is_empty() || !(fips.is_empty() || is_code) {
        return Err(refused(record, 3));
    }
    agency.placement = match method {
        "none" => return Ok(()),
        "town" => Placement::Town(place.to_owned()),
        "county_seat" => Placement::CountySeat(place.to_owned()),
        _ => return Err(refused(record, 1)),
    };
    agency.county_fips = Some(fips.to_owned());
    Ok(())
}

fn position(agencies: &[Agency], ori: &str) -> Option<usize> {
    agencies.iter().position(|agency| agency.ori == ori)
}

/// The error that a cell holds something else than its column does.
fn refused(record: Record<'_>, column: usize) -> LoadError {
    let expected = format!("something else as {}", record.head(column));
    LoadError::at_line(record.line, Fault::Agency, &expected, &quoted(record.field(column)))
}

/// The error that a row says again what one before it said.
fn again(record: Record<'_>, column: usize) -> LoadError {
    let found = format!("{} again", quoted(record.field(column)));
    LoadError::at_line(record.line, Fault::Agency, "each row once", &found)
}
