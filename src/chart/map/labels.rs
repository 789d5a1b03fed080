//! Names of towns and of the neighbours, placed so that none lies on another.

use super::camera::Lens;
use crate::chart::{Anchor, Font, Ink, Mark, Measure, Point, Rect};
use crate::geo::{Albers, Gazetteer, LonLat};

/// Where the names of the neighbouring states stand: over their side of the border.
const NEIGHBOURS: [(&str, f64, f64); 8] = [
    ("Iowa", -93.4, 40.79),
    ("Illinois", -90.05, 39.75),
    ("Kansas", -95.15, 38.2),
    ("Nebraska", -95.98, 40.25),
    ("Oklahoma", -94.98, 36.72),
    ("Arkansas", -92.6, 36.28),
    ("Kentucky", -88.75, 37.0),
    ("Tennessee", -89.1, 36.18),
];

/// Places names in a frame, one after the other, each where nothing stands yet.
pub(super) struct Labels<'a> {
    pub measure: &'a dyn Measure,
    pub frame: Rect,
    /// What is taken.
    pub taken: Vec<Rect>,
    pub marks: Vec<Mark>,
}

impl Labels<'_> {
    /// The names of the neighbours, where there is room.
    pub fn neighbours(&mut self, projection: &Albers, lens: &Lens, font: Font) {
        for (name, lon, lat) in NEIGHBOURS {
            let at = lens.pixel_from_plane(projection.plane_from_lonlat(LonLat { lon, lat }));
            self.place(name, at, Anchor::Middle, font, Ink::Soft, None);
        }
    }

    /// The names of the largest towns, at most so many, each with room around it.
    pub fn towns(&mut self, gazetteer: &Gazetteer, lens: &Lens, font: Font, most: usize) {
        let gap = 0.4 * font.size;
        let mut placed = 0;
        for place in gazetteer.places() {
            if placed == most {
                break;
            }
            let Point { x, y } = lens.pixel_from_plane(place.at);
            // Suburbs of a city whose name stands already would only crowd it.
            let reach = 3.5 * font.size;
            let crowded = self.taken.iter().any(|taken| {
                (taken.x - reach..taken.right() + reach).contains(&x)
                    && (taken.y - reach / 2.0..taken.bottom() + reach / 2.0).contains(&y)
            });
            if crowded || !self.frame.contains(Point { x, y }) {
                continue;
            }
            let right = (Point { x: x + gap, y: y - gap }, Anchor::Start);
            let left = (Point { x: x - gap, y: y - gap }, Anchor::End);
            placed += usize::from([right, left].into_iter().any(|(at, anchor)| {
                self.place(&place.name, at, anchor, font, Ink::OnLand, Some(Ink::Land))
            }));
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
            x: anchor.left(at.x, width) - 3.0,
            y: at.y - 0.65 * font.size,
            width: width + 6.0,
            height: 1.3 * font.size,
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
        let fits = inside && self.taken.iter().all(free);
        if fits {
            self.taken.push(rect);
            let text = text.to_owned();
            self.marks.push(Mark::Text { at, anchor, text, font, ink, halo });
        }
        fits
    }
}
