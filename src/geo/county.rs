//! A county: its name, its residents and its area.

use super::{PlanePoint, ring};

/// A county, or the City of St. Louis, which is in none.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    /// Its FIPS code: 29 for Missouri, then three digits.
    pub fips: u32,
    /// Its name with its kind: "St. Louis County" is not "St. Louis City".
    pub name: String,
    /// How many people live there, as estimated.
    pub residents: u32,
    /// Its border, closed from the last point to the first, on the grid
    /// ([`PlanePoint::on_grid`]).
    pub ring: Vec<PlanePoint>,
}

impl County {
    /// Its area in square kilometres, water included.
    #[must_use]
    pub fn area(&self) -> f64 {
        ring::signed_area(&self.ring).abs()
    }

    /// Whether a point, rounded to the grid, lies in it. A point on a border of two counties
    /// lies in one of them only: in the one to the east, or to the north of a level border.
    #[must_use]
    pub fn contains(&self, point: PlanePoint) -> bool {
        ring::encloses(&self.ring, point)
    }

    /// Where it is, as one point inside: the center of its area, or for a county so bent that
    /// this is elsewhere, the middle of the widest stretch straight east or west of it.
    #[must_use]
    pub fn center(&self) -> PlanePoint {
        let center = ring::centroid(&self.ring);
        if self.contains(center) {
            return center;
        }
        ring::widest_at(&self.ring, center.y).unwrap_or(center)
    }

    /// How far a point is from it, in kilometres: 0 inside.
    #[must_use]
    pub fn distance(&self, point: PlanePoint) -> f64 {
        if self.contains(point) { 0.0 } else { ring::distance(&self.ring, point) }
    }
}
