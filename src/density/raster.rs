//! Regular grids of pixels over the plane.

use crate::geo::PlanePoint;

/// Where the pixels of a raster lie. Pixels are square, row 0 is the northernmost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RasterGrid {
    /// The western edge of column 0, in kilometres.
    pub west: f64,
    /// The northern edge of row 0, in kilometres.
    pub north: f64,
    /// The side of a pixel, in kilometres, above 0.
    pub step: f64,
    /// Pixels in a row.
    pub columns: usize,
    /// Pixels in a column.
    pub rows: usize,
}

impl RasterGrid {
    /// The kilometres east of a place in the raster, counted in columns from the centers of
    /// column 0.
    #[inline]
    pub fn x(&self, column: f64) -> f64 {
        self.west + (column + 0.5) * self.step
    }

    /// The kilometres north of a place in the raster, counted in rows from the centers of row 0.
    #[inline]
    pub fn y(&self, row: f64) -> f64 {
        self.north - (row + 0.5) * self.step
    }

    /// The center of a pixel.
    pub fn center(&self, column: usize, row: usize) -> PlanePoint {
        PlanePoint { x: self.x(column as f64), y: self.y(row as f64) }
    }
}

/// A number for the center of every pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// Where the pixels lie.
    pub grid: RasterGrid,
    /// Row by row from the north, west first; `grid.columns * grid.rows` of them.
    pub values: Vec<f32>,
}
