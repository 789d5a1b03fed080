//! Headings that the standard report does not have.

use super::finding::{Audit, Finding, Kind, Severity};
use crate::report::Report;
use crate::words::{say, word};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    for section in &report.unknown {
        audit.findings.push(Finding {
            kind: Kind::UnknownSection,
            severity: Severity::Remark,
            table: None,
            place: say!("place-line", section.line, section.heading),
            message: say!("unknown-heading", section.lines.len()),
            hint: word!("hint-unknown-heading"),
        });
    }
}
