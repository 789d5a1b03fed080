//! What a map needs of a backend beyond plotters' own means: curves and circles between whole
//! pixels, clipping, a raster, letters with a rim.

use crate::chart::{Path, Point, Rect};
use plotters_backend::{BackendColor, BackendTextStyle, DrawingBackend};

/// A backend that can also do what plotters has no word for. Lengths are logical pixels.
pub trait Surface: DrawingBackend {
    /// Fills and strokes a path; the stroke has a colour and a width.
    fn shape(
        &mut self,
        path: &Path,
        fill: Option<BackendColor>,
        stroke: Option<(BackendColor, f64)>,
    );

    /// Strokes a circle.
    fn circle(&mut self, center: Point, radius: f64, stroke: (BackendColor, f64));

    /// Stretches an image of `columns` RGBA pixels in a row over a rectangle, smoothed. False
    /// where the browser has no memory for it.
    fn image(&mut self, rect: Rect, columns: usize, rgba: &[u8]) -> bool;

    /// Draws only inside a path from now on.
    fn clip(&mut self, path: &Path);

    /// Ends the latest clipping.
    fn unclip(&mut self);

    /// The rim of a text that is going to be drawn at the same place with the same style.
    fn halo<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: (i32, i32),
        rim: BackendColor,
    );
}
