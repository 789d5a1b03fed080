//! A real canvas in a real browser.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A canvas of the document and its drawing context.
fn canvas() -> (HtmlCanvasElement, CanvasRenderingContext2d) {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let canvas = document.create_element("canvas").expect("a canvas");
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    let context = canvas.get_context("2d").expect("canvas can draw").expect("in two dimensions");
    (canvas, context.unchecked_into())
}

#[wasm_bindgen_test]
fn longer_text_measures_wider() {
    let (_canvas, context) = canvas();
    context.set_font("16px sans-serif");
    let width = |text| context.measure_text(text).expect("text is measured").width();
    assert!(width("Missouri, 2016") > width("Missouri"));
    assert!(width("Missouri") > 0.0);
}
