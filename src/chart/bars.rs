//! Horizontal bars with direct labels: one row for each datum, no axis, no grid, no legend.
//!
//! Wide frames have the labels in a column, right-aligned to the baseline; narrow frames have
//! them above the bars. Text never shrinks and is never cut: it wraps, and the layout changes.

use super::{
    Anchor, Datum, Figure, Fill, Font, Ink, LinearScale, Mark, Measure, Order, Point, Rect, Region,
    Scene, arrange, superscript, wrap,
};
use crate::report::{Cell, Marked, RowKind};
use crate::words::beside;

/// What a reader chose for a figure. Chart and table follow the same choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The order of rows.
    pub order: Order,
    /// The heads whose rows are folded away, as indices into the data.
    pub folded: Vec<usize>,
    /// Table instead of chart.
    pub table: bool,
}

/// The space for a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in logical pixels.
    pub width: f64,
    /// The reader's text size in logical pixels (the root font size); all else follows from it.
    pub rem: f64,
}

/// Frames of at least this width, in text sizes, have the labels beside the bars.
const WIDE: f64 = 27.0;

/// Lays out a figure. With a peer, both figures get the same scale and the same label column,
/// so that equal lengths mean equal counts when they stand side by side.
///
/// The height follows from the content. Rows come in the order of the view.
#[must_use]
pub fn bars(
    figure: &Figure,
    peer: Option<&Figure>,
    view: &View,
    frame: Frame,
    measure: &dyn Measure,
) -> Scene {
    let layout = Layout::new(figure, peer, frame, measure);
    let mut scene = Scene { width: frame.width, ..Scene::default() };
    for index in arrange(&figure.data, view.order, &view.folded) {
        layout.row(&mut scene, &figure.data[index], index, view.folded.contains(&index));
    }
    if layout.wide {
        // One baseline under all rows.
        let rect = Rect { x: layout.baseline - 1.0, y: 0.0, width: 1.0, height: scene.height };
        scene.marks.insert(0, Mark::Area { rect, fill: Fill::Solid(Ink::Rule), datum: None });
    }
    scene
}

/// The lengths that all rows of a figure share.
struct Layout<'a> {
    measure: &'a dyn Measure,
    rem: f64,
    width: f64,
    wide: bool,
    /// The left edge of all bars.
    baseline: f64,
    scale: LinearScale,
    label: Font,
    value: Font,
    share: Font,
    tag: Font,
}

impl<'a> Layout<'a> {
    fn new(figure: &Figure, peer: Option<&Figure>, frame: Frame, measure: &'a dyn Measure) -> Self {
        let Frame { width, rem } = frame;
        let font = |size: f64, bold| Font { size: (size * rem).round(), bold };
        let mut layout = Self {
            measure,
            rem,
            width,
            wide: width >= WIDE * rem,
            baseline: 0.0,
            scale: LinearScale::new(0, 0.0),
            label: font(0.9375, false),
            value: font(0.9375, true),
            share: font(0.9375, false),
            tag: font(0.8125, false),
        };
        let both = || figure.data.iter().chain(peer.map_or(&[][..], |peer| &peer.data));
        let widest = |width: &dyn Fn(&Datum) -> f64| both().map(width).fold(0.0, f64::max);
        if layout.wide {
            let room = (width * 0.36).min(17.0 * rem);
            let label = widest(&|datum| layout.label_width(datum));
            layout.baseline = (label.min(room) + 0.75 * rem).ceil();
        }
        let values = widest(&|datum| layout.value_width(datum));
        let range = (width - layout.baseline - values).max(2.0 * rem).floor();
        let largest = figure.largest().max(peer.map_or(0, Figure::largest));
        layout.scale = LinearScale::new(largest, range);
        layout
    }

    /// The width of an unbroken label with its marks, its indent and its fold sign.
    fn label_width(&self, datum: &Datum) -> f64 {
        self.measure.width(&label(&datum.row.label), self.label) + self.lead(datum)
    }

    /// The room that a count with its share takes to the right of its bar.
    fn value_width(&self, datum: &Datum) -> f64 {
        if datum.count().is_none() {
            return 0.0; // a tag has no bar, so it has the whole row
        }
        let share = datum
            .share_text()
            .map_or(0.0, |share| self.measure.width(&share, self.share) + 0.45 * self.rem);
        let count = marked(&datum.value_text(), &datum.row.cell_marks);
        self.measure.width(&count, self.value) + share + 0.75 * self.rem
    }

