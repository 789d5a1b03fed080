//! What the page asks of everything that is drawn, pointed at and walked through.

use crate::app::Address;
use web_sys::{Element, PointerEvent};

/// A figure that lives: bars or the map.
pub trait LiveChart {
    /// Its name in markup.
    fn name(&self) -> &'static str;

    /// Whether it has been painted at least once.
    fn is_painted(&self) -> bool;

    /// The reader pressed one of its buttons or changed one of its fields.
    fn choose(&self, control: &Element);

    /// What a link to it says, as it is now; nothing of a reader's file.
    fn address(&self) -> Address;

    /// Shows what a link says.
    fn obey(&self, address: &Address);

    /// The reader pointed at a place of the canvas.
    fn point(&self, event: &PointerEvent);

    /// The reader put the pointer down on the canvas.
    fn hold(&self, event: &PointerEvent);

    /// The reader lifted the pointer from the canvas.
    fn press(&self, event: &PointerEvent);

    /// The reader is elsewhere.
    fn leave(&self);

    /// Handles a key, pressed with or without Shift; returns what is to be spoken, or nothing for
    /// a key that is not the chart's.
    fn key(&self, key: &str, shift: bool) -> Option<String>;
}
