//! What a number counts.

use serde::Serialize;

/// What a number counts. A number is never shown without its unit, and two units never share
/// a scale. People are not here: the report does not count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calls, emails and online tip reports about the state, wherever they came from.
    Signals,
    /// Substantive calls from callers in the state.
    Calls,
    /// Unique incidents of potential human trafficking in the state, from any channel.
    Cases,
}

impl Unit {
    /// The word after a number: "1 case", "0 cases", "2 cases".
    #[must_use]
    pub fn word(self, count: u32) -> &'static str {
        match (self, count) {
            (Self::Signals, 1) => "signal",
            (Self::Signals, _) => "signals",
            (Self::Calls, 1) => "call",
            (Self::Calls, _) => "calls",
            (Self::Cases, 1) => "case",
            (Self::Cases, _) => "cases",
        }
    }

    /// The unit in full, as a title or a base needs it: "potential cases".
    #[must_use]
    pub fn in_full(self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Calls => "substantive calls",
            Self::Cases => "potential cases",
        }
    }
}
