//! The page: chooses, listens, speaks. The only place that names Leptos.
//!
//! Two halves. What the page says is written as HTML by plain functions that return
//! [`maud::Markup`], escaped by construction: [`page`] and everything below it, the same natively
//! and in the browser. What the page does is attached to that HTML by `live`: Leptos signals
//! hold the reader's choices, its effects repaint what follows from them, its owners clean up when
//! another report is opened.
//!
//! Leptos' own typed views would do both at once, but cost half of the bytes that a reader may be
//! asked to download; text that is there anyway (written by the build, or read from a file) needs
//! behaviour, not a second rendering.

mod address;
#[cfg(not(target_arch = "wasm32"))]
mod bundled;
mod context;
mod counted;
#[cfg(not(target_arch = "wasm32"))]
mod embed;
mod figure;
mod findings;
mod help;
#[cfg(target_arch = "wasm32")]
pub mod live;
mod map;
mod method;
mod open;
mod overview;
mod page;
pub mod panel;
#[cfg(not(target_arch = "wasm32"))]
mod picture;
mod share;
pub mod snippet;
mod table;
mod tell;
mod theme;

pub use address::{Address, LONGEST};
#[cfg(not(target_arch = "wasm32"))]
pub use bundled::{bundled, bundled_embed, bundled_page, catalog};
pub use figure::Choice;
pub use map::{Sight, choice as map_choice, column, outcome};
pub use open::refused;
pub use page::{Opened, page};
pub use share::said;
pub use theme::Theme;
