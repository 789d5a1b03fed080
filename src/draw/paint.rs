//! Marks → plotters elements.

use super::DrawError;
use crate::chart::{Anchor, FONT_FAMILY, Fill, Font, Ink, Mark, Palette, Rect, Rgb, Scene};
use plotters::coord::Shift;
use plotters::prelude::{
    Color, DrawingArea, DrawingBackend, FontDesc, FontFamily, FontStyle, PathElement, RGBAColor,
    Rectangle, ShapeStyle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{RGBColor, TextStyle};

/// Paints a scene. `font_scale` is what the backend must be given for a font of size 1: plotters'
/// SVG backend takes sizes 1.24 times as large as the canvas backend.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    area: &DrawingArea<B, Shift>,
    font_scale: f64,
) -> Result<(), DrawError> {
    let painter = Painter { palette, area, font_scale };
    for mark in &scene.marks {
        match mark {
            Mark::Area { rect, fill, .. } => painter.area(rect, *fill)?,
            Mark::Text { at, anchor, text, font, ink } => {
                painter.text((at.x, at.y), *anchor, text, *font, *ink)?;
            }
        }
    }
    painter.area.present().map_err(refused)
}

struct Painter<'a, B: DrawingBackend> {
    palette: &'a Palette,
    area: &'a DrawingArea<B, Shift>,
    font_scale: f64,
}

/// Width of a stripe of a pooled bar and of the gap after it, in logical pixels.
const STRIPE: (i32, i32) = (3, 2);
/// Thickness of the outline of an unknown bar.
const OUTLINE: i32 = 2;
/// Distance of hatching lines along the upper edge.
const HATCH: i32 = 6;

impl<B: DrawingBackend> Painter<'_, B> {
    fn area(&self, rect: &Rect, fill: Fill) -> Result<(), DrawError> {
        // plotters' coordinates are whole numbers: each edge is rounded by itself, so that
        // neighbours share it.
        let (left, top) = (whole(rect.x), whole(rect.y));
        let (right, bottom) = (whole(rect.right()), whole(rect.bottom()));
        match fill {
            Fill::Solid(ink) => self.block((left, top), (right, bottom), self.color(ink)),
            Fill::Striped(ink) => {
                let mut x = left;
                while x < right {
                    let end = (x + STRIPE.0).min(right);
                    self.block((x, top), (end, bottom), self.color(ink))?;
                    x = end + STRIPE.1;
                }
                Ok(())
            }
            Fill::Outlined(ink) => {
                let thickness = OUTLINE.min((right - left) / 2).max(1);
                self.frame((left, top), (right, bottom), thickness, self.color(ink))
            }
            Fill::Hatched(ink) => {
                // The ends of slanted lines are wider than they are: under the frame they stay inside.
                self.hatching((left + 1, top + 1), (right - 1, bottom - 1), ink)?;
                self.frame((left, top), (right, bottom), 1, self.color(ink))
            }
        }
    }

    /// A filled rectangle.
    fn block(&self, from: (i32, i32), to: (i32, i32), color: RGBAColor) -> Result<(), DrawError> {
        self.area.draw(&Rectangle::new([from, to], color.filled())).map_err(refused)
    }

    /// The outline of a rectangle, inside it: four blocks, so that no stroke straddles a pixel.
    fn frame(
        &self,
        (left, top): (i32, i32),
        (right, bottom): (i32, i32),
        thickness: i32,
        color: RGBAColor,
    ) -> Result<(), DrawError> {
        let t = thickness;
        self.block((left, top), (right, top + t), color)?;
        self.block((left, bottom - t), (right, bottom), color)?;
        self.block((left, top + t), (left + t, bottom - t), color)?;
        self.block((right - t, top + t), (right, bottom - t), color)
    }

    /// Diagonal lines, cut at the edges by arithmetic: SVG on plotters has no clipping.
    fn hatching(
        &self,
        (left, top): (i32, i32),
        (right, bottom): (i32, i32),
        ink: Ink,
    ) -> Result<(), DrawError> {
        // Pale, so that the words on top keep their contrast.
        let style = ShapeStyle { color: self.color(ink).mix(0.35), filled: false, stroke_width: 1 };
        let height = bottom - top;
        let mut x = left + HATCH / 2 - height;
        while x < right {
            // The line from (x, bottom) up to (x + height, top), within [left, right].
            let from = (x.max(left), bottom - (left - x).max(0));
            let to = ((x + height).min(right), top + (x + height - right).max(0));
            if from.0 < to.0 {
                self.area.draw(&PathElement::new([from, to], style)).map_err(refused)?;
            }
            x += HATCH;
        }
        Ok(())
    }

    fn text(
        &self,
        (x, y): (f64, f64),
        anchor: Anchor,
        text: &str,
        font: Font,
        ink: Ink,
    ) -> Result<(), DrawError> {
        let style = if font.bold { FontStyle::Bold } else { FontStyle::Normal };
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::End => HPos::Right,
        };
        let family = FontFamily::Name(FONT_FAMILY);
        let font = FontDesc::new(family, font.size * self.font_scale, style);
        let color = self.color(ink);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(horizontal, VPos::Center));
        let text = Text::new(text, (whole(x), whole(y)), style);
        self.area.draw(&text).map_err(refused)
    }

    fn color(&self, ink: Ink) -> RGBAColor {
        let Rgb(red, green, blue) = self.palette.color(ink);
        RGBColor(red, green, blue).to_rgba()
    }
}

fn whole(length: f64) -> i32 {
    length.round() as i32
}

fn refused(error: impl std::fmt::Display) -> DrawError {
    DrawError::Refused(error.to_string())
}
