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
