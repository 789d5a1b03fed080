//! Borders as arcs: each piece of border once, however many counties it belongs to.

use super::PlanePoint;

/// Arcs, and which of them go round each county.
///
/// What is shared is stored once, so neighbours meet without a gap or an overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topology {
    /// The arcs, each an open line from one meeting of borders to the next.
    pub arcs: Vec<Vec<PlanePoint>>,
    /// For each county, the arcs of its border in their order.
    pub counties: Vec<Vec<ArcUse>>,
}

/// An arc as a part of a border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcUse {
    /// Which arc, by index.
    pub arc: usize,
    /// Whether it is run through from its end to its beginning.
    pub reversed: bool,
}

impl Topology {
    /// The border of a county as a ring; none where its arcs are not there or do not join.
    #[must_use]
    pub fn ring(&self, county: usize) -> Option<Vec<PlanePoint>> {
        self.joined(self.counties.get(county)?)
    }

    /// The border of the state as rings: what belongs to one county only. None where it does
    /// not close, or where several counties lie on the same side of an arc.
    #[must_use]
    pub fn outline(&self) -> Option<Vec<Vec<PlanePoint>>> {
        let mut outer = Vec::new();
        for (arc, uses) in self.uses().into_iter().enumerate() {
            match uses {
                [0, 0] | [1, 1] => {}
                [1, 0] => outer.push(ArcUse { arc, reversed: false }),
                [0, 1] => outer.push(ArcUse { arc, reversed: true }),
                _ => return None,
            }
        }
        let mut rings = Vec::new();
        while let Some(first) = outer.pop() {
            let (start, mut end) = self.ends(first)?;
            let mut parts = vec![first];
            while end != start {
                let next = outer
                    .iter()
                    .position(|&part| self.ends(part).is_some_and(|(from, _)| from == end))?;
                let part = outer.remove(next);
                end = self.ends(part)?.1;
                parts.push(part);
            }
            rings.push(self.joined(&parts)?);
        }
        Some(rings)
    }

    /// The borders between two counties, each once, as open lines.
    #[must_use]
    pub fn borders(&self) -> Vec<Vec<PlanePoint>> {
        let mut borders = Vec::new();
        for (arc, uses) in self.arcs.iter().zip(self.uses()) {
            if uses == [1, 1] {
                borders.push(arc.clone());
            }
        }
        borders
    }

    /// How often each arc is used as it is and reversed.
    fn uses(&self) -> Vec<[u32; 2]> {
        let mut uses = vec![[0, 0]; self.arcs.len()];
        for part in self.counties.iter().flatten() {
            if let Some(uses) = uses.get_mut(part.arc) {
                uses[usize::from(part.reversed)] += 1;
            }
        }
        uses
    }

    /// Where a part of a border begins and ends.
    fn ends(&self, part: ArcUse) -> Option<(PlanePoint, PlanePoint)> {
        let arc = self.arcs.get(part.arc)?;
        let (first, last) = (*arc.first()?, *arc.last()?);
        Some(if part.reversed { (last, first) } else { (first, last) })
    }

    /// The ring that some parts are when each is joined to the next.
    fn joined(&self, parts: &[ArcUse]) -> Option<Vec<PlanePoint>> {
        let mut ring: Vec<PlanePoint> = Vec::new();
        let mut end = self.ends(*parts.last()?)?.1;
        for &part in parts {
            let (from, to) = self.ends(part)?;
            if from != end {
                return None;
            }
            end = to;
            let arc = self.arcs.get(part.arc)?;
            // Its last point is the first of the next part.
            let count = arc.len() - 1;
            for at in 0..count {
                ring.push(arc[if part.reversed { count - at } else { at }]);
            }
        }
        Some(ring)
    }
}
