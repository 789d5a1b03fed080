//! The project's JSON form of a report.
//!
//! ```json
//! {
//!   "format": "hotline-atlas-report",
//!   "version": 1,
//!   "report": { "state": "Missouri", "period": { … }, … }
//! }
//! ```
//!
//! - `report` is a [`Report`], field by field under the names of its types in
//!   [`crate::report`]; enum variants are in snake case. A field that the model does not know
//!   is refused, and so is a missing one, except key figures, lists (`marks`, `prose`, `tables`,
//!   `children`, `cell_marks`, `unknown`), which are left out where empty, and a `share`,
//!   which is left out where the report prints none.
//! - A table is an object with one key, which says how its rows relate: `listed`, `partition`
//!   or `overlapping`. Each table of the standard report has one kind and one unit, and
//!   stands at most once.
//! - A cell is `{"count": {"n": 107, "share": {…}}}`, or one of the words
//!   `"fewer_than_three"`, `"not_available"`, `"not_applicable"`. The words hold no value, so
//!   no file can carry a withheld count.
//! - A share is `{"percent": "25.1", "of": {"count": 426, "unit": "calls"}}`: a percentage as
//!   printed, a text so that it stays exact, with its base.
//!
//! It is written with serde and read by hand (`tree` says why); the tests hold one against the
//! other. A change that older readers would misread raises the version.

use super::decode;
use super::error::{Fault, LoadError};
use super::standard::{self, Kind};
use super::tree::{Object, Tree};
use crate::report::{
    Base, Branch, Cell, Counted, Footnote, KeyFigures, Listed, Marked, Overlapping, Partition,
    Percent, Period, Provenance, Report, Row, RowKind, Section, Share, Table, TableId, Total, Unit,
    UnknownSection,
};
use crate::words::{say, word};
use serde::Serialize;

/// The name of the form.
pub const FORMAT: &str = "hotline-atlas-report";
/// The version of the form that is read and written here.
pub const VERSION: u32 = 1;

/// Reads the JSON form of a report.
pub fn read(bytes: &[u8]) -> Result<Report, LoadError> {
    from_text(decode::text(bytes, decode::a_report())?)
}

/// Writes the JSON form of a report: indented, the same bytes for the same report, with a
/// line end at the end.
///
/// # Panics
/// Never: all keys of a report are texts, and a text takes every byte.
#[must_use]
pub fn write(report: &Report) -> String {
    let envelope = Envelope { format: FORMAT, version: VERSION, report };
    let mut text = serde_json::to_string_pretty(&envelope).expect("its keys are texts");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u32,
    report: &'a Report,
}

pub(super) fn from_text(text: &str) -> Result<Report, LoadError> {
    let tree = Tree::read(text)?;
    // Format and version come first: another version may have other fields.
    let envelope = tree.object(&["format", "version", "report"])?;
    let format = envelope.field("format")?;
    if format.text()? != FORMAT {
        return Err(format.refused(&say!("a-format", FORMAT)));
    }
    let version = envelope.field("version")?;
    if version.whole(u32::MAX)? != VERSION {
        return Err(version.refused(&say!("a-version", VERSION)));
    }
    report(envelope.field("report")?)
}

fn report(tree: &Tree<'_>) -> Result<Report, LoadError> {
    let fields = tree.object(&[
        "state",
        "period",
        "as_of",
        "key_figures",
        "sections",
        "footnotes",
        "important_note",
        "unknown",
        "provenance",
    ])?;
    let mut sections: Vec<Section> = Vec::new();
    for tree in fields.field("sections")?.list()? {
        let section = section(tree, &sections)?;
        sections.push(section);
    }
    let mut footnotes: Vec<Footnote> = Vec::new();
    for tree in fields.field("footnotes")?.list()? {
        let footnote = footnote(tree, &footnotes)?;
        footnotes.push(footnote);
    }
    Ok(Report {
        state: text(&fields, "state")?,
        period: period(fields.field("period")?)?,
        as_of: text(&fields, "as_of")?,
        key_figures: key_figures(fields.field("key_figures")?)?,
        sections,
        footnotes,
        important_note: text(&fields, "important_note")?,
        unknown: all(fields.list("unknown")?, unknown)?,
        provenance: provenance(fields.field("provenance")?)?,
    })
}

fn period(tree: &Tree<'_>) -> Result<Period, LoadError> {
    let fields = tree.object(&["year", "from", "to"])?;
    let year = fields.field("year")?;
    let number = u16::try_from(year.whole(9999)?).map_err(|_| year.refused(word!("a-year")))?;
    Ok(Period { year: number, from: text(&fields, "from")?, to: text(&fields, "to")? })
}

