//! What a reader does, by pointer and keys, and what follows from it.
//!
//! Each kind of event has one listener, on the document; what it was about is read from the
//! element that it came from. So a report can be replaced by another without a listener left over.

use super::chart::LiveChart;
use super::{FRAMED, Page, bundled, dom, language, share};
use crate::app::Theme;
use crate::words::{self, Language};
use leptos::prelude::{document, window};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

impl Page {
    /// Listens for as long as the page lives.
    pub(super) fn listen(self: &Rc<Self>) {
        let page = self.clone();
        dom::listen(&window(), "hashchange", move |_| {
            if !FRAMED && language::wished() != words::language() {
                page.speak(language::wished());
            }
            if let Some(figure) = page.obey() {
                page.show_figure(figure);
            }
        });
        if !FRAMED {
            self.listen_for_files();
            let page = self.clone();
            dom::listen(&window(), "message", move |event| page.heard(event.unchecked_ref()));
        }
        self.on("click", Self::clicked);
        self.on("input", |page, element, _| {
            if element.has_attribute("data-snippet") {
                page.write_code(element);
            } else if element.has_attribute("data-map")
                && let Some(figure) = page.figure_of(element)
            {
                figure.choose(element);
                share::forget(element);
            }
        });
        self.on("keydown", |page, element, event| page.key(element, event.unchecked_ref()));
        self.on("focusout", |page, element, _| {
            // A button that loses the focus to the plot is not left: there a drag begins.
            let is_plot = element.matches(".plot").unwrap_or(false);
            if let Some(figure) = page.figure_of(element).filter(|_| is_plot) {
                figure.leave();
            }
        });
        self.on("pointermove", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if page.has_moved(event) {
                let figure = page.pointed(element, event);
                page.point_out(figure);
            }
        });
        self.on("pointerdown", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if let Some(figure) = page.figure_of(element).filter(|_| element.tag_name() == "CANVAS")
                && event.button() == 0
            {
                figure.hold(event);
            }
        });
        self.on("pointerup", |page, element, event| {
            let event: &PointerEvent = event.unchecked_ref();
            if let Some(figure) = page.pointed(element, event).filter(|_| event.button() == 0) {
                figure.press(event);
            }
        });
        self.on("pointerout", |page, _, event| {
            // Out of the window; a finger that is lifted leaves what it pointed at until the next
            // tap.
            let event: &PointerEvent = event.unchecked_ref();
            if event.pointer_type() == "mouse" && event.related_target().is_none() {
                page.point_out(None);
            }
        });
    }

    /// Has an event of the document handled, with the element that it came from.
    pub(super) fn on(
        self: &Rc<Self>,
        event: &'static str,
        handle: fn(&Rc<Self>, &Element, &Event),
    ) {
        let page = self.clone();
        dom::listen(&document(), event, move |event| {
            if let Some(element) = event.target().and_then(|target| target.dyn_into().ok()) {
                handle(&page, &element, &event);
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

    fn clicked(self: &Rc<Self>, element: &Element, event: &Event) {
        let closest = |selector: &str| element.closest(selector).ok().flatten();
        if !FRAMED && self.clicked_around(&closest, event) {
            return;
        }
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
        } else if let Some(button) = closest("[data-share]") {
            self.share(&button);
        } else if let Some(button) = closest("[data-panel]") {
            self.toggle(&button);
        } else if let Some(button) = closest("[data-take]") {
            self.take(&button);
        } else if let Some(button) = closest("[data-copy], [data-copy-code]") {
            self.copy_beside(&button);
        } else if let Some(link) = closest("a[href^='#']") {
            // In-page links move the reader, not the history: Back leaves the page at once.
            event.prevent_default();
            self.go_to(&link.get_attribute("href").unwrap_or_default());
        }
    }

    /// What a click asks for that no frame in another page has; tells whether it does.
    fn clicked_around(
        self: &Rc<Self>,
        closest: &dyn Fn(&str) -> Option<Element>,
        event: &Event,
    ) -> bool {
        if let Some(link) = closest("[data-language]") {
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
        } else if let Some(button) = closest("[data-preview]") {
            self.preview(&button);
        } else if closest("[data-back]").is_some() {
            if let Some(bundled) = bundled() {
                self.turn_to(&bundled);
            }
        } else {
            return false;
        }
        true
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
}
