//! The checks: Missouri 2016 comes out as it is known to be, and every kind of finding fires.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::check::{Audit, Finding, Kind, Severity, check};
use hotline_atlas::load;
use hotline_atlas::report::{
    Base, Branch, Cell, Counted, Marked, Percent, Report, Row, RowKind, Share, Table, TableId, Unit,
};
use proptest::prelude::*;

const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");

fn read(text: &str) -> Report {
    load::report(text.as_bytes(), "missouri-2016.txt").unwrap_or_else(|error| panic!("{error}"))
}

/// The bundled report after the first occurrence of each left side was replaced.
fn edited(edits: &[(&str, &str)]) -> Report {
    read(&edits.iter().fold(TEXT.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "nothing to edit: {from}");
        text.replacen(from, to, 1)
    }))
}

/// The findings that an edit adds to those of the bundled report.
fn added(report: &Report) -> Vec<Finding> {
    let known = check(&read(TEXT)).findings;
    check(report).findings.into_iter().filter(|finding| !known.contains(finding)).collect()
}

fn said(audit: &Audit) -> Vec<(Severity, Kind, String)> {
    let said = audit.findings.iter();
    said.map(|f| (f.severity, f.kind, format!("{}: {}", f.place, f.message))).collect()
}

#[test]
fn missouri_2016_holds() {
    let audit = check(&read(TEXT));
    let held: Vec<_> = audit.held.iter().map(|held| held.sentence.as_str()).collect();
    assert_eq!(
        held,
        [
            "6 of 6 totals and subtotals agree with their rows (426 calls, 426 calls, 135 cases, 135 cases, 95 cases, 25 cases).",
            "4 of 4 stated totals agree with the other places that state them (426 calls, 135 cases).",
            "70 of 70 printed shares follow from their count and base.",
            "3 of 6 sums of printed shares come out at the printed share of their whole.",
            "6 of 6 withheld counts stay hidden: no published total or subtotal gives them away.",
            "11 of 11 footnotes belong to a mark.",
            "17 of 17 parts of a standard report are there (headings, tables, key figures, the date and the Important Note).",
        ]
    );
}

#[test]
fn missouri_2016_deserves_six_remarks_and_nothing_worse() {
    use Kind::{Overlap, ShareSum, SmallCount};
    let audit = check(&read(TEXT));
    assert_eq!(audit.at_least(Severity::Problem).count(), 0);
    let remarks = [
        (
            ShareSum,
            "How the caller found the hotline: The printed shares add up to 100.1% of 426 substantive calls, not to 100.0%.",
        ),
        (
            ShareSum,
            "Primary reason for contacting the hotline: The printed shares add up to 100.1% of 135 potential cases, not to 100.0%.",
        ),
        (
            ShareSum,
            "Type of trafficking, venue and industry, row “Sex”: The printed shares of the rows under it add up to 70.3%, and its own is 70.4% of 135 potential cases.",
        ),
        (
            Overlap,
            "Demographics, labor trafficking cases, row “Adults”: “Adults” is mentioned in 26 potential cases, more than the 25 of the type “Labor”: the table seems to include “Sex and Labor” (31 with them), but the report does not say so.",
        ),
        (
            Overlap,
            "Demographics, sex trafficking cases, row “Females”: “Females” is mentioned in 96 potential cases, more than the 95 of the type “Sex”: the table seems to include “Sex and Labor” (101 with them), but the report does not say so.",
        ),
        (
            SmallCount,
            "How the caller found the hotline: Here 6 of 15 rows print a count of 1 or 2 calls, although the report withholds or pools such counts elsewhere.",
        ),
    ];
    assert_eq!(said(&audit), remarks.map(|(kind, said)| (Severity::Remark, kind, said.to_owned())));
}

/// What is changed in the bundled text, and every finding that this adds.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [(Severity, Kind, &'a str)]);

#[track_caller]
fn adds(report: &Report, expected: &[(Severity, Kind, &str)]) {
    let found = Audit { held: Vec::new(), findings: added(report) };
    let expected: Vec<_> =
        expected.iter().map(|(s, k, said)| (*s, *k, (*said).to_owned())).collect();
    assert_eq!(said(&found), expected);
}

