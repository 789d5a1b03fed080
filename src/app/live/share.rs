//! What a reader takes along of a figure as it is now: a link to it.

use super::Page;
use super::display::Display;
use super::dom::find;
use super::map::LiveMap;
use crate::app::Address;
use crate::app::share::said;
use crate::chart::FigureId;
use crate::words::{self, Language, word};
use js_sys::{Promise, Reflect};
use leptos::prelude::{document, window};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, Element, HtmlElement, HtmlInputElement};

impl Page {
    /// The reader pressed a button below a figure.
    pub(super) fn share(self: &Rc<Self>, button: &Element) {
        let Some(figure) = self.figure_of(button) else { return };
        let is_map = figure.name() == FigureId::Map.name();
        let has_file = |map: &LiveMap| is_map && map.has_file();
        let own_report = self.opened.borrow().file.is_some();
        let own = own_report || self.map.borrow().as_deref().is_some_and(has_file);
        let shown = figure.address();
        let address = Address {
            theme: Display::theme(),
            language: Some(words::language()).filter(|&language| language != Language::default()),
            // How the report of a reader's file is shown depends on what it says.
            ..if own_report { Address { chart: shown.chart, ..Address::default() } } else { shown }
        };
        self.copy(button.clone(), format!("#{}", address.write()), own);
    }

    /// Puts a link into the clipboard and into the page's address, where the browser lets it, and
    /// says so. `own` tells that there is a reader's file, of which nothing is in the link.
    fn copy(self: &Rc<Self>, button: Element, hash: String, own: bool) {
        // In the place of the entry that is there: Back still leaves the page. Frames without an
        // address of their own throw.
        let written = window().history().is_ok_and(|history| {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&hash)).is_ok()
        });
        let page = self.clone();
        let say = move |sentence: &'static str, field: Option<&str>| {
            let mut words = sentence.to_owned();
            for (more, holds) in
                [(word!("share-written"), written), (word!("share-without-file"), own)]
            {
                if holds {
                    words.push(' ');
                    words.push_str(more);
                }
            }
            page.say(&words);
            tell(&button, &words, field);
        };
        let Some(place) = place() else { return say(word!("share-nowhere"), Some(&hash)) };
        let link = place + &hash;
        let Some(copied) = copied(&link) else { return say(word!("share-refused"), Some(&link)) };
        // The promise is kept with nothing, and broken with an error.
        let done = Closure::<dyn FnMut(JsValue)>::new(move |outcome: JsValue| {
            if outcome.is_undefined() {
                say(word!("share-copied"), None);
            } else {
                say(word!("share-refused"), Some(&link));
            }
        });
        let _ = copied.then2(&done, &done);
        done.forget();
    }
}

/// Takes back what was said of a link to the figure that an element is in: the figure is another
/// now.
pub fn forget(element: &Element) {
    if let Some(place) = place_of(element) {
        place.set_inner_html("");
    }
}

/// Says something behind a button, and has a text selected to be copied.
fn tell(button: &Element, sentence: &str, text: Option<&str>) {
    let Some(place) = place_of(button) else { return };
    place.set_inner_html(&said(sentence, text).into_string());
    if let Some(field) = find(&place, "input").and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
    {
        let _ = field.focus();
        field.select();
    }
}

fn place_of(element: &Element) -> Option<HtmlElement> {
    find(&element.closest("figure").ok()??, "[data-shared]")
}

/// The browser's promise to copy a text; none where it has no clipboard for this page.
fn copied(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    Some(clipboard.dyn_into::<Clipboard>().ok()?.write_text(text))
}

/// Where others find this page, without a query and a hash. A file's place is its reader's own
/// and can name the reader, and a frame may have none: then it is where the build says that the
/// page is published, if it does.
fn place() -> Option<String> {
    let location = window().location();
    let protocol = location.protocol().ok()?;
    if protocol.starts_with("http") {
        return Some(location.origin().ok()? + &location.pathname().ok()?);
    }
    find(&document().document_element()?, "meta[name=site]")?.get_attribute("content")
}
