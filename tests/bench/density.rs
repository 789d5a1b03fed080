//! How fast a density is, and how that grows with points, pixels and bandwidth.
//!
//! Points lie as in a state with five cities and a few in between. The rows named "direct" are the
//! exact sum over all points, timed at 200 pixels; for a whole raster it is that times the number
//! of pixels over 200, printed at the end, since nobody would wait for it.

use criterion::{BatchSize, Criterion};
use hotline_atlas::density::{
    Bandwidth, Estimator, RasterGrid, Region, Relative, Weighted, contours, pixels,
};
use hotline_atlas::geo::PlanePoint;
use std::f64::consts::PI;
use std::hint::black_box;
use std::time::Instant;

const WIDTH: usize = 640;
const HEIGHT: usize = 560;
const BANDWIDTH: f64 = 12.0;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for count in [135, 10_000, 1_000_000] {
        let points = scattered(count, WIDTH as f64, HEIGHT as f64);
        criterion.bench_function(&format!("raster of {count} points"), |bencher| {
            bencher.iter(|| pixels(black_box(&points), BANDWIDTH, WIDTH, HEIGHT));
        });
    }
    for count in [135, 10_000] {
        let points = scattered(count, WIDTH as f64, HEIGHT as f64);
        criterion.bench_function(&format!("direct sum of {count} points, 200 pixels"), |bencher| {
            bencher.iter(|| direct(black_box(&points)));
        });
    }
    state(&mut criterion);
    criterion.final_summary();
    growth();
}

/// What a reader waits for who moves the bandwidth of a map: here a state of 540 × 510 km with 115
/// square counties.
fn state(criterion: &mut Criterion) {
    let square = |x: f64, y: f64, width: f64, height: f64| {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        vec![corners.map(|(x, y)| PlanePoint { x, y }).to_vec()]
    };
    let outline = square(0.0, 0.0, 540.0, 510.0);
    let counties: Vec<_> = (0..115)
        .map(|k| square(f64::from(k % 12) * 45.0, f64::from(k / 12) * 51.0, 45.0, 51.0))
        .collect();
    let regions: Vec<_> = counties.iter().map(|rings| Region { rings, weight: 50_000.0 }).collect();
    let points: Vec<_> = scattered(160, 540.0, 510.0)
        .chunks_exact(2)
        .map(|p| Weighted { at: PlanePoint { x: p[0], y: p[1] }, weight: 1.0 })
        .collect();
    let grid = RasterGrid { west: -20.0, north: 530.0, step: 1.0, columns: WIDTH, rows: HEIGHT };
    for bandwidth in [Bandwidth::MIN, Bandwidth::DEFAULT, Bandwidth::MAX] {
        let name = |what: &str| format!("{what}, {} km", bandwidth.kilometres());
        let estimator = Estimator::new(&outline, bandwidth);
        criterion.bench_function(&name("estimator"), |bencher| {
            bencher.iter(|| Estimator::new(black_box(&outline), bandwidth));
        });
        criterion.bench_function(&name("160 points"), |bencher| {
            bencher.iter(|| estimator.points(black_box(&points)));
        });
        criterion.bench_function(&name("115 areas"), |bencher| {
            bencher.iter(|| estimator.areas(black_box(&regions)));
        });
        let numerator = estimator.points(&points);
        let raster = numerator.raster(&grid);
        let most = raster.values.iter().fold(0.0, |most: f32, value| most.max(*value));
        criterion.bench_function(&name("five contours"), |bencher| {
            bencher.iter(|| {
                (1..6)
                    .map(|k| contours(&raster, f64::from(most) * f64::from(k) / 6.0).len())
                    .sum::<usize>()
            });
        });
        let relative = Relative { numerator, denominator: estimator.areas(&regions), least: 1e4 };
        criterion.bench_function(&name("relative raster"), |bencher| {
            bencher.iter_batched(|| relative.clone(), |r| r.raster(&grid), BatchSize::SmallInput);
        });
    }
}

