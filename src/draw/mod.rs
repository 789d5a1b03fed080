//! Scene → picture: the only place that names plotters.
//!
//! [`paint`] turns the marks of a scene into plotters elements on any [`Surface`]: a plotters
//! backend that also knows curves, clipping and rasters. The browser's is `canvas`: plotters' own,
//! made exact for device pixels and measured with the reader's font. The other is SVG (`svg`): in
//! the page that the build writes, and in files that readers take along.

mod detail;
mod error;
mod paint;
mod surface;

#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
pub use canvas::{CanvasMeasure as Ruler, canvas};

mod png;
mod svg;
/// What measures text here: the reader's font in the browser, average glyphs without one.
#[cfg(not(target_arch = "wasm32"))]
pub use crate::chart::AverageGlyphs as Ruler;
#[cfg(not(target_arch = "wasm32"))]
pub use svg::{inline_svg, svg};

pub use png::{SIGNATURE, chunk, crc32};
pub use svg::file_svg;

pub use error::DrawError;
pub use paint::paint;
pub use surface::Surface;
