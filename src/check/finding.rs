//! The outcome of the checks.

use crate::report::TableId;

/// The outcome of all checks of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// What was checked and held, a sentence for each kind of check.
    pub held: Vec<Held>,
    /// What deserves a remark or worse.
    pub findings: Vec<Finding>,
}

/// So many things of a kind were checked, and so many of them held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What was checked.
    pub kind: Kind,
    /// How many held: at least one.
    pub count: usize,
    /// How many were checked.
    pub of: usize,
    /// A sentence that says so.
    pub sentence: String,
}

/// Something in a report that deserves a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// The table that it is about, if it is about one.
    pub table: Option<TableId>,
    /// Where it is, in words: the table and the row.
    pub place: String,
    /// What was found, in a sentence.
    pub message: String,
    /// How to read it or what to do about it, in a sentence.
    pub hint: &'static str,
}

/// What a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A stated total against the rows of the top level.
    Total,
    /// A row against the rows under it.
    Subtotal,
    /// A number that the report states more than once.
    Statement,
    /// A printed share against its count and base.
    Share,
    /// The sum of printed shares against the share of the whole.
    ShareSum,
    /// A row of the demographics against the cases of its type.
    Overlap,
    /// Whether a withheld cell stays hidden.
    Disclosure,
    /// A printed count of 1 or 2 in a report that withholds small counts.
    SmallCount,
    /// A footnote and the marks that refer to it.
    Footnote,
    /// A part of the standard report.
    Part,
    /// A heading that the standard report does not have.
    UnknownSection,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing, and no error.
    Remark,
    /// The report contradicts itself or is not complete.
    Problem,
    /// People could be exposed.
    Serious,
}

impl Audit {
    /// The findings of that severity or worse.
    pub fn at_least(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity >= severity)
    }

    /// Notes how many things held, in a sentence; nothing where there was nothing to check or none
    /// held.
    pub(super) fn held(&mut self, kind: Kind, (count, of): (usize, usize), sentence: String) {
        if count > 0 {
            self.held.push(Held { kind, count, of, sentence });
        }
    }
}
