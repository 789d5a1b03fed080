//! Points on the globe and in the plane.

/// A point on the globe, in degrees: longitude east, latitude north (WGS 84 or NAD 83, which
/// agree to two metres).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Longitude, from -180 to 180.
    pub lon: f64,
    /// Latitude, from -90 to 90.
    pub lat: f64,
}

/// A point in the equal-area plane, in kilometres from the projection's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanePoint {
    /// Kilometres to the east.
    pub x: f64,
    /// Kilometres to the north.
    pub y: f64,
}

impl PlanePoint {
    /// The nearest point of a grid of 2⁻¹⁶ km (15 mm). On it, and up to 512 km from the origin,
    /// a double holds the products that tell on which side of a line a point is without
    /// rounding.
    #[must_use]
    pub fn on_grid(self) -> Self {
        const PER_KM: f64 = 65_536.0;
        Self {
            x: (self.x * PER_KM).round_ties_even() / PER_KM,
            y: (self.y * PER_KM).round_ties_even() / PER_KM,
        }
    }

    /// The square of its distance from another point, in square kilometres.
    #[must_use]
    pub fn distance2(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }
}
