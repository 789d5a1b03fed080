//! Why some bytes are not what they should be.

use crate::words::{say, word};
use std::fmt;

/// Why some bytes are not what they should be (a report, offences, locations, the map of a
/// state): where, what was expected, what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    // One pointer: an error passes through many hands, and each of them is code to download.
    parts: Box<Parts>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    fault: Fault,
    place: Place,
    expected: String,
    found: String,
}

/// The kind of fault in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// There is nothing in the file.
    Empty,
    /// Some bytes are no UTF-8 text.
    NotUtf8,
    /// It is text, but neither a state report nor its JSON form.
    NotAReport,
    /// It ends in the middle of a table or of its JSON, or before the end of its closing note.
    Truncated,
    /// The running header, which names state and period, is missing or contradicts itself.
    Header,
    /// A table has no closing line: no total, or no "NON-CUMULATIVE".
    NoTotal,
    /// The column heads of a table are missing, or not those that are needed.
    Columns,
    /// A line has the cells of a row but no place in a table, or cells that no row has, or too
    /// few of them.
    Row,
    /// A count is no whole number, or too large for one.
    Count,
    /// A percentage is none.
    Percent,
    /// A percentage stands beside a missing count.
    ShareWithoutCount,
    /// A percentage stands beside a withheld count and would disclose it.
    ShareOfWithheld,
    /// A footnote mark is no number from 1 to 255.
    Mark,
    /// Two footnotes have the same mark.
    DuplicateFootnote,
    /// A table stands twice in the report.
    DuplicateTable,
    /// A table of the JSON form is not of the kind or unit that the standard report gives it.
    TableKind,
    /// The JSON is broken, or not of this form.
    Json,
    /// A quotation mark of a CSV file is never closed.
    Quote,
    /// It is larger than what is read here.
    TooLarge,
    /// A row about a police agency is none, contradicts another one or is missing.
    Agency,
    /// A list of places, ZIP codes or residents is not of its form, or does not fit the
    /// boundaries.
    Geography,
}

/// Where a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A byte, counted from 0, in a line, counted from 1.
    Byte {
        /// The offset of the byte in the file.
        offset: usize,
        /// The line that it stands in.
        line: usize,
    },
    /// A line, counted from 1.
    Line(usize),
    /// A line and column of a JSON file, both counted from 1.
    Column {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
}

impl LoadError {
    #[cold]
    #[inline(never)]
    pub(super) fn new(place: Place, fault: Fault, expected: &str, found: &str) -> Self {
        let (expected, found) = (expected.to_owned(), found.to_owned());
        Self { parts: Box::new(Parts { fault, place, expected, found }) }
    }

    pub(super) fn at_line(line: usize, fault: Fault, expected: &str, found: &str) -> Self {
        Self::new(Place::Line(line), fault, expected, found)
    }

    /// The same error as one of a text that ends too early.
    pub(super) fn where_the_text_ends(mut self) -> Self {
        self.parts.fault = Fault::Truncated;
        self.parts.found = say!("where-the-text-ends", self.parts.found);
        self
    }

    /// The kind of fault.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.parts.fault
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.parts.place
    }

    /// What was expected there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.parts.expected
    }

    /// What was found instead.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.parts.found
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { place, expected, found, .. } = &*self.parts;
        f.write_str(&match place {
            Place::File => say!("fault-file", expected, found),
            Place::Byte { offset, line } => say!("fault-byte", expected, found, offset, line),
            Place::Line(line) => say!("fault-line", expected, found, line),
            Place::Column { line, column } => say!("fault-column", expected, found, line, column),
        })
    }
}

impl std::error::Error for LoadError {}

/// A piece of the file in quotation marks, cut where it gets long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", &text[..end]),
        None if text.is_empty() => word!("nothing").to_owned(),
        None => format!("“{text}”"),
    }
}
