//! The archive of all files: opened by others, the same bytes each time.

use super::{EDITION, report};
use crate::atlas::atlas;
use hotline_atlas::chart::AverageGlyphs;
use hotline_atlas::chart::map::MapView;
use hotline_atlas::export::{Edition, File, OutgoingMap, file_stem, folder, zip};
use hotline_atlas::load;
use std::io::Read;
use std::process::Command;

fn files() -> Vec<File> {
    let (report, data) = (report(), atlas());
    let map = OutgoingMap::of(&data, &MapView::of(&data.police));
    let json = load::json::write(&report);
    folder(&report, &json, Some(&map), &EDITION, &AverageGlyphs).expect("all is text")
}

#[test]
fn the_folder_has_every_figure_in_every_form() {
    let paths: Vec<String> = files().into_iter().map(|file| file.path).collect();
    let mut expected = Vec::new();
    for id in ["signals", "callers", "sources", "reasons", "types", "venues", "labor", "sex", "map"]
    {
        expected.push(format!("data/{id}.csv"));
        expected.push(format!("data/{id}.json"));
        expected.push(format!("charts/{id}.svg"));
    }
    expected.extend(["data/report.json".to_owned(), "README.txt".to_owned()]);
    assert_eq!(paths, expected);
}

#[test]
fn an_archive_is_read_back_by_a_library() {
    let files = files();
    let bytes = zip(&files);
    let archive = rawzip::ZipArchive::from_slice(&bytes).expect("is an archive");
    assert_eq!(archive.entries_hint(), files.len() as u64);
    let mut entries = archive.entries();
    for file in &files {
        let entry = entries.next_entry().expect("can be read").expect("is there");
        assert_eq!(entry.file_path().as_ref(), file.path.as_bytes());
        let found = archive.get_entry(entry.wayfinder()).expect("has a local header");
        let mut read = Vec::new();
        let mut reader = found.verifying_reader(found.data());
        reader.read_to_end(&mut read).expect("has the checksum that it says");
        assert_eq!(read, file.bytes);
    }
    assert_eq!(zip(&files), zip(&self::files()), "the same bytes each time");
}

/// Names and texts in any letters, empty files, no file at all.
#[test]
fn an_archive_is_read_back_by_python() {
    let folder = tempfile();
    for (name, files) in [
        ("all.zip", files()),
        ("none.zip", Vec::new()),
        (
            "odd.zip",
            vec![
                File { path: "ñ/“é”.txt".to_owned(), bytes: vec![] },
                File { path: "b".to_owned(), bytes: (0..=255).collect() },
            ],
        ),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, zip(&files)).expect("can be written");
        let script = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\n\
                      assert z.testzip() is None\n\
                      assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())\n\
                      sys.stdout.buffer.write('\\n'.join(z.namelist()).encode())";
        match Command::new("python3").args(["-c", script]).arg(&path).output() {
            Ok(output) => {
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
                assert_eq!(String::from_utf8_lossy(&output.stdout), names.join("\n"));
            }
            Err(error) => println!("not tried with Python: {error}"),
        }
    }
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("export");
    std::fs::create_dir_all(&folder).expect("can be made");
    folder
}

/// What a reader downloads, the page opens again, also the report of another state.
#[test]
fn the_report_in_it_opens_again() {
    let file = files().into_iter().find(|file| file.path == "data/report.json").expect("is there");
    assert_eq!(load::report(&file.bytes, "other.json"), Ok(report()));
    let hostile = super::hostile();
    let json = load::json::write(&hostile);
    assert_eq!(load::report(json.as_bytes(), ""), Ok(hostile));
}

#[test]
fn the_readme_tells_what_the_files_are() {
    let file = files().pop().expect("is the last");
    let text = String::from_utf8(file.bytes).expect("is text");
    for needed in [
        "data/venues.csv, data/venues.json, charts/venues.svg",
        "suppressed_lt3: withheld by the hotline, 0 to 2",
        "Signals, calls and cases are three different counts",
        &report().important_note,
        "https://example.org/v/0a1b2c/",
        "FBI Uniform Crime Reporting",
        "1-888-373-7888",
        "@misc{missouri-2016,",
    ] {
        assert!(text.contains(needed), "{needed}");
    }
}

/// What the build writes for a site: the same files, and the archive of them.
#[test]
fn the_command_writes_the_files_of_a_site() {
    let into = tempfile().join("site");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hotline-atlas"));
        command.arg("files").arg(&into).args(arguments).output().expect("runs")
    };
    let output = run(&["--site", "https://example.org/atlas", "--version", "0a1b2c"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    for file in files() {
        let path = if file.path == "README.txt" { "data/README.txt" } else { &file.path };
        let written = std::fs::read_to_string(into.join(path)).expect("is there");
        let linked = written.contains("https://example.org/atlas/v/0a1b2c/");
        assert_eq!(linked, file.path != "data/report.json", "{path}");
    }
    let archive = std::fs::read(into.join("data/missouri-2016.zip")).expect("is there");
    assert!(rawzip::ZipArchive::from_slice(&archive).is_ok());
    for wrong in [&["--site"][..], &["--color", "red"]] {
        assert!(!run(wrong).status.success(), "{wrong:?}");
    }
}

#[test]
fn names_of_files_are_plain_whatever_the_report() {
    for (state, name) in [
        ("Missouri", "missouri-2016"),
        ("New York", "new-york-2016"),
        ("../../etc", "etc-2016"),
        ("密苏里", "report-2016"),
    ] {
        let report = hotline_atlas::report::Report { state: state.to_owned(), ..report() };
        assert_eq!(file_stem(&report), name);
    }
    let path = |edition: Edition<'_>| (edition.permalink(), edition.frozen());
    let none = Edition { site: "", ..EDITION };
    assert_eq!(path(none), (String::new(), String::new()));
    let unfrozen = Edition { hash: "", ..EDITION };
    assert_eq!(path(unfrozen).1, path(EDITION).0);
}
