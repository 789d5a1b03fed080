//! A figure as a picture that stands alone: what it is above, what has to be known below.

use super::json::json;
use super::record::{Record, Row};
use crate::chart::{
    Anchor, Figure, Fill, Font, Frame, Ink, Mark, Measure, Palette, Point, Rect, Scene, View, bars,
    wrap,
};
use crate::draw::{DrawError, file_svg};
use crate::report::Unit;
use crate::words::{say, word};

/// The chart of a figure for a picture, in which nothing can be folded.
#[must_use]
pub fn chart(
    figure: &Figure,
    peer: Option<&Figure>,
    view: &View,
    frame: Frame,
    measure: &dyn Measure,
) -> Scene {
    let mut scene = bars(figure, peer, view, frame, measure);
    // Signs for folding are the only areas in the colours of text.
    scene.marks.retain(|mark| {
        !matches!(
            mark,
            Mark::Area {
                fill: Fill::Outlined(Ink::Soft) | Fill::Solid(Ink::Text),
                datum: None,
                ..
            }
        )
    });
    scene
}

/// Lays a record out around its picture, which `draw` makes for the width that it gets. The ground
/// is part of it, so that a dark one can be read anywhere; without it, the picture is clear.
#[must_use]
pub fn sheet(
    record: &Record,
    frame: Frame,
    ground: bool,
    measure: &dyn Measure,
    draw: &dyn Fn(Frame) -> Scene,
) -> Scene {
    let Frame { width, rem } = frame;
    let margin = (1.5 * rem).round();
    let inner = Frame { width: width - 2.0 * margin, rem };
    let mut column =
        Column { measure, rem, x: margin, y: margin, width: inner.width, marks: vec![] };

    column.text(&record.title, 1.25, true, Ink::Text);
    column.text(&format!("{}.", record.about), 0.9375, false, Ink::Soft);
    // On the map it stands in the legend.
    let is_map = record.id == "map";
    if !is_map {
        column.text(&record.caution, 0.9375, false, Ink::Text);
    }
    column.gap(0.75);
    let picture = draw(inner);
    for mut mark in picture.marks {
        mark.shift(column.x, column.y);
        column.marks.push(mark);
    }
    column.y += picture.height.ceil();
    column.gap(0.75);
    column.key(record);
    column.rule();
    let caveat = record.caveat.strip_prefix(&record.caution).unwrap_or(&record.caveat).trim();
    let version = match record.hash.as_str() {
        "" => String::new(),
        hash => say!("file-version", hash),
    };
    let origin = [record.permalink.as_str(), version.as_str()].join("  ");
    record.notes.iter().for_each(|note| column.small(note));
    // On the map the notes are the caveat, and the citation names the source.
    if !is_map {
        column.small(caveat);
    }
    column.small(&record.citation);
    if !record.citation.contains(origin.trim()) {
        column.small(origin.trim());
    }
    column.small(&record.help);

    let height = (column.y + margin).ceil();
    let mut marks = Vec::new();
    if ground {
        let rect = Rect { x: 0.0, y: 0.0, width, height };
        marks.push(Mark::Area { rect, fill: Fill::Solid(Ink::Ground), datum: None });
    }
    marks.append(&mut column.marks);
    Scene { width, height, marks, regions: Vec::new() }
}

/// A sheet as an SVG document with its description, and in its metadata the data as JSON, with how
/// to cite them.
pub fn svg(record: &Record, sheet: &Scene, palette: &Palette) -> Result<String, DrawError> {
    file_svg(sheet, palette, &record.full_title(), &record.summary, &json(record))
}

/// What is written from top to bottom.
struct Column<'a> {
    measure: &'a dyn Measure,
    rem: f64,
    x: f64,
    y: f64,
    width: f64,
    marks: Vec<Mark>,
}

impl Column<'_> {
    fn gap(&mut self, rems: f64) {
        self.y = (self.y + rems * self.rem).round();
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
        self.y += (0.25 * font.size).round();
    }

    fn small(&mut self, text: &str) {
        self.text(text, 0.8125, false, Ink::Soft);
    }

    fn rule(&mut self) {
        let rect = Rect { x: self.x, y: self.y.round(), width: self.width, height: 1.0 };
        self.marks.push(Mark::Area { rect, fill: Fill::Solid(Ink::Rule), datum: None });
        self.gap(0.5);
    }

    /// What striped, outlined and hatched mean, where they are drawn.
    fn key(&mut self, record: &Record) {
        let unit = [Unit::Signals, Unit::Calls, Unit::Cases];
        let unit = unit.into_iter().find(|unit| unit.word(2) == record.unit);
        let ink = Ink::Unit(unit.unwrap_or(Unit::Cases));
        let withheld = format!("{}. {}", word!("withheld"), word!("status-withheld"));
        for (status, fill, words) in [
            (Row::POOLED, Fill::Striped(ink), word!("status-pooled")),
            (Row::UNKNOWN, Fill::Outlined(ink), word!("status-unknown")),
            (Row::WITHHELD, Fill::Hatched(Ink::Hatch), &withheld),
        ] {
            if !record.has(status) {
                continue;
            }
            let (width, height) = ((1.6 * self.rem).round(), self.rem.round());
            let rect = Rect { x: self.x, y: self.y.round(), width, height };
            self.marks.push(Mark::Area { rect, fill, datum: None });
            let (x, whole) = (self.x, self.width);
            self.x += width + 0.6 * self.rem;
            self.width -= width + 0.6 * self.rem;
            self.text(words, 0.8125, false, Ink::Text);
            (self.x, self.width) = (x, whole);
        }
        self.gap(0.25);
    }
}
