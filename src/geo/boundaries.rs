//! The boundaries of the state and of its counties.

use super::{County, PlanePoint, ring};

/// The boundaries of the state and of its counties. All of them are made of the same points, so
/// that every point in the state is in exactly one county.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundaries {
    /// The counties, in the order of the file.
    pub counties: Vec<County>,
    /// The border of the state: one ring for each part of it that stands alone.
    pub state: Vec<Vec<PlanePoint>>,
    /// The borders between two counties, each once, as open lines.
    pub borders: Vec<Vec<PlanePoint>>,
}

impl Boundaries {
    /// Whether a point lies in the state. On its border, a point is inside where the state is
    /// to its east, or to the north of a level piece.
    #[must_use]
    pub fn contains(&self, point: PlanePoint) -> bool {
        self.state.iter().fold(false, |inside, ring| inside ^ ring::encloses(ring, point))
    }

    /// The county that a point lies in, by index; none outside the state.
    #[must_use]
    pub fn county_at(&self, point: PlanePoint) -> Option<usize> {
        self.counties.iter().position(|county| county.contains(point))
    }

    /// The county with a FIPS code, by index.
    #[must_use]
    pub fn county_of_fips(&self, fips: u32) -> Option<usize> {
        self.counties.iter().position(|county| county.fips == fips)
    }

    /// The south-western and the north-eastern corner of the smallest upright rectangle round
    /// the state; the origin twice where there is no state.
    #[must_use]
    pub fn bounds(&self) -> (PlanePoint, PlanePoint) {
        let mut points = self.state.iter().flatten().copied();
        let first = points.next().unwrap_or(PlanePoint { x: 0.0, y: 0.0 });
        points.fold((first, first), |(low, high), point| {
            (
                PlanePoint { x: low.x.min(point.x), y: low.y.min(point.y) },
                PlanePoint { x: high.x.max(point.x), y: high.y.max(point.y) },
            )
        })
    }
}