fn key_figures(tree: &Tree<'_>) -> Result<KeyFigures, LoadError> {
    let names = ["nationwide_signals", "substantive_calls", "rank_by_calls", "cases"];
    let fields = tree.object(&names)?;
    let mut numbers = [None; 4];
    for (number, name) in numbers.iter_mut().zip(names) {
        *number = match fields.optional(name) {
            Some(tree) if !tree.is_null() => Some(tree.whole(u32::MAX)?),
            _ => None,
        };
    }
    let [nationwide_signals, substantive_calls, rank_by_calls, cases] = numbers;
    Ok(KeyFigures { nationwide_signals, substantive_calls, rank_by_calls, cases })
}

fn section(tree: &Tree<'_>, before: &[Section]) -> Result<Section, LoadError> {
    let fields = tree.object(&["heading", "prose", "tables"])?;
    let mut tables: Vec<Table> = Vec::new();
    for tree in fields.list("tables")? {
        let table = table(tree)?;
        let id = table.id();
        if before.iter().flat_map(|section| &section.tables).chain(&tables).any(|t| t.id() == id) {
            let expected = say!("a-table-once", id.heading());
            return Err(tree.error(Fault::DuplicateTable, &expected, word!("again")));
        }
        tables.push(table);
    }
    let heading = marked(fields.field("heading")?)?;
    Ok(Section { heading, prose: all(fields.list("prose")?, line)?, tables })
}

/// A table of the kind and unit that the standard report gives it, so that no file can have
/// overlapping rows drawn as parts of a whole, or calls as cases.
fn table(tree: &Tree<'_>) -> Result<Table, LoadError> {
    const KINDS: [(Kind, &str); 3] = [
        (Kind::Listed, "listed"),
        (Kind::Partition, "partition"),
        (Kind::Overlapping, "overlapping"),
    ];
    let kind = tree.tagged().and_then(|(name, table)| {
        let (kind, _) = KINDS.into_iter().find(|(_, word)| *word == name)?;
        Some((kind, table))
    });
    let Some((kind, tree)) = kind else {
        return Err(tree.refused(word!("a-table")));
    };
    let fields = tree.object(match kind {
        Kind::Listed => &["id", "heading", "unit", "rows"],
        Kind::Partition => &["id", "heading", "unit", "rows", "total"],
        Kind::Overlapping => &["id", "heading", "unit", "rows", "base", "closing"],
    })?;
    let id = fields.field("id")?;
    let id = TableId::ALL[id.one_of(&[
        "signals",
        "caller_type",
        "how_found",
        "primary_reason",
        "venue_industry",
        "labor_demographics",
        "sex_demographics",
    ])?];
    let wrong = |expected: String, found: &str| Err(tree.error(Fault::TableKind, &expected, found));
    let name = |kind| KINDS.into_iter().find(|(k, _)| *k == kind).map_or("", |(_, word)| word);
    if kind != standard::kind(id) {
        return wrong(say!("a-table-of-kind", name(standard::kind(id))), name(kind));
    }
    let unit = unit(fields.field("unit")?)?;
    if unit != id.unit() {
        return wrong(say!("a-table-of", id.unit().name()), unit.name());
    }
    let heading = marked(fields.field("heading")?)?;
    let rows = fields.field("rows")?.list()?;
    Ok(match kind {
        Kind::Listed => Table::Listed(Listed { id, heading, unit, rows: all(rows, row)? }),
        Kind::Partition => {
            let total = total(fields.field("total")?)?;
            Table::Partition(Partition { id, heading, unit, rows: all(rows, branch)?, total })
        }
        Kind::Overlapping => Table::Overlapping(Overlapping {
            id,
            heading,
            unit,
            rows: all(rows, row)?,
            base: base(fields.field("base")?)?,
            closing: marked(fields.field("closing")?)?,
        }),
    })
}

fn branch(tree: &Tree<'_>) -> Result<Branch, LoadError> {
    let fields = tree.object(&["row", "children"])?;
    Ok(Branch { row: row(fields.field("row")?)?, children: all(fields.list("children")?, row)? })
}

fn row(tree: &Tree<'_>) -> Result<Row, LoadError> {
    let fields = tree.object(&["label", "kind", "cell", "cell_marks"])?;
    let kinds = [RowKind::Named, RowKind::Pooled, RowKind::Unknown];
    Ok(Row {
        label: marked(fields.field("label")?)?,
        kind: kinds[fields.field("kind")?.one_of(&["named", "pooled", "unknown"])?],
        cell: cell(fields.field("cell")?)?,
        cell_marks: all(fields.list("cell_marks")?, mark)?,
    })
}

