//! One figure while it lives: painted from a scene, pointed at, walked through, spoken.

use super::chart::LiveChart;
use super::display::Display;
use super::dom::{bring_into_view, each, find, set_length};
use super::plot::Plot;
use super::state::{State, effect};
use crate::app::Address;
use crate::app::figure::Choice;
use crate::app::table::table;
use crate::app::tell::label;
use crate::chart::{
    Datum, Figure, FigureId, Point, Rect, Region, Scene, View, arrange, bars, superscript,
};
use crate::draw::Ruler;
use crate::report::Report;
use crate::words::{say, translated, word};
use maud::{Markup, html};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, HtmlElement, PointerEvent};

/// A figure of the page with what the reader chose for it.
pub struct LiveFigure {
    figure: Figure,
    /// The figure that shares its scale.
    peer: Option<Figure>,
    element: HtmlElement,
    plot: Plot,
    display: Display,
    view: State<View>,
    /// The datum that the reader is at, by pointer or by key.
    active: Cell<Option<usize>>,
    /// The reader's text size when the scene was laid out.
    rem: Cell<f64>,
    /// What was painted last; what is pointed at is looked up in it.
    scene: RefCell<Option<Scene>>,
}

/// The buttons that sort the table.
const SORTERS: [&str; 2] = ["th:first-child button", "th:nth-child(2) button"];

/// Widest tooltip, in text sizes.
const TIP_WIDTH: f64 = 22.0;

impl LiveFigure {
    /// Brings a figure to life; none for a figure without a chart. `painted` is called whenever
    /// it has been painted.
    pub fn attach(
        page: &Element,
        report: &Report,
        id: FigureId,
        display: Display,
        painted: impl Fn() + 'static,
    ) -> Option<Rc<Self>> {
        let element = find(page, &format!("[data-chart={}]", id.name()))?;
        let plot = Plot::of(&element)?;
        let live = Rc::new(Self {
            figure: Figure::of(report, id)?,
            peer: id.peer().and_then(|peer| Figure::of(report, peer)),
            view: State::new(View::default()),
            active: Cell::new(None),
            rem: Cell::new(16.0),
            scene: RefCell::new(None),
            element,
            plot,
            display,
        });
        let drawn = live.clone();
        effect(move || {
            drawn.draw();
            painted();
        });
        let shown = live.clone();
        effect(move || shown.show_choices());
        Some(live)
    }

    /// Lays the chart out and paints it, in one go.
    fn draw(&self) {
        let scene = self.paint(&self.figure);
        self.scene.replace(Some(scene));
        self.rem.set(self.display.screen().rem);
        self.show_active(); // the ring follows its mark to its new place
    }

    fn paint(&self, figure: &Figure) -> Scene {
        let screen = self.display.screen();
        let frame = self.plot.frame(&screen);
        let scene = self.view.with(|view| bars(figure, self.peer.as_ref(), view, frame, &Ruler));
        self.plot.paint(&scene, &screen, word!("figure-is"));
        scene
    }

    /// Paints the chart with its values moved by so many rows, for a bench.
    pub fn redraw(&self, places: usize) {
        let mut figure = self.figure.clone();
        let rows = figure.data.len().max(1);
        for (at, datum) in figure.data.iter_mut().enumerate() {
            datum.row.cell = self.figure.data[(at + places) % rows].row.cell;
        }
        self.paint(&figure);
    }

    /// Shows in tools and table what was chosen.
    fn show_choices(&self) {
        self.view.with(|view| {
            for (part, hidden) in [(".chart", view.table), (".table", !view.table)] {
                if let Some(part) = find(&self.element, part) {
                    part.set_hidden(hidden);
                }
            }
            each(&self.element, ".tools [data-choice]", |button| {
                let name = button.get_attribute("data-choice").unwrap_or_default();
                let Some(choice) = Choice::named(&name) else { return };
                let state = if matches!(choice, Choice::Rows(_)) {
                    "aria-expanded"
                } else {
                    "aria-pressed"
                };
                let on = if choice.is_in(view) { "true" } else { "false" };
                let _ = button.set_attribute(state, on);
            });
            if view.table
                && let Some(place) = find(&self.element, ".table")
            {
                // A sorting button stays focused although the table is written anew.
                let focused = SORTERS.into_iter().find(|sorter| {
                    find(&place, sorter)
                        .is_some_and(|button| button.matches(":focus").unwrap_or(false))
                });
                place.set_inner_html(&table(&self.figure, view).into_string());
                if let Some(button) = focused.and_then(|sorter| find(&place, sorter)) {
                    let _ = button.focus();
                }
            }
        });
    }

