//! Where things are: the projection, boundaries, the gazetteer. Knows no report and no pixels.
//!
//! Everything is measured in an equal-area plane in kilometres ([`PlanePoint`]), so that a count
//! in so many square kilometres means the same everywhere in the state.

mod albers;
mod boundaries;
mod county;
mod date;
mod gazetteer;
mod land;
mod location;
mod name;
mod point;
mod ring;
mod spelling;
mod spot;
mod topology;

pub use albers::Albers;
pub use boundaries::Boundaries;
pub use county::County;
pub use date::Date;
pub use gazetteer::{Gazetteer, Place};
pub use land::Land;
pub use location::{Location, LocationUnit, Locations, Outside, Unmatched};
pub use point::{LonLat, PlanePoint};
pub use spot::{Located, Miss, Spot};
pub use topology::{ArcUse, Topology};