/// Prints milliseconds, the median of nine, and the direct sum scaled up from 200 pixels.
fn growth() {
    println!("\nmilliseconds, median of 9; 640 × 560 pixels, bandwidth 12, unless said otherwise");
    for count in [135, 1_000, 10_000, 100_000, 1_000_000] {
        let points = scattered(count, WIDTH as f64, HEIGHT as f64);
        let ours = median(9, || drop(pixels(black_box(&points), BANDWIDTH, WIDTH, HEIGHT)));
        let runs = if count > 100_000 { 1 } else { 9 };
        let exact = median(runs, || drop(black_box(direct(black_box(&points)))));
        let exact = exact * (WIDTH * HEIGHT) as f64 / 200.0;
        let (relative, of_peak) = errors(&points);
        println!(
            "{count:>9} points: {ours:8.2}   direct sum, scaled up from 200 pixels: {exact:12.0} \
             ({:.0} times); error {relative:.3} % relative, {of_peak:.4} % of the peak",
            exact / ours
        );
    }
    for (width, height) in [(320, 280), (640, 560), (1280, 1120)] {
        let points = scattered(10_000, width as f64, height as f64);
        let ours = median(9, || drop(pixels(black_box(&points), BANDWIDTH, width, height)));
        println!("{width:>5} × {height:4} pixels, 10,000 points: {ours:8.2}");
    }
    let points = scattered(10_000, WIDTH as f64, HEIGHT as f64);
    for bandwidth in [12.0, 24.0, 48.0] {
        let ours = median(9, || drop(pixels(black_box(&points), bandwidth, WIDTH, HEIGHT)));
        println!("   bandwidth {bandwidth}, 10,000 points: {ours:8.2}");
    }
}

fn median(runs: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

/// 200 pixels: half all over the raster, half where points are.
fn sample(points: &[f64]) -> Vec<usize> {
    let mut chance = Chance(7);
    let mut pick = |len: usize| (chance.next() * len as f64) as usize;
    let anywhere: Vec<usize> = (0..100).map(|_| pick(WIDTH * HEIGHT)).collect();
    let dense = (0..100).map(|_| {
        let at = pick(points.len() / 2) * 2;
        points[at + 1] as usize * WIDTH + points[at] as usize
    });
    anywhere.into_iter().chain(dense).collect()
}

/// The exact sum at the sampled pixels.
fn direct(points: &[f64]) -> Vec<f64> {
    let squared = BANDWIDTH * BANDWIDTH;
    let value = |pixel: usize| {
        let (x, y) = ((pixel % WIDTH) as f64 + 0.5, (pixel / WIDTH) as f64 + 0.5);
        let kernel =
            |p: &[f64]| (-((p[0] - x).powi(2) + (p[1] - y).powi(2)) / (2.0 * squared)).exp();
        points.chunks_exact(2).map(kernel).sum::<f64>() / (2.0 * PI * squared)
    };
    sample(points).into_iter().map(value).collect()
}

/// The largest relative error where the truth is at least 1 % of the peak, and the largest error
/// in parts of the peak; both in per cent, at the sampled pixels.
fn errors(points: &[f64]) -> (f64, f64) {
    let ours = pixels(points, BANDWIDTH, WIDTH, HEIGHT);
    let truth = direct(points);
    let peak = ours.iter().fold(0.0, |most: f64, value| most.max(f64::from(*value)));
    let (mut relative, mut of_peak) = (0.0_f64, 0.0_f64);
    for (pixel, truth) in sample(points).into_iter().zip(truth) {
        let off = (f64::from(ours[pixel]) - truth).abs();
        of_peak = of_peak.max(100.0 * off / peak);
        if truth >= 0.01 * peak {
            relative = relative.max(100.0 * off / truth);
        }
    }
    (relative, of_peak)
}

/// Pseudo-random numbers by the 64-bit generator of Knuth's MMIX, from its upper bits.
struct Chance(u64);

impl Chance {
    /// From 0 to below 1.
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) as f64 / 4_294_967_296.0
    }
}

/// x and y in turn: nine tenths around five cities (place, spread and share of each in parts of
/// the raster), the rest anywhere; all inside the raster.
fn scattered(count: usize, width: f64, height: f64) -> Vec<f64> {
    const CITIES: [(f64, f64, f64, f64); 5] = [
        (0.18, 0.33, 0.045, 0.32),
        (0.81, 0.43, 0.048, 0.62),
        (0.37, 0.74, 0.033, 0.76),
        (0.52, 0.36, 0.027, 0.84),
        (0.19, 0.77, 0.022, 0.90),
    ];
    let mut chance = Chance(29);
    let mut points = Vec::with_capacity(2 * count);
    while points.len() < 2 * count {
        let share = chance.next();
        let (x, y) = match CITIES.iter().find(|city| share < city.3) {
            Some((x, y, spread, _)) => {
                // Box and Muller.
                let radius = spread * (-2.0 * (1.0 - chance.next()).ln()).sqrt();
                let (sine, cosine) = (2.0 * PI * chance.next()).sin_cos();
                (x + radius * cosine, y + radius * sine)
            }
            None => (chance.next(), chance.next()),
        };
        if (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y) {
            points.extend([x * width, y * height]);
        }
    }
    points
}
