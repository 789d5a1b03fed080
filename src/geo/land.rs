//! The land: projection, boundaries and gazetteer, and where a spot is in them.

use super::spot::quoted;
use super::{
    Albers, Boundaries, Gazetteer, Located, LonLat, Miss, Place, PlanePoint, Spot, name, spelling,
};
use crate::words::{say, word};

/// A place may be this far from a county that it is said to be in, in kilometres: cities spread
/// over counties (Kansas City over four), and the gazetteer has one point for each.
const SPREAD: f64 = 30.0;

/// A state: its projection, its boundaries and its gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// From the globe to the plane.
    pub projection: Albers,
    /// The state and its counties.
    pub boundaries: Boundaries,
    /// Its places and ZIP codes.
    pub gazetteer: Gazetteer,
    /// For each county, what spellings of its name have in common, and its kind.
    counties: Vec<(String, Option<&'static str>)>,
}

impl Land {
    /// A state of these parts.
    #[must_use]
    pub fn new(projection: Albers, boundaries: Boundaries, gazetteer: Gazetteer) -> Self {
        let mut counties = Vec::with_capacity(boundaries.counties.len());
        for county in &boundaries.counties {
            counties.push(name::county_key(&county.name));
        }
        Self { projection, boundaries, gazetteer, counties }
    }

    /// Where a spot is. A county is at its [`center`](super::County::center).
    pub fn locate(&self, spot: &Spot<'_>) -> Result<Located, Miss> {
        let at = match *spot {
            Spot::Degrees(point) => self.degrees(point),
            Spot::Place { name, county } => self.place(name, county),
            Spot::Zip(code) => self.zip(code),
            Spot::County(text) => self.county(text),
        }?;
        Ok(Located { at, inside: self.boundaries.contains(at) })
    }

    /// The place nearest to a point.
    #[must_use]
    pub fn nearest_place(&self, point: PlanePoint) -> Option<&Place> {
        self.gazetteer.nearest(point)
    }

    /// The county that a point lies in, by name and number: "Boone County (FIPS 29019)".
    #[must_use]
    pub fn county_name(&self, point: PlanePoint) -> Option<String> {
        let county = self.boundaries.counties.get(self.boundaries.county_at(point)?)?;
        Some(format!("{} (FIPS {})", county.name, county.fips))
    }

    fn degrees(&self, point: LonLat) -> Result<PlanePoint, Miss> {
        if point.lat.abs() <= 90.0 && point.lon.abs() <= 180.0 {
            return Ok(self.projection.plane_from_lonlat(point));
        }
        Err(Miss::plain(word!("miss-degrees").to_owned()))
    }

    fn zip(&self, text: &str) -> Result<PlanePoint, Miss> {
        let Some(code) = zip_code(text) else {
            return Err(Miss::plain(say!("miss-zip-form", quoted(text))));
        };
        let at = self.gazetteer.zip(code);
        at.ok_or_else(|| Miss::plain(say!("miss-zip", quoted(text))))
    }

    fn county(&self, text: &str) -> Result<PlanePoint, Miss> {
        let called = self.counties_called(text);
        match called[..] {
            [index] => Ok(self.boundaries.counties[index].center()),
            [] => Err(self.no_county(text)),
            _ => Err(ambiguous(text, self.county_names(&called))),
        }
    }

    /// The counties that a name or a FIPS code may mean, by index.
    fn counties_called(&self, text: &str) -> Vec<usize> {
        if let Some((number, digits)) = whole(text) {
            let state = self.boundaries.counties.first().map_or(0, |county| county.fips / 1000);
            let fips = if digits > 3 { number } else { state * 1000 + number };
            return self.boundaries.county_of_fips(fips).into_iter().collect();
        }
        let (key, kind) = name::county_key(text);
        let mut found = Vec::new();
        for (index, (own, own_kind)) in self.counties.iter().enumerate() {
            if *own == key && (kind.is_none() || kind == *own_kind) {
                found.push(index);
            }
        }
        found
    }

