//! What a reader chose for the map.

use super::{Camera, Layer};
use crate::density::Bandwidth;
use crate::geo::Date;
use crate::report::{Chosen, Police};

/// What a reader chose for the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// What is shown.
    pub layer: Layer,
    /// Table instead of map.
    pub table: bool,
    /// Years and offense of the police records.
    pub chosen: Chosen,
    /// How far the kernel reaches.
    pub bandwidth: Bandwidth,
    /// Whether the surface is shown.
    pub density: bool,
    /// Whether the circles of the agencies are shown.
    pub circles: bool,
    /// What is looked at.
    pub camera: Camera,
    /// The reader's own file.
    pub own: OwnView,
}

/// What a reader chose for the own file. All of it is for the screen only: what leaves it is
/// always the whole file under the disclosure rule, so that no two pictures can be subtracted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnView {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// One category, by its index.
    pub category: Option<usize>,
    /// Every location where it is, without the disclosure rule.
    pub unprotected: bool,
}

impl MapView {
    /// How the map is first seen: all that the police records have.
    #[must_use]
    pub fn of(police: &Police) -> Self {
        Self {
            layer: Layer::default(),
            table: false,
            chosen: police.all(),
            bandwidth: Bandwidth::DEFAULT,
            density: true,
            circles: true,
            camera: Camera::default(),
            own: OwnView::default(),
        }
    }

    /// The chosen years: "2013–2020", or "2016".
    #[must_use]
    pub fn years_text(&self) -> String {
        let Chosen { from, to, .. } = self.chosen;
        if from == to { from.to_string() } else { format!("{from}–{to}") }
    }

    /// The chosen years, for a rate: at least one.
    #[must_use]
    pub fn years(&self) -> u16 {
        self.chosen.to.saturating_sub(self.chosen.from) + 1
    }

    /// Whether two views have the same surface, seen from elsewhere or as a table.
    #[must_use]
    pub fn has_surface_of(&self, other: &Self) -> bool {
        let plain = |view: &Self| Self {
            table: false,
            density: true,
            circles: true,
            camera: Camera::default(),
            ..view.clone()
        };
        plain(self) == plain(other)
    }

    /// The same view as it may leave the screen.
    #[must_use]
    pub fn to_leave_the_screen(&self) -> Self {
        Self { own: OwnView::default(), ..self.clone() }
    }
}
