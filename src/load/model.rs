//! The types of a report, read from JSON values. The names are those that `serde` writes; a test
//! reads back what is written.

use super::node::Node;
use crate::report::{
    Base, Branch, Cell, Counted, Footnote, KeyFigures, Listed, Marked, Overlapping, Partition,
    Percent, Period, Provenance, Report, Row, RowKind, Section, Share, Table, TableId, Total, Unit,
    UnknownSection,
};

/// A whole report.
pub(super) fn report(node: &Node) -> Report {
    node.object(&[
        "state",
        "period",
        "as_of",
        "key_figures",
        "sections",
        "footnotes",
        "important_note",
        "unknown",
        "provenance",
    ]);
    node.field("sections");
    node.field("footnotes");
    Report {
        state: node.text("state"),
        period: period(&node.field("period")),
        as_of: node.text("as_of"),
        key_figures: key_figures(&node.field("key_figures")),
        sections: node.list("sections", section),
        footnotes: node.list("footnotes", footnote),
        important_note: node.text("important_note"),
        unknown: node.list("unknown", unknown),
        provenance: provenance(&node.field("provenance")),
    }
}

fn period(node: &Node) -> Period {
    node.object(&["year", "from", "to"]);
    let year = node.field("year").whole_number(9999) as u16;
    Period { year, from: node.text("from"), to: node.text("to") }
}

fn key_figures(node: &Node) -> KeyFigures {
    node.object(&["nationwide_signals", "substantive_calls", "rank_by_calls", "cases"]);
    KeyFigures {
        nationwide_signals: node.count_or_null("nationwide_signals"),
        substantive_calls: node.count_or_null("substantive_calls"),
        rank_by_calls: node.count_or_null("rank_by_calls"),
        cases: node.count_or_null("cases"),
    }
}

fn section(node: &Node) -> Section {
    node.object(&["heading", "prose", "tables"]);
    Section {
        heading: marked(&node.field("heading")),
        prose: node.list("prose", |item| item.as_text()),
        tables: node.list("tables", table),
    }
}

fn footnote(node: &Node) -> Footnote {
    node.object(&["mark", "text"]);
    Footnote { mark: mark(&node.field("mark")), text: node.text("text") }
}

fn unknown(node: &Node) -> UnknownSection {
    node.object(&["heading", "line", "lines"]);
    UnknownSection {
        heading: node.text("heading"),
        line: node.count("line") as usize,
        lines: node.list("lines", |item| item.as_text()),
    }
}

fn provenance(node: &Node) -> Provenance {
    node.object(&["publisher", "title", "url", "file"]);
    Provenance {
        publisher: node.text("publisher"),
        title: node.text("title"),
        url: node.text("url"),
        file: node.text("file"),
    }
}

fn marked(node: &Node) -> Marked {
    node.object(&["text", "marks"]);
    Marked { text: node.text("text"), marks: node.list("marks", mark) }
}

fn mark(node: &Node) -> u8 {
    node.whole_number(u32::from(u8::MAX)) as u8
}

fn unit(node: &Node) -> Unit {
    node.field("unit").word(&[
        ("signals", Unit::Signals),
        ("calls", Unit::Calls),
        ("cases", Unit::Cases),
    ])
}

fn base(node: &Node) -> Base {
    node.object(&["count", "unit"]);
    Base { count: node.count("count"), unit: unit(node) }
}

fn share(node: &Node) -> Share {
    node.object(&["percent", "of"]);
    let percent = node.field("percent");
    let text = percent.as_text();
    let read = text.parse().unwrap_or_else(|_| {
        let expected = "a percentage with one decimal, such as 25.1";
        percent.refuse(expected, &format!("“{text}”"));
        Percent::from_tenths(0)
    });
    Share { percent: read, of: base(&node.field("of")) }
}

fn cell(node: &Node) -> Cell {
    if node.is_text() {
        return node.word(&[
            ("fewer_than_three", Cell::FewerThanThree),
            ("not_available", Cell::NotAvailable),
            ("not_applicable", Cell::NotApplicable),
        ]);
    }
    node.object(&["count"]);
    let count = node.field("count");
    count.object(&["n", "share"]);
    Cell::Count(Counted { n: count.count("n"), share: count.optional("share").as_ref().map(share) })
}

fn row(node: &Node) -> Row {
    node.object(&["label", "kind", "cell", "cell_marks"]);
    Row {
        label: marked(&node.field("label")),
        kind: node.field("kind").word(&[
            ("named", RowKind::Named),
            ("pooled", RowKind::Pooled),
            ("unknown", RowKind::Unknown),
        ]),
        cell: cell(&node.field("cell")),
        cell_marks: node.list("cell_marks", mark),
    }
}

fn branch(node: &Node) -> Branch {
    node.object(&["row", "children"]);
    Branch { row: row(&node.field("row")), children: node.list("children", row) }
}

fn table(node: &Node) -> Table {
    let (kind, table) = node.only_field();
    let last: &[&str] = match kind {
        "partition" => &["total"],
        "overlapping" => &["base", "closing"],
        "listed" => &[],
        _ => {
            node.refuse("one field “listed”, “partition” or “overlapping”", "something else");
            &[]
        }
    };
    table.object(&[&["id", "heading", "unit", "rows"], last].concat());
    table.field("rows");
    let id = table.field("id").word(&[
        ("signals", TableId::Signals),
        ("caller_type", TableId::CallerType),
        ("how_found", TableId::HowFound),
        ("primary_reason", TableId::PrimaryReason),
        ("venue_industry", TableId::VenueIndustry),
        ("labor_demographics", TableId::LaborDemographics),
        ("sex_demographics", TableId::SexDemographics),
    ]);
    let (heading, unit) = (marked(&table.field("heading")), unit(&table));
    match kind {
        "partition" => {
            let (rows, total) = (table.list("rows", branch), total(&table.field("total")));
            Table::Partition(Partition { id, heading, unit, rows, total })
        }
        "overlapping" => {
            let (rows, base) = (table.list("rows", row), base(&table.field("base")));
            let closing = marked(&table.field("closing"));
            Table::Overlapping(Overlapping { id, heading, unit, rows, base, closing })
        }
        _ => Table::Listed(Listed { id, heading, unit, rows: table.list("rows", row) }),
    }
}

fn total(node: &Node) -> Total {
    node.object(&["label", "n", "share"]);
    let share = node.optional("share").as_ref().map(share);
    Total { label: marked(&node.field("label")), n: node.count("n"), share }
}