#[test]
fn every_kind_of_finding_fires() {
    use Kind::{
        Footnote, Overlap, Part, Share, ShareSum, SmallCount, Statement, Subtotal, Total,
        UnknownSection,
    };
    use Severity::{Problem, Remark};
    #[rustfmt::skip]
    let cases: &[Case<'_>] = &[
        // Totals and subtotals.
        (&[("Trucker\t7\t1.6%", "Trucker\t6\t1.4%")], &[(Problem, Total, "Caller type, row “TOTAL # OF SUBSTANTIVE CALLS”: The rows add up to 425 calls, less than the stated 426.")]),
        (&[("Trucker\t7\t1.6%", "Trucker\t8\t1.9%")], &[(Problem, Total, "Caller type, row “TOTAL # OF SUBSTANTIVE CALLS”: The rows add up to 427 calls, more than the stated 426.")]),
        (&[("Trucker\t7\t1.6%", "Trucker\t\t")], &[(Remark, Total, "Caller type, row “TOTAL # OF SUBSTANTIVE CALLS”: The rows add up to 419 calls, and one without a figure may stand between them and the stated 426.")]),
        (&[("Trucker\t7\t1.6%", "Trucker\tFewer than Three\tN/A")], &[(Problem, Total, "Caller type, row “TOTAL # OF SUBSTANTIVE CALLS”: The rows add up to 419 calls, less than the stated 426.")]),
        (&[("Street-Based\t5\t3.7%", "Street-Based\t4\t3.0%")], &[(Problem, Subtotal, "Type of trafficking, venue and industry, row “Sex”: The rows under it add up to 94 cases, less than the stated 95.")]),
        // Shares and their sums.
        (&[("Minors\t6\t4.4%", "Minors\t6\t4.5%")], &[(Problem, Share, "Demographics, labor trafficking cases, row “Minors”: The printed share of 4.5% is not that of 6 out of 135 potential cases.")]),
        (&[("Minors\t6\t4.4%", "Minors\t6\t")], &[(Remark, Share, "Demographics, labor trafficking cases, row “Minors”: No share is printed beside 6 cases, unlike in other rows.")]),
        (&[("Males\t8\t5.9%", "Males\t136\t100.7%")], &[
            (Problem, Share, "Demographics, sex trafficking cases, row “Males”: The count of 136 exceeds its base of 135 potential cases."),
            (Problem, Overlap, "Demographics, sex trafficking cases, row “Males”: “Males” is mentioned in 136 potential cases, more than the 95 of the type “Sex”, and than the 101 with “Sex and Labor”."),
        ]),
        (&[("Trucker\t7\t1.6%", "Trucker\t7\t3.6%")], &[
            (Problem, Share, "Caller type, row “Trucker”: The printed share of 3.6% is not that of 7 out of 426 substantive calls."),
            (Problem, ShareSum, "Caller type: The printed shares add up to 102.0% of 426 substantive calls, not to 100.0%."),
        ]),
        // Numbers that are stated more than once.
        (&[("from Missouri: 426", "from Missouri: 425")], &[
            (Problem, Statement, "Caller type: This place gives 426 calls in all, but the place “Key figures” gives 425."),
            (Problem, Statement, "How the caller found the hotline: This place gives 426 calls in all, but the place “Key figures” gives 425."),
        ]),
        (&[("135 unique cases", "134 unique cases")], &[
            (Problem, Statement, "Primary reason for contacting the hotline: This place gives 135 cases in all, but the place “Key figures” gives 134."),
            (Problem, Statement, "Type of trafficking, venue and industry: This place gives 135 cases in all, but the place “Key figures” gives 134."),
        ]),
        (&[("17th", "52nd")], &[(Problem, Statement, "Key figures, rank by calls: The rank by calls is 52, but only 51 places have a rank.")]),
        // Rows that overlap.
        (&[("Minors\t6\t4.4%", "Minors\t31\t23.0%")], &[(Remark, Overlap, "Demographics, labor trafficking cases, row “Minors”: “Minors” is mentioned in 31 potential cases, more than the 25 of the type “Labor”: the table seems to include “Sex and Labor” (31 with them), but the report does not say so.")]),
        (&[("Minors\t6\t4.4%", "Minors\t32\t23.7%")], &[(Problem, Overlap, "Demographics, labor trafficking cases, row “Minors”: “Minors” is mentioned in 32 potential cases, more than the 25 of the type “Labor”, and than the 31 with “Sex and Labor”.")]),
        // Small counts.
        (&[("Minors\t6\t4.4%", "Minors\t2\t1.5%")], &[(Remark, SmallCount, "Demographics, labor trafficking cases: Here 1 of 9 rows print a count of 1 or 2 cases, although the report withholds or pools such counts elsewhere.")]),
        // Footnotes.
        (&[("Student", "Student¹²")], &[(Problem, Footnote, "Caller type, row “Student”: The mark 12 refers to a footnote that is not there.")]),
        (&[("\n⁷A Foreign", "\nA Foreign")], &[(Problem, Footnote, "Demographics, labor trafficking cases, row “Foreign Nationals”: The mark 7 refers to a footnote that is not there.")]),
        (&[("Nationals ⁷", "Nationals")], &[(Remark, Footnote, "Footnote 7: Nothing in the report refers to footnote 7.")]),
        (&[("Nationals ⁷", "Nationals"), ("Substantive calls exclude", "Substantive calls⁷ exclude")], &[]),
        // Parts.
        (&[("17th", "the")], &[(Remark, Part, "Key figures, rank by calls: This part of a standard report is missing or empty.")]),
        (&[("HUMAN TRAFFICKING CASE DATA\n", "")], &[(Remark, Part, "Heading “HUMAN TRAFFICKING CASE DATA”: This part of a standard report is missing or empty.")]),
        (&[("426 Phone Calls", ""), ("112 Emails", ""), ("25 Online Tip Reports", "")], &[(Problem, Part, "Table “Incoming signals”: This part of a standard report is missing or empty.")]),
        // Headings that are not known.
        (&[("CALLER TYPE\t", "CALLS BY WEEKDAY\nMondays were busy.\nCALLER TYPE\t")], &[(Remark, UnknownSection, "Line 27, “CALLS BY WEEKDAY”: This heading is not one of the standard report; it and the lines under it (1) are kept as they were read.")]),
    ];
    for (edits, expected) in cases {
        adds(&edited(edits), expected);
    }
}

