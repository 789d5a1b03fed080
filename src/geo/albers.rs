//! The projection: Albers' equal-area conic.

use super::{LonLat, PlanePoint};

/// Half the long axis of the ellipsoid GRS 80, in kilometres.
const A: f64 = 6378.137;
/// The flattening of the ellipsoid GRS 80.
const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// The square of its eccentricity.
const E2: f64 = FLATTENING * (2.0 - FLATTENING);

/// Albers' equal-area conic projection of the ellipsoid GRS 80, between [`LonLat`] in degrees
/// and [`PlanePoint`] in kilometres: equal areas on the globe are equal in the plane.
///
/// Formulas: J. P. Snyder, Map Projections, USGS Professional Paper 1395, 1987, pp. 98–103.
/// Within Missouri lengths are true to 0.05 %, and both directions are exact to a micrometre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Albers {
    /// The longitude that runs straight up, in degrees.
    lon: f64,
    /// The cone's constant, n (14-3).
    n: f64,
    /// The constant C (14-5).
    c: f64,
    /// The origin's distance from the tip of the cone, in kilometres (14-12a).
    rho: f64,
}

impl Albers {
    /// The projection for Missouri: true lengths along 36.75 and 39.85 degrees north, origin at
    /// 38.3 north, 92.5 west. The parallels lie a sixth of the state's height inside it, which
    /// keeps the error of lengths smallest.
    #[must_use]
    pub fn missouri() -> Self {
        Self::new(LonLat { lon: -92.5, lat: 38.3 }, [36.75, 39.85])
    }

    /// The projection with an origin and two parallels of true length, in degrees. The parallels
    /// must not be each other's mirror image at the equator.
    fn new(origin: LonLat, parallels: [f64; 2]) -> Self {
        let [first, second] = parallels.map(|lat| sine_and_cosine(lat.to_radians()).0);
        let n = (m2(first) - m2(second)) / (q(second) - q(first));
        let c = m2(first) + n * q(first);
        let albers = Self { lon: origin.lon, n, c, rho: 0.0 };
        let (sine, _) = sine_and_cosine(origin.lat.to_radians());
        Self { rho: albers.radius(sine), ..albers }
    }

    /// Where a point of the globe is in the plane.
    #[must_use]
    pub fn plane_from_lonlat(&self, point: LonLat) -> PlanePoint {
        let east = point.lon - self.lon;
        // The short way round.
        let east = east - 360.0 * (east / 360.0).round_ties_even();
        let rho = self.radius(sine_and_cosine(point.lat.to_radians()).0);
        let (sine, cosine) = sine_and_cosine(self.n * east.to_radians());
        PlanePoint { x: rho * sine, y: self.rho - rho * cosine }
    }

    /// Where a point of the plane is on the globe. What lies beyond the image of the globe is
    /// brought to its nearest pole.
    #[must_use]
    pub fn lonlat_from_plane(&self, point: PlanePoint) -> LonLat {
        let down = self.rho - point.y;
        let scaled = (point.x * point.x + down * down) * self.n * self.n / (A * A);
        let sine = sine_from_q((self.c - scaled) / self.n);
        LonLat {
            lon: self.lon + (point.x.atan2(down) / self.n).to_degrees(),
            lat: sine.atan2((1.0 - sine * sine).sqrt()).to_degrees(),
        }
    }

    /// The distance of a parallel from the tip of the cone, in kilometres, from the sine of its
    /// latitude (14-12).
    fn radius(&self, sine: f64) -> f64 {
        A * (self.c - self.n * q(sine)).max(0.0).sqrt() / self.n
    }
}

/// The square of m, from the sine of a latitude (14-15).
fn m2(sine: f64) -> f64 {
    (1.0 - sine * sine) / (1.0 - E2 * sine * sine)
}

/// The area q between the equator and a latitude, from its sine (3-12). Its logarithm is
/// written as its series, of which eight terms are exact: shorter to download, and nothing
/// cancels.
fn q(sine: f64) -> f64 {
    let t = E2 * sine * sine;
    let series = (0..8).rev().fold(0.0, |sum, k| sum * t + 1.0 / f64::from(2 * k + 1));
    (1.0 - E2) * sine * (1.0 / (1.0 - t) + series)
}

/// The sine of the latitude with the area q: four of Newton's steps, each of which doubles the
/// three digits that the sphere gives (3-16 in terms of the sine).
fn sine_from_q(area: f64) -> f64 {
    (0..4).fold((area / 2.0).max(-1.0).min(1.0), |sine, _| {
        let rest = 1.0 - E2 * sine * sine;
        (sine + (area - q(sine)) * rest * rest / (2.0 * (1.0 - E2))).max(-1.0).min(1.0)
    })
}

/// Sine and cosine of an angle between -2 and 2 (all that a projection asks for), in radians,
/// by their series. The standard library's take angles of any size, with 3 kB of tables.
fn sine_and_cosine(angle: f64) -> (f64, f64) {
    let (mut sine, mut cosine, mut term) = (0.0, 1.0, 1.0);
    for k in (1..28).step_by(2) {
        term *= angle / f64::from(k);
        sine += term;
        term *= -angle / f64::from(k + 1);
        cosine += term;
    }
    (sine, cosine)
}
