//! The parts that every standard report has.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Section, TableId};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let mut parts = Parts { held: 0, of: 0, audit };
    for heading in Section::HEADINGS {
        let is_there = report.sections.iter().any(|s| s.heading.text.eq_ignore_ascii_case(heading));
        parts.part(is_there, Severity::Remark, None, format!("Heading “{heading}”"));
    }
    for id in TableId::ALL {
        let is_there = report.table(id).is_some_and(|table| table.rows().next().is_some());
        let place = format!("Table “{}”", place::table(id));
        parts.part(is_there, Severity::Problem, Some(id), place);
    }
    let figures = report.key_figures;
    for (figure, name) in [
        (figures.nationwide_signals, "signals nationwide"),
        (figures.substantive_calls, "substantive calls"),
        (figures.rank_by_calls, "rank by calls"),
        (figures.cases, "potential cases"),
    ] {
        parts.part(figure.is_some(), Severity::Remark, None, format!("Key figures, {name}"));
    }
    for (text, name) in [
        (&report.as_of, "Date that the figures are accurate as of"),
        (&report.important_note, "Important Note"),
    ] {
        parts.part(!text.trim().is_empty(), Severity::Problem, None, name.to_owned());
    }
    let counts = (parts.held, parts.of);
    let what = "parts of a standard report are there (headings, tables, key figures, the date \
                and the Important Note)";
    audit.held(Kind::Part, counts, what);
}

struct Parts<'a> {
    held: usize,
    of: usize,
    audit: &'a mut Audit,
}

impl Parts<'_> {
    fn part(&mut self, is_there: bool, severity: Severity, table: Option<TableId>, place: String) {
        self.of += 1;
        if is_there {
            self.held += 1;
            return;
        }
        self.audit.findings.push(Finding {
            kind: Kind::Part,
            severity,
            table,
            place,
            message: "This part of a standard report is missing or empty.".to_owned(),
            hint: "The rest is shown; what is missing is not the same as zero.",
        });
    }
}
