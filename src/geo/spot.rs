//! Stand-in until the gazetteer is merged.

use super::{LonLat, PlanePoint};

/// What a text says about where something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot<'a> {
    /// Coordinates.
    Degrees(LonLat),
    /// A town, with its county where it is known.
    Place {
        /// The town.
        name: &'a str,
        /// Its county.
        county: Option<&'a str>,
    },
    /// A ZIP code.
    Zip(&'a str),
    /// A county, by its name or FIPS code.
    County(&'a str),
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located {
    /// The point.
    pub at: PlanePoint,
    /// Whether it is in the state.
    pub inside: bool,
}

/// Why it is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What may have been meant.
    pub suggestions: Vec<String>,
}
