//! The rows of a table.

use super::{Cell, Marked};
use serde::Serialize;

/// What kind of category a row stands for. Each is drawn, spoken and exported in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A category with a name.
    Named,
    /// Several categories of fewer than three each, counted together and not named.
    Pooled,
    /// What was not known or not specified. Always shown: leaving it out would change the story.
    Unknown,
}

/// One row: a label and one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The category, verbatim.
    pub label: Marked,
    /// What kind of category it is.
    pub kind: RowKind,
    /// Its value.
    pub cell: Cell,
    /// Footnote numbers printed on the value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cell_marks: Vec<u8>,
}

impl Row {
    /// Every footnote number on the row, label first, each once.
    #[must_use]
    pub fn marks(&self) -> Vec<u8> {
        let mut marks = self.label.marks.clone();
        marks.extend(self.cell_marks.iter().filter(|mark| !self.label.marks.contains(mark)));
        marks
    }
}

/// A row with the rows that it heads. The head already counts its children: the two are never
/// added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// The row of the top level.
    pub row: Row,
    /// The rows under it; none for most tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Row>,
}
