//! Densities in a state: nothing leaks over the line, areas are as many points, ratios are known
//! only where residents are enough.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::density::{Bandwidth, Estimator, RasterGrid, Region, Relative, Weighted};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;

fn at(x: f64, y: f64) -> PlanePoint {
    PlanePoint { x, y }
}

fn weighted(x: f64, y: f64, weight: f64) -> Weighted {
    Weighted { at: at(x, y), weight }
}

fn sum(points: &[Weighted]) -> f64 {
    points.iter().map(|point| point.weight).sum()
}

/// A state with bays, a panhandle 8 km wide and a lake, whose rings go whichever way.
fn state() -> Vec<Vec<PlanePoint>> {
    let outer = [
        (-150.3, -90.2),
        (-20.0, -110.0),
        (15.5, -60.1),
        (40.0, -112.7),
        (130.9, -100.0),
        (131.0, -180.0),
        (139.0, -180.0),
        (141.3, 20.0),
        (60.0, 31.0),
        (100.0, 118.2),
        (-100.0, 97.0),
        (-60.7, 20.0),
    ];
    let lake = [(-20.0, -20.0), (20.0, -25.0), (12.0, 30.0)];
    vec![outer.map(|(x, y)| at(x, y)).to_vec(), lake.map(|(x, y)| at(x, y)).to_vec()]
}

