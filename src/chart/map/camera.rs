//! Which part of the plane is looked at.

use crate::chart::{Point, Rect};
use crate::geo::PlanePoint;

/// How the reader looks at the state: closer, and at another middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How many times closer than the whole state, from 1 to [`Camera::CLOSEST`].
    pub zoom: f64,
    /// What is in the middle, in kilometres from the middle of the state.
    pub offset: PlanePoint,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, offset: PlanePoint { x: 0.0, y: 0.0 } }
    }
}

impl Camera {
    /// The closest look. Boundaries are generalized to 0.04 km²; closer, their corners show.
    pub const CLOSEST: f64 = 12.0;

    /// This camera over a state with such corners, seen in a rectangle.
    #[must_use]
    pub(super) fn lens(self, (low, high): (PlanePoint, PlanePoint), rect: Rect) -> Lens {
        let (wide, tall) = ((high.x - low.x).max(1.0), (high.y - low.y).max(1.0));
        let pixels = (rect.width / wide).min(rect.height / tall) * self.zoom;
        // No further than until the edge of the state is in the middle.
        let keep = |offset: f64, size: f64| {
            let most = size / 2.0 * (1.0 - 1.0 / self.zoom);
            offset.max(-most).min(most)
        };
        let offset = PlanePoint { x: keep(self.offset.x, wide), y: keep(self.offset.y, tall) };
        Lens {
            pixels,
            middle: PlanePoint {
                x: f64::midpoint(low.x, high.x) + offset.x,
                y: f64::midpoint(low.y, high.y) + offset.y,
            },
            at: Point { x: rect.x + rect.width / 2.0, y: rect.y + rect.height / 2.0 },
            offset,
        }
    }
}

/// Between pixels and the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lens {
    /// Logical pixels for each kilometre.
    pub pixels: f64,
    /// What is in the middle.
    pub middle: PlanePoint,
    /// Where the middle is.
    pub at: Point,
    /// Where the middle is from that of the state, after keeping the state in sight.
    pub offset: PlanePoint,
}

impl Lens {
    /// Where a point of the plane is seen.
    pub fn pixel_from_plane(&self, point: PlanePoint) -> Point {
        Point {
            x: self.at.x + (point.x - self.middle.x) * self.pixels,
            y: self.at.y - (point.y - self.middle.y) * self.pixels,
        }
    }

    /// The point of the plane that is seen there.
    pub fn plane_from_pixel(&self, pixel: Point) -> PlanePoint {
        PlanePoint {
            x: self.middle.x + (pixel.x - self.at.x) / self.pixels,
            y: self.middle.y - (pixel.y - self.at.y) / self.pixels,
        }
    }
}
