//! What a number counts.

use crate::words::word;
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
    /// Its name in files: in the column heads of the published text, in the JSON form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Calls => "calls",
            Self::Cases => "cases",
        }
    }

    /// The word after a number: "1 case", "0 cases", "2 cases".
    #[must_use]
    pub fn word(self, count: u32) -> &'static str {
        match (self, count) {
            (Self::Signals, 1) => word!("signal"),
            (Self::Signals, _) => word!("signals"),
            (Self::Calls, 1) => word!("call"),
            (Self::Calls, _) => word!("calls"),
            (Self::Cases, 1) => word!("case"),
            (Self::Cases, _) => word!("cases"),
        }
    }
}

/// A count in American style, with commas between groups of three digits: 34068 is "34,068".
#[must_use]
pub fn grouped(n: u32) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", grouped(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn counts_are_set_in_american_style() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (34_068, "34,068")] {
            assert_eq!(grouped(n), text);
        }
    }
}
