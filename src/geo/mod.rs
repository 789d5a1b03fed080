//! Where things are: the projection, boundaries, the gazetteer. Knows no report and no pixels.
//!
//! Everything is measured in an equal-area plane in kilometres ([`PlanePoint`]), so that a count
//! in so many square kilometres means the same everywhere in the state.

mod point;

pub use point::{LonLat, PlanePoint};
