//! Where others find this page: what links, files and snippets say of it.

use super::FRAMED;
use super::dom::find;
use crate::app::snippet::FOLDER;
use leptos::prelude::{document, window};

/// The address of this page, without a query and a hash. A file's place is its reader's own and
/// can name the reader, and a frame may have none: then it is where the build says that the page is
/// published, if it does.
pub fn page() -> Option<String> {
    let location = window().location();
    let protocol = location.protocol().ok()?;
    if protocol.starts_with("http") {
        return Some(location.origin().ok()? + &location.pathname().ok()?);
    }
    told("site")
}

/// The folder of the site, with a slash at its end: this page is in it, in the folder of a figure,
/// or in that of a frozen edition.
pub fn site() -> Option<String> {
    let page = page()?;
    let frozen = format!("/v/{}/", version());
    let end = page.find(&frozen).or_else(|| page.find(&format!("/{FOLDER}")));
    let end = end.or_else(|| page.rfind('/'))?;
    Some(page[..=end].to_owned())
}

/// The version of the site; empty where the build has told none.
pub fn version() -> String {
    told("version").unwrap_or_default()
}

/// Whether this page is one of the site, and not a copy on disk or in a frame of another page: these
/// frame nothing.
pub fn is_on_site() -> bool {
    let protocol = window().location().protocol();
    !FRAMED && protocol.is_ok_and(|protocol| protocol.starts_with("http")) && !is_framed()
}

/// Whether this page stands in a frame of another one.
pub fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().is_none_or(|parent| parent != window)
}

/// Whether the page around keeps this one apart, as frames are that may do next to nothing.
pub fn is_sandboxed() -> bool {
    window().origin() == "null" && is_framed()
}

/// What the build has told of this page.
fn told(name: &str) -> Option<String> {
    let selector = format!("meta[name={name}]");
    find(&document().document_element()?, &selector)?.get_attribute("content")
}
