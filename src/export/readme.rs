//! What the files of an archive are, in plain text.

use super::citation::Citation;
use super::edition::Edition;
use super::help::help;
use super::record::Record;
use crate::report::Report;
use crate::words::{beside, say, word};

/// What the files are, what their columns mean, and what has to be known beside the numbers.
pub(super) fn readme(report: &Report, records: &[Record], edition: &Edition<'_>) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line(&say!("readme-title", report.place_and_year()));
    line("");
    line(word!("readme-files"));
    line("");
    for record in records {
        line(&format!("data/{0}.csv, data/{0}.json, charts/{0}.svg", record.id));
        line(&format!("    {}.", record.full_title()));
    }
    line("data/report.json");
    line(&format!("    {}", word!("readme-report")));
    line("");
    for heading in [
        (word!("readme-columns"), word!("readme-columns-are")),
        (word!("readme-status"), word!("readme-status-are")),
        (word!("readme-units"), word!("readme-units-are")),
    ] {
        line(heading.0);
        line(heading.1);
        line("");
    }
    line(word!("note"));
    line(&report.important_note);
    if let Some(translation) = beside(&report.important_note) {
        line(translation);
    }
    line("");
    line(word!("readme-sources"));
    for record in records {
        line(&format!("{}: {}", record.id, record.source));
    }
    line("");
    let citation = Citation::of_report(report, edition);
    line(word!("readme-cite"));
    line(&citation.plain);
    line(&citation.apa);
    line(&citation.chicago);
    line(&citation.bibtex);
    if !edition.hash.is_empty() {
        line(&say!("file-version", edition.hash));
        line("");
    }
    line(&help());
    text
}