#[test]
fn a_missing_note_or_date_of_a_json_report_is_a_problem() {
    let mut report = read(TEXT);
    report.important_note = String::new();
    report.as_of = " ".to_owned();
    let missing = "This part of a standard report is missing or empty.";
    adds(
        &report,
        &[
            (
                Severity::Problem,
                Kind::Part,
                &format!("Date that the figures are accurate as of: {missing}"),
            ),
            (Severity::Problem, Kind::Part, &format!("Important Note: {missing}")),
        ],
    );
}

#[test]
fn a_share_of_another_base_is_a_problem() {
    let mut report = read(TEXT);
    let Some(Table::Overlapping(table)) = report.sections[2].tables.last_mut() else {
        panic!("the last table of the cases overlaps")
    };
    let cases = Base { count: 95, unit: Unit::Cases };
    let share = Share { percent: Percent::from_tenths(579), of: cases };
    table.rows[0].cell = Cell::Count(Counted { n: 55, share: Some(share) });
    adds(
        &report,
        &[(
            Severity::Problem,
            Kind::Share,
            "Demographics, sex trafficking cases, row “Adults”: The share of 57.9% is one of 95 \
             potential cases, but the base of the table is 135 potential cases.",
        )],
    );
    let Some(Table::Overlapping(table)) = report.sections[2].tables.last_mut() else {
        panic!("the last table of the cases overlaps")
    };
    table.base = cases;
    let said = said(&Audit { held: Vec::new(), findings: added(&report) });
    let base = "Demographics, sex trafficking cases: This place gives 95 cases in all, but the \
                place “Key figures” gives 135.";
    assert!(said.contains(&(Severity::Problem, Kind::Statement, base.to_owned())), "{said:?}");
}

// The disclosure audit.

const DERIVED: &str = "This withheld count can be worked out from published ones.";
const NARROWED: &str = "Published counts leave fewer than three values for this withheld one.";

