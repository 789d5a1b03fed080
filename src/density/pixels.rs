//! The bare kernel: no state, no edge, any unit of length.

use super::estimator::Weighted;
use super::field::Field;
use super::lattice::{Bounds, Lattice};
use super::raster::{Raster, RasterGrid};
use crate::geo::PlanePoint;

/// The density of weighted points on a raster, per square unit, without edge correction. Points,
/// grid and bandwidth (the Gaussian's standard deviation) share one unit of length, whichever.
///
/// As exact as a [`Field`]. All zero where the bandwidth is not above
/// 0, or so far below the raster's width that the lattice would not fit into memory.
pub fn smooth(points: &[Weighted], grid: &RasterGrid, bandwidth: f64) -> Raster {
    let mut lattice = lattice_over(grid, bandwidth);
    for point in points {
        lattice.spread(point.at, point.weight);
    }
    Field::blurred(lattice, bandwidth).raster(grid)
}

/// The density of points of weight 1 at the centers of `width` × `height` pixels, per square
/// pixel. `points` holds x and y in turn, in pixels from the top left corner, y downwards;
/// pixel (i, j) is read at (i + 0.5, j + 0.5). `bandwidth` is in pixels. Accuracy and limits are
/// those of [`smooth`].
pub fn pixels(points: &[f64], bandwidth: f64, width: usize, height: usize) -> Vec<f32> {
    let grid = RasterGrid { west: 0.0, north: 0.0, step: 1.0, columns: width, rows: height };
    let mut lattice = lattice_over(&grid, bandwidth);
    for point in points.chunks_exact(2) {
        lattice.spread_here(PlanePoint { x: point[0], y: -point[1] }, 1.0);
    }
    Field::blurred(lattice, bandwidth).raster(&grid).values
}

fn lattice_over(grid: &RasterGrid, bandwidth: f64) -> Lattice {
    let bounds = Bounds {
        west: grid.west,
        south: grid.north - grid.rows as f64 * grid.step,
        east: grid.west + grid.columns as f64 * grid.step,
        north: grid.north,
    };
    Lattice::over(bounds, bandwidth)
}
