//! A figure with everything that has to stay with it, as plain texts.

use super::citation::{Citation, Work};
use super::edition::Edition;
use super::help::help;
use crate::chart::{Closing, Datum, Figure, superscript};
use crate::report::{Cell, Report, RowKind, grouped};
use crate::words::{labelled, say, word};

/// A figure, or a layer of the map, with everything that has to stay with it. What does not apply
/// is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Its name in links and in file names.
    pub id: String,
    /// What is counted.
    pub title: String,
    /// Unit, base, place and year.
    pub about: String,
    /// What it shows at a glance.
    pub summary: String,
    /// What a value counts, in the plural.
    pub unit: String,
    /// What the shares are shares of: how many,
    pub base_n: String,
    /// and what: "426 substantive calls".
    pub base: String,
    /// What the columns of group, label, value and share are called.
    pub heads: [String; 4],
    /// The rows, in published order.
    pub rows: Vec<Row>,
    /// The last line of the table as printed: its words, its number.
    pub closing: [String; 2],
    /// The misreading to prevent.
    pub caution: String,
    /// The footnotes of the whole, each with its mark.
    pub notes: Vec<String>,
    /// All that has to be known beside the numbers: the caution; not verified, no measure of how
    /// much happens, as of when, from where.
    pub caveat: String,
    /// When the figures were accurate.
    pub as_of: String,
    /// Who published them, and where.
    pub source: String,
    /// How to cite it.
    pub citation: String,
    /// Where it is found.
    pub permalink: String,
    /// The version of the site.
    pub hash: String,
    /// How to reach the hotline.
    pub help: String,
}

/// A row of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The row that it is a part of, or what else its rows are grouped by.
    pub group: String,
    /// What it counts, as printed.
    pub label: String,
    /// The number, digits only; empty where there is none.
    pub value: String,
    /// A word for programs, such as [`Row::WITHHELD`].
    pub status: &'static str,
    /// The same in words, where there is something to say.
    pub status_text: String,
    /// The share as printed, in percent, without the sign.
    pub share: String,
    /// The footnotes that hold for it, each with its mark.
    pub notes: String,
}

impl Row {
    /// The status of a number that its publisher withholds: 0, 1 or 2.
    pub const WITHHELD: &'static str = "suppressed_lt3";
    /// The status of several categories together.
    pub const POOLED: &'static str = "pooled";
    /// The status of what is not known.
    pub const UNKNOWN: &'static str = "unknown";
    /// The status of a number like any other.
    pub const COUNTED: &'static str = "counted";

    /// What stands in place of a value: the number as people write it, or why there is none.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.value.parse() {
            Ok(n) => grouped(n),
            Err(_) if self.value.is_empty() => self.status_text.clone(),
            Err(_) => self.value.clone(),
        }
    }
}

/// The columns of a record, in their order in CSV.
pub(super) const COLUMNS: [&str; 19] = [
    "title",
    "row",
    "value",
    "status",
    "status_text",
    "share",
    "base_n",
    "base",
    "unit",
    "footnotes",
    "citation",
    "caveat",
    "as_of",
    "permalink",
    "hash",
    "group",
    "lower",
    "upper",
    "help",
];

/// Those of them that differ from row to row.
pub(super) const OF_ROWS: [&str; 9] =
    ["group", "row", "value", "lower", "upper", "status", "status_text", "share", "footnotes"];

/// Those of them that are numbers.
pub(super) const NUMBERS: [&str; 5] = ["value", "lower", "upper", "share", "base_n"];

impl Record {
    /// A figure of a report.
    #[must_use]
    pub fn of(figure: &Figure, report: &Report, edition: &Edition<'_>) -> Self {
        let share = figure.base.map(|base| say!("column-share", base)).unwrap_or_default();
        let source = &report.provenance;
        let mut caution = String::new();
        if edition.own {
            word!("file-own-report").clone_into(&mut caution);
        }
        join(&mut caution, figure.caution.as_deref().unwrap_or_default());
        let mut caveat = caution.clone();
        join(&mut caveat, &figure.caption);
        join(&mut caveat, word!("file-may-change"));
        Self {
            id: figure.id.name().to_owned(),
            title: figure.title.clone(),
            about: figure.subtitle.clone(),
            summary: figure.summary(),
            unit: figure.unit.word(2).to_owned(),
            base_n: figure.base.map(|base| base.count.to_string()).unwrap_or_default(),
            base: figure.base.map(|base| base.to_string()).unwrap_or_default(),
            heads: [
                word!("file-part-of").to_owned(),
                labelled(&figure.heading.text),
                say!("column-number", figure.unit.word(2)),
                share,
            ],
            rows: rows(figure),
            closing: match &figure.closing {
                Closing::Nothing => Default::default(),
                Closing::Total(total) => [labelled(&total.label.text), total.n.to_string()],
                Closing::NoTotal(words) => [labelled(&words.text), String::new()],
            },
            caution,
            notes: figure.footnotes.iter().map(|note| marked(note.mark, &note.text)).collect(),
            caveat,
            as_of: crate::words::translated(&report.as_of).to_owned(),
            source: format!("{}, {}, {}", source.publisher, source.title, source.url),
            citation: Citation::of(&Work::figure(figure, report), edition).plain,
            permalink: edition.permalink(),
            hash: edition.hash.to_owned(),
            help: help(),
        }
    }

