//! CSV and JSON: read back, they are the table.

use super::{figures, hostile, record, report};
use hotline_atlas::export::{Record, csv, html, json, tsv};
use serde_json::Value;

/// The records of a CSV, read by a library that knows nothing of ours.
fn read(csv: &str) -> Vec<Vec<String>> {
    let (mut reader, mut input) = (csv_core::Reader::new(), csv.as_bytes());
    let (mut output, mut ends) = (vec![0; csv.len() + 64], vec![0; 64]);
    let mut records = Vec::new();
    loop {
        let (result, read, _, count) = reader.read_record(input, &mut output, &mut ends);
        input = &input[read..];
        match result {
            csv_core::ReadRecordResult::Record => {
                let mut start = 0;
                let cells = ends[..count].iter().map(|&end| {
                    let cell = String::from_utf8(output[start..end].to_vec()).expect("is text");
                    start = end;
                    cell
                });
                records.push(cells.collect());
            }
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::End => return records,
            other => panic!("{other:?}"),
        }
    }
}

/// A cell without the apostrophe that keeps spreadsheets from running it.
fn unguarded(cell: &str) -> &str {
    let formula = |text: &str| text.trim_start().starts_with(['=', '+', '-', '@']);
    cell.strip_prefix('\'').filter(|text| formula(text)).unwrap_or(cell)
}

const HEADER: &str = "title,row,value,status,status_text,share,base_n,base,unit,footnotes,\
                      citation,caveat,as_of,permalink,hash,group,lower,upper,help";

fn is_read_back(record: &Record) {
    let text = csv(record);
    let records = read(&text);
    let (header, rows) = records.split_first().expect("a header");
    assert_eq!(header.join(","), HEADER);
    assert_eq!(rows.len(), record.rows.len());
    for (cells, row) in rows.iter().zip(&record.rows) {
        assert_eq!(cells.len(), header.len());
        let cell = |name: &str| {
            let column = header.iter().position(|head| head == name).expect("is a column");
            unguarded(&cells[column])
        };
        let withheld = row.status == "suppressed_lt3";
        for (column, expected) in [
            ("title", record.full_title().as_str()),
            ("group", &row.group),
            ("row", &row.label),
            ("value", &row.value),
            ("status", row.status),
            ("status_text", &row.status_text),
            ("share", &row.share),
            ("base_n", &record.base_n),
            ("base", &record.base),
            ("unit", &record.unit),
            ("footnotes", &row.notes),
            ("citation", &record.citation),
            ("caveat", &record.caveat),
            ("as_of", &record.as_of),
            ("permalink", &record.permalink),
            ("hash", &record.hash),
            ("lower", if withheld { "0" } else { "" }),
            ("upper", if withheld { "2" } else { "" }),
            ("help", &record.help),
        ] {
            assert_eq!(cell(column), expected, "{column} of {}", row.label);
        }
        assert!(!cells.iter().any(|cell| cell.trim_start().starts_with(['=', '+', '-', '@'])));
    }
    // RFC 4180: lines end with both, and with nothing else.
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(!text.starts_with('\u{feff}'));
}

#[test]
fn csv_reads_back_into_the_same_table() {
    for report in [report(), hostile()] {
        for figure in figures(&report) {
            is_read_back(&record(&report, &figure));
        }
    }
}

#[test]
fn the_rows_are_those_of_the_report() {
    let report = report();
    let mut rows = 0;
    for figure in figures(&report) {
        let record = record(&report, &figure);
        let mut head = "";
        for (row, datum) in record.rows.iter().zip(&figure.data) {
            rows += 1;
            if datum.depth == 0 {
                head = &datum.row.label.text;
            }
            assert_eq!(row.group, if datum.depth > 0 { head } else { "" });
            assert_eq!(row.label, datum.row.label.text);
            assert_eq!(row.value, datum.count().map(|n| n.to_string()).unwrap_or_default());
            let share = datum.share().map(|share| share.percent.to_string());
            assert_eq!(row.share, share.unwrap_or_default());
        }
    }
    assert_eq!(rows, 3 + 17 + 15 + 3 + 4 + 19 + 9 + 9);
}

#[test]
fn json_has_the_same_fields_and_no_null() {
    for report in [report(), hostile()] {
        for figure in figures(&report) {
            let record = record(&report, &figure);
            let text = json(&record);
            let whole: Value = serde_json::from_str(&text).expect("is JSON");
            assert!(!text.contains("null"));
            assert_eq!(whole["caveat"], record.caveat.as_str());
            assert_eq!(
                whole["base_n"].as_u64().map(|n| n.to_string()).unwrap_or_default(),
                record.base_n
            );
            let notes = whole["footnotes"].as_array().expect("is a list");
            assert_eq!(notes.len(), record.notes.len());
            let rows = whole["rows"].as_array().expect("is a list");
            assert_eq!(rows.len(), record.rows.len());
            for (value, row) in rows.iter().zip(&record.rows) {
                assert_eq!(value["row"], row.label.as_str());
                assert_eq!(value["status"], row.status);
                let withheld = row.status == "suppressed_lt3";
                let keys = value.as_object().expect("is an object");
                assert_eq!(keys.contains_key("value"), !withheld);
                assert_eq!(keys.contains_key("share"), !row.share.is_empty());
                let bounds = (value["lower"].as_u64(), value["upper"].as_u64());
                assert_eq!(bounds, if withheld { (Some(0), Some(2)) } else { (None, None) });
                assert_eq!(
                    value["value"].as_u64().map(|n| n.to_string()).unwrap_or_default(),
                    row.value
                );
            }
        }
    }
}

/// One file that a person has looked at: `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn a_table_looks_as_it_was_seen() {
    let figure = super::figure(super::FigureId::Labor);
    let text = csv(&record(&report(), &figure));
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/labor.csv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &text).expect("the folder is there");
    }
    assert_eq!(std::fs::read_to_string(file).expect("is there"), text);
}

#[test]
fn a_copied_table_has_its_rows_and_runs_nothing() {
    for report in [report(), hostile()] {
        for figure in figures(&report) {
            let record = record(&report, &figure);
            let text = tsv(&record);
            let columns = |line: &str| line.split('\t').count();
            let table: Vec<&str> = text.lines().skip(1).take(record.rows.len() + 1).collect();
            assert!(table.iter().all(|line| columns(line) == columns(table[0])), "{text}");
            for cell in text.split(['\t', '\n']) {
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            }
            let html = html(&record);
            assert_eq!(html.matches("<tr>").count(), html.matches("</tr>").count());
            assert!(html.matches("<tr>").count() > record.rows.len());
            assert!(!html.contains("<script"));
        }
    }
    let text = tsv(&record(&report(), &super::figure(super::FigureId::Venues)));
    assert!(text.contains("\nSex\tHotel/Motel-Based\t11\t8.1%\t\n"), "{text}");
    assert!(text.contains("\n\tSex\t95\t70.4%\t\n"));
}
