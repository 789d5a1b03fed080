//! The loader: what it reads, what it refuses and with which words.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::load::{self, Fault, json};
use hotline_atlas::report::{Cell, Counted, Report, Row, RowKind, Table, TableId};
use proptest::prelude::*;
const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");
const JSON: &str = include_str!("../assets/reports/missouri-2016.json");
const NAME: &str = "missouri-2016.txt";

fn missouri() -> Report {
    load::report(TEXT.as_bytes(), NAME).expect("the bundled text is a report")
}

/// The text with its first occurrence of each left side replaced.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "nothing to edit: {from}");
        text.replacen(from, to, 1)
    })
}

fn read(text: &str) -> Report {
    load::report(text.as_bytes(), NAME).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn refused(bytes: &[u8], fault: Fault, message: &str) {
    let error = load::report(bytes, NAME).expect_err(message);
    assert_eq!((error.fault(), error.to_string().as_str()), (fault, message));
}

#[track_caller]
fn refused_after(edits: &[(&str, &str)], fault: Fault, message: &str) {
    refused(edited(TEXT, edits).as_bytes(), fault, message);
}

// What it reads.

#[test]
fn the_key_figures_are_those_of_the_prose() {
    let report = missouri();
    let figures = report.key_figures;
    assert_eq!(
        [
            figures.nationwide_signals,
            figures.substantive_calls,
            figures.rank_by_calls,
            figures.cases
        ],
        [Some(34_068), Some(426), Some(17), Some(135)]
    );
    assert_eq!(
        (report.place_and_year().as_str(), report.as_of.as_str()),
        ("Missouri 2016", "March 8, 2017")
    );
    assert!(report.important_note.starts_with("The data displayed"));
    assert!(report.important_note.ends_with("as new information emerges."));
    assert_eq!(report.unknown, []);
}

/// Rows of the table, rows under a head, stated total or base.
#[test]
fn every_table_has_its_rows() {
    let report = missouri();
    for (id, top, under, whole) in [
        (TableId::Signals, 3, 0, None),
        (TableId::CallerType, 17, 0, Some(426)),
        (TableId::HowFound, 15, 0, Some(426)),
        (TableId::PrimaryReason, 3, 0, Some(135)),
        (TableId::VenueIndustry, 4, 15, Some(135)),
        (TableId::LaborDemographics, 9, 0, Some(135)),
        (TableId::SexDemographics, 9, 0, Some(135)),
    ] {
        let table = report.table(id).expect("the report has every table");
        let depth = |depth| table.rows().filter(|(d, _)| *d == depth).count();
        assert_eq!((depth(0), depth(1)), (top, under), "{id:?}");
        assert_eq!(table.base().map(|base| base.count), whole, "{id:?}");
        assert!(table.base().is_none_or(|base| base.unit == id.unit()), "{id:?}");
    }
}

#[test]
fn a_page_break_in_a_table_leaves_its_rows_together() {
    let report = missouri();
    let Some(Table::Partition(venues)) = report.table(TableId::VenueIndustry) else {
        panic!("venues add up")
    };
    let sex: Vec<_> = venues.rows[0].children.iter().map(|row| row.label.text.as_str()).collect();
    assert_eq!(sex[8..], ["Truck Stop-Based", "Venues in Fewer than Three Cases"]);
    let heads: Vec<_> = venues.rows.iter().map(|branch| branch.row.label.text.as_str()).collect();
    assert_eq!(heads, ["Sex", "Labor", "Sex and Labor", "Trafficking Type Not Specified"]);
}

fn row<'a>(report: &'a Report, id: TableId, label: &str) -> &'a Row {
    let mut rows = report.table(id).expect("the table is there").rows();
    rows.find(|(_, row)| row.label.text == label).expect("the row is there").1
}