    /// Title, unit, place, year and base in one line.
    #[must_use]
    pub fn full_title(&self) -> String {
        format!("{}. {}", self.title, self.about)
    }

    /// Whether rows are grouped.
    pub(super) fn has_groups(&self) -> bool {
        self.rows.iter().any(|row| !row.group.is_empty())
    }

    /// Whether a row has such a status.
    pub(super) fn has(&self, status: &str) -> bool {
        self.rows.iter().any(|row| row.status == status)
    }

    /// What stands in a column of a row; empty where there is nothing.
    pub(super) fn cell(&self, row: &Row, column: &str) -> String {
        let withheld = row.status == Row::WITHHELD;
        let text = match column {
            "title" => return self.full_title(),
            "group" => &row.group,
            "row" => &row.label,
            "value" => &row.value,
            "lower" if withheld => "0",
            "upper" if withheld => "2",
            "status" => row.status,
            "status_text" => &row.status_text,
            "share" => &row.share,
            "footnotes" => &row.notes,
            "base_n" => &self.base_n,
            "base" => &self.base,
            "unit" => &self.unit,
            "citation" => &self.citation,
            "caveat" => &self.caveat,
            "as_of" => &self.as_of,
            "permalink" => &self.permalink,
            "hash" => &self.hash,
            "help" => &self.help,
            _ => "",
        };
        text.to_owned()
    }
}

fn rows(figure: &Figure) -> Vec<Row> {
    let mut of_all = figure.heading.marks.clone();
    of_all.extend_from_slice(match &figure.closing {
        Closing::Nothing => &[],
        Closing::Total(total) => &total.label.marks,
        Closing::NoTotal(words) => &words.marks,
    });
    let mut head = String::new();
    let mut rows = Vec::new();
    for datum in &figure.data {
        let label = labelled(&datum.row.label.text);
        let group = if datum.depth > 0 { head.clone() } else { String::new() };
        if datum.depth == 0 {
            head.clone_from(&label);
        }
        let marks = datum.row.marks();
        let mut notes = String::new();
        for note in &figure.footnotes {
            if marks.contains(&note.mark) || of_all.contains(&note.mark) {
                join(&mut notes, &marked(note.mark, &note.text));
            }
        }
        let share = datum.share().map(|share| share.percent.to_string()).unwrap_or_default();
        let value = datum.count().map(|n| n.to_string()).unwrap_or_default();
        let (status, status_text) = status(datum);
        rows.push(Row { group, label, value, status, status_text, share, notes });
    }
    rows
}

fn status(datum: &Datum) -> (&'static str, String) {
    let name = match (datum.row.cell, datum.row.kind) {
        (Cell::Count(_), RowKind::Named) => Row::COUNTED,
        (Cell::Count(_), RowKind::Pooled) => Row::POOLED,
        (Cell::Count(_), RowKind::Unknown) => Row::UNKNOWN,
        (Cell::FewerThanThree, _) => Row::WITHHELD,
        (Cell::NotAvailable, _) => "not_available",
        (Cell::NotApplicable, _) => "not_applicable",
    };
    let words = datum.status_text().unwrap_or_default();
    let words = match datum.row.cell {
        Cell::FewerThanThree => format!("{}. {words}", datum.value_text()),
        _ => words.to_owned(),
    };
    (name, words)
}

/// A footnote with its mark, and what stands beside it in another language.
fn marked(mark: u8, text: &str) -> String {
    format!("{} {}", superscript(&[mark]), labelled(text))
}

/// Adds a sentence.
pub(super) fn join(text: &mut String, sentence: &str) {
    if !text.is_empty() && !sentence.is_empty() {
        text.push(' ');
    }
    text.push_str(sentence);
}
