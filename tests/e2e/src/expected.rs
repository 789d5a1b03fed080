//! What the page has to show, read from the report that the site carries.

#![allow(clippy::missing_panics_doc, reason = "a test without its report fails as it should")]

use hotline_atlas::{
    chart::{Figure, FigureId},
    load,
    report::Report,
};
use std::{fs, path::PathBuf};
use xtask::workspace;

/// A file of the bundled report: `missouri-2016.txt`, or its JSON form.
#[must_use]
pub fn bundled_file(name: &str) -> PathBuf {
    workspace::root().join("assets/reports").join(name)
}

/// The text of the bundled report, as published.
#[must_use]
pub fn bundled_text() -> String {
    fs::read_to_string(bundled_file("missouri-2016.txt")).expect("the report is there")
}

/// The bundled report, from its JSON form: the page reads the text, so that both are held
/// against each other.
#[must_use]
pub fn report() -> Report {
    let bytes = fs::read(bundled_file("missouri-2016.json")).expect("the report is there");
    load::report(&bytes, "missouri-2016.json").expect("it is a report")
}

/// A figure of the bundled report; the map has none.
#[must_use]
pub fn figure(id: FigureId) -> Figure {
    Figure::of(&report(), id).expect("the report has its table")
}

/// The figures that have a chart, in the order of the page.
#[must_use]
pub fn figures() -> Vec<Figure> {
    let report = report();
    FigureId::ALL.into_iter().filter_map(|id| Figure::of(&report, id)).collect()
}
