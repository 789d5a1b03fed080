//! What readers take along: every file has its caveats, none has a number that is withheld, and
//! others can read them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../atlas/mod.rs"]
mod atlas;

mod archive;
mod data;
mod law;
mod map;
mod picture;
mod writing;

use hotline_atlas::chart::{AverageGlyphs, Figure, FigureId, Frame, Scene, View};
use hotline_atlas::export::{Edition, Record, chart, sheet};
use hotline_atlas::geo::Date;
use hotline_atlas::load;
use hotline_atlas::report::Report;
use hotline_atlas::words::{self, Language};

const TEXT: &str = include_str!("../../assets/reports/missouri-2016.txt");

fn report() -> Report {
    load::report(TEXT.as_bytes(), "missouri-2016.txt").expect("the text is a report")
}

/// A report whose labels are made to break whatever they are written into.
fn hostile() -> Report {
    let text = TEXT
        .replace(
            "Community Member",
            "=HYPERLINK(\"http://x\";\"1,\n2\")".replace('\n', " ").as_str(),
        )
        .replace("Trucker\t", "<script>alert('&')</script>]]>\t")
        .replace("Adults\t", "\u{1}\u{b}\u{fffe}\"a\" {b} \\c\t")
        .replace("Minors\t", "@SUM(A1)\t")
        .replace("Males\t", " -1+1\t");
    load::report(text.as_bytes(), "h.txt").expect("is odd, but a report")
}

/// All figures of a report that are tables.
fn figures(report: &Report) -> Vec<Figure> {
    FigureId::ALL.into_iter().filter_map(|id| Figure::of(report, id)).collect()
}

fn figure(id: FigureId) -> Figure {
    Figure::of(&report(), id).expect("has its table")
}

const EDITION: Edition<'_> = Edition {
    site: "https://example.org/",
    state: "#chart=x&order=count",
    hash: "0a1b2c",
    today: Some(Date { year: 2026, month: Some(11), day: Some(24) }),
    own: false,
};

fn record(report: &Report, figure: &Figure) -> Record {
    Record::of(figure, report, &EDITION)
}

fn sheet_of(record: &Record, figure: &Figure, width: f64) -> Scene {
    let draw = |frame| chart(figure, None, &View::default(), frame, &AverageGlyphs);
    sheet(record, Frame { width, rem: 16.0 }, true, &AverageGlyphs, &draw)
}

/// Speaks Spanish for as long as something takes.
fn in_spanish<T>(act: impl FnOnce() -> T) -> T {
    words::speak(Language::Spanish);
    let outcome = act();
    words::speak(Language::English);
    outcome
}
