//! What the page does: behaviour attached to its HTML, in the browser only.

mod address;
mod bench;
mod chart;
mod display;
mod dom;
mod figure;
mod file;
mod files;
mod language;
mod map;
mod panel;
mod place;
mod plot;
mod reader;
mod share;
mod state;
mod take;

use super::page::{Opened, page};
use crate::chart::FigureId;
use crate::chart::map::MapData;
use crate::load::{self, LandTexts};
use crate::words::{self, Language, say};
use chart::LiveChart;
use display::Display;
use figure::LiveFigure;
use leptos::prelude::*;
use map::LiveMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};

/// Whether this is the app of frames in other pages, which is built apart. A frame has one figure in
/// one language and opens no files. So this app writes no page, reads no text of a report and
/// checks none: a reader of the other page downloads 35 kB less (Brotli).
const FRAMED: bool = cfg!(feature = "framed");

/// Mounts the app in an element, whose content it replaces.
pub fn mount(root: HtmlElement) {
    let inside = root.clone();
    mount_to(root, move || live(&inside)).forget();
}

/// The page while it lives.
struct Page {
    /// Where its HTML is.
    body: HtmlElement,
    /// The one live region. It is never replaced: a new one would not be spoken.
    spoken: HtmlElement,
    display: Display,
    /// What the map knows; none where its data are damaged.
    atlas: Option<Rc<RefCell<MapData>>>,
    figures: RefCell<Vec<Rc<dyn LiveChart>>>,
    /// The map, which is one of the figures.
    map: RefCell<Option<Rc<LiveMap>>>,
    /// Owns the signals and effects of the report that is shown.
    owner: RefCell<Owner>,
    /// Where the pointer was last, in the window.
    pointer: Cell<(i32, i32)>,
    /// The figure that it was at.
    under_pointer: RefCell<Option<Rc<dyn LiveChart>>>,
    /// Whether `charts-ready` has been marked.
    ready: Cell<bool>,
    /// The report that is shown.
    opened: RefCell<Opened>,
    /// The figure that the address leads to, until it has been painted.
    led_to: Cell<Option<FigureId>>,
    /// How often figures were painted while a panel was open.
    paints: Cell<u32>,
}

fn live(root: &HtmlElement) {
    // The app makes these files itself, also from another report.
    dom::each(root, ".published", |links| links.remove());
    language::learn();
    words::speak(language::written());
    let Some(bundled) = bundled() else { return };
    let (Some(body), Some(spoken)) = (dom::find(root, "#page"), dom::create("div")) else { return };
    let display = Display::follow();
    spoken.set_class_name("unseen");
    let _ = spoken.set_attribute("role", "status");
    let _ = root.append_child(&spoken);
    let page = Rc::new(Page {
        body,
        spoken,
        display,
        atlas: atlas().map(|data| Rc::new(RefCell::new(data))),
        figures: RefCell::default(),
        map: RefCell::default(),
        owner: RefCell::new(Owner::new()),
        pointer: Cell::new((-1, -1)),
        under_pointer: RefCell::default(),
        ready: Cell::new(false),
        opened: RefCell::new(bundled.clone()),
        led_to: Cell::new(None),
        paints: Cell::new(0),
    });
    // The copy in one file carries text and tables only.
    let is_bare = || page.body.has_attribute("data-bare");
    if FRAMED || language::wished() == words::language() && !is_bare() {
        page.bring_to_life(&bundled);
    } else {
        page.speak(language::wished());
    }
    page.led_to.set(page.obey());
    page.listen();
}

impl Page {
    /// What the map knows of the state that a report is about.
    fn atlas_of(&self, opened: &Opened) -> Option<&Rc<RefCell<MapData>>> {
        self.atlas.as_ref().filter(|_| opened.report.state == "Missouri")
    }

    /// Says everything in a language from now on.
    fn speak(self: &Rc<Self>, language: Language) {
        language::speak(language);
        let opened = self.opened.borrow().clone();
        self.show(&opened);
    }