    /// Rings the mark that the reader is at, and says beside it what it stands for.
    fn show_active(&self) {
        let (Some(ring), Some(tip)) =
            (find(&self.plot.element, ".ring"), find(&self.plot.element, ".tip"))
        else {
            return;
        };
        let region =
            self.active.get().and_then(|datum| self.region(|region| region.datum == datum));
        ring.set_hidden(region.is_none());
        tip.set_hidden(region.is_none());
        let Some(Region { datum, hit, ring: Rect { x, y, width, height }, .. }) = region else {
            return;
        };
        for (side, length) in
            [("left", x - 3.0), ("top", y - 3.0), ("width", width + 6.0), ("height", height + 6.0)]
        {
            set_length(&ring, side, length);
        }
        tip.set_inner_html(&self.words(&self.figure.data[datum]).into_string());
        let room = (TIP_WIDTH * self.rem.get()).min(hit.width);
        set_length(&tip, "max-width", room);
        set_length(&tip, "left", x.min(hit.width - room).max(0.0));
        set_length(&tip, "top", hit.bottom() + 4.0);
    }

    /// The reader is at another datum, or at none.
    fn go_to(&self, datum: Option<usize>) {
        if self.active.replace(datum) != datum {
            self.show_active();
        }
    }

    fn region(&self, is: impl Fn(&Region) -> bool) -> Option<Region> {
        self.scene.borrow().as_ref()?.regions.iter().find(|region| is(region)).cloned()
    }

    /// A datum as it is spoken: value, unit, base, whether it is folded, footnotes.
    fn spoken(&self, index: usize) -> String {
        let datum = &self.figure.data[index];
        let mut text = datum.spoken();
        if datum.children > 0 {
            let open = self.view.peek(|view| Choice::Rows(index).is_in(view));
            text = if open { say!("spoken-unfolded", text) } else { say!("spoken-folded", text) };
        }
        let marks = datum.row.marks();
        for note in self.figure.footnotes.iter().filter(|note| marks.contains(&note.mark)) {
            text = say!("spoken-footnote", text, note.mark, translated(&note.text));
        }
        text
    }

    /// The words of the tooltip.
    fn words(&self, datum: &Datum) -> Markup {
        let marks = datum.row.marks();
        html! {
            p { (label(&datum.row.label.text)) }
            p { b { (datum.value_with_unit()) } }
            @if let Some(share) = datum.share_with_base() { p { (share) } }
            @if let Some(status) = datum.status_text() { p.tip-note { (status) "." } }
            @for note in self.figure.footnotes.iter().filter(|note| marks.contains(&note.mark)) {
                p.tip-note { (superscript(&[note.mark])) " " (translated(&note.text)) }
            }
        }
    }
}

impl LiveChart for LiveFigure {
    fn name(&self) -> &'static str {
        self.figure.id.name()
    }

    fn is_painted(&self) -> bool {
        self.scene.borrow().is_some()
    }

    fn choose(&self, control: &Element) {
        let name = control.get_attribute("data-choice").unwrap_or_default();
        if let Some(choice) = Choice::named(&name) {
            self.view.update(|view| choice.put_into(view));
        }
    }

    fn address(&self) -> Address {
        Address {
            chart: Some(self.figure.id),
            view: self.view.peek(View::clone),
            ..Address::default()
        }
    }

    fn obey(&self, address: &Address) {
        let mut wished = address.view.clone();
        wished.folded.retain(|&head| self.figure.data.get(head).is_some_and(|it| it.children > 0));
        self.view.update(|view| *view = wished);
    }

    fn hold(&self, _: &PointerEvent) {}

    fn point(&self, event: &PointerEvent) {
        let at = place(event);
        let datum = self.region(|region| region.hit.contains(at)).map(|region| region.datum);
        self.go_to(datum);
    }

    // Folds or unfolds where the sign for it is.
    fn press(&self, event: &PointerEvent) {
        let at = place(event);
        if let Some(region) =
            self.region(|region| region.toggle.is_some_and(|toggle| toggle.contains(at)))
        {
            self.view.update(|view| Choice::Rows(region.datum).put_into(view));
        }
    }

    fn leave(&self) {
        self.go_to(None);
    }

    // Walks through the rows.
    fn key(&self, key: &str, _: bool) -> Option<String> {
        let order = || self.view.peek(|view| arrange(&self.figure.data, view.order, &view.folded));
        let rows = order();
        let last = rows.len().checked_sub(1)?;
        let active = self.active.get();
        let here = active.and_then(|datum| rows.iter().position(|&other| other == datum));
        let place = match (key, here) {
            ("ArrowDown" | "ArrowRight", None) | ("Home", _) => 0,
            ("ArrowDown" | "ArrowRight", Some(here)) => (here + 1).min(last),
            ("ArrowUp" | "ArrowLeft", None) | ("End", _) => last,
            ("ArrowUp" | "ArrowLeft", Some(here)) => here.saturating_sub(1),
            ("Enter" | " ", Some(here)) if self.figure.data[rows[here]].children > 0 => {
                self.view.update(|view| Choice::Rows(rows[here]).put_into(view));
                here
            }
            _ => return None,
        };
        self.go_to(Some(rows[place]));
        if let Some(ring) = find(&self.plot.element, ".ring") {
            bring_into_view(&ring);
        }
        // A head keeps its place when its rows are folded, but there are fewer rows then.
        Some(say!("row-of", self.spoken(rows[place]), place + 1, order().len()))
    }
}

fn place(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.offset_x()), y: f64::from(event.offset_y()) }
}
