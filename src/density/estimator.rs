//! Densities in a state, with its edge corrected.

use super::bandwidth::Bandwidth;
use super::coverage::Coverage;
use super::field::Field;
use super::lattice::{Bounds, CELLS_PER_BANDWIDTH, Lattice};
use crate::geo::PlanePoint;

/// The least share of a kernel that counts as inside the state.
///
/// A point on a straight border has 0.5, in a square corner 0.25; a point two bandwidths outside
/// still has 0.023. Whatever has less lies outside, by more than places are uncertain, and is
/// weighed up no further: its weight fades out instead of piling up on the border.
const LEAST_MASS: f64 = 0.02;

/// Cells of an area in one cell of the lattice, per side. Three keep the mass of a density in the
/// state within 0.01 % (`tests/density_edge.rs`), two within 0.04 %: cells on the border know
/// their exact area, though not where in them it lies.
const AREA_CELLS: f64 = 3.0;

/// Something at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// Where.
    pub at: PlanePoint,
    /// How much, in the unit of what is counted, at least 0.
    pub weight: f64,
}

/// Something spread evenly over a polygon.
#[derive(Clone, Copy, Debug)]
pub struct Region<'a> {
    /// Rings, each closed implicitly: inside is what lies in an odd number of them.
    pub rings: &'a [Vec<PlanePoint>],
    /// How much in all, in the unit of what is counted, at least 0.
    pub weight: f64,
}

/// Estimates densities in a state for one bandwidth.
///
/// A plain kernel lets mass leak over the state line, for a city on the border half of it. After Diggle (1985, "A kernel method for smoothing point process
/// data", Applied Statistics 34, 138-147) each weight is divided by its kernel's mass inside the
/// state, so that the density sums up to the weights there. Values outside the state mean nothing
/// and are to be clipped.
#[derive(Clone, Debug)]
pub struct Estimator {
    bandwidth: Bandwidth,
    /// The share of each node's spline that lies in the state.
    state: Lattice,
    /// The same, blurred.
    mass: Lattice,
}

impl Estimator {
    /// For the state within rings, in the form of [`Region::rings`].
    pub fn new(state: &[Vec<PlanePoint>], bandwidth: Bandwidth) -> Self {
        let kilometres = bandwidth.kilometres();
        let mut lattice = Lattice::over(Bounds::of(state), kilometres);
        let share = lattice.per_square_kilometre();
        for (at, area) in coverage(state, bandwidth).cells() {
            lattice.spread(at, area * share);
        }
        let mut mass = lattice.clone();
        mass.blur();
        Self { bandwidth, state: lattice, mass }
    }

    /// The bandwidth that this is for.
    pub fn bandwidth(&self) -> Bandwidth {
        self.bandwidth
    }

    /// How much of a kernel around a point lies inside the state, from 0 to 1.
    ///
    /// Read off by the same weights by which points are spread (the adjoint), so that the
    /// corrected density sums up exactly, not nearly.
    pub fn mass(&self, at: PlanePoint) -> f64 {
        self.mass.value(at)
    }

    /// The density of weighted points, per square kilometre.
    ///
    /// Points up to two bandwidths outside the state count as whole; what lies further out, with
    /// less than 0.02 of its kernel inside, counts for less and soon for nothing.
    pub fn points(&self, points: &[Weighted]) -> Field {
        let mut lattice = self.state.cleared();
        for point in points {
            self.spread(&mut lattice, point.at, point.weight);
        }
        Field::blurred(lattice, self.bandwidth.kilometres())
    }

    /// The density of what is spread evenly over regions, such as the residents of counties: the
    /// same kernel, lattice and edge correction as for points.
    ///
    /// A region is laid out as cells a twelfth of the bandwidth wide, by their exact areas.
    pub fn areas(&self, regions: &[Region]) -> Field {
        let mut lattice = self.state.cleared();
        for region in regions {
            let coverage = coverage(region.rings, self.bandwidth);
            let density = region.weight / coverage.area();
            for (at, area) in coverage.cells() {
                self.spread(&mut lattice, at, area * density);
            }
        }
        Field::blurred(lattice, self.bandwidth.kilometres())
    }

    /// The integral of a density over the state. `field` is to be this estimator's own; of
    /// another's, which has other nodes, nothing sensible comes out.
    pub fn total(&self, field: &Field) -> f64 {
        let nodes = self.state.nodes.iter().zip(&field.lattice.nodes);
        let sum: f64 = nodes.map(|(share, density)| share * density).sum();
        sum / self.state.per_square_kilometre()
    }

    fn spread(&self, lattice: &mut Lattice, at: PlanePoint, weight: f64) {
        lattice.spread(at, weight / self.mass(at).max(LEAST_MASS));
    }
}

fn coverage(rings: &[Vec<PlanePoint>], bandwidth: Bandwidth) -> Coverage {
    Coverage::of(rings, bandwidth.kilometres() / (CELLS_PER_BANDWIDTH * AREA_CELLS))
}
