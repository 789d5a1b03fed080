//! The parts that every standard report has.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Section, TableId};
use crate::words::{say, word};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let mut parts = Parts { held: 0, of: 0, audit };
    for heading in Section::HEADINGS {
        let is_there = report.sections.iter().any(|s| s.heading.text.eq_ignore_ascii_case(heading));
        parts.part(is_there, Severity::Remark, None, place::heading(heading));
    }
    for id in TableId::ALL {
        let is_there = report.table(id).is_some_and(|table| table.rows().next().is_some());
        let place = say!("place-table", place::table(id));
        parts.part(is_there, Severity::Problem, Some(id), place);
    }
    let figures = report.key_figures;
    for (figure, name) in [
        (figures.nationwide_signals, word!("place-key-signals")),
        (figures.substantive_calls, word!("place-key-calls")),
        (figures.rank_by_calls, word!("place-key-rank")),
        (figures.cases, word!("place-key-cases")),
    ] {
        parts.part(figure.is_some(), Severity::Remark, None, name.to_owned());
    }
    for (text, name) in
        [(&report.as_of, word!("place-as-of")), (&report.important_note, word!("place-note"))]
    {
        parts.part(!text.trim().is_empty(), Severity::Problem, None, name.to_owned());
    }
    let Parts { held, of, .. } = parts;
    audit.held(Kind::Part, (held, of), say!("held-parts", held, of));
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
            message: word!("part-missing").to_owned(),
            hint: word!("hint-part-missing"),
        });
    }
}
