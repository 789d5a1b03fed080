//! Table + choice → [`Scene`]: what is drawn, where, and what each mark stands for.
//!
//! A [`Figure`] is a table made ready to be shown: its words, its base, its notes, its data.
//! [`bars`] lays a figure out as a scene. Painting, hit-testing, keyboard order, tooltips, spoken
//! text and exports all read that scene, so what is seen and what is said cannot disagree.

mod bars;
mod datum;
mod figure;
pub mod map;
mod order;
mod palette;
mod scale;
mod scene;
mod typography;

pub use bars::{Frame, View, bars};
pub use datum::{Datum, superscript};
pub use figure::{Closing, Figure, FigureId};
pub use order::{Direction, Order, arrange};
pub use palette::{Ink, MapColors, Palette, Ramp, Rgb, STEPS};
pub use scale::LinearScale;
pub use scene::{Anchor, Fill, Grid, Mark, Path, Point, Rect, Region, Scene, Stroke};
pub use typography::{AverageGlyphs, FONT_FAMILY, Font, Measure, wrap};
