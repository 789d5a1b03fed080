//! What opens below a figure: one panel at a time, made when it is opened.

use super::dom::{each, find};
use super::take::{Told, copy_text};
use super::{FRAMED, Page, place};
use crate::app::panel::{self, Panel};
use crate::app::snippet::{FOLDER, Kind, Snippet};
use crate::app::{Address, Theme};
use crate::chart::FigureId;
use crate::words::{self, word};
use leptos::prelude::window;
use maud::html;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, HtmlIFrameElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, MessageEvent,
};

/// The height of an embed that has not told its own, in logical pixels.
const HEIGHT: u32 = 720;

/// The button of a panel that is open.
const OPEN: &str = "[data-panel][aria-expanded=true]";

/// How long a reader rests who is done with a choice, in milliseconds.
const REST: i32 = 150;

/// What a panel keeps: the address of the figure that it is about.
const OF: &str = "data-of";

impl Page {
    /// The reader pressed a button that opens a panel, or closes it.
    pub(super) fn toggle(&self, button: &Element) {
        let name = button.get_attribute("data-panel");
        let Some(panel) = name.and_then(|name| Panel::named(&name)) else { return };
        let Some(figure) = button.closest("figure").ok().flatten() else { return };
        let Some(place) = find(&figure, ".panel") else { return };
        let open = button.get_attribute("aria-expanded").as_deref() != Some("true");
        each(&figure, "[data-panel]", |other| {
            let on = open && other.is_same_node(Some(button));
            let _ = other.set_attribute("aria-expanded", if on { "true" } else { "false" });
        });
        place.set_hidden(!open);
        place.set_inner_html("");
        if open {
            self.fill(&place, panel, &figure.get_attribute("data-chart").unwrap_or_default());
            if let Some(live) = self.figure_of(&figure) {
                let _ = place.set_attribute(OF, &live.address().write());
            }
            self.say(panel.word());
        }
    }

    /// Closes the panel that an element is in; the focus goes back to the button that opened it.
    pub(super) fn close(&self, inside: &Element) {
        let panel = inside.closest(".panel").ok().flatten();
        let figure = panel.and_then(|panel| panel.parent_element());
        if let Some(button) = figure.and_then(|figure| find(&figure, OPEN)) {
            self.toggle(&button);
            let _ = button.focus();
        }
    }

    /// As [`follow`](Self::follow), once the reader rests: a map that is dragged is another one
    /// sixty times a second.
    pub(super) fn follow_soon(self: &Rc<Self>) {
        if find(&self.body, OPEN).is_none() {
            return;
        }
        let paints = self.paints.get().wrapping_add(1);
        self.paints.set(paints);
        let page = self.clone();
        let rested = Closure::once_into_js(move || {
            if page.paints.get() == paints {
                page.follow(false);
            }
        });
        let _ = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(rested.unchecked_ref(), REST);
    }

    /// Has open panels say what holds of their figures as they are now. A file of locations is
    /// no part of what an address says: `anew` is for when there is another one.
    pub(super) fn follow(&self, anew: bool) {
        each(&self.body, OPEN, |button| {
            let panel = button.get_attribute("data-panel").and_then(|name| Panel::named(&name));
            let place = button.closest("figure").ok().flatten();
            let place = place.and_then(|figure| find(&figure, ".panel"));
            if let (Some(panel), Some(place)) = (panel, place)
                && let Some(live) = self.figure_of(&place)
                && (anew || place.get_attribute(OF) != Some(live.address().write()))
            {
                match panel {
                    Panel::Files => {}
                    Panel::Embed => self.write_code(&place),
                    Panel::Cite => self.fill(&place, panel, live.name()),
                }
                let _ = place.set_attribute(OF, &live.address().write());
            }
        });
    }

    fn fill(&self, place: &HtmlElement, panel: Panel, name: &str) {
        match panel {
            Panel::Files => {
                let page = place::is_framed().then(place::site).flatten();
                let file = words::language().page();
                let page = page.map(|site| format!("{site}{file}#chart={name}"));
                place.set_inner_html(&panel::files(page.as_deref()).into_string());
            }
            Panel::Embed => {
                let is_published = place::site().is_some() && self.opened.borrow().file.is_none();
                let html = panel::embed(name, is_published, place::is_on_site());
                place.set_inner_html(&html.into_string());
                self.write_code(place);
            }
            Panel::Cite => self.take_out(name, |outgoing, edition| {
                let report = (name != FigureId::Map.name()).then(|| self.cite_report(edition));
                let html = panel::cite(&outgoing.citation, report.as_ref(), &outgoing.advice);
                place.set_inner_html(&html.into_string());
            }),
        }
    }

    /// Says beside a button what became of a wish.
    pub(super) fn tell(&self, button: &Element, words: &str) {
        self.say(words);
        let panel = button.closest(".panel").ok().flatten();
        if let Some(said) = panel.and_then(|panel| find(&panel, "[data-said]")) {
            said.set_hidden(false);
            said.set_text_content(Some(words));
        }
    }

