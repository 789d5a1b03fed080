//! Which column of a reader's file says what.

use super::super::error::{Fault, LoadError, Place, quoted};
use crate::words::say;

/// Which column says what, by index; a reader may change each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Latitude in degrees.
    pub lat: Option<usize>,
    /// Longitude in degrees.
    pub lon: Option<usize>,
    /// The name of a town.
    pub place: Option<usize>,
    /// A ZIP code.
    pub zip: Option<usize>,
    /// The name or the FIPS code of a county.
    pub county: Option<usize>,
    /// How many a row stands for; one where there is no such column.
    pub count: Option<usize>,
    /// When.
    pub date: Option<usize>,
    /// Of what kind.
    pub category: Option<usize>,
    /// The case that a row belongs to.
    pub case: Option<usize>,
}

/// The names that are understood, the best first. Letters and digits of a header count, so
/// `ZIP Code` and `zip_code` are `zipcode`.
const LAT: &[&str] = &["latitude", "lat", "y"];
const LON: &[&str] = &["longitude", "lon", "lng", "long", "x"];
const PLACE: &[&str] = &["place", "city", "town", "location"];
const ZIP: &[&str] = &["zip", "zipcode", "postal", "postalcode"];
const COUNTY: &[&str] = &["county", "fips", "countyname", "countyfips"];
const COUNT: &[&str] = &["count", "n", "cases", "number"];
const DATE: &[&str] = &["date", "year", "reported"];
const CATEGORY: &[&str] = &["category", "type", "kind", "venue"];
const CASE: &[&str] = &["case", "caseid", "id"];

impl Columns {
    /// Which column says what, guessed from the headers.
    pub(super) fn guess(heads: &[String]) -> Self {
        let plain = |head: &String| -> String {
            let kept = head.chars().filter(char::is_ascii_alphanumeric);
            kept.map(|c| c.to_ascii_lowercase()).collect()
        };
        let heads: Vec<_> = heads.iter().map(plain).collect();
        let of = |names: &[&str]| {
            names.iter().find_map(|name| heads.iter().position(|head| head == name))
        };
        Self {
            lat: of(LAT),
            lon: of(LON),
            place: of(PLACE),
            zip: of(ZIP),
            county: of(COUNTY),
            count: of(COUNT),
            date: of(DATE),
            category: of(CATEGORY),
            case: of(CASE),
        }
    }

    /// Whether they say where a row is.
    #[must_use]
    pub fn tell_where(&self) -> bool {
        let degrees = self.lat.and(self.lon);
        degrees.or(self.zip).or(self.place).or(self.county).is_some()
    }

    /// Refuses columns that do not say where a row is.
    pub(super) fn refuse_nowhere(&self, heads: &[String]) -> Result<(), LoadError> {
        if self.tell_where() {
            return Ok(());
        }
        let [lat, lon, zip, place, county] =
            [LAT, LON, ZIP, PLACE, COUNTY].map(|names| names.join("/"));
        let expected = say!("a-where", lat, lon, zip, place, county);
        let found = quoted(&heads.join(", "));
        Err(LoadError::new(Place::File, Fault::Columns, &expected, &found))
    }
}
