//! The reader's own file of locations, while it is open.

use super::LiveMap;
use crate::app::live::dom::find;
use crate::app::map::{column, outcome};
use crate::chart::map::{Layer, MapView, Own, OwnView};
use crate::load::locations::{self, Columns, LocationFile};
use web_sys::HtmlSelectElement;

/// A reader's file of locations.
pub(super) struct OpenFile {
    name: String,
    rows: LocationFile,
    columns: Columns,
}

impl LiveMap {
    /// Opens a reader's file of locations. One that cannot be read changes nothing.
    pub fn open(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        // Also where it was dropped on another layer; what is said of it stands in this one.
        self.view.update(|view| view.layer = Layer::Own);
        let rows = locations::open(bytes).map_err(|error| error.to_string())?;
        let columns = rows.columns();
        self.file.replace(Some(OpenFile { name: name.to_owned(), rows, columns }));
        if let Some(place) = find(&self.element, "[data-refused]") {
            place.set_inner_html("");
        }
        self.place_rows();
        Ok(())
    }

    /// Whether a reader's file is open.
    pub fn has_file(&self) -> bool {
        self.file.borrow().is_some()
    }

    /// The reader chose a column of the file.
    pub fn choose_column(&self, select: &HtmlSelectElement) {
        let role = select.get_attribute("data-column").unwrap_or_default();
        if let Some(file) = &mut *self.file.borrow_mut()
            && let Some(column) = column(&mut file.columns, &role)
        {
            *column = select.value().parse().ok();
        }
        self.place_rows();
        if let Some(select) = find(&self.element, &format!("[data-column={role}]")) {
            if let Ok(Some(details)) = select.closest("details") {
                let _ = details.set_attribute("open", "");
            }
            let _ = select.focus();
        }
    }

    /// Finds the rows of the file on the map and says what became of them.
    fn place_rows(&self) {
        let file = self.file.borrow();
        let Some(OpenFile { name, rows, columns }) = &*file else { return };
        let mut data = self.data.borrow_mut();
        let placed = rows.place(columns, &|spot| data.land.locate(spot));
        let said = match placed {
            Ok(found) => {
                let own = Own::new(&found);
                let said = outcome(name, rows.heads(), *columns, Ok((&found, &own)));
                data.own = Some(own);
                said
            }
            Err(error) => {
                // What stood there before is of other columns or of another file.
                data.own = None;
                outcome(name, rows.heads(), *columns, Err(&error.to_string()))
            }
        };
        drop(data);
        if let Some(place) = find(&self.element, "[data-own]") {
            place.set_inner_html(&said.into_string());
        }
        self.view.update(|view| view.own = OwnView::default());
        self.opened.update(|opened| *opened += 1);
    }

    /// What a screen reader is told of what is shown now.
    pub fn said(&self) -> String {
        self.surface(&self.view.peek(MapView::clone)).records.clone()
    }
}
