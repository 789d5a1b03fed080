//! Marks → plotters elements.

use super::{DrawError, Surface};
use crate::chart::{
    Anchor, FONT_FAMILY, Fill, Font, Grid, Ink, Mark, Palette, Rect, Rgb, STEPS, Scene, Stroke,
};
use plotters::coord::Shift;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{
    Color, DrawingArea, FontDesc, FontFamily, FontStyle, PathElement, RGBAColor, Rectangle,
    ShapeStyle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{RGBColor, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, DrawingErrorKind};
use std::cell::Cell;

/// Paints a scene.
pub fn paint<B: Surface>(
    scene: &Scene,
    palette: &Palette,
    area: &DrawingArea<B, Shift>,
) -> Result<(), DrawError> {
    let painter = Painter { palette, area };
    for mark in &scene.marks {
        match mark {
            Mark::Area { rect, fill, .. } => painter.area(rect, *fill)?,
            Mark::Text { .. } => painter.text(mark)?,
            Mark::Shape { path, fill, stroke } => painter.directly(|backend| {
                let fill = fill.map(|ink| painter.backend_color(ink));
                let stroke = stroke.map(|stroke| painter.stroke(stroke));
                backend.shape(path, fill, stroke);
            })?,
            Mark::Circle { center, radius, stroke, .. } => painter.directly(|backend| {
                backend.circle(*center, *radius, painter.stroke(*stroke));
            })?,
            Mark::Raster { rect, grid } => {
                let pixels = painter.pixels(grid);
                let drawn = Cell::new(false);
                painter.directly(|backend| {
                    drawn.set(backend.image(*rect, grid.columns, &pixels));
                })?;
                if !drawn.get() {
                    return Err(DrawError::NoContext);
                }
            }
            Mark::Clip(path) => painter.directly(|backend| backend.clip(path))?,
            Mark::Unclip => painter.directly(B::unclip)?,
        }
    }
    painter.area.present().map_err(refused)
}

struct Painter<'a, B: Surface> {
    palette: &'a Palette,
    area: &'a DrawingArea<B, Shift>,
}

/// A plotters element that is drawn by what only our own backends can.
struct Direct<F>(F);

impl<F> PointCollection<'_, BackendCoord> for &Direct<F> {
    type Point = BackendCoord;
    type IntoIter = Option<BackendCoord>;

    /// It knows its place by itself.
    fn point_iter(self) -> Self::IntoIter {
        None
    }
}

impl<B: Surface, F: Fn(&mut B)> Drawable<B> for Direct<F> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        self.0(backend);
        Ok(())
    }
}

/// Width of a stripe of a pooled bar and of the gap after it, in logical pixels.
const STRIPE: (i32, i32) = (3, 2);
/// Thickness of the outline of an unknown bar.
const OUTLINE: i32 = 2;
/// Distance of hatching lines along the upper edge.
const HATCH: i32 = 6;

impl<B: Surface> Painter<'_, B> {
    fn directly(&self, draw: impl Fn(&mut B)) -> Result<(), DrawError> {
        self.area.draw(&Direct(draw)).map_err(refused)
    }

    /// The colours of a grid's cells, as RGBA.
    fn pixels(&self, grid: &Grid) -> Vec<u8> {
        let rgba = |Rgb(red, green, blue)| [red, green, blue, u8::MAX];
        let mut colors = [[0; 4]; STEPS + 1];
        for (step, color) in (1..).zip(&mut colors[1..]) {
            *color = rgba(self.palette.color(Ink::Step(grid.ramp, step)));
        }
        // Opaque, so that nothing of a value shows through where there is none.
        let land = rgba(self.palette.color(Ink::Land));
        let hatch = rgba(self.palette.color(Ink::Border));
        let mut pixels = Vec::with_capacity(4 * grid.steps.len());
        for (at, &step) in grid.steps.iter().enumerate() {
            let (x, y) = (at % grid.columns, at / grid.columns);
            pixels.extend_from_slice(&match step {
                Grid::HATCHED if (x + y).is_multiple_of(HATCH as usize) => hatch,
                Grid::HATCHED => land,
                step => colors[usize::from(step).min(STEPS)],
            });
        }
        pixels
    }

    fn backend_color(&self, ink: Ink) -> BackendColor {
        self.color(ink).to_backend_color()
    }

    fn stroke(&self, Stroke(ink, width): Stroke) -> (BackendColor, f64) {
        (self.backend_color(ink), width)
    }

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

    fn text(&self, mark: &Mark) -> Result<(), DrawError> {
        let Mark::Text { at, anchor, text, font: Font { size, bold }, ink, halo } = mark else {
            return Ok(());
        };
        let weight = if *bold { FontStyle::Bold } else { FontStyle::Normal };
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FONT_FAMILY), *size, weight);
        let color = self.color(*ink);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(horizontal, VPos::Center));
        let place = (whole(at.x), whole(at.y));
        if let Some(rim) = halo {
            let rim = self.backend_color(*rim);
            self.directly(|backend| backend.halo(text, &style, place, rim))?;
        }
        self.area.draw(&Text::new(text.as_str(), place, style)).map_err(refused)
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
