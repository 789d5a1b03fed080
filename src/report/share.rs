//! A published percentage and the base that it is a share of.

use super::{Unit, grouped};
use crate::words::say;
use serde::Serialize;
use std::{fmt, str::FromStr};

/// A percentage as printed, with one decimal. Held in tenths of a percent, so it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Percent {
    tenths: u16,
}

impl Percent {
    /// A percentage of so many tenths of a percent: 251 is 25.1%.
    #[must_use]
    pub const fn from_tenths(tenths: u16) -> Self {
        Self { tenths }
    }

    /// Tenths of a percent: 25.1% is 251.
    #[must_use]
    pub const fn tenths(self) -> u16 {
        self.tenths
    }
}

/// As printed, without the sign: `25.1`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// What was given is not a percentage with one decimal, such as `25.1` or `25.1%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PercentError(
    /// What was given.
    pub String,
);

impl fmt::Display for PercentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a percentage with one decimal, such as 25.1, found “{}”", self.0)
    }
}

impl std::error::Error for PercentError {}

impl FromStr for Percent {
    type Err = PercentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| {
            (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        text.strip_suffix('%')
            .unwrap_or(text)
            .split_once('.')
            .filter(|(_, tenth)| tenth.len() == 1)
            .and_then(|(whole, tenth)| digits(whole)?.checked_mul(10)?.checked_add(digits(tenth)?))
            .map(Self::from_tenths)
            .ok_or_else(|| PercentError(text.to_owned()))
    }
}

impl From<Percent> for String {
    fn from(percent: Percent) -> Self {
        percent.to_string()
    }
}

/// The denominator of a share: a number of calls or cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Base {
    /// How many there are in all.
    pub count: u32,
    /// What they are.
    pub unit: Unit,
}

/// "426 substantive calls".
impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = grouped(self.count);
        f.write_str(&match self.unit {
            Unit::Signals => say!("base-signals", count),
            Unit::Calls => say!("base-calls", count),
            Unit::Cases => say!("base-cases", count),
        })
    }
}

/// A percentage that never travels without its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The percentage as printed.
    pub percent: Percent,
    /// What it is a percentage of.
    pub of: Base,
}
