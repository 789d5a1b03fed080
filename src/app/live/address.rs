//! What the address of the page asks for. It is read when the page opens and when a reader opens
//! another link in it; only a link that the reader copies is ever written there.

use super::Page;
use super::chart::LiveChart;
use crate::app::Address;
use crate::chart::FigureId;
use leptos::prelude::window;
use std::rc::Rc;

/// What the address asks for; none where it has an anchor, or nothing.
pub fn asked() -> Option<Address> {
    Address::read(&window().location().hash().unwrap_or_default())
}

impl Page {
    /// Gives what the address asks for, but for the language. The figure that it leads to is told;
    /// where there is but one, it need not be named, and the reader is there already.
    pub(super) fn obey(&self) -> Option<FigureId> {
        let address = asked()?;
        self.display.choose(address.theme);
        if let [only] = &self.figures.borrow()[..] {
            only.obey(&address);
            return None;
        }
        let figure = self.figure_named(address.chart?.name())?;
        figure.obey(&address);
        address.chart
    }

    /// Brings a figure into view and its title into reading focus.
    pub(super) fn show_figure(&self, id: FigureId) {
        self.go_to(&format!("#{}-title", id.name()));
    }

    /// The figure of that name.
    pub(super) fn figure_named(&self, name: &str) -> Option<Rc<dyn LiveChart>> {
        self.figures.borrow().iter().find(|figure| figure.name() == name).cloned()
    }
}
