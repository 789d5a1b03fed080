//! Contour lines of known surfaces.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::density::{Raster, RasterGrid, contours};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;

/// A surface on 41 × 31 pixels of 2 km around the origin.
fn raster(surface: impl Fn(f64, f64) -> f64) -> Raster {
    let grid = RasterGrid { west: -41.0, north: 31.0, step: 2.0, columns: 41, rows: 31 };
    let center = |k: usize| grid.center(k % 41, k / 41);
    let values = (0..41 * 31).map(|k| surface(center(k).x, center(k).y) as f32).collect();
    Raster { grid, values }
}

fn closed(line: &[PlanePoint]) -> bool {
    line.first() == line.last()
}

/// Twice the area to the left of a closed line's way.
fn area(line: &[PlanePoint]) -> f64 {
    line.windows(2).map(|p| p[0].x * p[1].y - p[1].x * p[0].y).sum()
}

/// The value at a point by bilinear interpolation.
fn bilinear(raster: &Raster, point: PlanePoint) -> f64 {
    let grid = &raster.grid;
    let (across, down) = ((point.x - grid.x(0.0)) / grid.step, (grid.y(0.0) - point.y) / grid.step);
    let column = (across as usize).min(grid.columns - 2);
    let row = (down as usize).min(grid.rows - 2);
    let along = |row: usize| {
        let value = |column: usize| f64::from(raster.values[row * grid.columns + column]);
        value(column) + (across - column as f64) * (value(column + 1) - value(column))
    };
    along(row) + (down - row as f64) * (along(row + 1) - along(row))
}

/// Whether a point lies on the outermost pixel centers.
fn on_edge(grid: &RasterGrid, p: PlanePoint) -> bool {
    let (last_x, last_y) = (grid.x(grid.columns as f64 - 1.0), grid.y(grid.rows as f64 - 1.0));
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    near(p.x, grid.x(0.0)) || near(p.x, last_x) || near(p.y, grid.y(0.0)) || near(p.y, last_y)
}

#[test]
fn a_hill_has_one_ring_around_it_and_a_pit_one_the_other_way() {
    let hill = |x: f64, y: f64| 20.0 - x.hypot(y);
    for (surface, turn) in [(1.0, 1.0), (-1.0, -1.0)] {
        let lines = contours(&raster(|x, y| surface * hill(x, y)), 0.0);
        assert_eq!(lines.len(), 1);
        assert!(closed(&lines[0]));
        let round = turn * area(&lines[0]) / 2.0 / (std::f64::consts::PI * 400.0);
        assert!((round - 1.0).abs() < 0.01, "{round}");
        assert!(lines[0].iter().all(|p| (p.x.hypot(p.y) - 20.0).abs() < 0.1));
    }
}

#[test]
fn a_plane_has_one_line_from_edge_to_edge() {
    let raster = raster(|x, y| 0.3 * x + y);
    let lines = contours(&raster, 1.5);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].iter().all(|p| (0.3 * p.x + p.y - 1.5).abs() < 1e-5));
    let (first, last) = (lines[0][0], lines[0][lines[0].len() - 1]);
    assert!(on_edge(&raster.grid, first) && on_edge(&raster.grid, last));
    assert!(first.x < last.x, "the higher north is to the left of the way east");
}

#[test]
fn nothing_passes_a_threshold_that_is_not_reached() {
    for threshold in [-1.0, 1.5] {
        assert!(contours(&raster(|_, _| 1.0), threshold).is_empty());
    }
    let grid = RasterGrid { west: 0.0, north: 0.0, step: 1.0, columns: 1, rows: 3 };
    assert!(contours(&Raster { grid, values: vec![0.0, 1.0, 0.0] }, 0.5).is_empty());
}

#[test]
fn a_saddle_is_decided_by_its_mean() {
    let square = |values: [f32; 4]| {
        let grid = RasterGrid { west: 0.0, north: 2.0, step: 1.0, columns: 2, rows: 2 };
        contours(&Raster { grid, values: values.to_vec() }, 1.0)
    };
    // The mean is at least 1: the ridge goes through, and lines cut off the low corners.
    let ridge = square([3.0, 0.0, 0.0, 3.0]);
    // The mean is below: lines cut off the high corners.
    let pass = square([1.5, 0.0, 0.0, 1.5]);
    let near = |line: &[PlanePoint], x: f64, y: f64| {
        line.iter().all(|p| (p.x - x).abs() + (p.y - y).abs() < 0.9)
    };
    assert_eq!((ridge.len(), pass.len()), (2, 2));
    for (x, y) in [(1.5, 1.5), (0.5, 0.5)] {
        assert!(ridge.iter().any(|line| near(line, x, y)), "{ridge:?}");
    }
    for (x, y) in [(0.5, 1.5), (1.5, 0.5)] {
        assert!(pass.iter().any(|line| near(line, x, y)), "{pass:?}");
    }
    let surface = raster(|x, y| (x * y) / 100.0);
    assert_eq!(contours(&surface, 0.5).len(), 2, "two branches of a hyperbola");
    assert_eq!(contours(&surface, -0.5).len(), 2, "and the other two");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn lines_lie_at_their_threshold_and_never_end_inside(
        values in proptest::collection::vec(0u8..4, 63), threshold in 0.0..3.5,
    ) {
        let grid = RasterGrid { west: 5.0, north: -3.0, step: 0.5, columns: 9, rows: 7 };
        let values: Vec<f32> = values.into_iter().map(f32::from).collect();
        let raster = Raster { grid, values };
        let lines = contours(&raster, threshold);
        let mut crossings = 0;
        for line in &lines {
            prop_assert!(line.len() >= 2);
            for point in line {
                prop_assert!((bilinear(&raster, *point) - threshold).abs() < 1e-6);
            }
            let (first, last) = (line[0], line[line.len() - 1]);
            let open = on_edge(&grid, first) && on_edge(&grid, last);
            prop_assert!(closed(line) || open);
            // A closed line repeats its first point.
            crossings += line.len() - usize::from(closed(line) && line.len() > 2);
        }
        // Each crossing of a side is in exactly one line.
        let inside = |i: usize, j: usize| f64::from(raster.values[j * 9 + i]) >= threshold;
        let across = (0..8).flat_map(|i| (0..7).map(move |j| (i, j)))
            .filter(|&(i, j)| inside(i, j) != inside(i + 1, j)).count();
        let along = (0..9).flat_map(|i| (0..6).map(move |j| (i, j)))
            .filter(|&(i, j)| inside(i, j) != inside(i, j + 1)).count();
        // Where a corner has the threshold itself, an open line may end where it began.
        if threshold.fract() > 0.0 {
            prop_assert_eq!(crossings, across + along);
        }
    }
}