    /// Copies what stands beside a button: a citation, or the code of an embed.
    pub(super) fn copy_beside(self: &Rc<Self>, button: &Element) {
        let text = if button.has_attribute("data-copy-code") {
            self.write_code(button);
            code_of(button).map(|code| code.value())
        } else {
            let beside = button.parent_element().and_then(|place| find(&place, "[data-copied]"));
            beside.and_then(|text| text.text_content())
        };
        let (page, button) = (self.clone(), button.clone());
        let told: Told = Rc::new(move |words| {
            page.tell(&button, words);
            // What the browser does not copy, the reader can.
            if let Some(code) = code_of(&button).filter(|_| words == word!("file-not-copied")) {
                code.select();
            }
        });
        if let Some(text) = text {
            copy_text(&text, &told);
        }
    }

    /// Writes the code that a panel's fields ask for, of the figure as it is now.
    pub(super) fn write_code(&self, inside: &Element) {
        if let Some((figure, snippet, kind)) =
            inside.closest("figure").ok().flatten().and_then(|figure| {
                Some((
                    figure.clone(),
                    self.snippet(&figure)?,
                    Kind::named(&choice(&figure, "kind")?)?,
                ))
            })
            && let Some(code) = code_of(&figure)
        {
            code.set_value(&snippet.code(kind));
            if !FRAMED {
                self.show_preview(&figure, &snippet);
            }
        }
    }

    fn snippet(&self, figure: &Element) -> Option<Snippet> {
        let live = self.figure_of(figure)?;
        let is_on = |name| {
            field(figure, name)
                .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
                .is_some_and(|field| field.checked())
        };
        let address = Address {
            theme: Theme::named(&choice(figure, "theme")?)?,
            plain: is_on("plain"),
            transparent: is_on("ground"),
            ..live.address()
        };
        let id = address.chart?;
        let state = Address { chart: None, ..address }.write();
        let mut site = place::site()?;
        if choice(figure, "edition")? == "frozen" {
            site.push_str(&format!("v/{}/", place::version()));
        }
        let [mut title, mut alt] = [String::new(), String::new()];
        self.take_out(id.name(), |outgoing, _| {
            // What stands below the title of the map is a paragraph.
            title = match id {
                FigureId::Map => outgoing.record.title.clone(),
                _ => outgoing.record.full_title(),
            };
            alt.clone_from(&outgoing.record.summary);
        });
        let told = figure.get_attribute("data-height").and_then(|height| height.parse().ok());
        let at_once = is_on("print");
        let (language, height) = (words::language(), told.unwrap_or(HEIGHT));
        Some(Snippet { id, title, alt, site, language, state, height, at_once })
    }

    /// Shows the embed in a frame of a width. Nothing is loaded before a reader asks for it.
    pub(super) fn preview(&self, button: &Element) {
        let Some(figure) = button.closest("figure").ok().flatten() else { return };
        let width = button.get_attribute("data-preview").unwrap_or_default();
        each(&figure, "[data-preview]", |other| {
            let on = other.is_same_node(Some(button));
            let _ = other.set_attribute("aria-pressed", if on { "true" } else { "false" });
        });
        let (Some(place), Some(snippet)) = (find(&figure, ".preview"), self.snippet(&figure))
        else {
            return;
        };
        place.set_hidden(false);
        let html = html! {
            iframe title=(word!("snippet-preview")) src=(snippet.address()) width=(width) height=(snippet.height) {}
        };
        place.set_inner_html(&html.into_string());
    }

    /// Has a preview that is there show what the code shows. A new frame has no history, unlike
    /// one that goes elsewhere: Back leaves the page.
    fn show_preview(&self, figure: &Element, snippet: &Snippet) {
        let frame = find(figure, ".preview iframe");
        if frame.is_some_and(|frame| frame.get_attribute("src") != Some(snippet.address()))
            && let Some(button) = find(figure, "[data-preview][aria-pressed=true]")
        {
            self.preview(&button);
        }
    }

    /// An embed that is previewed tells its height, which the code has from then on.
    pub(super) fn heard(&self, event: &MessageEvent) {
        let heights = js_sys::Reflect::get(&event.data(), &"datawrapper-height".into());
        let Ok(heights) = heights else { return };
        each(&self.body, ".preview iframe", |frame| {
            let frame: HtmlIFrameElement = frame.unchecked_into();
            let source = event.source().map(wasm_bindgen::JsValue::from);
            if frame.content_window().map(wasm_bindgen::JsValue::from) != source {
                return;
            }
            let Some(figure) = frame.closest("figure").ok().flatten() else { return };
            let name = figure.get_attribute("data-chart").unwrap_or_default();
            let key = format!("{}{name}", FOLDER.trim_start_matches("embed/"));
            let height = js_sys::Reflect::get(&heights, &key.into()).ok();
            if let Some(height) = height.and_then(|height| height.as_f64()) {
                let height = (height as u32).max(150).min(5000);
                frame.set_height(&height.to_string());
                let _ = figure.set_attribute("data-height", &height.to_string());
                self.write_code(&figure);
            }
        });
    }
}

fn field(figure: &Element, name: &str) -> Option<HtmlElement> {
    find(figure, &format!("[data-snippet={name}]"))
}

fn choice(figure: &Element, name: &str) -> Option<String> {
    Some(field(figure, name)?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

fn code_of(inside: &Element) -> Option<HtmlTextAreaElement> {
    find(&inside.closest("figure").ok()??, "[data-code]")?.dyn_into().ok()
}
