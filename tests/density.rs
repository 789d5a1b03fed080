//! Densities against other software, the exact sum, and the laws of a kernel.
//!
//! `data/kde-reference.json` holds six tables by scipy, scikit-learn and exact normal integrals.
//! All apply: C and D as they are; A and B, whose bandwidths are full matrices, after their
//! coordinates are whitened by the Cholesky factor, which makes them round with bandwidth 1; E
//! tells the kernel's mass in a window, and F is Diggle's correction.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::density::{Bandwidth, Estimator, RasterGrid, Weighted, pixels, smooth};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;
use serde_json::Value;
use std::f64::consts::PI;

/// What the docs promise, in parts of the kernel's peak (or of the density's, where points are many).
const PROMISED: f64 = 0.0006;

fn at(x: f64, y: f64) -> PlanePoint {
    PlanePoint { x, y }
}

fn weighted(x: f64, y: f64, weight: f64) -> Weighted {
    Weighted { at: at(x, y), weight }
}

/// The exact sum, per square unit.
fn exact(points: &[Weighted], h: f64, x: PlanePoint) -> f64 {
    let kernel = |p: &Weighted| {
        let squared = (p.at.x - x.x).powi(2) + (p.at.y - x.y).powi(2);
        p.weight * (-squared / (2.0 * h * h)).exp()
    };
    points.iter().map(kernel).sum::<f64>() / (2.0 * PI * h * h)
}

/// The smoothed value at one point: a raster of one pixel.
fn smoothed(points: &[Weighted], h: f64, x: PlanePoint) -> f64 {
    let step = h / 100.0;
    let (west, north) = (x.x - step / 2.0, x.y + step / 2.0);
    let grid = RasterGrid { west, north, step, columns: 1, rows: 1 };
    f64::from(smooth(points, &grid, h).values[0])
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|n| n.as_f64().expect("a number")).collect()
}

struct Reference(Value);

impl Reference {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("data/kde-reference.json")).expect("is JSON"))
    }

    fn points(&self, weigh: bool) -> Vec<Weighted> {
        let weights = numbers(&self.0["weights"]);
        let points = self.0["points"].as_array().expect("a list").iter().map(numbers);
        let weight = |w: f64| if weigh { w } else { 1.0 };
        points.zip(weights).map(|(p, w)| weighted(p[0], p[1], weight(w))).collect()
    }

    /// The places and values of a table.
    fn table(&self, case: &str) -> Vec<(PlanePoint, f64)> {
        let (xs, ys) = (numbers(&self.0["grid_x"]), numbers(&self.0["grid_y"]));
        let rows = self.0["cases"][case]["table"].as_array().expect("a table");
        let row = |(y, row): (&f64, &Value)| {
            xs.iter().zip(numbers(row)).map(|(x, value)| (at(*x, *y), value)).collect::<Vec<_>>()
        };
        ys.iter().zip(rows).flat_map(row).collect()
    }

    /// The largest deviation, in parts of the table's largest value.
    fn deviation(&self, case: &str, ours: impl Fn(PlanePoint) -> f64) -> f64 {
        let table = self.table(case);
        let most = table.iter().fold(0.0, |most: f64, (_, value)| most.max(*value));
        let worst = table.iter().fold(0.0, |w: f64, (x, value)| w.max((ours(*x) - value).abs()));
        println!("{case}: {:.4} % of the largest value", 100.0 * worst / most);
        worst / most
    }
}

#[test]
fn round_kernels_agree_with_scikit_learn() {
    let reference = Reference::read();
    let (points, counted) = (reference.points(false), reference.points(true));
    let c = reference.deviation("C_isotropic_gaussian_25km_density", |x| {
        smoothed(&points, 25.0, x) / points.len() as f64
    });
    let d = reference.deviation("D_isotropic_intensity_weighted", |x| smoothed(&counted, 25.0, x));
    assert!(c <= PROMISED && d <= PROMISED, "{c} {d}");
}