    /// Shows a report in the place of the one before.
    fn show(self: &Rc<Self>, opened: &Opened) {
        self.opened.replace(opened.clone());
        let atlas = self.atlas_of(opened);
        if let Some(atlas) = atlas {
            atlas.borrow_mut().own = None;
        }
        let html = page(opened, atlas.map(|atlas| atlas.borrow()).as_deref());
        self.body.set_inner_html(&html.into_string());
        if let Some(version) = dom::find(&self.body, "[data-version]") {
            version.set_text_content(Some(&place::version()));
        }
        self.bring_to_life(opened);
    }

    /// Attaches behaviour to the page of a report, which is there: the build has written that of
    /// the bundled one, and a reader may have begun to read it. Whatever was attached to the page
    /// before is cleaned up.
    fn bring_to_life(self: &Rc<Self>, opened: &Opened) {
        let owner = Owner::new();
        let atlas = self.atlas_of(opened);
        let painted = || {
            let page = Rc::downgrade(self);
            move || {
                if let Some(page) = page.upgrade() {
                    page.painted();
                }
            }
        };
        let (figures, map) = owner.with(|| {
            let live = |id| {
                LiveFigure::attach(&self.body, &opened.report, id, self.display.clone(), painted())
            };
            let mut figures: Vec<Rc<dyn LiveChart>> = Vec::new();
            for id in FigureId::ALL {
                if let Some(figure) = live(id) {
                    if !FRAMED && id == FigureId::Callers {
                        bench::offer(figure.clone());
                    }
                    figures.push(figure);
                }
            }
            let map = atlas.and_then(|atlas| {
                LiveMap::attach(&self.body, atlas, self.display.clone(), painted())
            });
            figures.extend(map.clone().map(|map| map as Rc<dyn LiveChart>));
            (figures, map)
        });
        self.figures.replace(figures);
        self.map.replace(map);
        self.under_pointer.replace(None);
        *self.owner.borrow_mut() = owner;
    }

    /// Shows a report that the reader asked for, from its title on.
    fn turn_to(self: &Rc<Self>, opened: &Opened) {
        self.show(opened);
        self.say(&say!("opened", opened.report.place_and_year()));
        self.go_to("h1");
    }

    /// Says once, with the performance mark `charts-ready`, that every figure has been painted.
    fn painted(self: &Rc<Self>) {
        self.follow_soon();
        if !self.ready.get() && self.figures.borrow().iter().all(|figure| figure.is_painted()) {
            self.ready.set(true);
            if let Some(performance) = window().performance() {
                let _ = performance.mark("charts-ready");
            }
            // Not where the reader has begun to read elsewhere, or the browser has gone back to
            // where the reader was.
            if let Some(id) = self.led_to.take().filter(|_| window().scroll_y() == Ok(0.0)) {
                self.show_figure(id);
            }
        }
    }

    fn say(&self, sentence: &str) {
        self.spoken.set_text_content(Some(sentence));
    }

    /// Brings a part of the page into view and reading focus, without a trace in the history.
    fn go_to(&self, selector: &str) {
        if let Some(part) = dom::find(&self.body, selector) {
            part.scroll_into_view();
            let _ = part.set_attribute("tabindex", "-1");
            let _ = part.focus();
        }
    }

    /// The figure that an element is in.
    fn figure_of(&self, element: &Element) -> Option<Rc<dyn LiveChart>> {
        self.figure_named(&element.closest("figure").ok()??.get_attribute("data-chart")?)
    }
}

/// The report that the page carries: as it was published, or in the form for programs.
fn bundled() -> Option<Opened> {
    let text = document().get_element_by_id("report")?.text_content()?;
    if FRAMED {
        return Some(Opened { report: load::json::read(text.as_bytes()).ok()?, file: None });
    }
    Opened::bundled(&text)
}

/// What the map knows, from the texts that the page carries.
fn atlas() -> Option<MapData> {
    let text = |name| Some(document().get_element_by_id(name)?.text_content().unwrap_or_default());
    // They are looked up for a reader's file, and frames do not carry them.
    let zips = if FRAMED { None } else { Some(text("zips")?) };
    let land = load::land(LandTexts {
        counties: &text("counties")?,
        residents: &text("residents")?,
        places: &text("places")?,
        zips: zips.as_deref(),
    });
    let police = load::police(&text("offences")?, &text("placements")?);
    Some(MapData::new(land.ok()?, police.ok()?))
}
