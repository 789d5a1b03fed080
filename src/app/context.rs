//! Facts that stand beside the report, with where they come from.

use crate::report::Report;
use crate::words::say;

pub use crate::words::Facts;

impl Facts {
    /// What the report does not say and a reader needs to read it rightly. Nothing for a report
    /// whose context is not known.
    pub fn beside(report: &Report) -> Option<Self> {
        let facts = Self(include_str!("../../assets/context/missouri-2016.txt"));
        (facts.get("report") == Some(report.place_and_year().as_str())).then_some(facts)
    }
}

/// "17th": a rank in words.
pub fn ordinal(rank: &str) -> String {
    match rank.as_bytes() {
        [.., b'1', _] => say!("rank-th", rank),
        [.., b'1'] => say!("rank-st", rank),
        [.., b'2'] => say!("rank-nd", rank),
        [.., b'3'] => say!("rank-rd", rank),
        _ => say!("rank-th", rank),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_have_their_endings() {
        for (rank, text) in [
            ("1", "1st"),
            ("2", "2nd"),
            ("3", "3rd"),
            ("11", "11th"),
            ("17", "17th"),
            ("22", "22nd"),
        ] {
            assert_eq!(ordinal(rank), text);
        }
    }

    #[test]
    fn the_bundled_context_is_complete() {
        let facts = Facts(include_str!("../../assets/context/missouri-2016.txt"));
        for name in ["report", "population_rank", "source", "url"] {
            assert!(facts.get(name).is_some_and(|fact| !fact.is_empty()), "{name}");
        }
    }

    #[test]
    fn the_bundled_contact_block_is_complete() {
        let help = Facts::help();
        for name in ["voice", "hours", "text", "tty", "chat", "emergency", "url", "note"] {
            assert!(help.get(name).is_some_and(|fact| !fact.is_empty()), "{name}");
        }
    }
}
