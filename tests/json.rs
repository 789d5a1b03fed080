//! The JSON form: what it refuses, and that nothing of the text is missing in it.

use hotline_atlas::load::{self, Fault, json};
use hotline_atlas::report::Report;
use std::collections::BTreeMap;

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
    use Fault::{DuplicateFootnote, DuplicateTable, Json, Mark, TableKind, Truncated};
    const WITHHELD: &str = "\"cell\": \"fewer_than_three\"";
    #[rustfmt::skip]
    let cases: &[Case<'_>] = &[
        ((r#""version": 1"#, r#""version": 2"#), Json, "In line 3, column 14, expected version 1 of the form, found 2."),
        ((r#""version": 1"#, r#""version": "1""#), Json, "In line 3, column 16, expected a whole number that is not too large, found string \"1\"."),
        (("hotline-atlas-report", "geojson"), Json, "In line 2, column 21, expected the format “hotline-atlas-report”, found “geojson”."),
        ((r#""as_of""#, r#""asof""#), Json, "In line 11, column 10, expected one of `state`, `period`, `as_of`, `key_figures`, `sections`, `footnotes`, `important_note`, `unknown`, `provenance`, found unknown field `asof`."),
        ((r#""as_of": "March 8, 2017","#, ""), Json, "In line 1652, column 3, expected the field `as_of`, found the end of its object."),
        ((r#""rank_by_calls": 17"#, r#""rank_by_calls": -17"#), Json, "In line 15, column 26, expected a whole number that is not too large, found integer `-17`."),
        ((r#""percent": "25.1""#, r#""percent": "25""#), Json, "In line 101, column 41, expected a percentage with one decimal, such as 25.1, found “25”."),
        ((r#""percent": "25.1""#, r#""percent": 25.1"#), Json, "In line 101, column 41, expected a string, found floating point `25.1`."),
        ((r#""n": 107"#, r#""n": 4294967296"#), Json, "In line 99, column 39, expected a whole number that is not too large, found integer `4294967296`."),
        ((r#""n": 107"#, r#""n": null"#), Json, "In line 99, column 33, expected a whole number that is not too large, found null."),
        ((r#""kind": "pooled""#, r#""kind": "hidden""#), Json, "In line 419, column 36, expected one of `named`, `pooled`, `unknown`, found unknown variant `hidden`."),
        // Nothing carries a withheld count.
        ((WITHHELD, r#""cell": {"fewer_than_three": 2}"#), Json, "In line 1346, column 48, expected a word without a value, found integer `2`."),
        ((WITHHELD, r#""cell": {"fewer_than_three": {"n": 2}}"#), Json, "In line 1346, column 47, expected a word without a value, found map."),
        ((WITHHELD, r#""cell": "fewer_than_three", "n": 2"#), Json, "In line 1346, column 49, expected one of `label`, `kind`, `cell`, `cell_marks`, found unknown field `n`."),
        ((WITHHELD, r#""cell": {"fewer_than_three": null, "count": {"n": 2}}"#), Json, "In line 1346, column 51, expected well-formed JSON, found a fault (expected value)."),
        // Nor can a table be of another kind or unit, or stand twice.
        ((r#""id": "labor_demographics""#, r#""id": "primary_reason""#), DuplicateTable, "At report.sections[2].tables[2], expected the table “PRIMARY REASON FOR CONTACTING THE NATIONAL HOTLINE” once, found it again."),
        ((r#""unit": "calls""#, r#""unit": "cases""#), TableKind, "At report.sections[1].tables[0], expected the unit “calls”, found cases."),
        ((r#""id": "primary_reason""#, r#""id": "sex_demographics""#), TableKind, "At report.sections[2].tables[0], expected a table of kind “overlapping”, found partition."),
        ((r#""mark": 2,"#, r#""mark": 1,"#), DuplicateFootnote, "At report.footnotes[1].mark, expected a number from 1 to 255 that no other footnote has, found 1."),
        ((r#""mark": 2,"#, r#""mark": 0,"#), Mark, "At report.footnotes[1].mark, expected a number from 1 to 255 that no other footnote has, found 0."),
    ];
    for ((from, to), fault, message) in cases {
        assert!(JSON.contains(from), "nothing to edit: {from}");
        refused(&JSON.replacen(from, to, 1), *fault, message);
    }
    refused(
        "{}",
        Json,
        "In line 1, column 2, expected the field `format`, found the end of its object.",
    );
    refused("[]", Json, "In line 1, column 2, expected an object, found invalid length 0.");
    refused(
        &JSON[..60],
        Truncated,
        "In line 4, column 6, expected more JSON, found the end of the file.",
    );
    refused(
        &format!("{JSON}{{}}"),
        Json,
        "In line 1654, column 1, expected well-formed JSON, found a fault (trailing characters).",
    );
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
        } else if !(c == ',' && within) && !number.is_empty() {
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
                numbers.iter().for_each(|mark| *into.entry(mark.to_string()).or_default() += 1);
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