#[test]
fn marks_sit_on_labels_values_headings_and_totals() {
    use TableId::{CallerType, LaborDemographics, SexDemographics, VenueIndustry};
    let report = missouri();
    for (id, label, marks) in [
        (CallerType, "Caller Types Referenced Fewer than Three Times", vec![1]),
        (CallerType, "Student", vec![]),
        (VenueIndustry, "Online Ad, Venue Unknown", vec![2]),
        (VenueIndustry, "Trafficking Type Not Specified", vec![4]),
        (LaborDemographics, "Transgender Males", vec![6]),
        (SexDemographics, "Foreign Nationals", vec![10]),
    ] {
        assert_eq!(row(&report, id, label).marks(), marks, "{label}");
    }
    assert_eq!(row(&report, LaborDemographics, "Transgender Males").cell_marks, [6]);
    let Some(Table::Overlapping(sex)) = report.table(SexDemographics) else {
        panic!("it overlaps")
    };
    assert_eq!((&sex.heading.marks[..], &sex.closing.marks[..]), (&[8][..], &[8][..]));
    assert_eq!(sex.heading.text, "VICTIM DEMOGRAPHICS (SEX TRAFFICKING CASES)");
    assert_eq!(report.sections[3].heading.marks, [11]);
    let marks: Vec<_> = report.footnotes.iter().map(|footnote| footnote.mark).collect();
    assert_eq!(marks, (1..=11).collect::<Vec<_>>());
}

#[test]
fn rows_are_named_pooled_or_unknown() {
    let report = missouri();
    let of_kind = |kind| -> Vec<&str> {
        let rows = report.tables().flat_map(Table::rows).filter(|(_, row)| row.kind == kind);
        rows.map(|(_, row)| row.label.text.as_str()).collect()
    };
    assert_eq!(
        of_kind(RowKind::Pooled),
        [
            "Caller Types Referenced Fewer than Three Times",
            "Venues in Fewer than Three Cases",
            "Industries Referenced in Fewer than Three Cases"
        ]
    );
    assert_eq!(
        of_kind(RowKind::Unknown),
        [
            "Unknown",
            "Venue Not Specified",
            "Online Ad, Venue Unknown",
            "Trafficking Type Not Specified"
        ]
    );
}

#[test]
fn six_cells_are_withheld() {
    let report = missouri();
    let withheld = |id| {
        let rows = report.table(id).expect("the table is there").rows();
        rows.filter(|(_, row)| row.cell == Cell::FewerThanThree).count()
    };
    assert_eq!(TableId::ALL.map(withheld), [0, 0, 0, 0, 0, 3, 3]);
}

/// What the cells "107" and "25.1%" may be replaced by, and what is read then.
#[test]
fn cells_are_counts_or_say_why_not() {
    for (cells, expected) in [
        ("Fewer than Three\tN/A", Cell::FewerThanThree),
        ("FEWER THAN THREE ¹\tn/a", Cell::FewerThanThree),
        ("fewer than three\t", Cell::FewerThanThree),
        ("N/A\tN/A", Cell::NotApplicable),
        ("\t", Cell::NotAvailable),
        ("-\t-", Cell::NotAvailable),
    ] {
        let report = read(&edited(TEXT, &[("107\t25.1%", cells)]));
        let row = row(&report, TableId::CallerType, "Community Member");
        assert_eq!(row.cell, expected, "{cells:?}");
    }
    for (cells, n, percent) in [
        ("1,107\t25.1%", 1107, Some("25.1")),
        ("1107 ¹\t25.1% ²", 1107, Some("25.1")),
        ("34,000,107\tN/A", 34_000_107, None),
        ("0\t0.0%", 0, Some("0.0")),
        ("4294967295\t", u32::MAX, None),
    ] {
        let report = read(&edited(TEXT, &[("107\t25.1%", cells)]));
        let cell = row(&report, TableId::CallerType, "Community Member").cell;
        let counted = cell.counted().expect("a count");
        let found = counted.share.map(|share| share.percent.to_string());
        assert_eq!((counted.n, found.as_deref()), (n, percent), "{cells:?}");
    }
}

#[test]
fn signals_are_lines_without_columns() {
    let edits =
        [("426 Phone Calls", "4,260 Phone Calls ¹"), ("112 Emails", "Fewer than Three Emails")];
    let report = read(&edited(TEXT, &edits));
    let rows = report.table(TableId::Signals).expect("the table is there").rows();
    let rows: Vec<_> =
        rows.map(|(_, row)| (row.label.text.as_str(), row.cell, row.marks())).collect();
    let count = |n| Cell::Count(Counted { n, share: None });
    assert_eq!(
        rows,
        [
            ("Phone Calls", count(4260), vec![1]),
            ("Emails", Cell::FewerThanThree, vec![]),
            ("Online Tip Reports", count(25), vec![]),
        ]
    );
}

