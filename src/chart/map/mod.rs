//! The map: a surface of how densely something lies, what it rests on, and its legend.
//!
//! [`MapData`] is what is known, [`MapView`] what the reader chose. From both follow the
//! [`Surface`] (smoothed values, with the words for every place), from that and a camera the
//! [`MapScene`]. Only the scene is made anew when the reader zooms.

mod camera;
mod data;
mod labels;
mod layer;
mod legend;
mod number;
mod picture;
mod places;
mod steps;
mod surface;
mod view;

pub use camera::Camera;
pub use data::{MapData, Own};
pub use layer::Layer;
pub use number::significant;
pub use picture::{MapScene, picture};
pub use places::Place;
pub use steps::Steps;
pub use surface::Surface;
pub use view::{MapView, OwnView};