#[test]
fn whitened_kernels_agree_with_scipy() {
    let reference = Reference::read();
    for (case, weigh) in [("A_scipy_scott_fullcov", false), ("B_scipy_scott_weighted", true)] {
        let about = &reference.0["cases"][case];
        let factor = about["h"].as_f64().expect("a number").powi(2);
        let s: Vec<f64> = about["S"].as_array().expect("rows").iter().flat_map(numbers).collect();
        // H = L Lᵀ, so L⁻¹ makes the kernel round.
        let l11 = (factor * s[0]).sqrt();
        let l21 = factor * s[1] / l11;
        let l22 = (factor * s[3] - l21 * l21).sqrt();
        let white = |p: PlanePoint| at(p.x / l11, (p.y - l21 * p.x / l11) / l22);
        let mut points = reference.points(weigh);
        let sum: f64 = points.iter().map(|p| p.weight).sum();
        for point in &mut points {
            point.at = white(point.at);
            point.weight /= sum * l11 * l22;
        }
        let off = reference.deviation(case, |x| smoothed(&points, 1.0, white(x)));
        assert!(off <= PROMISED, "{case}: {off}");
    }
}

#[test]
fn edge_correction_agrees_with_exact_normal_integrals() {
    let reference = Reference::read();
    let window = [vec![at(0.0, 0.0), at(600.0, 0.0), at(600.0, 500.0), at(0.0, 500.0)]];
    let estimator = Estimator::new(&window, Bandwidth::new(25.0));
    let counted = reference.points(true);
    let uniform =
        reference.deviation("E_edge_uniform", |x| smoothed(&counted, 25.0, x) / estimator.mass(x));
    let field = estimator.points(&counted);
    let diggle = reference.deviation("F_edge_diggle", |x| field.value(x));
    assert!(uniform <= PROMISED && diggle <= PROMISED, "{uniform} {diggle}");
    assert!((estimator.total(&field) - 24.0).abs() < 1e-9);
}

/// One point, wherever it lies between the nodes: this is the accuracy that the docs state.
#[test]
fn one_kernel_is_as_exact_as_promised() {
    let mut worst: f64 = 0.0;
    for (h, scale) in [(1.0, 1.0), (25.0, 1.0), (12.0, 7.3)] {
        for place in 0..25 {
            let (i, j) = (f64::from(place % 5), f64::from(place / 5));
            // Fifths of half a cell, from on a node to between nodes.
            let points = [weighted(h / 4.0 * (0.1 * i + 40.0), h / 4.0 * (0.1 * j - 8.0), scale)];
            let center = points[0].at;
            let (west, north) = (center.x - 6.0 * h, center.y + 6.0 * h);
            let grid = RasterGrid { west, north, step: h / 10.0, columns: 120, rows: 120 };
            let raster = smooth(&points, &grid, h);
            for (k, value) in raster.values.iter().enumerate() {
                let truth = exact(&points, h, grid.center(k % 120, k / 120));
                worst = worst.max((f64::from(*value) - truth).abs() * 2.0 * PI * h * h / scale);
            }
        }
    }
    println!("one kernel: {:.4} % of the peak", 100.0 * worst);
    assert!(worst <= PROMISED, "{worst}");
}

#[test]
fn pixels_are_the_benchs_hook() {
    let points = [100.25, 30.0, 20.0, 90.5, 20.0, 90.5];
    let values = pixels(&points, 12.0, 160, 120);
    let plane = [weighted(100.25, 30.0, 1.0), weighted(20.0, 90.5, 2.0)];
    for (k, value) in values.iter().enumerate() {
        let x = at((k % 160) as f64 + 0.5, (k / 160) as f64 + 0.5);
        let off = (f64::from(*value) - exact(&plane, 12.0, x)).abs() * 2.0 * PI * 144.0;
        assert!(off <= 2.0 * PROMISED, "{off}");
    }
    assert!(pixels(&[], 12.0, 16, 9).iter().all(|value| *value == 0.0));
    for (h, width, height) in
        [(12.0, 0, 9), (0.0, 8, 8), (-1.0, 8, 8), (f64::NAN, 8, 8), (1e-9, 8, 8)]
    {
        assert_eq!(pixels(&points, h, width, height), vec![0.0; width * height], "{h}");
    }
}