/// The integral over a state, not in the way of the code under test: lines half a kilometre apart,
/// each cut at the borders that it crosses, and between two of them the midpoint rule.
fn integral(rings: &[Vec<PlanePoint>], mut add: impl FnMut(PlanePoint, f64)) {
    for row in -800..800 {
        let y = f64::from(row) * 0.5 + 0.25;
        let mut crossings = Vec::new();
        for ring in rings {
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                if (a.y > y) != (b.y > y) {
                    crossings.push(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        for inside in crossings.chunks_exact(2) {
            let parts = ((inside[1] - inside[0]) * 2.0).ceil();
            let step = (inside[1] - inside[0]) / parts;
            for part in 0..parts as usize {
                add(at(inside[0] + (part as f64 + 0.5) * step, y), 0.5 * step);
            }
        }
    }
}

/// The mass of a density in a state.
fn mass(rings: &[Vec<PlanePoint>], value: impl Fn(PlanePoint) -> f64) -> f64 {
    let mut sum = 0.0;
    integral(rings, |x, area| sum += value(x) * area);
    sum
}

/// Points inside, on a border, in a corner and in the panhandle.
fn residents() -> Vec<Weighted> {
    vec![
        weighted(-80.0, -50.0, 3.0),
        weighted(-80.0, -50.0, 2.0),
        weighted(135.0, -175.0, 1.0),
        weighted(131.0, -150.0, 4.0),
        weighted(-150.3, -90.2, 1.0),
        weighted(15.5, -60.1, 2.5),
        weighted(12.0, 30.0, 1.5),
        weighted(90.0, 90.0, 7.0),
    ]
}

#[test]
fn no_mass_leaks_out_of_the_state() {
    let state = state();
    for h in [10.0, 25.0, 60.0] {
        let estimator = Estimator::new(&state, Bandwidth::new(h));
        let field = estimator.points(&residents());
        let (inner, outer) = (estimator.total(&field), mass(&state, |x| field.value(x)));
        println!("h = {h} km: 22 is {inner:.12} by the lattice, {outer:.5} by lines");
        assert!((inner - 22.0).abs() < 1e-9, "{inner}");
        assert!((outer / 22.0 - 1.0).abs() < 1e-3, "{outer}");
    }
}

#[test]
fn half_a_kernel_on_a_straight_border_is_inside() {
    let estimator = Estimator::new(&state(), Bandwidth::new(10.0));
    let border = at(-85.15, -100.1);
    assert!((estimator.mass(border) - 0.5).abs() < 0.001, "{}", estimator.mass(border));
    assert!((estimator.mass(at(-60.0, -50.0)) - 1.0).abs() < 0.001);
}

#[test]
fn a_state_narrower_than_a_cell_keeps_its_mass_too() {
    let state = vec![vec![at(3.0, -100.0), at(5.0, -100.0), at(5.0, 120.0), at(3.0, 120.0)]];
    let estimator = Estimator::new(&state, Bandwidth::DEFAULT);
    let field = estimator.points(&[weighted(4.0, 0.0, 5.0), weighted(3.0, 60.0, 1.0)]);
    assert!((estimator.total(&field) - 6.0).abs() < 1e-9);
    let outer = mass(&state, |x| field.value(x));
    assert!((outer / 6.0 - 1.0).abs() < 1e-3, "{outer}");
}

#[test]
fn points_outside_fade_out_and_nothing_blows_up() {
    let state = state();
    let estimator = Estimator::new(&state, Bandwidth::new(10.0));
    let total = |x, y| estimator.total(&estimator.points(&[weighted(x, y, 1.0)]));
    assert!((total(-80.0, 105.0) - 1.0).abs() < 1e-9, "a little outside counts as inside");
    assert!(total(-80.0, 130.0) < 0.5 && total(-80.0, 140.0) < 0.01, "far outside does not");
    assert!(total(1e9, 1e300).abs() < 1e-12 && total(f64::NAN, 0.0).abs() < 1e-12);
    for nothing in [vec![], vec![vec![]], vec![vec![at(1.0, 1.0)]]] {
        let estimator = Estimator::new(&nothing, Bandwidth::DEFAULT);
        let field = estimator.points(&residents());
        assert!(field.value(at(1.0, 1.0)).is_finite() && field.value(at(1.0, 1.0)) >= 0.0);
    }
}

#[test]
fn areas_are_as_many_points() {
    let state = state();
    let estimator = Estimator::new(&state, Bandwidth::DEFAULT);
    let county = vec![vec![at(-70.0, 40.0), at(-140.0, -80.0), at(-30.0, -60.0), at(-25.0, 33.0)]];
    let field = estimator.areas(&[Region { rings: &county, weight: 1000.0 }]);
    let mut points = Vec::new();
    integral(&county, |x, area| points.push(Weighted { at: x, weight: area }));
    let share = 1000.0 / sum(&points);
    for point in &mut points {
        point.weight *= share;
    }
    let other = estimator.points(&points);
    let peak = field.value(at(-70.0, -20.0));
    assert!((estimator.total(&field) - 1000.0).abs() < 1e-6);
    let mut worst: f64 = 0.0;
    for (i, j) in (-15..15).flat_map(|i| (-12..12).map(move |j| (i, j))) {
        let x = at(f64::from(i) * 10.0, f64::from(j) * 10.0);
        worst = worst.max((field.value(x) - other.value(x)).abs() / peak);
    }
    println!("areas and points differ by {:.4} % of the peak", 100.0 * worst);
    assert!(worst < 0.001, "{worst}");
}

#[test]
fn a_ratio_is_known_where_residents_are_enough() {
    let state = state();
    let estimator = Estimator::new(&state, Bandwidth::DEFAULT);
    let denominator = estimator.points(&[weighted(-80.0, -50.0, 1e4), weighted(90.0, 90.0, 10.0)]);
    let numerator = estimator.points(&[weighted(-80.0, -50.0, 5.0), weighted(90.0, 90.0, 1.0)]);
    let relative = Relative { numerator, denominator, least: 100.0 };
    let city = relative.value(at(-80.0, -50.0)).expect("10,000 residents are enough");
    assert!((city - 5e-4).abs() < 1e-6, "{city}");
    assert_eq!(relative.value(at(90.0, 90.0)), None, "10 residents are not");
    assert_eq!(relative.value(at(1e6, 0.0)), None, "nor is nobody");
    // A lone point of weight w far from edges has 2 w effective residents at itself.
    let effective = relative.effective(at(-80.0, -50.0));
    let expected = 2.0 * 1e4 / estimator.mass(at(-80.0, -50.0));
    assert!((effective / expected - 1.0).abs() < 0.01, "{effective}");
    let grid = RasterGrid { west: -160.0, north: 120.0, step: 7.0, columns: 43, rows: 43 };
    let raster = relative.raster(&grid);
    let outline = relative.effective_raster(&grid);
    for (k, known) in raster.known.iter().enumerate() {
        let value = relative.value(grid.center(k % 43, k / 43));
        assert_eq!(*known, value.is_some());
        assert_eq!(*known, outline.values[k] >= 100.0);
        assert!((f64::from(raster.ratio.values[k]) - value.unwrap_or(0.0)).abs() < 1e-6);
    }
}

fn some_points() -> impl Strategy<Value = Vec<Weighted>> {
    let point = (-80.0..80.0, -80.0..80.0, 0.0..5.0).prop_map(|(x, y, w)| weighted(x, y, w));
    proptest::collection::vec(point, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn densities_add_up(a in some_points(), b in some_points(), factor in 0.0..9.0f64) {
        let state = state();
        let estimator = Estimator::new(&state, Bandwidth::new(30.0));
        let scaled = b.iter().map(|p| Weighted { weight: p.weight * factor, ..*p });
        let both: Vec<Weighted> = a.iter().copied().chain(scaled).collect();
        let (f, g, all) =
            (estimator.points(&a), estimator.points(&b), estimator.points(&both));
        for x in [at(0.0, 0.0), at(-80.0, 30.0), at(70.0, -60.0)] {
            let expected = f.value(x) + factor * g.value(x);
            prop_assert!((all.value(x) - expected).abs() <= 1e-12 * (1.0 + expected));
        }
    }
}
