//! What the map knows.

use crate::density::{Protected, protect};
use crate::geo::{Land, Located, Location, LocationUnit, Locations, PlanePoint, Spot};
use crate::report::Police;
use crate::words::word;

/// What the map knows: the state, the police records, and the reader's file if one is open.
pub struct MapData {
    /// Projection, boundaries, gazetteer.
    pub land: Land,
    /// Offences recorded by police.
    pub police: Police,
    /// The reader's locations. In memory only.
    pub own: Option<Own>,
    /// Where each agency is put, in the order of the records; none for one of the whole state.
    pub(super) stands: Vec<Option<PlanePoint>>,
}

/// The locations of a reader's file.
#[derive(Clone, Debug)]
pub struct Own {
    /// What was placed.
    pub locations: Vec<Location>,
    /// The categories, by index.
    pub categories: Vec<String>,
    /// Whether cases are counted, or only locations.
    pub cases: bool,
    /// The whole file under the disclosure rule.
    pub protected: Protected,
}

impl MapData {
    /// Puts every agency at its place.
    #[must_use]
    pub fn new(land: Land, police: Police) -> Self {
        let stands = police.agencies.iter().map(|agency| {
            let spot = Spot::Place {
                name: agency.placement.place()?,
                county: agency.county_fips.as_deref(),
            };
            land.locate(&spot).ok().map(|Located { at, .. }| at)
        });
        let stands = stands.collect();
        Self { land, police, own: None, stands }
    }
}

impl Own {
    /// Applies the disclosure rule to the whole of a file.
    #[must_use]
    pub fn new(found: &Locations) -> Self {
        let locations = found.placed.clone();
        Self {
            protected: protect(locations.iter().map(|location| (location.at, location.count))),
            locations,
            categories: found.categories.clone(),
            cases: found.unit == LocationUnit::Cases,
        }
    }

    /// What its numbers count: "case" or "location", and the plural.
    #[must_use]
    pub fn word(&self, n: u32) -> &'static str {
        match (self.cases, n) {
            (true, 1) => word!("case"),
            (true, _) => word!("cases"),
            (false, 1) => word!("location"),
            (false, _) => word!("locations"),
        }
    }
}
