//! What is drawn, as plain data: marks in a frame, each tied to its datum.
//!
//! All lengths are logical pixels (CSS pixels), the origin is the upper left corner, y grows
//! downward. A scene knows no colours, only their roles ([`Ink`]); a palette gives them.

use super::{Font, Ink};

/// A point in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
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
    },
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