/// What is changed in the bundled text, and each withheld row that this exposes.
type Exposed<'a> = (&'a [(&'a str, &'a str)], &'a [(Severity, &'a str)]);

#[test]
fn withheld_cells_are_safe_or_found_out() {
    use Severity::{Problem, Serious};
    const W: &str = "Fewer than Three\tN/A";
    let press = ("Press/Media\t3\t0.7%", &*format!("Press/Media\t{W}"));
    let legal = ("Legal Professional\t4\t0.9%", &*format!("Legal Professional\t{W}"));
    let truck = ("Truck Stop-Based\t3\t2.2%", &*format!("Truck Stop-Based\t{W}"));
    let both = ("Sex and Labor\t6\t4.4%", &*format!("Sex and Labor\t{W}"));
    let sex = ("Sex\t95\t70.4%", &*format!("Sex\t{W}"));
    #[rustfmt::skip]
    let cases: &[Exposed<'_>] = &[
        // One withheld row is the total minus the rest, whatever is left.
        (&[press, ("Trucker\t7\t1.6%", "Trucker\t10\t2.3%")], &[(Serious, "Press/Media")]),
        (&[press, ("Trucker\t7\t1.6%", "Trucker\t8\t1.9%")], &[(Serious, "Press/Media")]),
        // Two of them with 2 left are hidden, with 1 or 3 left half hidden, with 0 or 4 not at all.
        (&[press, legal, ("Trucker\t7\t1.6%", "Trucker\t12\t2.8%")], &[]),
        (&[press, legal, ("Trucker\t7\t1.6%", "Trucker\t13\t3.1%")], &[(Problem, "Legal Professional"), (Problem, "Press/Media")]),
        (&[press, legal, ("Trucker\t7\t1.6%", "Trucker\t11\t2.6%")], &[(Problem, "Legal Professional"), (Problem, "Press/Media")]),
        (&[press, legal, ("Trucker\t7\t1.6%", "Trucker\t14\t3.3%")], &[(Serious, "Legal Professional"), (Serious, "Press/Media")]),
        (&[press, legal, ("Trucker\t7\t1.6%", "Trucker\t10\t2.3%")], &[(Serious, "Legal Professional"), (Serious, "Press/Media")]),
        // A row without a figure hides the others.
        (&[press, ("Trucker\t7\t1.6%", "Trucker\t\t")], &[]),
        // A venue from the row that heads it, and a type from the total.
        (&[truck, ("Street-Based\t5\t3.7%", "Street-Based\t6\t4.4%")], &[(Serious, "Truck Stop-Based")]),
        (&[both, ("Not Specified⁴\t9\t6.7%", "Not Specified⁴\t14\t10.4%")], &[(Serious, "Sex and Labor")]),
        // Totals that cannot hold tell nothing.
        (&[press], &[]),
        (&[sex], &[]),
    ];
    for (edits, expected) in cases {
        let findings = added(&edited(edits));
        let found: Vec<_> = findings
            .iter()
            .filter(|finding| finding.kind == Kind::Disclosure)
            .map(|finding| (finding.severity, finding.place.as_str(), finding.message.as_str()))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(severity, label)| {
                let table = if ["Press/Media", "Legal Professional"].contains(label) {
                    "Caller type"
                } else {
                    "Type of trafficking, venue and industry"
                };
                let message = if *severity == Serious { DERIVED } else { NARROWED };
                (*severity, format!("{table}, row “{label}”"), message)
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(s, place, m)| (*s, place.as_str(), *m)).collect();
        assert_eq!(found, expected, "{edits:?}");
    }
}

#[test]
fn a_withheld_category_under_an_unknown_heading_is_a_problem() {
    let lines = "CASES BY GENDER\t# OF CASES\nTransgender Males\t2\nUnknown\t9\nCALLER TYPE\t";
    let findings = added(&edited(&[("CALLER TYPE\t", lines)]));
    let exposed: Vec<_> = findings.iter().filter(|f| f.kind == Kind::Disclosure).collect();
    assert_eq!(exposed.len(), 2, "in the table of labor and in that of sex trafficking cases");
    for finding in exposed {
        assert_eq!(finding.severity, Severity::Problem);
        assert!(finding.place.ends_with("row “Transgender Males”"), "{}", finding.place);
    }
}