#[test]
fn line_ends_byte_order_marks_and_blank_lines_change_nothing() {
    let crlf = TEXT.replace('\n', "\r\n");
    for text in [
        crlf.clone(),
        format!("\u{feff}{TEXT}"),
        format!("\u{feff}{crlf}\r\n"),
        TEXT.replace('\n', "\n \n"),
    ] {
        assert_eq!(read(&text), missouri());
    }
    assert_eq!(read(&format!("\u{feff}{}", JSON.replace('\n', "\r\n"))), missouri());
}

#[test]
fn a_page_may_break_anywhere() {
    const HEADER: &str = "\nNATIONAL HUMAN TRAFFICKING HOTLINE DATA REPORT\n\nMissouri State Report: 1/1/2016 – 12/31/2016\n\n";
    let expected = missouri();
    for (at, _) in TEXT.match_indices('\n') {
        let broken = format!("{}{HEADER}{}", &TEXT[..at], &TEXT[at..]);
        assert_eq!(read(&broken), expected, "a page break at byte {at}");
    }
}

#[test]
fn headings_are_known_in_any_case() {
    let headings = TableId::ALL.map(TableId::heading);
    for heading in headings.into_iter().filter(|heading| TEXT.contains(heading)) {
        let (first, rest) = heading.split_at(1);
        let report = read(&TEXT.replacen(heading, &format!("{first}{}", rest.to_lowercase()), 1));
        assert_eq!(report.tables().count(), 7, "{heading}");
        assert_eq!(report.unknown, [], "{heading}");
    }
    let report = read(&edited(
        TEXT,
        &[("NON-CUMULATIVE⁵\t\t", "Non-Cumulative ⁵"), ("TOTAL # OF CALLS", "Total # of Calls")],
    ));
    assert_eq!(report.tables().count(), 7);
}

/// A heading and lines put before the tables of calls, and what is kept of them.
#[test]
fn unknown_headings_are_kept_with_their_lines() {
    for (lines, heading, kept) in [
        ("CALLS BY WEEKDAY\nMonday was busy.", "CALLS BY WEEKDAY", &["Monday was busy."][..]),
        ("Calls by Weekday\nMonday was busy.", "Calls by Weekday", &["Monday was busy."]),
        (
            "WEEKDAY\t# OF CALLS\t% OF CALLS\nMonday\t400\t93.9%\nTuesday\t26\t6.1%\nTOTAL\t426\t100.0%",
            "WEEKDAY",
            &[
                "WEEKDAY\t# OF CALLS\t% OF CALLS",
                "Monday\t400\t93.9%",
                "Tuesday\t26\t6.1%",
                "TOTAL\t426\t100.0%",
            ],
        ),
        ("CALLS BY WEEKDAY\nMonday\t400", "CALLS BY WEEKDAY", &["Monday\t400"]),
    ] {
        let text = TEXT.replacen("CALLER TYPE\t", &format!("{lines}\nCALLER TYPE\t"), 1);
        let mut report = read(&text);
        let unknown = report.unknown.pop().expect("it is kept");
        assert_eq!((unknown.heading.as_str(), unknown.line), (heading, 27), "{lines}");
        assert_eq!(unknown.lines, kept, "{lines}");
        assert_eq!(report, missouri(), "the rest stays as it is");
    }
}

#[test]
fn a_text_before_the_first_heading_is_kept() {
    let report = read(&format!("Prepared for the board.\n{TEXT}"));
    assert_eq!(
        (report.unknown[0].heading.as_str(), report.unknown[0].line),
        ("Prepared for the board.", 1)
    );
}

#[test]
fn shares_of_the_demographics_are_of_all_cases_wherever_those_are_stated() {
    // Without the tables of cases, the sentence states them.
    let start = TEXT.find("PRIMARY REASON").expect("the table is there");
    let end = TEXT.find("²Online").expect("its footnotes are there");
    let report = read(&format!("{}{}", &TEXT[..start], &TEXT[end..]));
    let base = report.table(TableId::SexDemographics).and_then(Table::base);
    assert_eq!(base.map(|base| base.count), Some(135));
}

// What it refuses.