#[test]
fn bandwidths_stay_in_their_range() {
    for (asked, given) in [(25.0, 25.0), (0.0, 10.0), (-3.0, 10.0), (1e9, 60.0), (f64::NAN, 25.0)] {
        assert_eq!(Bandwidth::new(asked).kilometres().to_bits(), f64::to_bits(given));
    }
}

fn some_points() -> impl Strategy<Value = Vec<Weighted>> {
    let point = (-80.0..80.0, -80.0..80.0, 0.0..5.0).prop_map(|(x, y, w)| weighted(x, y, w));
    proptest::collection::vec(point, 0..12)
}

fn sum(points: &[Weighted]) -> f64 {
    points.iter().map(|point| point.weight).sum()
}

/// The largest difference of two rasters.
fn apart(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).fold(0.0, |most: f64, (a, b)| most.max(f64::from((a - b).abs())))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn mass_is_the_sum_of_weights_and_nothing_is_negative(points in some_points(), h in 5.0..30.0f64) {
        let step = h / 4.0;
        let side = ((160.0 + 12.0 * h) / step) as usize + 1;
        let reach: f64 = 80.0 + 6.0 * h;
        let grid = RasterGrid { west: -reach, north: reach, step, columns: side, rows: side };
        let raster = smooth(&points, &grid, h);
        prop_assert!(raster.values.iter().all(|value| *value >= 0.0));
        let mass: f64 = raster.values.iter().map(|value| f64::from(*value)).sum();
        prop_assert!((mass * step * step - sum(&points)).abs() <= 1e-5 * sum(&points));
    }

    #[test]
    fn what_moves_together_looks_the_same(
        points in some_points(), h in 5.0..30.0f64, cells in (-50i32..50, -50i32..50),
        by in (-99.0..99.0, -99.0..99.0),
    ) {
        let grid = RasterGrid { west: -90.0, north: 90.0, step: 4.0, columns: 45, rows: 45 };
        let moved = |dx: f64, dy: f64| {
            let points: Vec<Weighted> =
                points.iter().map(|p| weighted(p.at.x + dx, p.at.y + dy, p.weight)).collect();
            let grid = RasterGrid { west: grid.west + dx, north: grid.north + dy, ..grid };
            smooth(&points, &grid, h).values
        };
        let (still, kernel) = (moved(0.0, 0.0), sum(&points) / (2.0 * PI * h * h));
        let whole = moved(f64::from(cells.0) * h / 4.0, f64::from(cells.1) * h / 4.0);
        prop_assert!(apart(&still, &whole) <= 1e-6 * kernel);
        prop_assert!(apart(&still, &moved(by.0, by.1)) <= 2.0 * PROMISED * kernel);
    }

    #[test]
    fn the_window_changes_no_value(
        points in some_points(), h in 5.0..30.0f64, left in 0usize..20, top in 0usize..20,
    ) {
        let wide = RasterGrid { west: -91.0, north: 87.0, step: 4.0, columns: 45, rows: 45 };
        let (west, north) = (wide.west + 4.0 * left as f64, wide.north - 4.0 * top as f64);
        let part = RasterGrid { west, north, columns: 7, rows: 5, ..wide };
        // Three times as near: the middle of every three pixels is an old one.
        let near = RasterGrid { step: 4.0 / 3.0, columns: 21, rows: 15, ..part };
        let kernel = sum(&points) / (2.0 * PI * h * h);
        let [wide, part, near] = [wide, part, near].map(|grid| smooth(&points, &grid, h).values);
        for (i, j) in (0..7).flat_map(|i| (0..5).map(move |j| (i, j))) {
            let value = wide[(top + j) * 45 + left + i];
            prop_assert!(apart(&[value], &[part[j * 7 + i]]) <= 1e-6 * kernel);
            prop_assert!(apart(&[value], &[near[(3 * j + 1) * 21 + 3 * i + 1]]) <= 1e-6 * kernel);
        }
    }
}
