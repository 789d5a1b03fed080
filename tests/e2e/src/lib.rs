//! End-to-end tests of the built site in a real browser: `dist/` is served on this machine and
//! opened in headless Chromium, by a [`Page`], or in a browser of any [`Engine`], by a [`Reader`].
//! The tests themselves are in `tests/`; here is their harness.
//!
//! ```no_run
//! # async fn example() -> e2e::Result {
//! use e2e::{Key, Page, Viewport};
//! let page = Page::open("index.html", Viewport::PHONE).await?;
//! page.press(Key::Tab).await?;
//! let title: String = page.eval("document.title").await?;
//! assert!(page.console_errors().await?.is_empty());
//! # Ok(())
//! # }
//! ```

pub mod atlas;
mod chart;
mod driver;
pub mod expected;
mod file;
mod guarded;
pub mod host;
mod input;
mod layout;
mod log;
mod map;
mod page;
mod place;
mod reader;
mod screenshot;
mod site;
mod take;
mod viewport;
mod wishes;

pub use chart::{Frame, Stop, part};
pub use file::file;
pub use hotline_atlas;
pub use log::STORED;
pub use map::{map_button, map_field, map_tip, on_map};
pub use page::Page;
pub use place::{Place, elsewhere, one_file};
pub use reader::{Reader, driver_cannot};
pub use take::{Downloads, Saved};
pub use thirtyfour::Key;
pub use viewport::{Media, Viewport};
pub use xtask::Engine;

/// How long a page may take to paint its figures on a busy machine.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// What a test returns: any error fails it.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
