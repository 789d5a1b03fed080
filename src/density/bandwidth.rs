//! How far a point reaches.

/// The bandwidth of a map: the standard deviation of the Gaussian kernel, in kilometres. Always
/// from [`Bandwidth::MIN`] to [`Bandwidth::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Bandwidth(f64);

impl Bandwidth {
    /// 10 km: less would show single places, which a state's map is not about.
    pub const MIN: Self = Self(10.0);
    /// 25 km: two cities of a state stay two, a city's suburbs become one.
    pub const DEFAULT: Self = Self(25.0);
    /// 60 km: more would show a state as one hill.
    pub const MAX: Self = Self(60.0);

    /// The bandwidth nearest to so many kilometres; the default where that is not a number.
    pub fn new(kilometres: f64) -> Self {
        if kilometres.is_nan() {
            return Self::DEFAULT;
        }
        Self(kilometres.max(Self::MIN.0).min(Self::MAX.0))
    }

    /// The standard deviation, in kilometres.
    pub fn kilometres(self) -> f64 {
        self.0
    }
}

impl Default for Bandwidth {
    fn default() -> Self {
        Self::DEFAULT
    }
}
