//! How fast a report is read.

use criterion::{Criterion, criterion_group, criterion_main};
use hotline_atlas::report::Percent;
use std::hint::black_box;

fn percent(criterion: &mut Criterion) {
    criterion.bench_function("percent from text", |bencher| {
        bencher.iter(|| black_box("25.1%").parse::<Percent>());
    });
}

criterion_group!(benches, percent);
criterion_main!(benches);
