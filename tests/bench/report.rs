//! How fast a report is read.

use criterion::Criterion;
use hotline_atlas::report::Percent;
use std::hint::black_box;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    percent(&mut criterion);
    criterion.final_summary();
}

fn percent(criterion: &mut Criterion) {
    criterion.bench_function("percent from text", |bencher| {
        bencher.iter(|| black_box("25.1%").parse::<Percent>());
    });
}
