//! Scene → picture: the only place that names plotters.
//!
//! [`paint`] turns the marks of a scene into plotters elements on any [`Surface`]: a plotters
//! backend that also knows curves, clipping and rasters. The browser's is `canvas`: plotters' own,
//! made exact for device pixels and measured with the reader's font. Natively it is SVG (`svg`).

mod error;
mod paint;
mod surface;

#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
pub use canvas::{CanvasMeasure as Ruler, canvas};

#[cfg(not(target_arch = "wasm32"))]
mod png;
#[cfg(not(target_arch = "wasm32"))]
mod svg;
/// What measures text here: the reader's font in the browser, average glyphs without one.
#[cfg(not(target_arch = "wasm32"))]
pub use crate::chart::AverageGlyphs as Ruler;
#[cfg(not(target_arch = "wasm32"))]
pub use svg::{inline_svg, svg};

pub use error::DrawError;
pub use paint::paint;
pub use surface::Surface;