    fn no_county(&self, text: &str) -> Miss {
        let (key, _) = name::county_key(text);
        let mut keys = Vec::new();
        for (key, _) in &self.counties {
            keys.push(key.clone());
        }
        let suggestions = self.county_names(&spelling::alike(&key, &keys));
        Miss { reason: say!("miss-county", quoted(text)), suggestions }
    }

    fn county_names(&self, indices: &[usize]) -> Vec<String> {
        let mut names = Vec::new();
        for &index in indices {
            names.push(self.boundaries.counties[index].name.clone());
        }
        names
    }

    fn place(&self, name: &str, county: Option<&str>) -> Result<PlanePoint, Miss> {
        let mut name = name;
        let mut county = county.filter(|county| !county.trim().is_empty());
        // A county may stand behind the name, as where a clear name was suggested.
        if let (None, Some((before, behind))) = (county, name.split_once(['(', ',']))
            && !self.counties_called(behind).is_empty()
        {
            (name, county) = (before, Some(behind));
        }
        let mut found = self.gazetteer.named(name);
        if found.is_empty() {
            // A city that is a county of its own is called so: St. Louis City.
            let (key, kind) = name::county_key(name);
            if kind == Some("city") && !self.counties_called(name).is_empty() {
                found = self.gazetteer.with_key(&key);
            }
        }
        if found.is_empty() {
            let suggestions = self.clear_names(&self.gazetteer.spelled_like(name));
            return Err(Miss { reason: say!("miss-place", quoted(name)), suggestions });
        }
        if let Some(county) = county {
            let counties = self.counties_called(county);
            if counties.is_empty() {
                return Err(self.no_county(county));
            }
            let all = found;
            found = self.places_near(&all, &counties, 0.0);
            if found.is_empty() {
                found = self.places_near(&all, &counties, SPREAD);
            }
            if found.is_empty() {
                let reason = say!("miss-not-in-county", quoted(name), county.trim());
                return Err(Miss { reason, suggestions: self.clear_names(&all) });
            }
        }
        match found[..] {
            [place] => Ok(place.at),
            _ => Err(ambiguous(name, self.clear_names(&found))),
        }
    }

    /// Those of some places that are at most so many kilometres from one of some counties.
    fn places_near<'a>(
        &self,
        places: &[&'a Place],
        counties: &[usize],
        most: f64,
    ) -> Vec<&'a Place> {
        let mut near = Vec::new();
        for &place in places {
            let far = |&index: &usize| self.boundaries.counties[index].distance(place.at) > most;
            if !counties.iter().all(far) {
                near.push(place);
            }
        }
        near
    }

    /// The names of places, each with its county.
    fn clear_names(&self, places: &[&Place]) -> Vec<String> {
        let mut names = Vec::new();
        for place in places {
            names.push(match self.boundaries.county_at(place.at) {
                Some(index) => format!("{} ({})", place.name, self.boundaries.counties[index].name),
                None => place.name.clone(),
            });
        }
        names
    }
}

/// The miss of a name that means several.
fn ambiguous(text: &str, names: Vec<String>) -> Miss {
    Miss { reason: say!("miss-ambiguous", quoted(text), names.join(", ")), suggestions: names }
}

/// The five digits of a ZIP code, which four more may follow.
fn zip_code(text: &str) -> Option<u32> {
    let (first, more) = match text.trim().split_once('-') {
        Some((first, more)) => (first, Some(more)),
        None => (text, None),
    };
    let more_are_four = more.is_none_or(|more| matches!(whole(more), Some((_, 4))));
    match whole(first)? {
        (code, 5) if more_are_four => Some(code),
        (code, 9) if more.is_none() => Some(code / 10_000),
        _ => None,
    }
}

/// A whole number of at most nine digits and how many it has. Spreadsheets may have put ".0"
/// behind it.
fn whole(text: &str) -> Option<(u32, usize)> {
    let text = text.trim();
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let all = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| all)?;
    Some((number, digits.len()))
}
