//! The gazetteer: where places and ZIP codes are.

use super::{PlanePoint, name, spelling};

/// A place with a name: a city, a town, a village.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name, as the source spells it.
    pub name: String,
    /// One point in it or near it: its center, or that of its ZIP code.
    pub at: PlanePoint,
}

/// Places, the largest first, and ZIP codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// For each place, what the spellings of its name have in common.
    keys: Vec<String>,
    zips: Vec<(u32, PlanePoint)>,
}

impl Gazetteer {
    /// A gazetteer of places, those of known size first and the largest of them before the
    /// smaller, and of ZIP codes, in ascending order.
    #[must_use]
    pub fn new(places: Vec<Place>, zips: Vec<(u32, PlanePoint)>) -> Self {
        let mut keys = Vec::with_capacity(places.len());
        for place in &places {
            keys.push(name::place_key(&place.name));
        }
        Self { places, keys, zips }
    }

    /// The places, the largest first.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The ZIP codes, in ascending order, each with a point where its mail goes.
    #[must_use]
    pub fn zips(&self) -> &[(u32, PlanePoint)] {
        &self.zips
    }

    /// The places of a name, however it is spelled: "St. Joseph", "SAINT JOSEPH, MO" and
    /// "City of Saint Joseph" are one.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<&Place> {
        self.with_key(&name::place_key(name))
    }

    /// The places whose names have this in common.
    pub(super) fn with_key(&self, key: &str) -> Vec<&Place> {
        let mut found = Vec::new();
        for (place, own) in self.places.iter().zip(&self.keys) {
            if own == key {
                found.push(place);
            }
        }
        found
    }

    /// The places whose names are spelled almost like this one: three at most, the most alike
    /// first, then the largest.
    #[must_use]
    pub fn spelled_like(&self, name: &str) -> Vec<&Place> {
        let alike = spelling::alike(&name::place_key(name), &self.keys);
        alike.into_iter().filter_map(|index| self.places.get(index)).collect()
    }

    /// Where a ZIP code is.
    #[must_use]
    pub fn zip(&self, code: u32) -> Option<PlanePoint> {
        self.zips.iter().find(|(zip, _)| *zip == code).map(|(_, at)| *at)
    }

    /// The place nearest to a point.
    #[must_use]
    pub fn nearest(&self, point: PlanePoint) -> Option<&Place> {
        let mut nearest = None;
        let mut least = f64::INFINITY;
        for place in &self.places {
            let distance2 = place.at.distance2(point);
            if distance2 < least {
                least = distance2;
                nearest = Some(place);
            }
        }
        nearest
    }
}
