//! Headings that the standard report does not have.

use super::finding::{Audit, Finding, Kind, Severity};
use crate::report::Report;

pub(super) fn check(report: &Report, audit: &mut Audit) {
    for section in &report.unknown {
        audit.findings.push(Finding {
            kind: Kind::UnknownSection,
            severity: Severity::Remark,
            table: None,
            place: format!("Line {}, “{}”", section.line, section.heading),
            message: format!(
                "This heading is not one of the standard report; it and the lines under it \
                 ({}) are kept as they were read.",
                section.lines.len()
            ),
            hint: "Nothing in them is checked or drawn; read them as text.",
        });
    }
}
