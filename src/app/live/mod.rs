//! What the page does: behaviour attached to its HTML, in the browser only.
//!
//! Each kind of event has one listener, on the document; what it was about is read from the
//! element that it came from. So a report can be replaced by another without a listener left over.

mod address;
mod bench;
mod chart;
mod display;
mod dom;
mod figure;
mod file;
mod language;
mod map;
mod panel;
mod place;
mod plot;
mod share;
mod state;
mod take;

use super::open::refused;
use super::page::{Opened, page};
use super::theme::Theme;
use crate::chart::FigureId;
use crate::chart::map::MapData;
use crate::load::{self, LandTexts};
use crate::words::{self, Language, say, word};
use chart::LiveChart;
use display::Display;
use figure::LiveFigure;
use leptos::prelude::*;
use map::LiveMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    DragEvent, Element, File, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent,
};

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
    if language::wished() == words::language() && !page.body.has_attribute("data-bare") {
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
                    if id == FigureId::Callers {
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

    fn listen(self: &Rc<Self>) {
        let document = document();
        let on = |event, handle: fn(&Rc<Self>, &Element, &web_sys::Event)| {
            let page = self.clone();
            dom::listen(&document, event, move |event| {
                if let Some(element) = event.target().and_then(|target| target.dyn_into().ok()) {
                    handle(&page, &element, &event);
                }
            });
        };
        let page = self.clone();
        dom::listen(&window(), "hashchange", move |_| {
            if language::wished() != words::language() {
                page.speak(language::wished());
            }
            if let Some(figure) = page.obey() {
                page.show_figure(figure);
            }
        });
        on("click", Self::clicked);
        on("change", Self::changed);
        let page = self.clone();
        dom::listen(&window(), "message", move |event| page.heard(event.unchecked_ref()));
        on("input", |page, element, _| {
            if element.has_attribute("data-snippet") {
                page.write_code(element);
            } else if element.has_attribute("data-map")
                && let Some(figure) = page.figure_of(element)
            {
                figure.choose(element);
                share::forget(element);
            }
        });
        on("keydown", |page, element, event| page.key(element, event.unchecked_ref()));
        on("dragover", |_, element, event| {
            if drop_zone(element).is_some() {
                event.prevent_default();
            }
        });
        on("drop", |page, element, event| page.dropped(element, event.unchecked_ref()));
        on("focusout", |page, element, _| {
            // A button that loses the focus to the plot is not left: there a drag begins.
            let is_plot = element.matches(".plot").unwrap_or(false);
            if let Some(figure) = page.figure_of(element).filter(|_| is_plot) {
                figure.leave();
            }
        });
        on("pointermove", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if page.has_moved(event) {
                let figure = page.pointed(element, event);
                page.point_out(figure);
            }
        });
        on("pointerdown", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if let Some(figure) = page.figure_of(element).filter(|_| element.tag_name() == "CANVAS")
                && event.button() == 0
            {
                figure.hold(event);
            }
        });
        on("pointerup", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if let Some(figure) = page.pointed(element, event).filter(|_| event.button() == 0) {
                figure.press(event);
            }
        });
        on("pointerout", |page, _, event| {
            // Out of the window; a finger that is lifted leaves what it pointed at until the next
            // tap.
            let event: &PointerEvent = event.unchecked_ref();
            if event.pointer_type() == "mouse" && event.related_target().is_none() {
                page.point_out(None);
            }
        });
    }

    /// The pointer is at another figure, or at none.
    fn point_out(&self, figure: Option<Rc<dyn LiveChart>>) {
        let left = self.under_pointer.replace(figure.clone());
        if let Some(left) = left.filter(|left| figure.is_none_or(|now| !Rc::ptr_eq(left, &now))) {
            left.leave();
        }
    }

    /// Whether the pointer is elsewhere. Walking by keys scrolls the page under a pointer that
    /// rests; browsers report that as pointing, but the reader is where the keys are.
    fn has_moved(&self, event: &PointerEvent) -> bool {
        let now = (event.client_x(), event.client_y());
        self.pointer.replace(now) != now
    }

    fn clicked(self: &Rc<Self>, element: &Element, event: &web_sys::Event) {
        let closest = |selector| element.closest(selector).ok().flatten();
        if let Some(button) = closest("[data-choice], button[data-map]") {
            if let Some(figure) = self.figure_of(&button) {
                figure.choose(&button);
                share::forget(&button);
                if button.has_attribute("data-map")
                    && let Some(map) = &*self.map.borrow()
                {
                    self.say(&map.said());
                }
            }
        } else if let Some(link) = closest("[data-language]") {
            event.prevent_default();
            let tag = link.get_attribute("data-language").unwrap_or_default();
            let wished = Language::of(&tag).filter(|&tag| words::knows(tag));
            if let Some(language) = wished {
                if language != words::language() {
                    self.speak(language);
                }
            } else {
                // Another page, in the place of this one: Back leaves both at once.
                let address = link.get_attribute("href").unwrap_or_default();
                let _ = window().location().replace(&address);
            }
        } else if let Some(button) = closest("[data-theme-choice]") {
            let name = button.get_attribute("data-theme-choice").unwrap_or_default();
            self.display.choose(Theme::named(&name).unwrap_or_default());
        } else if let Some(button) = closest("[data-share]") {
            self.share(&button);
        } else if let Some(button) = closest("[data-panel]") {
            self.toggle(&button);
        } else if let Some(button) = closest("[data-take]") {
            self.take(&button);
        } else if let Some(button) = closest("[data-copy], [data-copy-code]") {
            self.copy_beside(&button);
        } else if let Some(button) = closest("[data-preview]") {
            self.preview(&button);
        } else if closest("[data-back]").is_some() {
            if let Some(bundled) = bundled() {
                self.turn_to(&bundled);
            }
        } else if let Some(link) = closest("a[href^='#']") {
            // In-page links move the reader, not the history: Back leaves the page at once.
            event.prevent_default();
            self.go_to(&link.get_attribute("href").unwrap_or_default());
        }
    }

    fn key(&self, element: &Element, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            // Also dismisses what the pointer shows, wherever the focus is.
            self.figures.borrow().iter().for_each(|figure| figure.leave());
            self.close(element);
        } else if !(event.alt_key() || event.ctrl_key() || event.meta_key()) // the browser's own
            && element.matches(".plot").unwrap_or(false)
            && let Some(figure) = self.figure_of(element)
            && let Some(sentence) = figure.key(&event.key(), event.shift_key())
        {
            event.prevent_default();
            self.say(&sentence);
        }
    }

    fn pointed(&self, element: &Element, event: &PointerEvent) -> Option<Rc<dyn LiveChart>> {
        let figure = self.figure_of(element).filter(|_| element.tag_name() == "CANVAS")?;
        figure.point(event);
        Some(figure)
    }

    fn changed(self: &Rc<Self>, element: &Element, _: &web_sys::Event) {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>()
            && let Some(file) = input.files().and_then(|files| files.get(0))
        {
            self.open(&file, &input.get_attribute("data-open").unwrap_or_default());
            input.set_value(""); // the same file can be chosen again after it was mended
        } else if element.has_attribute("data-column")
            && let Some(select) = element.dyn_ref()
            && let Some(map) = &*self.map.borrow()
        {
            map.choose_column(select);
            self.follow(true);
            self.say(&map.said());
        }
    }

    fn dropped(self: &Rc<Self>, element: &Element, event: &DragEvent) {
        if let Some(kind) = drop_zone(element) {
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                self.open(&file, &kind);
            }
        }
    }

    /// Opens a file of a kind: a report, or locations for the map. A file that cannot be read
    /// changes nothing on the page.
    fn open(self: &Rc<Self>, file: &File, kind: &str) {
        let (name, kind, page) = (file.name(), kind.to_owned(), self.clone());
        file::read(file, move |bytes| {
            let outcome = match bytes {
                Some(bytes) if kind == "locations" => page.open_locations(&name, &bytes),
                Some(bytes) => load::report(&bytes, &name)
                    .map(|report| page.turn_to(&Opened { report, file: Some(name.clone()) }))
                    .map_err(|error| error.to_string()),
                None => Err(word!("open-unread").to_owned()),
            };
            if let Err(reason) = outcome
                && let Some(place) = dom::find(&page.body, &format!("[data-refused={kind}]"))
            {
                place.set_inner_html(&refused(&name, &reason).into_string());
            }
        });
    }

    fn open_locations(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let map = self.map.borrow();
        let Some(map) = &*map else { return Ok(()) };
        map.open(name, bytes)?;
        self.follow(true);
        self.say(&say!("opened-file", name, map.said()));
        Ok(())
    }
}

/// The report that the page carries as text.
fn bundled() -> Option<Opened> {
    Opened::bundled(&document().get_element_by_id("report")?.text_content()?)
}

/// What the map knows, from the texts that the page carries.
fn atlas() -> Option<MapData> {
    let text = |name| Some(document().get_element_by_id(name)?.text_content().unwrap_or_default());
    let land = load::land(LandTexts {
        counties: &text("counties")?,
        residents: &text("residents")?,
        places: &text("places")?,
        zips: &text("zips")?,
    });
    let police = load::police(&text("offences")?, &text("placements")?);
    Some(MapData::new(land.ok()?, police.ok()?))
}

/// What can be dropped at an element.
fn drop_zone(element: &Element) -> Option<String> {
    element.closest("[data-drop]").ok()??.get_attribute("data-drop")
}