#[test]
#[rustfmt::skip]
fn files_that_are_no_report_are_refused() {
    use Fault::{Empty, NotAReport, NotUtf8};
    refused(b"", Empty, "In the file, expected a state report, found no bytes.");
    refused(b"\xEF\xBB\xBF \r\n\t", Empty, "In the file, expected a state report, found only blank space.");
    refused(b"%PDF-1.4\n\xE2\xE3", NotUtf8, "At byte 9, in line 2, expected text in UTF-8, found the byte 0xE2, which is none.");
    refused(b"\xFF\xFEM\0", NotUtf8, "At byte 0, in line 1, expected text in UTF-8, found the byte 0xFF, which is none.");
    refused(b"name,count\na,1\n", NotAReport, "In the file, expected the text of a hotline state report or its JSON form, found another text, which begins with “name,count”.");
}

/// What is changed in the bundled text, the fault, and the sentence about it.
type Case<'a> = (&'a [(&'a str, &'a str)], Fault, &'a str);

#[test]
fn broken_texts_are_refused_where_they_break() {
    use Fault::{
        Columns, Count, DuplicateFootnote, DuplicateTable, Header, Mark, NoTotal, Percent, Row,
        ShareOfWithheld, ShareWithoutCount,
    };
    const HEADER: &str = "Missouri State Report: 1/1/2016 – 12/31/2016";
    #[rustfmt::skip]
    let cases: &[Case<'_>] = &[
        // Tables and their closing lines.
        (&[("TOTAL # OF CALLS\t426\t100.0%\n", "")], NoTotal, "In line 70, expected another row or the line “TOTAL …” of the table “HOW CALLER FOUND THE NATIONAL HOTLINE”, which begins in line 53, found “HUMAN TRAFFICKING CASE DATA”."),
        (&[("NON-CUMULATIVE⁵\t\t\n", "")], NoTotal, "In line 125, expected another row or the line “NON-CUMULATIVE” of the table “VICTIM DEMOGRAPHICS (LABOR TRAFFICKING CASES)”, which begins in line 114, found “⁵These statistics are non-cumulative. Cases may involve mult…”."),
        (&[("NON-CUMULATIVE⁵\t\t\n", "TOTAL\t74\t\n")], NoTotal, "In line 124, expected another row or the line “NON-CUMULATIVE” of the table “VICTIM DEMOGRAPHICS (LABOR TRAFFICKING CASES)”, which begins in line 114, found “TOTAL\t74”."),
        (&[("CALLS\t426\t100.0%", "CALLS\tFewer than Three\tN/A")], NoTotal, "In line 45, expected a count as the total, found “Fewer than Three”."),
        (&[("CALLER TYPE\t# OF CALLS", "CALLER TYPE\t# OF CASES")], Columns, "In line 27, expected the column heads “# OF CALLS” and “% OF CALLS”, found “# OF CASES\t% OF CALLS”."),
        (&[("CALLER TYPE\t# OF CALLS\t% OF CALLS\n", "CALLER TYPE\n")], Columns, "In line 27, expected the column heads “# OF CALLS” and “% OF CALLS”, found nothing."),
        (&[("HOW CALLER FOUND THE NATIONAL HOTLINE", "CALLER TYPE")], DuplicateTable, "In line 53, expected one table “CALLER TYPE”, found it again after line 27."),
        // Rows and their cells.
        (&[("CALLER TYPE\t# OF CALLS\t% OF CALLS\n", "")], Row, "In line 27, expected a sentence, or the heading of a table before its rows, found “Community Member\t107\t25.1%”."),
        (&[("Community Member\t", "\t")], Row, "In line 28, expected a label before the count, found “107\t25.1%”."),
        (&[("107\t25.1%", "107\t25.1%\t1")], Row, "In line 28, expected a label, a count and a percentage, and no further cell, found “Community Member\t107\t25.1%\t1”."),
        (&[("426 Phone Calls", "426")], Row, "In line 9, expected a number of signals with its channel, such as “426 Phone Calls”, found “426”."),
        (&[("107\t25.1%", "\t25.1%")], ShareWithoutCount, "In line 28, expected a count beside the percentage “25.1%”, found nothing."),
        (&[("107\t25.1%", "N/A\t25.1%")], ShareWithoutCount, "In line 28, expected a count beside the percentage “25.1%”, found “N/A”."),
        (&[("Three ⁶\tN/A", "Three ⁶\t1.5%")], ShareOfWithheld, "In line 119, expected no percentage beside a count that is withheld, because it would disclose the count, found “1.5%”."),
        (&[("107\t", "1O7\t")], Count, "In line 28, expected a count, which is a whole number up to 4,294,967,295, found “1O7”."),
        (&[("107\t", "-107\t")], Count, "In line 28, expected a count, which is a whole number up to 4,294,967,295, found “-107”."),
        (&[("107\t", "10,7\t")], Count, "In line 28, expected a count, which is a whole number up to 4,294,967,295, found “10,7”."),
        (&[("107\t", "1.07\t")], Count, "In line 28, expected a count, which is a whole number up to 4,294,967,295, found “1.07”."),
        (&[("107\t", "4294967296\t")], Count, "In line 28, expected a count, which is a whole number up to 4,294,967,295, found “4294967296”."),
        (&[("**34,068**", "**34,06**")], Count, "In line 5, expected a count, which is a whole number up to 4,294,967,295, found “34,06”."),
        (&[("25.1%", "25%")], Percent, "In line 28, expected a percentage with one decimal, such as 25.1%, found “25%”."),
        (&[("25.1%", "25.1.0%")], Percent, "In line 28, expected a percentage with one decimal, such as 25.1%, found “25.1.0%”."),
        (&[("25.1%", "NaN%")], Percent, "In line 28, expected a percentage with one decimal, such as 25.1%, found “NaN%”."),
        // Marks, footnotes and running headers.
        (&[("Student", "Student²⁵⁶")], Mark, "In line 41, expected a footnote mark from ¹ to ²⁵⁵, found “²⁵⁶”."),
        (&[("\n³To", "\n²To")], DuplicateFootnote, "In line 110, expected one footnote 2, found “²To protect the identity of the people we serve, the Nationa…”."),
        (&[(HEADER, "Kansas State Report: 1/1/2016 – 12/31/2016")], Header, "In line 95, expected the same running header as before, “Kansas State Report: 1/1/2016 – 12/31/2016”, found “Missouri State Report: 1/1/2016 – 12/31/2016”."),
        (&[(HEADER, "Missouri State Report: 2016")], Header, "In line 51, expected the period of the report, such as 1/1/2016 – 12/31/2016, found “2016”."),
        (&[(HEADER, "Missouri State Report: 1/1/2016 – 13/31/2016")], Header, "In line 51, expected the period of the report, such as 1/1/2016 – 12/31/2016, found “1/1/2016 – 13/31/2016”."),
    ];
    for (edits, fault, message) in cases {
        refused_after(edits, *fault, message);
    }
}

