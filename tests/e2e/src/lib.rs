//! End-to-end tests of the built site in a real browser: `dist/` is served on this machine and
//! opened in headless Chromium. The tests themselves are in `tests/`; here is their harness.
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

mod driver;
mod input;
mod log;
mod page;
mod screenshot;
mod site;
mod viewport;

pub use page::Page;
pub use thirtyfour::Key;
pub use viewport::{Media, Viewport};

/// What a test returns: any error fails it.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
