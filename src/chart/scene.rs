//! What is drawn, as plain data: marks in a frame, each tied to its datum.
//!
//! All lengths are logical pixels (CSS pixels), the origin is the upper left corner, y grows
//! downward. A scene knows no colours, only their roles ([`Ink`]); a palette gives them.

use super::{Font, Ink, Ramp};

/// A point in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

impl Point {
    /// How far another point is, in logical pixels.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }
}

/// An upright rectangle in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
}

impl Rect {
    /// Whether the point is inside; the left and upper edges belong to it.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.x..self.x + self.width).contains(&point.x)
            && (self.y..self.y + self.height).contains(&point.y)
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// How an area is filled. The texture carries the meaning, so that it survives without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A count of a named category.
    Solid(Ink),
    /// A count of several categories together: upright stripes.
    Striped(Ink),
    /// A count of what was not known: an outline only.
    Outlined(Ink),
    /// No count, because it is withheld: an outline with diagonal hatching.
    Hatched(Ink),
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts there.
    Start,
    /// The text ends there.
    End,
    /// The middle of the text is there.
    Middle,
}

impl Anchor {
    /// The left edge of a text of this width whose point is at `x`.
    #[must_use]
    pub fn left(self, x: f64, width: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - width / 2.0,
            Self::End => x - width,
        }
    }
}

/// Lines through points: rings, or lines with two ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Each ring or line by its points. A ring does not repeat its first point.
    pub lines: Vec<Vec<Point>>,
    /// Whether the last point of each is joined with its first. What lies within an odd number
    /// of rings is inside.
    pub closed: bool,
}

/// A stroke: the role of its colour and its width in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke(
    /// Colour.
    pub Ink,
    /// Width.
    pub f64,
);

/// A grid of steps of a colour ramp, the first row on top. It is stretched over its rectangle and
/// smoothed where a cell covers several pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Cells in a row.
    pub columns: usize,
    /// For each cell its step: 0 is clear, 1 the lowest.
    pub steps: Vec<u8>,
    /// The colours of the steps.
    pub ramp: Ramp,
}

impl Grid {
    /// The step that stands for a value which is not shown: hatching, not a colour of the ramp.
    pub const HATCHED: u8 = u8::MAX;

    /// Rows of cells.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.steps.len().checked_div(self.columns).unwrap_or(0)
    }
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A bar, a tag or a rule.
    Area {
        /// Where.
        rect: Rect,
        /// How.
        fill: Fill,
        /// The datum that it shows; none for rules.
        datum: Option<usize>,
    },
    /// One line of text, its middle at `at.y`.
    Text {
        /// Where.
        at: Point,
        /// Which end of the text is at `at.x`.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Size and weight.
        font: Font,
        /// The role of its colour.
        ink: Ink,
        /// The role of the colour of a rim around the letters, where they stand on a picture.
        halo: Option<Ink>,
    },
    /// An area or a line of any form.
    Shape {
        /// Its outline.
        path: Path,
        /// The colour of its inside.
        fill: Option<Ink>,
        /// Its line.
        stroke: Option<Stroke>,
    },
    /// A circle whose area is its count.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f64,
        /// Its line.
        stroke: Stroke,
        /// The datum that it shows; none in a legend.
        datum: Option<usize>,
    },
    /// A continuous surface.
    Raster {
        /// Where.
        rect: Rect,
        /// What.
        grid: Grid,
    },
    /// What follows is only seen inside this path, until the matching [`Mark::Unclip`].
    Clip(Path),
    /// Ends the latest clipping.
    Unclip,
}

impl Mark {
    /// The same mark somewhere else.
    pub fn shift(&mut self, x: f64, y: f64) {
        let point = |at: &mut Point| (at.x, at.y) = (at.x + x, at.y + y);
        match self {
            Self::Area { rect, .. } | Self::Raster { rect, .. } => {
                (rect.x, rect.y) = (rect.x + x, rect.y + y);
            }
            Self::Text { at, .. } | Self::Circle { center: at, .. } => point(at),
            Self::Shape { path, .. } | Self::Clip(path) => {
                path.lines.iter_mut().flatten().for_each(point);
            }
            Self::Unclip => {}
        }
    }
}

/// Where a datum can be pointed at and how it is ringed.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The datum, as an index into the figure's data.
    pub datum: usize,
    /// Pointing anywhere in here means the datum.
    pub hit: Rect,
    /// The mark with its value: what the focus ring surrounds.
    pub ring: Rect,
    /// Pointing here folds or unfolds the rows under this one.
    pub toggle: Option<Rect>,
}

/// A picture as data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width of the frame.
    pub width: f64,
    /// Height of the frame.
    pub height: f64,
    /// What is painted, from back to front.
    pub marks: Vec<Mark>,
    /// One region for each datum that is shown, in reading and keyboard order.
    pub regions: Vec<Region>,
}

impl Scene {
    /// The place in keyboard order of what is under a point.
    #[must_use]
    pub fn region_at(&self, point: Point) -> Option<usize> {
        self.regions.iter().position(|region| region.hit.contains(point))
    }
}
