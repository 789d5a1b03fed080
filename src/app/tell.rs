//! Words with markup in them, and the report's own words with what stands beside them.

use crate::words::{Language, beside, fill, language};
use maud::{Markup, PreEscaped, html};
use std::fmt::Display;

/// The text of a name with markup in its holes: `tell!("help-text", link)`.
macro_rules! tell {
    ($name:literal, $($hole:expr),+ $(,)?) => {{
        const HOLES: usize = [$(stringify!($hole)),+].len();
        const NUMBER: u16 = $crate::words::number($name, HOLES);
        $crate::app::tell::told($crate::words::text(NUMBER), &[$(&$hole),+])
    }};
}

pub(super) use tell;

/// A text with markup in its holes.
pub(super) fn told(text: &str, holes: &[&Markup]) -> Markup {
    let text = html! { (text) }.into_string();
    let holes: Vec<&dyn Display> = holes.iter().map(|hole| &hole.0 as &dyn Display).collect();
    PreEscaped(fill(&text, &holes))
}

/// The language of the report's own words, where the page speaks another.
pub fn foreign() -> Option<&'static str> {
    (language() != Language::English).then_some(Language::English.code())
}

/// A label of the report as printed, with its translation beside it.
pub fn label(text: &str) -> Markup {
    html! { (printed(text)) (translation(text)) }
}

/// A label of the report as printed.
pub(super) fn printed(text: &str) -> Markup {
    // Long labels may break after a slash.
    let parts = html! {
        @for part in text.split_inclusive('/') { (part) @if part.ends_with('/') { wbr; } }
    };
    html! {
        @if let Some(code) = foreign() { span lang=(code) { (parts) } } @else { (parts) }
    }
}

/// What stands beside a label; nothing in the language of the report.
pub(super) fn translation(text: &str) -> Markup {
    html! { @if let Some(translation) = beside(text) { " " small { (translation) } } }
}
