//! A ring: the closed line round an area, its last point joined to its first.

use super::PlanePoint;

/// The ring's area in square kilometres, by the surveyor's formula: positive where the ring runs
/// against the clock.
pub(super) fn signed_area(ring: &[PlanePoint]) -> f64 {
    moments(ring).0
}

/// The center of the ring's area; its first point where it has no area.
pub(super) fn centroid(ring: &[PlanePoint]) -> PlanePoint {
    let (area, x, y) = moments(ring);
    let first = ring.first().copied().unwrap_or(PlanePoint { x: 0.0, y: 0.0 });
    if area == 0.0 {
        return first;
    }
    PlanePoint { x: first.x + x / area, y: first.y + y / area }
}

/// The area and its first moments about the ring's first point. From there, because far from
/// the origin the products would cancel.
fn moments(ring: &[PlanePoint]) -> (f64, f64, f64) {
    let Some(first) = ring.first() else { return (0.0, 0.0, 0.0) };
    let (mut area, mut mx, mut my) = (0.0, 0.0, 0.0);
    for (from, to) in edges(ring) {
        let (ax, ay, bx, by) = (from.x - first.x, from.y - first.y, to.x - first.x, to.y - first.y);
        let cross = ax * by - bx * ay;
        area += cross / 2.0;
        mx += cross * (ax + bx) / 6.0;
        my += cross * (ay + by) / 6.0;
    }
    (area, mx, my)
}

/// Whether a point lies in the ring: a line to the east crosses it an odd number of times.
///
/// Exact for rings on the grid ([`PlanePoint::on_grid`]), and the same answer about an edge
/// whichever way it is run through. So where rings share their edges, a point on an edge or a
/// corner lies in exactly one of them: in the one to the east, or to the north of a level edge.
pub(super) fn encloses(ring: &[PlanePoint], point: PlanePoint) -> bool {
    let point = point.on_grid();
    let mut inside = false;
    for (from, to) in edges(ring) {
        let (low, high) = if from.y < to.y { (from, to) } else { (to, from) };
        // Its lower end belongs to an edge, its upper one does not: no corner counts twice.
        if low.y <= point.y && point.y < high.y {
            let run = (high.x - low.x) * (point.y - low.y);
            inside ^= run > (point.x - low.x) * (high.y - low.y);
        }
    }
    inside
}

/// The middle of the widest stretch inside the ring along a level line; none where the line
/// misses it.
pub(super) fn widest_at(ring: &[PlanePoint], y: f64) -> Option<PlanePoint> {
    let crossings: Vec<f64> = edges(ring)
        .filter(|(from, to)| (from.y <= y) != (to.y <= y))
        .map(|(from, to)| from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y))
        .collect();
    let mut best = None;
    let mut width = 0.0;
    for &west in &crossings {
        let east = crossings.iter().copied().filter(|&x| x > west).fold(f64::INFINITY, f64::min);
        let middle = PlanePoint { x: west.midpoint(east), y };
        if east - west > width && east < f64::INFINITY && encloses(ring, middle) {
            width = east - west;
            best = Some(middle);
        }
    }
    best
}

/// How far a point is from the line of the ring, in kilometres.
pub(super) fn distance(ring: &[PlanePoint], point: PlanePoint) -> f64 {
    let mut nearest = f64::INFINITY;
    for (from, to) in edges(ring) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length2 = dx * dx + dy * dy;
        let along = (point.x - from.x) * dx + (point.y - from.y) * dy;
        let part = if length2 > 0.0 { (along / length2).max(0.0).min(1.0) } else { 0.0 };
        nearest = nearest
            .min(point.distance2(PlanePoint { x: from.x + part * dx, y: from.y + part * dy }));
    }
    nearest.sqrt()
}

fn edges(ring: &[PlanePoint]) -> impl Iterator<Item = (PlanePoint, PlanePoint)> {
    let last = ring.last().copied();
    let mut from = last.unwrap_or(PlanePoint { x: 0.0, y: 0.0 });
    ring.iter().map(move |&to| (std::mem::replace(&mut from, to), to))
}
