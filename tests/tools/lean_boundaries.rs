//! Writes the boundaries with fewer points: `cargo run --example lean_boundaries -- IN > OUT`.
//!
//! Both are quantized `TopoJSON`. Points go by Visvalingam and Whyatt's rule (The Cartographic
//! Journal 30, 1993): always the one that makes the smallest triangle with its two neighbours,
//! as long as that is smaller than [`LEAST`]. The ends of an arc stay, so counties still meet
//! there; and a point stays where its triangle holds another one, so no borders ever cross.
//! Last, single corners move by one step of the grid until every county has its area again.

use hotline_atlas::geo::{Albers, County, LonLat, PlanePoint};
use serde_json::{Value, json};
use std::{collections::HashMap, env, error::Error, fs};

/// The smallest triangle that is worth a point, in square kilometres. On a map 700 pixels wide
/// a pixel is 0.7 km².
const LEAST: f64 = 0.25;

/// The grid of the result in degrees, about 0.35 km each way, ...
const SCALE: [f64; 2] = [0.004, 0.003];
/// ... and where it begins: in the middle, because short numbers take few bytes, and where no
/// arc shrinks to a point (the shortest has 0.12 km).
const ORIGIN: [f64; 2] = [-92.502, 38.3];

/// By what part of it the area of a county may change.
const TOLERANCE: f64 = 0.001;

/// A point of the grid.
type Cell = [i32; 2];

/// A point that has a place in the plane.
trait Placed: Copy {
    fn degrees(self) -> [f64; 2];

    fn plane(self) -> PlanePoint {
        let [lon, lat] = self.degrees();
        Albers::missouri().plane_from_lonlat(LonLat { lon, lat })
    }
}

impl Placed for [f64; 2] {
    fn degrees(self) -> [f64; 2] {
        self
    }
}