/// A count, or a withheld one that hides it.
fn row(n: u32, is_withheld: bool) -> Row {
    let cell =
        if is_withheld { Cell::FewerThanThree } else { Cell::Count(Counted { n, share: None }) };
    Row { label: Marked::plain("Row"), kind: RowKind::Named, cell, cell_marks: Vec::new() }
}

/// The true count of a row of the top level, those of the rows under it, and what of them is
/// withheld where it is small enough.
type Truth = (u32, Vec<(u32, bool)>, bool);

/// A table of venues made from true counts, heads with the sum of their rows, and what is
/// withheld of it.
fn table(branches: &[Truth]) -> (Vec<Branch>, u32) {
    let mut total = 0;
    let rows = branches.iter().map(|(own, children, is_withheld)| {
        let n = if children.is_empty() { *own } else { children.iter().map(|(n, _)| n).sum() };
        total += n;
        let children = children.iter().map(|&(n, hidden)| row(n, hidden && n < 3)).collect();
        Branch { row: row(n, *is_withheld && n < 3), children }
    });
    let rows = rows.collect();
    (rows, total)
}

/// Every way to fill the withheld cells of a table so that all its sums hold: the slow and
/// certain way to tell what can be derived.
fn fillings(branches: &[Branch], total: u32) -> Vec<Vec<u32>> {
    let cells: Vec<Cell> = branches
        .iter()
        .flat_map(|b| std::iter::once(b.row.cell).chain(b.children.iter().map(|row| row.cell)))
        .collect();
    let mut fillings = vec![Vec::new()];
    for cell in cells {
        let values = match cell.counted() {
            Some(counted) => counted.n..=counted.n,
            None => 0..=2,
        };
        fillings = fillings
            .into_iter()
            .flat_map(|filling| values.clone().map(move |n| [&filling[..], &[n]].concat()))
            .collect();
    }
    fillings.retain(|filling| {
        let mut at = 0;
        let mut sum = 0;
        branches.iter().all(|branch| {
            let (head, children) = (filling[at], &filling[at + 1..=at + branch.children.len()]);
            at += 1 + branch.children.len();
            sum += head;
            children.is_empty() || children.iter().sum::<u32>() == head
        }) && sum == total
    });
    fillings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The audit finds exactly the withheld cells that have one value in every filling, and
    /// calls exactly those safe that can have all three.
    #[test]
    fn the_audit_agrees_with_trying_everything(branches in prop::collection::vec(
        (0_u32..6, prop::collection::vec((0_u32..5, any::<bool>()), 0..4), any::<bool>()), 1..4,
    )) {
        let (rows, total) = table(&branches);
        let fillings = fillings(&rows, total);
        prop_assert!(!fillings.is_empty(), "the true counts are one");
        prop_assume!(fillings[0].len() < 12);

        let mut expected = Vec::new();
        let cells = rows.iter().flat_map(|b| std::iter::once(&b.row).chain(&b.children));
        for (at, _) in cells.enumerate().filter(|(_, row)| row.cell == Cell::FewerThanThree) {
            let mut values: Vec<u32> = fillings.iter().map(|filling| filling[at]).collect();
            values.sort_unstable();
            values.dedup();
            expected.push(match values.len() {
                1 => Some(Severity::Serious),
                2 => Some(Severity::Problem),
                _ => None,
            });
        }

        let mut report = read(TEXT);
        for table in report.sections.iter_mut().flat_map(|section| &mut section.tables) {
            if let Table::Partition(table) = table
                && table.id == TableId::VenueIndustry
            {
                table.rows.clone_from(&rows);
                table.total.n = total;
            }
        }
        let audit = check(&report);
        let found = audit.findings.iter().filter(|finding| finding.kind == Kind::Disclosure);
        let found: Vec<_> = found.map(|finding| Some(finding.severity)).collect();
        let safe = expected.iter().filter(|severity| severity.is_none()).count();
        expected.retain(Option::is_some);
        prop_assert_eq!(found, expected);
        let held = audit.held.iter().find(|held| held.kind == Kind::Disclosure).map(|held| held.count);
        prop_assert_eq!(held, Some(safe + 6), "the six of the demographics stay hidden");
    }
}
