//! A reader's own files: a report in the place of the bundled one, locations for the map.

use super::{Page, dom, file};
use crate::app::Opened;
use crate::app::open::refused;
use crate::load;
use crate::words::{say, word};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, File, HtmlInputElement};

impl Page {
    /// Listens for files that are chosen or dropped, and for what is chosen for them.
    pub(super) fn listen_for_files(self: &Rc<Self>) {
        self.on("change", Self::changed);
        self.on("dragover", |_, element, event| {
            if drop_zone(element).is_some() {
                event.prevent_default();
            }
        });
        self.on("drop", |page, element, event| page.dropped(element, event.unchecked_ref()));
    }

    fn changed(self: &Rc<Self>, element: &Element, _: &Event) {
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

/// What can be dropped at an element.
fn drop_zone(element: &Element) -> Option<String> {
    element.closest("[data-drop]").ok()??.get_attribute("data-drop")
}
