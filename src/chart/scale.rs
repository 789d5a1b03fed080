//! A linear scale from counts to lengths.

/// Maps counts to lengths; 0 is always at length 0, so that a bar's length means its count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    domain: u32,
    range: f64,
}

impl LinearScale {
    /// A scale on which `domain`, the largest count, is `range` logical pixels long.
    /// A domain of 0 draws every bar with length 0.
    #[must_use]
    pub fn new(domain: u32, range: f64) -> Self {
        Self { domain, range }
    }

    /// The length of a count in logical pixels.
    #[must_use]
    pub fn length(&self, count: u32) -> f64 {
        if self.domain == 0 { 0.0 } else { self.range * f64::from(count) / f64::from(self.domain) }
    }
}
