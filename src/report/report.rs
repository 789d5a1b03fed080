//! A state report as a whole.

use super::{Footnote, Marked, Provenance, Table, TableId};
use serde::Serialize;

/// One state report of the hotline: every sentence and every number that it prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The state: "Missouri".
    pub state: String,
    /// The period that it covers.
    pub period: Period,
    /// The date that the figures are accurate as of, as printed: "March 8, 2017".
    pub as_of: String,
    /// The figures that the report states in its prose.
    pub key_figures: KeyFigures,
    /// The parts of the report, in its order.
    pub sections: Vec<Section>,
    /// All footnotes, by number.
    pub footnotes: Vec<Footnote>,
    /// The closing note, word for word, without its heading.
    pub important_note: String,
    /// What stands under headings that are not known here, kept as it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<UnknownSection>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The period of a report, as printed: "1/1/2016" to "12/31/2016".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The year of its last day.
    pub year: u16,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// Figures that the report states in sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KeyFigures {
    /// Signals to the hotline from the whole country.
    pub nationwide_signals: Option<u32>,
    /// Substantive calls from callers in the state.
    pub substantive_calls: Option<u32>,
    /// Rank of the state by substantive calls among the 50 states and Washington, D.C.
    pub rank_by_calls: Option<u32>,
    /// Unique cases of potential trafficking.
    pub cases: Option<u32>,
}

/// A part of the report under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading, verbatim.
    pub heading: Marked,
    /// Its sentences, verbatim, a paragraph each; `**` stands around emphasis.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prose: Vec<String>,
    /// Its tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

/// Lines under a heading that no table or section of the standard report has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownSection {
    /// The heading, verbatim.
    pub heading: String,
    /// The line that it was read from, from 1.
    pub line: usize,
    /// What stands under it, verbatim.
    pub lines: Vec<String>,
}

impl Section {
    /// The heading over the signals, which have none of their own.
    pub const SIGNALS: &str = "OVERVIEW OF INCOMING SIGNALS";

    /// The headings of the standard report, in its order, without footnote marks.
    pub const HEADINGS: [&str; 4] = [
        Self::SIGNALS,
        "SUBSTANTIVE CALL DATA",
        "HUMAN TRAFFICKING CASE DATA",
        "LOCATION OF POTENTIAL TRAFFICKING CASES (WHERE KNOWN)",
    ];
}

impl Report {
    /// All tables, in the report's order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.tables)
    }

    /// The table of that name, where the report has it.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables().find(|table| table.id() == id)
    }

    /// The footnote of that number, where the report has it.
    #[must_use]
    pub fn footnote(&self, mark: u8) -> Option<&Footnote> {
        self.footnotes.iter().find(|footnote| footnote.mark == mark)
    }

    /// "Missouri 2016".
    #[must_use]
    pub fn place_and_year(&self) -> String {
        format!("{} {}", self.state, self.period.year)
    }
}
