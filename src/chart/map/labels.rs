//! Names of towns and of the neighbours, placed so that none lies on another.

use super::camera::Lens;
use crate::chart::{Anchor, Font, Ink, Mark, Measure, Point, Rect};
use crate::geo::{Gazetteer, Land, LonLat};

/// Where the names of the neighbouring states stand: on their side of the border, and ending or
/// beginning at it where it runs north and south.
const NEIGHBOURS: [(&str, f64, f64, Anchor); 8] = [
    ("Iowa", -93.4, 40.79, Anchor::Middle),
    ("Illinois", -90.2, 39.75, Anchor::Start),
    ("Kansas", -94.75, 38.2, Anchor::End),
    ("Nebraska", -95.9, 40.25, Anchor::End),
    ("Oklahoma", -94.75, 36.75, Anchor::End),
    ("Arkansas", -92.6, 36.28, Anchor::Middle),
    ("Kentucky", -88.95, 37.0, Anchor::Start),
    ("Tennessee", -89.4, 36.18, Anchor::Start),
];

/// Places names in a frame, one after the other, each where nothing stands yet.
pub(super) struct Labels<'a> {
    pub measure: &'a dyn Measure,
    pub frame: Rect,
    /// What is drawn where a name would hide it.
    pub circles: Vec<Rect>,
    /// The names that stand.
    pub names: Vec<Rect>,
    pub marks: Vec<Mark>,
}

impl Labels<'_> {
    /// The names of the neighbours, where there is room beside the state: their ink is that of
    /// the ground, which on land cannot be read in every theme.
    pub fn neighbours(&mut self, land: &Land, lens: &Lens, font: Font) {
        for (name, lon, lat, anchor) in NEIGHBOURS {
            let at = lens.pixel_from_plane(land.projection.plane_from_lonlat(LonLat { lon, lat }));
            let width = self.measure.width(name, font);
            let left = anchor.left(at.x, width);
            let on_land = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().any(|part| {
                [-0.5, 0.5].into_iter().any(|line| {
                    let there = Point { x: left + part * width, y: at.y + line * font.size };
                    land.boundaries.contains(lens.plane_from_pixel(there))
                })
            });
            if !on_land {
                self.place(name, at, anchor, font, Ink::Soft, None);
            }
        }
    }

    /// The names of the largest towns, at most so many, each with room around it.
    pub fn towns(&mut self, gazetteer: &Gazetteer, lens: &Lens, font: Font, most: usize) {
        let reach = 6.0 * font.size;
        let mut towns: Vec<Point> = Vec::new();
        for place in gazetteer.places() {
            if towns.len() == most {
                break;
            }
            let at = lens.pixel_from_plane(place.at);
            // Suburbs of a city whose name stands already would only crowd it.
            let near = |town: &Point| town.distance(at) < reach;
            let crowded = towns.iter().any(near);
            if crowded || !self.frame.contains(at) {
                continue;
            }
            // Beside the circle that stands there, or where the town is if there is none.
            let own = self.circles.iter().filter(|circle| circle.contains(at));
            let radius = own.map(|circle| circle.width / 2.0).fold(0.0, f64::max);
            let (side, above) = (radius + 0.3 * font.size, radius + 0.8 * font.size);
            let beside = |x, y, anchor| (Point { x: at.x + x, y: at.y + y }, anchor);
            let spots = [
                beside(side, 0.0, Anchor::Start),
                beside(-side, 0.0, Anchor::End),
                beside(0.0, -above, Anchor::Middle),
                beside(0.0, above, Anchor::Middle),
            ];
            let name = place.name.replace("Saint ", "St. ");
            let placed = spots.into_iter().any(|(at, anchor)| {
                self.place(&name, at, anchor, font, Ink::OnLand, Some(Ink::Land))
            });
            if placed {
                towns.push(at);
            }
        }
    }

    /// Puts a name there if it fits into the frame and lies on nothing. Whether it did.
    fn place(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        font: Font,
        ink: Ink,
        halo: Option<Ink>,
    ) -> bool {
        let width = self.measure.width(text, font);
        let rect = Rect {
            x: anchor.left(at.x, width) - 2.0,
            y: at.y - 0.6 * font.size,
            width: width + 4.0,
            height: 1.2 * font.size,
        };
        let inside = rect.x >= self.frame.x
            && rect.y >= self.frame.y
            && rect.right() <= self.frame.right()
            && rect.bottom() <= self.frame.bottom();
        let free = |other: &Rect| {
            rect.right() <= other.x
                || other.right() <= rect.x
                || rect.bottom() <= other.y
                || other.bottom() <= rect.y
        };
        let fits = inside && self.names.iter().chain(&self.circles).all(free);
        if fits {
            self.names.push(rect);
            let text = text.to_owned();
            self.marks.push(Mark::Text { at, anchor, text, font, ink, halo });
        }
        fits
    }
}
