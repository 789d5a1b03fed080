//! How fast a report goes its way: read, checked, laid out, drawn.

use criterion::Criterion;
use hotline_atlas::app::{Opened, page};
use hotline_atlas::chart::{AverageGlyphs, Figure, FigureId, Frame, Palette, View, bars};
use hotline_atlas::report::Report;
use hotline_atlas::{check, draw, load};
use std::hint::black_box;

const TEXT: &[u8] = include_bytes!("../../assets/reports/missouri-2016.txt");
const JSON: &[u8] = include_bytes!("../../assets/reports/missouri-2016.json");

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let report = read(TEXT);
    criterion.bench_function("report from text", |bencher| bencher.iter(|| read(black_box(TEXT))));
    criterion.bench_function("report from JSON", |bencher| bencher.iter(|| read(black_box(JSON))));
    criterion.bench_function("all checks", |bencher| {
        bencher.iter(|| check::check(black_box(&report)));
    });
    let figure = Figure::of(&report, FigureId::Callers).expect("Missouri has callers");
    let frame = Frame { width: 992.0, rem: 16.0 };
    let layout = || bars(black_box(&figure), None, &View::default(), frame, &AverageGlyphs);
    criterion.bench_function("scene of 17 bars", |bencher| bencher.iter(layout));
    let scene = layout();
    criterion.bench_function("SVG of 17 bars", |bencher| {
        bencher.iter(|| draw::svg(black_box(&scene), &Palette::LIGHT, "", ""));
    });
    let opened = Opened { report, file: None };
    criterion.bench_function("whole page as HTML", |bencher| {
        bencher.iter(|| page(black_box(&opened), None));
    });
    criterion.final_summary();
}

fn read(bytes: &[u8]) -> Report {
    load::report(bytes, "").expect("the bundled files are reports")
}
