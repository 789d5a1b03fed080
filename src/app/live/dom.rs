//! The few ways in which the app touches the document.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// A new element that is not in the page yet.
pub fn create(tag: &str) -> Option<HtmlElement> {
    document().create_element(tag).ok()?.dyn_into().ok()
}

/// The first element in another one that a selector names.
pub fn find(inside: &Element, selector: &str) -> Option<HtmlElement> {
    inside.query_selector(selector).ok()?.map(JsCast::unchecked_into)
}

/// Does something with every element in another one that a selector names.
pub fn each(inside: &Element, selector: &str, mut act: impl FnMut(Element)) {
    if let Ok(list) = inside.query_selector_all(selector) {
        (0..list.length()).filter_map(|index| list.get(index)).for_each(|node| {
            act(node.unchecked_into());
        });
    }
}

/// A listener that ends when it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    happened: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to an event that it may keep from the browser. Browsers take wheel and touch for
    /// theirs unless they are told so.
    pub fn active(
        target: &EventTarget,
        event: &'static str,
        happened: impl FnMut(Event) + 'static,
    ) -> Self {
        let happened = Closure::<dyn FnMut(Event)>::new(happened);
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            happened.as_ref().unchecked_ref(),
            &options,
        );
        Self { target: target.clone(), event, happened }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.happened.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// Calls back on an event for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, happened: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(happened);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Scrolls no more than it takes to see an element; its scroll margins keep it clear of the bar
/// on top.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Sets a length in whole logical pixels, by way of the CSSOM, which a strict content security
/// policy allows.
pub fn set_length(element: &HtmlElement, property: &str, length: f64) {
    let length = format!("{}px", length.round() as i32);
    let _ = element.style().set_property(property, &length);
}