fn cell(tree: &Tree<'_>) -> Result<Cell, LoadError> {
    const WORDS: [(&str, Cell); 3] = [
        ("fewer_than_three", Cell::FewerThanThree),
        ("not_available", Cell::NotAvailable),
        ("not_applicable", Cell::NotApplicable),
    ];
    if let Some(("count", counted)) = tree.tagged() {
        let fields = counted.object(&["n", "share"])?;
        let n = fields.field("n")?.whole(u32::MAX)?;
        return Ok(Cell::Count(Counted { n, share: share(&fields)? }));
    }
    let word = tree.text().unwrap_or_default();
    WORDS
        .into_iter()
        .find(|(name, _)| *name == word)
        .map(|(_, cell)| cell)
        .ok_or_else(|| tree.refused(word!("a-cell")))
}

fn total(tree: &Tree<'_>) -> Result<Total, LoadError> {
    let fields = tree.object(&["label", "n", "share"])?;
    let n = fields.field("n")?.whole(u32::MAX)?;
    Ok(Total { label: marked(fields.field("label")?)?, n, share: share(&fields)? })
}

/// The share beside a count, where there is one.
fn share(fields: &Object<'_>) -> Result<Option<Share>, LoadError> {
    let Some(tree) = fields.optional("share").filter(|tree| !tree.is_null()) else {
        return Ok(None);
    };
    let fields = tree.object(&["percent", "of"])?;
    let percent = fields.field("percent")?;
    let parsed = percent.text().ok().and_then(|text| text.parse::<Percent>().ok());
    let parsed = parsed.ok_or_else(|| percent.refused(word!("a-percentage-text")))?;
    Ok(Some(Share { percent: parsed, of: base(fields.field("of")?)? }))
}

fn base(tree: &Tree<'_>) -> Result<Base, LoadError> {
    let fields = tree.object(&["count", "unit"])?;
    let count = fields.field("count")?.whole(u32::MAX)?;
    Ok(Base { count, unit: unit(fields.field("unit")?)? })
}

fn unit(tree: &Tree<'_>) -> Result<Unit, LoadError> {
    let units = [Unit::Signals, Unit::Calls, Unit::Cases];
    Ok(units[tree.one_of(&units.map(Unit::name))?])
}

fn marked(tree: &Tree<'_>) -> Result<Marked, LoadError> {
    let fields = tree.object(&["text", "marks"])?;
    Ok(Marked { text: text(&fields, "text")?, marks: all(fields.list("marks")?, mark)? })
}

fn footnote(tree: &Tree<'_>, before: &[Footnote]) -> Result<Footnote, LoadError> {
    let fields = tree.object(&["mark", "text"])?;
    let number = fields.field("mark")?;
    let mark = mark(number)?;
    if before.iter().any(|footnote| footnote.mark == mark) {
        let expected = say!("one-footnote", mark);
        return Err(number.error(Fault::DuplicateFootnote, &expected, word!("another")));
    }
    Ok(Footnote { mark, text: text(&fields, "text")? })
}

fn mark(tree: &Tree<'_>) -> Result<u8, LoadError> {
    let mark = tree.whole(u8::MAX.into()).ok().and_then(|mark| u8::try_from(mark).ok());
    mark.filter(|&mark| mark > 0).ok_or_else(|| tree.refused(word!("a-mark-number")))
}

fn unknown(tree: &Tree<'_>) -> Result<UnknownSection, LoadError> {
    let fields = tree.object(&["heading", "line", "lines"])?;
    Ok(UnknownSection {
        heading: text(&fields, "heading")?,
        line: fields.field("line")?.whole(u32::MAX)? as usize,
        lines: all(fields.field("lines")?.list()?, line)?,
    })
}

fn provenance(tree: &Tree<'_>) -> Result<Provenance, LoadError> {
    let fields = tree.object(&["publisher", "title", "url", "file"])?;
    Ok(Provenance {
        publisher: text(&fields, "publisher")?,
        title: text(&fields, "title")?,
        url: text(&fields, "url")?,
        file: text(&fields, "file")?,
    })
}

fn text(fields: &Object<'_>, name: &str) -> Result<String, LoadError> {
    line(fields.field(name)?)
}

fn line(tree: &Tree<'_>) -> Result<String, LoadError> {
    tree.text().map(ToOwned::to_owned)
}

fn all<T>(
    trees: &[Tree<'_>],
    read: impl Fn(&Tree<'_>) -> Result<T, LoadError>,
) -> Result<Vec<T>, LoadError> {
    let mut items = Vec::with_capacity(trees.len());
    for tree in trees {
        items.push(read(tree)?);
    }
    Ok(items)
}
