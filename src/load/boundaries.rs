//! Boundaries of counties from a `TopoJSON` text, with a list of their residents.

use super::columns::rows;
use super::error::{Fault, LoadError, Place};
use super::tree::{Object, Tree};
use crate::geo::{Albers, ArcUse, Boundaries, County, LonLat, PlanePoint, Topology};

/// Reads the boundaries of counties: a quantised `TopoJSON` text in degrees with the object
/// `counties`, polygons without holes whose `id` is a FIPS code; and a list of columns `fips`,
/// `name` and `residents`, which names exactly these counties.
pub fn boundaries(
    counties: &str,
    residents: &str,
    projection: &Albers,
) -> Result<Boundaries, LoadError> {
    let tree = Tree::read(counties)?;
    let file = tree.open_object()?;
    let arcs = arcs(&file, projection)?;
    let mut topology = Topology { arcs, counties: Vec::new() };
    let objects = file.field("objects")?.open_object()?;
    let collection = objects.field("counties")?;
    let geometries = collection.open_object()?.field("geometries")?.list()?;
    let mut residents = residents_by_fips(residents)?;
    let mut counties = Vec::new();
    for geometry in geometries {
        let fields = geometry.open_object()?;
        let id = fields.field("id")?;
        let known =
            id.text().ok().and_then(|id| residents.iter().position(|(fips, _)| *fips == id));
        let known =
            known.ok_or_else(|| id.refused("a FIPS code of the list of residents, once"))?;
        let (_, mut county) = residents.swap_remove(known);
        topology.counties.push(border(&fields, topology.arcs.len())?);
        county.ring = topology.ring(counties.len()).ok_or_else(|| {
            geometry.refused("arcs of which each begins where the one before ends")
        })?;
        counties.push(county);
    }
    if let Some((fips, _)) = residents.first() {
        let expected = format!("a boundary for the county {fips}");
        return Err(LoadError::new(Place::File, Fault::Geography, &expected, "none"));
    }
    let state = topology.outline().ok_or_else(|| {
        collection.refused("counties side by side, with a closed line round them")
    })?;
    Ok(Boundaries { counties, state, borders: topology.borders() })
}

/// The counties of the list of residents, still without their border.
fn residents_by_fips(text: &str) -> Result<Vec<(&str, County)>, LoadError> {
    let mut counties = Vec::new();
    for [fips, name, residents] in rows(text, ["fips", "name", "residents"])? {
        let county = County {
            fips: fips.whole().ok_or_else(|| fips.refused("a FIPS code"))?,
            name: name.text.to_owned(),
            residents: residents
                .whole()
                .ok_or_else(|| residents.refused("a number of residents"))?,
            ring: Vec::new(),
        };
        counties.push((fips.text, county));
    }
    Ok(counties)
}

/// The arcs, in the plane and on its grid.
fn arcs(file: &Object<'_>, projection: &Albers) -> Result<Vec<Vec<PlanePoint>>, LoadError> {
    let transform = file.field("transform")?.open_object()?;
    let scale = pair(transform.field("scale")?)?;
    let translate = pair(transform.field("translate")?)?;
    let mut arcs = Vec::new();
    for tree in file.field("arcs")?.list()? {
        let steps = tree.list()?;
        if steps.len() < 2 {
            return Err(tree.refused("an arc of two points or more"));
        }
        let mut arc = Vec::with_capacity(steps.len());
        let (mut x, mut y) = (0.0, 0.0);
        for step in steps {
            let [dx, dy] = pair(step)?;
            x += dx;
            y += dy;
            let lon = x * scale[0] + translate[0];
            let lat = y * scale[1] + translate[1];
            if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
                return Err(step.refused("a point on the globe"));
            }
            arc.push(projection.plane_from_lonlat(LonLat { lon, lat }).on_grid());
        }
        arcs.push(arc);
    }
    Ok(arcs)
}

/// Which arcs go round a polygon, of so many that there are.
fn border(geometry: &Object<'_>, arcs: usize) -> Result<Vec<ArcUse>, LoadError> {
    geometry.field("type")?.one_of(&["Polygon"])?;
    let tree = geometry.field("arcs")?;
    let [ring] = tree.list()? else {
        return Err(tree.refused("a list of one list of arcs: a polygon without holes"));
    };
    let mut border = Vec::new();
    for number in ring.list()? {
        let index = number.number()?;
        // -1 is the first arc, reversed.
        let reversed = index < 0.0;
        let arc = if reversed { -1.0 - index } else { index };
        if arc.fract() != 0.0 || arc >= arcs as f64 {
            return Err(number.refused(&format!("one of {arcs} arcs, from 0")));
        }
        border.push(ArcUse { arc: arc as usize, reversed });
    }
    Ok(border)
}

/// Two numbers.
fn pair(tree: &Tree<'_>) -> Result<[f64; 2], LoadError> {
    match tree.list()? {
        [x, y] => Ok([x.number()?, y.number()?]),
        _ => Err(tree.refused("a list of two numbers")),
    }
}
