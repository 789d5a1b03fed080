//! The legend: absolute values with their unit, what every sign means, the caution and the source.
//! It stands inside the picture, so it goes wherever the picture goes.

use super::surface::LEAST_RESIDENTS;
use super::{Layer, MapView, Surface};
use crate::chart::{Anchor, Fill, Font, Ink, Mark, Measure, Point, Rect, STEPS, Stroke, wrap};
use crate::report::grouped;
use crate::words::{say, word};

/// A column of the picture that is written from top to bottom.
pub(super) struct Column<'a> {
    pub measure: &'a dyn Measure,
    pub rem: f64,
    /// Left edge.
    pub x: f64,
    /// How far down it is written.
    pub y: f64,
    pub width: f64,
    /// The width of the map beside or above it.
    pub map_width: f64,
    pub marks: Vec<Mark>,
}

/// The counts that circles in the legend stand for.
const KEYS: [u32; 3] = [1, 10, 60];

impl Column<'_> {
    /// Writes the legend of a view; steps stand in a row where the column is the whole picture
    /// and has room for their numbers.
    pub fn legend(&mut self, view: &MapView, surface: &Surface, in_a_row: bool) {
        let layer = view.layer;
        self.text(layer.label(), 0.9375, true, Ink::Text);
        self.text(&measured(view, surface), 0.8125, false, Ink::Soft);
        self.y += 0.5 * self.rem;
        if view.density {
            if in_a_row && self.fits_in_a_row(surface) {
                self.row(layer, surface);
            } else {
                self.stack(layer, surface);
            }
            if layer == Layer::Relative {
                let least = grouped(LEAST_RESIDENTS);
                self.hatched(&say!("legend-hatched", least));
            }
            self.y += 0.25 * self.rem;
        }
        if layer == Layer::Offences && view.circles {
            self.circles();
        }
        self.text(layer.caution(), 0.8125, false, Ink::Soft);
    }

    /// A paragraph, broken into lines.
    fn text(&mut self, text: &str, size: f64, bold: bool, ink: Ink) {
        let font = Font { size: (size * self.rem).round(), bold };
        let line = (1.35 * font.size).round();
        for text in wrap(text, font, self.width, self.measure) {
            let at = Point { x: self.x, y: self.y + line / 2.0 };
            self.marks.push(Mark::Text { at, anchor: Anchor::Start, text, font, ink, halo: None });
            self.y += line;
        }
    }

    /// The font of what is written at signs.
    fn small(&self) -> Font {
        Font { size: (0.8125 * self.rem).round(), bold: false }
    }

    fn write(&mut self, text: String, at: Point, anchor: Anchor) {
        let font = self.small();
        self.marks.push(Mark::Text { at, anchor, text, font, ink: Ink::Text, halo: None });
    }

    fn area(&mut self, rect: Rect, fill: Fill) {
        self.marks.push(Mark::Area { rect, fill, datum: None });
    }

    /// Steps from the highest down, each with the value that it begins with.
    fn stack(&mut self, layer: Layer, surface: &Surface) {
        let (width, height) = ((1.6 * self.rem).round(), (1.4 * self.rem).round());
        self.y += 0.25 * self.rem;
        for step in (0..STEPS).rev() {
            let rect = Rect { x: self.x, y: self.y.round(), width, height };
            self.area(rect, Fill::Solid(Ink::Step(layer.ramp(), step as u8 + 1)));
            let at = Point { x: rect.right() + 0.6 * self.rem, y: rect.bottom() };
            self.write(surface.steps.text(step), at, Anchor::Start);
            self.y += height;
        }
        let rect = Rect { x: self.x, y: self.y.round(), width, height };
        self.area(rect, Fill::Solid(Ink::Land));
        self.y += height + 0.5 * self.rem;
    }

    /// The width of a step in a row, with the land before the first.
    fn step_width(&self) -> f64 {
        (self.width / (STEPS + 1) as f64).floor()
    }

    /// Whether no two numbers of a row would touch, nor the last leave it.
    fn fits_in_a_row(&self, surface: &Surface) -> bool {
        let room = self.step_width() - 0.3 * self.rem;
        (0..STEPS).all(|step| self.measure.width(&surface.steps.text(step), self.small()) <= room)
    }

    /// The same from left to right.
    fn row(&mut self, layer: Layer, surface: &Surface) {
        let width = self.step_width();
        let height = (1.1 * self.rem).round();
        let under = self.y + height + 0.75 * self.rem;
        for place in 0..=STEPS {
            let rect = Rect { x: self.x + width * place as f64, y: self.y.round(), width, height };
            let ink = match place {
                0 => Ink::Land,
                step => Ink::Step(layer.ramp(), step as u8),
            };
            self.area(rect, Fill::Solid(ink));
            if place > 0 {
                let at = Point { x: rect.x, y: under };
                self.write(surface.steps.text(place - 1), at, Anchor::Middle);
            }
        }
        self.y = under + 0.9 * self.rem;
    }

    /// What hatched land means.
    fn hatched(&mut self, words: &str) {
        let (width, height) = ((1.6 * self.rem).round(), (1.1 * self.rem).round());
        let rect = Rect { x: self.x, y: self.y.round(), width, height };
        self.area(rect, Fill::Solid(Ink::Land));
        self.area(rect, Fill::Hatched(Ink::OnLand));
        let (x, whole) = (self.x, self.width);
        self.x += width + 0.6 * self.rem;
        self.width -= width + 0.6 * self.rem;
        self.text(words, 0.8125, false, Ink::Text);
        (self.x, self.width) = (x, whole);
        self.y += 0.25 * self.rem;
    }

    /// What the area of a circle means.
    fn circles(&mut self) {
        let largest = radius(60, self.rem, self.map_width);
        let mut x = self.x;
        let middle = self.y + largest + 2.0;
        for n in KEYS {
            let radius = radius(n, self.rem, self.map_width);
            let center = Point { x: x + radius + 1.0, y: middle };
            let stroke = Stroke(Ink::Text, 1.4);
            self.marks.push(Mark::Circle { center, radius, stroke, datum: None });
            let at = Point { x: center.x + radius + 0.3 * self.rem, y: middle };
            let text = n.to_string();
            x = at.x + self.measure.width(&text, self.small()) + 0.7 * self.rem;
            self.write(text, at, Anchor::Start);
        }
        self.y = middle + largest + 4.0;
        self.text(word!("legend-circles"), 0.8125, false, Ink::Text);
        self.y += 0.5 * self.rem;
    }
}

/// The radius of a circle whose area stands for a count: the same at every zoom, but smaller on a
/// small map. `width` is the map's.
pub(super) fn radius(count: u32, rem: f64, width: f64) -> f64 {
    let small = (width / (36.0 * rem)).min(1.0).sqrt();
    0.18 * rem * small * f64::from(count).sqrt()
}

/// The unit and how it was smoothed: "offences per 1,000 km² and year, 2013–2020, smoothed over
/// 25 km".
fn measured(view: &MapView, surface: &Surface) -> String {
    let kilometres = view.bandwidth.kilometres().round() as u32;
    let years = match view.layer {
        Layer::Offences | Layer::Relative => view.years_text(),
        Layer::Residents => "2016".to_owned(),
        Layer::Own => return say!("legend-unit", surface.unit, kilometres),
    };
    say!("legend-unit-years", surface.unit, years, kilometres)
}
