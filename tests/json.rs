//! The JSON form: what it refuses, and that nothing of the text is missing in it.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::load::{self, Fault, json};
use hotline_atlas::report::{Cell, Report, Table, UnknownSection};
use std::collections::BTreeMap;
use std::fmt::Write;

const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");
const JSON: &str = include_str!("../assets/reports/missouri-2016.json");

fn missouri() -> Report {
    load::report(TEXT.as_bytes(), "missouri-2016.txt").expect("the bundled text is a report")
}

#[test]
fn the_bundled_json_is_the_bundled_text() {
    assert_eq!(load::report(JSON.as_bytes(), "").expect("JSON is read"), missouri());
    assert_eq!(json::write(&missouri()), JSON, "run the command of assets/README.md");
}

#[track_caller]
fn refused(json: &str, fault: Fault, message: &str) {
    let error = json::read(json.as_bytes()).expect_err(message);
    assert_eq!((error.fault(), error.to_string().as_str()), (fault, message));
}

/// What is changed in the bundled JSON, the fault, and the sentence about it.
type Case<'a> = ((&'a str, &'a str), Fault, &'a str);

#[test]
fn broken_json_is_refused_where_it_breaks() {
    use Fault::{DuplicateFootnote, DuplicateTable, Json, TableKind};
    const WITHHELD: &str = "\"cell\": \"fewer_than_three\"";
    #[rustfmt::skip]
    let cases: &[Case<'_>] = &[
        ((r#""version": 1"#, r#""version": 2"#), Json, "In line 3, column 14, expected version 1 of the form, found 2."),
        ((r#""version": 1"#, r#""version": "1""#), Json, "In line 3, column 14, expected a whole number from 0 to 4294967295, found the text “1”."),
        (("hotline-atlas-report", "geojson"), Json, "In line 2, column 13, expected the format “hotline-atlas-report”, found the text “geojson”."),
        ((r#""as_of""#, r#""asof""#), Json, "In line 11, column 13, expected these fields, each once: state, period, as_of, key_figures, sections, footnotes, important_note, unknown, provenance, found “asof”."),
        ((r#""as_of": "March 8, 2017","#, ""), Json, "In line 4, column 13, expected an object with the field “as_of”, found one without it."),
        ((r#""rank_by_calls": 17"#, r#""rank_by_calls": -17"#), Json, "In line 15, column 24, expected a whole number from 0 to 4294967295, found -17."),
        ((r#""percent": "25.1""#, r#""percent": "25""#), Json, "In line 101, column 38, expected a percentage as a text with one decimal: “25.1”, found the text “25”."),
        ((r#""percent": "25.1""#, r#""percent": 25.1"#), Json, "In line 101, column 38, expected a percentage as a text with one decimal: “25.1”, found 25.1."),
        ((r#""n": 107"#, r#""n": 4294967296"#), Json, "In line 99, column 30, expected a whole number from 0 to 4294967295, found 4294967296."),
        ((r#""n": 107"#, r#""n": null"#), Json, "In line 99, column 30, expected a whole number from 0 to 4294967295, found null."),
        ((r#""kind": "pooled""#, r#""kind": "hidden""#), Json, "In line 419, column 29, expected one of: named, pooled, unknown, found the text “hidden”."),
        // Nothing carries a withheld count.
        ((WITHHELD, r#""cell": {"fewer_than_three": 2}"#), Json, "In line 1346, column 27, expected a cell: “fewer_than_three”, “not_available”, “not_applicable”, or an object with the only field “count”, found an object."),
        ((WITHHELD, r#""cell": {"fewer_than_three": {"n": 2}}"#), Json, "In line 1346, column 27, expected a cell: “fewer_than_three”, “not_available”, “not_applicable”, or an object with the only field “count”, found an object."),
        ((WITHHELD, r#""cell": "fewer_than_three", "n": 2"#), Json, "In line 1346, column 52, expected these fields, each once: label, kind, cell, cell_marks, found “n”."),
        ((WITHHELD, r#""cell": {"fewer_than_three": null, "count": {"n": 2}}"#), Json, "In line 1346, column 27, expected a cell: “fewer_than_three”, “not_available”, “not_applicable”, or an object with the only field “count”, found an object."),
        // Nor can a table be of another kind or unit, or stand twice.
        ((r#""id": "labor_demographics""#, r#""id": "sex_demographics""#), DuplicateTable, "In line 1423, column 11, expected the table “VICTIM DEMOGRAPHICS (SEX TRAFFICKING CASES)” once, found it again."),
        ((r#""id": "labor_demographics""#, r#""id": "primary_reason""#), TableKind, "In line 1259, column 28, expected a table of the kind “partition”, found overlapping."),
        ((r#""unit": "calls""#, r#""unit": "cases""#), TableKind, "In line 84, column 26, expected a table of calls, found cases."),
        ((r#""id": "primary_reason""#, r#""id": "sex_demographics""#), TableKind, "In line 785, column 26, expected a table of the kind “overlapping”, found partition."),
        ((r#""mark": 2,"#, r#""mark": 1,"#), DuplicateFootnote, "In line 1605, column 17, expected one footnote 1, found another."),
        ((r#""mark": 2,"#, r#""mark": 0,"#), Json, "In line 1605, column 17, expected a footnote mark from 1 to 255, found 0."),
    ];
    for ((from, to), fault, message) in cases {
        assert!(JSON.contains(from), "nothing to edit: {from}");
        refused(&JSON.replacen(from, to, 1), *fault, message);
    }
}

#[test]
#[rustfmt::skip]
fn broken_files_are_refused_where_they_break() {
    use Fault::{Json, Truncated};
    refused("{}", Json, "In line 1, column 1, expected an object with the field “format”, found one without it.");
    refused("[]", Json, "In line 1, column 1, expected an object, found a list.");
    refused("{,}", Json, "In line 1, column 2, expected a text in quotation marks, found “,}”.");
    refused("{\"format\" 1}", Json, "In line 1, column 11, expected a colon, found “1}”.");
    refused("{\"format\": yes}", Json, "In line 1, column 12, expected a value, found “yes}”.");
    refused("{\"format\": 1 2}", Json, "In line 1, column 14, expected a comma or a closing bracket, found “2}”.");
    refused("{\"format\": \"\\x\"}", Json, "In line 1, column 15, expected a text with escape sequences of JSON and a closing quotation mark, found “\"}”.");
    refused("{\"format\": \"\\ud800\"}", Json, "In line 1, column 19, expected a text with escape sequences of JSON and a closing quotation mark, found “\"}”.");
    refused("{\"format\": \"\n\"}", Json, "In line 2, column 1, expected a text with escape sequences of JSON and a closing quotation mark, found “\"}”.");
    refused(&"[".repeat(100), Json, "In line 1, column 33, expected fewer levels, found “[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…”.");
    refused(&JSON[..60], Truncated, "In line 4, column 7, expected a text with escape sequences of JSON and a closing quotation mark, found the end of the file.");
    refused(&format!("{JSON}{{}}"), Json, "In line 1654, column 1, expected the end of the file, found “{}”.");
}

/// The form is JSON and no more: another writer may order its fields and write its characters
/// in another way.
#[test]
fn any_writer_of_json_will_do() {
    let tree: serde_json::Value = serde_json::from_str(JSON).expect("it is JSON");
    let in_one_line = tree.to_string();
    assert_ne!(in_one_line.find("\"report\""), in_one_line.find("\"version\""));
    assert_eq!(json::read(in_one_line.as_bytes()), Ok(missouri()));

    let mut report = missouri();
    report.state = "Misso\u{1F30D}uri \"–\" \\ / \t\u{8}\u{c}\r\n".to_owned();
    let mut escaped = String::new();
    for c in json::write(&report).chars() {
        match c {
            ' '..='~' | '\n' => escaped.push(c),
            _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                write!(escaped, "\\u{unit:04X}").expect("a text takes it");
            }),
        }
    }
    assert!(escaped.is_ascii() && escaped.contains("\\uD83C\\uDF0D"));
    assert_eq!(json::read(escaped.as_bytes()), Ok(report));
}

#[test]
fn every_kind_of_cell_and_figure_survives() {
    let mut report = missouri();
    report.key_figures.cases = None;
    report.key_figures.rank_by_calls = None;
    report.unknown.push(UnknownSection {
        heading: "CALLS BY WEEKDAY".to_owned(),
        line: 27,
        lines: vec!["Monday\t400".to_owned(), String::new()],
    });
    let Some(Table::Listed(signals)) = report.sections[0].tables.first_mut() else {
        panic!("signals are a list")
    };
    signals.rows[0].cell = Cell::NotAvailable;
    signals.rows[1].cell = Cell::NotApplicable;
    signals.rows[2].cell = Cell::FewerThanThree;
    assert_eq!(json::read(json::write(&report).as_bytes()), Ok(report));
}

/// Half a file may be half a number: no beginning of the JSON is a report.
#[test]
fn json_that_ends_early_is_refused_wherever_it_ends() {
    for end in (0..JSON.len() - 2).step_by(101).filter(|&end| JSON.is_char_boundary(end)) {
        assert!(json::read(&JSON.as_bytes()[..end]).is_err(), "cut at byte {end}");
    }
}

// Nothing of the text is lost.

type Counted = BTreeMap<String, usize>;

/// The numbers of a text, without commas between thousands.
fn numbers(text: &str, into: &mut Counted) {
    let text: Vec<char> = text.chars().collect();
    let mut number = String::new();
    for (i, &c) in text.iter().enumerate() {
        let within = !number.is_empty() && text.get(i + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || (c == '.' && within) {
            number.push(c);
        } else if c == ',' && within {
            // Between thousands.
        } else if !number.is_empty() {
            *into.entry(std::mem::take(&mut number)).or_default() += 1;
        }
    }
    if !number.is_empty() {
        *into.entry(number).or_default() += 1;
    }
}

/// The numbers in what was printed: not those that the form repeats (bases, key figures) or
/// adds (marks are superscript, the header is not a number of the report).
fn printed(value: &serde_json::Value, into: &mut Counted) {
    const NOT_PRINTED: [&str; 9] = [
        "of",
        "base",
        "key_figures",
        "as_of",
        "period",
        "provenance",
        "mark",
        "marks",
        "cell_marks",
    ];
    match value {
        serde_json::Value::Object(fields) => {
            fields
                .iter()
                .filter(|(k, _)| !NOT_PRINTED.contains(&k.as_str()))
                .for_each(|(_, v)| printed(v, into));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| printed(value, into)),
        serde_json::Value::String(text) => numbers(text, into),
        serde_json::Value::Number(number) => numbers(&number.to_string(), into),
        _ => {}
    }
}

fn marks(value: &serde_json::Value, into: &mut Counted) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                let numbers = match (key.as_str(), value) {
                    ("mark", serde_json::Value::Number(_)) => std::slice::from_ref(value),
                    ("marks" | "cell_marks", serde_json::Value::Array(marks)) => &marks[..],
                    _ => &[],
                };
                for mark in numbers {
                    *into.entry(mark.to_string()).or_default() += 1;
                }
                marks(value, into);
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| marks(value, into)),
        _ => {}
    }
}

#[test]
fn every_number_and_every_mark_of_the_text_is_in_the_json() {
    let json: serde_json::Value = serde_json::from_str(JSON).expect("it is JSON");
    let body = TEXT.replace("Missouri State Report: 1/1/2016 – 12/31/2016", "");

    let (mut in_text, mut in_json) = (Counted::new(), Counted::new());
    numbers(&body, &mut in_text);
    printed(&json["report"], &mut in_json);
    assert_eq!(in_json, in_text);
    assert_eq!(in_text["34068"], 1);

    let superscript = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c);
    let plain: String = body
        .chars()
        .map(|c| superscript(c).map_or(' ', |digit| char::from(b'0' + digit as u8)))
        .collect();
    let (mut in_text, mut in_json) = (Counted::new(), Counted::new());
    numbers(&plain, &mut in_text);
    marks(&json["report"], &mut in_json);
    assert_eq!(in_json, in_text);
    assert_eq!(in_text["11"], 2);
}

#[test]
fn every_sentence_of_the_text_is_in_the_json() {
    let report = missouri();
    let kept: Vec<&str> = report
        .sections
        .iter()
        .flat_map(|section| &section.prose)
        .chain(report.footnotes.iter().map(|footnote| &footnote.text))
        .map(String::as_str)
        .chain([report.important_note.as_str()])
        .collect();
    let sentences = TEXT.lines().filter(|line| line.ends_with(['.', '*']));
    let mut found = 0;
    for line in sentences {
        found += 1;
        assert!(kept.iter().any(|text| line.trim_end_matches('*').ends_with(text)), "{line}");
    }
    assert_eq!(
        (found, kept.len()),
        (16, 17),
        "all but “Number of Substantive Calls …: 426” end so"
    );
}