    /// What stands before a label: the fold sign of a head, or the indent under one (phones only;
    /// in a right-aligned column the indent is on the other side).
    fn lead(&self, datum: &Datum) -> f64 {
        if datum.children > 0 || (datum.depth > 0 && !self.wide) { 1.25 * self.rem } else { 0.0 }
    }

    /// Adds one row below what the scene already holds.
    fn row(&self, scene: &mut Scene, datum: &Datum, index: usize, folded: bool) {
        let rem = self.rem;
        let top = scene.height;
        let line = (1.25 * self.label.size).round();
        let room =
            if self.wide { self.baseline - 0.75 * rem } else { self.width } - self.lead(datum);
        let label = wrap(&label(&datum.row.label), self.label, room, self.measure);
        let label_height = line * label.len() as f64;

        // Where the label's block and the bar's middle are.
        let (label_top, middle, bottom) = if self.wide {
            let height = (label_height + 0.4 * rem).max(1.9 * rem).round();
            (
                top + ((height - label_height) / 2.0).floor(),
                top + (height / 2.0).floor(),
                top + height,
            )
        } else {
            let bar = (1.5 * rem).round();
            let label_top = top + (0.2 * rem).round();
            let under = label_top + label_height;
            (label_top, under + (bar / 2.0).floor(), under + bar + (0.35 * rem).round())
        };

        self.label(scene, datum, &label, label_top, line);
        let toggle = (datum.children > 0).then(|| {
            self.fold_sign(scene, &label, label_top + line / 2.0, folded);
            let width = if self.wide { self.baseline } else { self.width };
            let height = if self.wide { bottom - top } else { label_top + label_height - top };
            Rect { x: 0.0, y: top, width, height }
        });
        // On phones a pixel is left for the piece of baseline before each bar.
        let left = self.baseline + if self.wide { 0.0 } else { self.lead_of_child(datum) + 1.0 };
        let (ring, low) = self.value(scene, datum, index, Point { x: left, y: middle });
        let bottom = bottom.max(low);
        scene.regions.push(Region {
            datum: index,
            hit: Rect { x: 0.0, y: top, width: self.width, height: bottom - top },
            ring,
            toggle,
        });
        scene.height = bottom;
    }

    /// Bars of children are indented with their labels on phones.
    fn lead_of_child(&self, datum: &Datum) -> f64 {
        if datum.depth > 0 { self.lead(datum) } else { 0.0 }
    }

    fn label(&self, scene: &mut Scene, datum: &Datum, lines: &[String], top: f64, line: f64) {
        let ink = if datum.depth > 0 { Ink::Soft } else { Ink::Text };
        let (x, anchor) = if self.wide {
            (self.baseline - 0.75 * self.rem, Anchor::End)
        } else {
            (self.lead(datum), Anchor::Start)
        };
        for (number, text) in lines.iter().enumerate() {
            let at = Point { x, y: top + line * (number as f64 + 0.5) };
            let text = text.clone();
            scene.marks.push(Mark::Text { at, anchor, text, font: self.label, ink, halo: None });
        }
    }

    /// A small plus or minus before the label of a head, drawn from areas so that it is crisp.
    fn fold_sign(&self, scene: &mut Scene, label: &[String], middle: f64, folded: bool) {
        let size = (0.75 * self.rem / 2.0).round() * 2.0 - 1.0; // odd: it has a middle pixel
        let text = label.first().map_or(0.0, |line| self.measure.width(line, self.label));
        let left = if self.wide {
            (self.baseline - 0.75 * self.rem - text - 1.25 * self.rem).max(0.0).floor()
        } else {
            0.0
        };
        let top = (middle - size / 2.0).floor();
        let half = (size / 2.0).floor();
        let mut area = |x, y, width, height, fill| {
            let rect = Rect { x, y, width, height };
            scene.marks.push(Mark::Area { rect, fill, datum: None });
        };
        area(left, top, size, size, Fill::Outlined(Ink::Soft));
        area(left + 3.0, top + half, size - 6.0, 1.0, Fill::Solid(Ink::Text));
        if folded {
            area(left + half, top + 3.0, 1.0, size - 6.0, Fill::Solid(Ink::Text));
        }
    }

