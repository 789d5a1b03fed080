//! Where things are: the projection, boundaries, the gazetteer. Knows no report and no pixels.
//!
//! Everything is measured in an equal-area plane in kilometres ([`PlanePoint`]), so that a count
//! in so many square kilometres means the same everywhere in the state.

mod albers;
mod boundaries;
mod county;
mod date;
mod location;
mod point;
mod ring;
mod spot;
mod topology;

pub use albers::Albers;
pub use boundaries::Boundaries;
pub use county::County;
pub use date::Date;
pub use location::{Location, LocationUnit, Locations, Outside, Unmatched};
pub use point::{LonLat, PlanePoint};
pub use spot::{Located, Miss, Spot};
pub use topology::{ArcUse, Topology};
