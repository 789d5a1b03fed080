//! The rules of the house that the compiler does not know: who may import whom, that every file
//! says what it is, and that colours are the same in charts and around them.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::chart::{Palette, Rgb};
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of src/ with the folders that it may import; as in the crate docs.
const MAY_IMPORT: [(&str, &[&str]); 9] = [
    ("words", &[]),
    ("report", &["words"]),
    ("geo", &["words"]),
    ("load", &["words", "report", "geo"]),
    ("check", &["words", "report"]),
    ("density", &["geo"]),
    ("chart", &["words", "report", "geo", "density"]),
    ("draw", &["words", "chart"]),
    ("app", &["words", "report", "geo", "load", "check", "density", "chart", "draw"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The folders of the crate that a source names, by `crate::folder`.
fn imports(source: &str) -> Vec<&str> {
    source
        .split("crate::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_go_one_way() {
    let folders: Vec<String> = fs::read_dir(root().join("src"))
        .expect("src is there")
        .map(|entry| entry.expect("can be listed").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("has a name").to_string_lossy().into_owned())
        .collect();
    for folder in folders {
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == folder)
            .unwrap_or_else(|| panic!("src/{folder} has no place in the house"));
        for file in files(&root().join("src").join(&folder)) {
            let source = fs::read_to_string(&file).expect("is text");
            for import in imports(&source) {
                assert!(
                    import == folder || allowed.contains(&import),
                    "{} imports {import}: {folder} may import {allowed:?}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn libraries_stay_in_their_rooms() {
    for file in files(&root().join("src")) {
        let source = fs::read_to_string(&file).expect("is text");
        let place = file.strip_prefix(root()).expect("is inside").to_string_lossy().into_owned();
        let code: String =
            source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for (library, room) in [
            ("plotters", "src/draw/"),
            ("leptos", "src/app/live/"),
            ("web_sys", "src/app/live/"),
            ("js_sys", "src/app/live/"),
            ("maud", "src/app/"),
        ] {
            // The canvas is the browser's, and the two lines of main find where to mount.
            let exempt = library == "web_sys"
                && ["src/draw/canvas.rs", "src/main.rs"].contains(&place.as_str());
            assert!(
                !code.contains(library) || place.starts_with(room) || exempt,
                "{place} names {library}, which belongs to {room}"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests", "xtask"] {
        for file in files(&root().join(folder)) {
            let source = fs::read_to_string(&file).expect("is text");
            assert!(source.starts_with("//!"), "{} has no first line", file.display());
        }
    }
}

/// The two values of a custom property in the style sheet: in the light theme and in the dark one.
fn properties(name: &str) -> Vec<Rgb> {
    let css = fs::read_to_string(root().join("style/atlas.css")).expect("is text");
    let begin = format!("--{name}: light-dark(");
    css.lines()
        .filter_map(|line| line.trim().strip_prefix(&begin)?.strip_suffix(");"))
        .flat_map(|values| values.split(", "))
        .map(|value| {
            let channel =
                |at: usize| u8::from_str_radix(&value[at..at + 2], 16).expect("is a colour");
            Rgb(channel(1), channel(3), channel(5))
        })
        .collect()
}

#[test]
fn charts_and_page_have_the_same_colours() {
    let (light, dark) = (Palette::LIGHT, Palette::DARK);
    for (name, light, dark) in [
        ("text", light.text, dark.text),
        ("soft", light.soft, dark.soft),
        ("ground", light.ground, dark.ground),
        ("hatch", light.hatch, dark.hatch),
        ("signals", light.signals, dark.signals),
        ("calls", light.calls, dark.calls),
        ("cases", light.cases, dark.cases),
    ] {
        assert_eq!(properties(name), [light, dark], "--{name}");
    }
}

/// Relative luminance (WCAG 2.2).
fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_and_marks_have_contrast() {
    use hotline_atlas::chart::Ink;
    use hotline_atlas::report::Unit;
    for palette in [Palette::LIGHT, Palette::DARK] {
        for ink in [Ink::Text, Ink::Soft] {
            let ratio = contrast(palette.color(ink), palette.ground);
            assert!(ratio >= 4.5, "{ink:?}: {ratio:.2}");
        }
        for unit in [Unit::Signals, Unit::Calls, Unit::Cases] {
            for ink in [Ink::Unit(unit), Ink::UnitLight(unit), Ink::Hatch] {
                let ratio = contrast(palette.color(ink), palette.ground);
                assert!(ratio >= 3.0, "{ink:?}: {ratio:.2}");
            }
        }
    }
}