    /// The bar with its value, or the words for a value that is missing. Returns what the focus
    /// ring surrounds and how far down it reaches.
    fn value(&self, scene: &mut Scene, datum: &Datum, index: usize, at: Point) -> (Rect, f64) {
        match datum.row.cell {
            Cell::Count(counted) => (self.bar(scene, datum, index, at, counted.n), 0.0),
            Cell::FewerThanThree => {
                self.words(scene, datum, index, at, Some(Fill::Hatched(Ink::Hatch)))
            }
            Cell::NotAvailable => {
                self.words(scene, datum, index, at, Some(Fill::Outlined(Ink::Hatch)))
            }
            Cell::NotApplicable => self.words(scene, datum, index, at, None),
        }
    }

    fn bar(&self, scene: &mut Scene, datum: &Datum, index: usize, at: Point, n: u32) -> Rect {
        let rem = self.rem;
        let thickness = if datum.depth > 0 { 0.8125 } else { 1.125 } * rem;
        let ink = if datum.depth > 0 { Ink::UnitLight(datum.unit) } else { Ink::Unit(datum.unit) };
        let fill = match datum.row.kind {
            RowKind::Named => Fill::Solid(ink),
            RowKind::Pooled => Fill::Striped(ink),
            RowKind::Unknown => Fill::Outlined(ink),
        };
        let height = thickness.round();
        let rect = Rect {
            x: at.x,
            y: (at.y - height / 2.0).round(),
            width: self.scale.length(n).round(),
            height,
        };
        if !self.wide {
            // On phones each bar has its own piece of baseline, so that zero has a place.
            let rule = Rect { x: at.x - 1.0, y: rect.y - 2.0, width: 1.0, height: height + 4.0 };
            scene.marks.push(Mark::Area { rect: rule, fill: Fill::Solid(Ink::Rule), datum: None });
        }
        scene.marks.push(Mark::Area { rect, fill, datum: Some(index) });

        let mut x = rect.right() + 0.5 * rem;
        let mut write = |text: String, font: Font, ink| {
            let width = self.measure.width(&text, font);
            let at = Point { x, y: at.y };
            scene.marks.push(Mark::Text { at, anchor: Anchor::Start, text, font, ink, halo: None });
            x += width + 0.45 * rem;
        };
        write(marked(&datum.value_text(), &datum.row.cell_marks), self.value, Ink::Text);
        if let Some(share) = datum.share_text() {
            write(share, self.share, Ink::Soft);
        }
        let right = x - 0.45 * rem;
        Rect { width: right - at.x, ..rect }
    }

    /// A value that is missing says so in words, off the scale, with a fixed look: hatched where
    /// it is withheld, outlined where there is none, bare where none applies.
    fn words(
        &self,
        scene: &mut Scene,
        datum: &Datum,
        index: usize,
        at: Point,
        fill: Option<Fill>,
    ) -> (Rect, f64) {
        let rem = self.rem;
        let pad = (0.5 * rem).round();
        let x = at.x + if self.wide { pad } else { 0.0 };
        let text = marked(&datum.value_text(), &datum.row.cell_marks);
        let lines = wrap(&text, self.tag, self.width - x - 2.0 * pad, self.measure);
        let widest =
            lines.iter().map(|line| self.measure.width(line, self.tag)).fold(0.0, f64::max);
        let line = (1.2 * self.tag.size).round();
        let space = (0.25 * rem).round();
        let height = line * lines.len() as f64 + space;
        // A tag of one line sits on the row's middle; a taller one grows downward.
        let y = (at.y - f64::midpoint(line, space)).round();
        let rect = Rect { x, y, width: (widest + 2.0 * pad).ceil(), height };
        if let Some(fill) = fill {
            scene.marks.push(Mark::Area { rect, fill, datum: Some(index) });
        }
        for (number, text) in lines.into_iter().enumerate() {
            let y = y + (0.125 * rem).round() + line * (number as f64 + 0.5);
            scene.marks.push(Mark::Text {
                at: Point { x: x + pad, y },
                anchor: Anchor::Start,
                text,
                font: self.tag,
                ink: Ink::Text,
                halo: None,
            });
        }
        (rect, rect.bottom() + (0.2 * rem).round())
    }
}

/// A label of the report, with its translation in brackets where the page speaks another language.
fn label(label: &Marked) -> String {
    let mut text = marked(&label.text, &label.marks);
    if let Some(translation) = beside(&label.text) {
        text.push_str(&format!(" ({translation})"));
    }
    text
}

fn marked(text: &str, marks: &[u8]) -> String {
    format!("{text}{}", superscript(marks))
}