impl Placed for Cell {
    fn degrees(self) -> [f64; 2] {
        [0, 1].map(|axis| f64::from(self[axis]) * SCALE[axis] + ORIGIN[axis])
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let input = env::args().nth(1).ok_or("usage: lean_boundaries IN > OUT")?;
    print!("{}", lean(&fs::read_to_string(input)?).ok_or("not a TopoJSON of counties")?);
    Ok(())
}

/// The lean form of a `TopoJSON` text; none where it is not as expected.
pub fn lean(text: &str) -> Option<String> {
    let file: Value = serde_json::from_str(text).ok()?;
    let mut exact = Vec::new();
    for arc in file["arcs"].as_array()? {
        exact.push(degrees(arc, &file["transform"])?);
    }
    let mut borders = Vec::new();
    let mut geometries = Vec::new();
    for county in file["objects"]["counties"]["geometries"].as_array()? {
        let [kind, id, arcs] = ["type", "id", "arcs"].map(|name| &county[name]);
        geometries.push(json!({ "type": kind, "id": id, "arcs": arcs }));
        borders.push(arcs[0].as_array()?.iter().map(Value::as_i64).collect::<Option<Vec<_>>>()?);
    }
    let wanted: Vec<f64> = borders.iter().map(|border| area(&ring(&exact, border))).collect();
    // First as exactly as they are, so that rounding does not choose the points; then once more,
    // for those that rounding has put into line.
    simplify(&mut exact, LEAST);
    let mut arcs: Vec<Vec<Cell>> = exact.iter().map(|arc| rounded(arc)).collect();
    let mut rings: Vec<Vec<Cell>> = borders.iter().map(|border| ring(&arcs, border)).collect();
    let moves = settle(&mut rings, &wanted);
    for cell in arcs.iter_mut().flatten() {
        *cell = *moves.get(cell).unwrap_or(cell);
    }
    simplify(&mut arcs, LEAST / 2.0);
    let lean = json!({
        "type": "Topology",
        "transform": { "scale": SCALE, "translate": ORIGIN },
        "objects": { "counties": { "type": "GeometryCollection", "geometries": geometries } },
        "arcs": arcs.iter().map(|arc| steps(arc)).collect::<Vec<_>>(),
    });
    Some(format!("{lean}\n"))
}

/// The points of an arc of the file, in degrees.
fn degrees(arc: &Value, transform: &Value) -> Option<Vec<[f64; 2]>> {
    let mut sums = [0.0, 0.0];
    let mut points = Vec::new();
    for step in arc.as_array()? {
        let mut point = [0.0, 0.0];
        for axis in 0..2 {
            sums[axis] += step[axis].as_f64()?;
            point[axis] = sums[axis] * transform["scale"][axis].as_f64()?
                + transform["translate"][axis].as_f64()?;
        }
        points.push(point);
    }
    Some(points)
}

/// An arc on the grid, without steps to nowhere.
fn rounded(arc: &[[f64; 2]]) -> Vec<Cell> {
    let cell =
        |at: &[f64; 2]| [0, 1].map(|axis| ((at[axis] - ORIGIN[axis]) / SCALE[axis]).round() as i32);
    let mut cells: Vec<Cell> = arc.iter().map(cell).collect();
    cells.dedup();
    cells
}

/// The first point of an arc and the steps from each to the next.
fn steps(arc: &[Cell]) -> Vec<Cell> {
    let mut last = [0, 0];
    let step = |&[x, y]: &Cell| {
        let step = [x - last[0], y - last[1]];
        last = [x, y];
        step
    };
    arc.iter().map(step).collect()
}

/// The points round a county, whose border is these arcs; `!arc` is one reversed.
fn ring<P: Copy>(arcs: &[Vec<P>], border: &[i64]) -> Vec<P> {
    let mut ring = Vec::new();
    for &number in border {
        let reversed = number < 0;
        let mut arc = arcs[if reversed { !number } else { number } as usize].clone();
        if reversed {
            arc.reverse();
        }
        // Its last point is the first of the next one.
        ring.extend(&arc[..arc.len() - 1]);
    }
    ring
}

/// The area inside a ring, in square kilometres.
fn area<P: Placed>(ring: &[P]) -> f64 {
    let ring = ring.iter().map(|point| point.plane()).collect();
    County { fips: 0, name: String::new(), residents: 0, ring }.area()
}

/// Moves points of rings by one step until the areas are as wanted, always the one that helps
/// the worst county and its neighbours most. Rounding turns and shifts the long straight
/// borders, so a few corners are enough. Returns where points went.
fn settle(rings: &mut [Vec<Cell>], wanted: &[f64]) -> HashMap<Cell, Cell> {
    let wrong = |ring: &[Cell], wanted: f64| {
        ((area(ring) / wanted - 1.0).abs() - TOLERANCE).max(0.0).powi(2)
    };
    let shifted = |ring: &[Cell], from: Cell, to: Cell| -> Vec<Cell> {
        ring.iter().map(|&cell| if cell == from { to } else { cell }).collect()
    };
    let mut moves = HashMap::new();
    loop {
        let errors: Vec<f64> = rings.iter().zip(wanted).map(|(r, w)| wrong(r, *w)).collect();
        let worst = (0..rings.len()).max_by(|&a, &b| errors[a].total_cmp(&errors[b]));
        let mut best = (0.0, [0, 0], [0, 0]);
        for &from in worst.map_or(&[][..], |worst| &rings[worst]) {
            for to in [[1, 0], [-1, 0], [0, 1], [0, -1]].map(|[x, y]| [from[0] + x, from[1] + y]) {
                let once = moves.values().all(|&place| place != from);
                if once && !rings.iter().flatten().any(|&cell| cell == to) {
                    let gains = (0..rings.len())
                        .filter(|&at| rings[at].contains(&from))
                        .map(|at| errors[at] - wrong(&shifted(&rings[at], from, to), wanted[at]));
                    let gain: f64 = gains.sum();
                    if gain > best.0 {
                        best = (gain, from, to);
                    }
                }
            }
        }
        let (gain, from, to) = best;
        if gain <= 0.0 {
            return moves;
        }
        moves.insert(from, to);
        for ring in rings.iter_mut() {
            *ring = shifted(ring, from, to);
        }
    }
}

/// Takes the points out of arcs that can be spared.
fn simplify<P: Placed>(arcs: &mut [Vec<P>], least: f64) {
    let mut planes: Vec<Vec<PlanePoint>> =
        arcs.iter().map(|arc| arc.iter().map(|point| point.plane()).collect()).collect();
    for index in 0..arcs.len() {
        while let Some(at) = spare(&planes, index, least) {
            arcs[index].remove(at);
            planes[index].remove(at);
        }
    }
}

/// The point of an arc that can best be spared, by its index.
fn spare(arcs: &[Vec<PlanePoint>], index: usize, least: f64) -> Option<usize> {
    let corners = |middle: usize| [-1, 0, 1].map(|by| arcs[index][middle.wrapping_add_signed(by)]);
    let mut small: Vec<(usize, f64)> = (1..arcs[index].len() - 1)
        .map(|middle| (middle, doubled_area(corners(middle)).abs() / 2.0))
        .filter(|(_, area)| *area < least)
        .collect();
    small.sort_by(|a, b| a.1.total_cmp(&b.1));
    let empty = |middle: usize| {
        let [a, b, c] = corners(middle);
        let mut others = arcs.iter().enumerate().flat_map(|(arc, points)| {
            let own = move |at| arc == index && at == middle;
            points.iter().enumerate().filter(move |(at, _)| !own(*at)).map(|(_, point)| *point)
        });
        // Other arcs may begin where this one ends.
        !others.any(|point| point != a && point != c && holds([a, b, c], point))
    };
    small.into_iter().map(|(middle, _)| middle).find(|&middle| empty(middle))
}

/// Twice the area of a triangle, positive where it runs against the clock.
fn doubled_area([a, b, c]: [PlanePoint; 3]) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
}

/// Whether a point is in a triangle or on its sides.
fn holds([a, b, c]: [PlanePoint; 3], point: PlanePoint) -> bool {
    let sides = [[a, b, point], [b, c, point], [c, a, point]].map(doubled_area);
    sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
}
