//! The language that the page speaks: from its address, or else the browser's.

use super::address;
use super::dom::each;
use crate::words::{self, Language};
use leptos::prelude::{document, window};

/// Learns what the page carries: catalogs, and what stands beside the report's labels.
pub fn learn() {
    let text = |name: String| document().get_element_by_id(&name)?.text_content();
    for language in Language::ALL {
        if let Some(texts) = text(format!("words-{}", language.code())) {
            words::learn(language, &texts);
        }
        if let Some(labels) = text(format!("labels-{}", language.code())) {
            words::learn_labels(language, &labels);
        }
    }
}

/// The language that the page is written in.
pub fn written() -> Language {
    let root = document().document_element();
    root.and_then(|root| Language::of(&root.get_attribute("lang")?)).unwrap_or_default()
}

/// The language that the address asks for (`#lang=es`), or else the browser's. Pages of the site
/// know the one that they are written in; the copy in one file knows all.
pub fn wished() -> Language {
    let asked = address::asked().and_then(|address| address.language);
    let own = window().navigator().language().unwrap_or_default();
    let wished = asked.or_else(|| Language::of(&own));
    wished.filter(|&wished| words::knows(wished)).unwrap_or_else(written)
}

/// Speaks a language from now on, also in what stands around the app.
pub fn speak(language: Language) {
    words::speak(language);
    let Some(root) = document().document_element() else { return };
    let _ = root.set_attribute("lang", language.code());
    each(&root, "[data-es]:not(meta)", |part| {
        // What it says in English is kept beside it.
        let english = part.get_attribute("data-en").or_else(|| part.text_content());
        let english = english.unwrap_or_default();
        let _ = part.set_attribute("data-en", &english);
        let text = match language {
            Language::English => english,
            Language::Spanish => part.get_attribute("data-es").unwrap_or_default(),
        };
        part.set_text_content(Some(&text));
    });
    each(&root, "[data-language]", |link| {
        let _ = if link.get_attribute("data-language").as_deref() == Some(language.code()) {
            link.set_attribute("aria-current", "true")
        } else {
            link.remove_attribute("aria-current")
        };
    });
}