#[test]
fn a_text_without_a_running_header_is_refused() {
    let text = TEXT.replace("Missouri State Report: 1/1/2016 – 12/31/2016\n", "");
    let message = "In the file, expected a running header with state and period, such as \
                   “Missouri State Report: 1/1/2016 – 12/31/2016”, found none.";
    refused(text.as_bytes(), Fault::Header, message);
}

#[test]
fn demographics_without_any_number_of_cases_are_refused() {
    let start = TEXT.find("In Missouri, a total").expect("the sentence is there");
    let end = TEXT.find("²Online").expect("the footnotes of the last table of cases are there");
    let text = format!("{}\n\n{}", &TEXT[..start], &TEXT[end..]);
    let message = "In line 81, expected the number of all cases in a table or sentence of the \
                   report, as the base of these percentages, found none.";
    refused(text.as_bytes(), Fault::NoTotal, message);
}

#[test]
fn a_text_that_ends_early_is_refused_wherever_it_ends() {
    let header = TEXT.find("12/31/2016\n").expect("there is a header") + "12/31/2016".len();
    // Every fifth place, for the sake of speed: each kind of line is cut many times.
    for (end, _) in TEXT.char_indices().skip_while(|(end, _)| *end < header).step_by(5) {
        let error = load::report(&TEXT.as_bytes()[..end], NAME).expect_err("it is cut");
        assert_eq!(error.fault(), Fault::Truncated, "cut at byte {end}: {error}");
    }
    let before = |words| &TEXT.as_bytes()[..TEXT.find(words).expect("it is there")];
    #[rustfmt::skip]
    let cases = [
        (before("of Mouth"), "In line 58, expected another row or the line “TOTAL …” of the table “HOW CALLER FOUND THE NATIONAL HOTLINE”, which begins in line 53, found “Word”, where the text ends."),
        (before("Word of Mouth"), "In line 57, expected another row or the line “TOTAL …” of the table “HOW CALLER FOUND THE NATIONAL HOTLINE”, which begins in line 53, found the end of the text."),
        (before("10.4%"), "In line 77, expected another row or the line “TOTAL …” of the table “PRIMARY REASON FOR CONTACTING THE NATIONAL HOTLINE”, which begins in line 75, found the end of the text."),
        (before("Important Note"), "In line 165, expected the closing Important Note, found the end of the text."),
        (before("arch 8, 2017"), "In line 167, expected the closing asterisk in the Important Note, found the end of the text."),
    ];
    for (bytes, message) in cases {
        refused(bytes, Fault::Truncated, message);
    }
    // A note may have no asterisks, but it ends with a sentence and holds a date.
    let (text, note) = TEXT.split_at(TEXT.find("Important Note").expect("it is there"));
    let plain = note.replace('*', "");
    assert_eq!(read(&format!("{text}{plain}")), missouri());
    for (note, message) in [
        (
            &plain[..plain.len() - 1],
            "In line 167, expected the end of the last sentence in the Important Note, found the \
             end of the text.",
        ),
        (
            &plain[..plain.find("These statistics").expect("it is there")],
            "In line 167, expected the date after “accurate as of” in the Important Note, found \
             the end of the text.",
        ),
    ] {
        refused(format!("{text}{note}").as_bytes(), Fault::Truncated, message);
    }
    // Cut before the first header, nobody can tell the state.
    refused(
        before("NGO"),
        Fault::Header,
        "In the file, expected a running header with state and period, such as “Missouri State \
         Report: 1/1/2016 – 12/31/2016”, found none.",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Broken bytes are refused or read, never a panic, and what is read survives its JSON form.
    #[test]
    fn mutated_bytes_never_panic(edits in prop::collection::vec((0..TEXT.len(), any::<u8>()), 1..8), of_json in any::<bool>()) {
        let source = if of_json { JSON } else { TEXT };
        let mut bytes = source.as_bytes().to_vec();
        for (at, byte) in edits {
            bytes[at] = byte;
        }
        if let Ok(report) = load::report(&bytes, NAME) {
            let written = json::write(&report);
            prop_assert_eq!(json::read(written.as_bytes()), Ok(report.clone()));
            let _ = hotline_atlas::check::check(&report);
        }
    }

    /// Lines that are lost, repeated or moved are refused or read, never a panic.
    #[test]
    fn shuffled_lines_never_panic(edits in prop::collection::vec((0_usize..173, 0_usize..173, 0_u8..3), 1..6)) {
        let mut lines: Vec<&str> = TEXT.lines().collect();
        for (from, to, kind) in edits {
            let (from, to) = (from % lines.len(), to % lines.len());
            match kind {
                0 => { lines.remove(from); }
                1 => lines.insert(to, lines[from]),
                _ => lines.swap(from, to),
            }
        }
        if let Ok(report) = load::report(lines.join("\n").as_bytes(), NAME) {
            let written = json::write(&report);
            prop_assert_eq!(json::read(written.as_bytes()), Ok(report.clone()));
            let _ = hotline_atlas::check::check(&report);
        }
    }

    /// Whatever the counts are, text and JSON carry them alike.
    #[test]
    fn any_count_is_read_as_it_is_printed(n in any::<u32>(), tenths in 0_u16..10_000) {
        let cells = format!("Trucker\t{n}\t{}.{}%", tenths / 10, tenths % 10);
        let report = read(&edited(TEXT, &[("Trucker\t7\t1.6%", &cells)]));
        let cell = row(&report, TableId::CallerType, "Trucker").cell;
        let counted = cell.counted().expect("a count");
        prop_assert_eq!((counted.n, counted.share.map(|s| s.percent.tenths())), (n, Some(tenths)));
        prop_assert_eq!(json::read(json::write(&report).as_bytes()), Ok(report));
    }
}
