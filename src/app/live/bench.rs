//! What a bench in the browser calls: `window.__bench`, only where the address ends in `#bench`.

use super::figure::LiveFigure;
use crate::density::pixels;
use js_sys::{Float32Array, Float64Array, Object, Reflect};
use leptos::prelude::window;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// West, south, east and north of the frame that benches agree on: Missouri's extent, in degrees.
const FRAME: [f64; 4] = [-95.774_704, 35.995_683, -89.098_843, 40.613_64];

/// Offers `density(points, bandwidth, width, height)`, `redraw(n)` and `wasmBytes()`.
pub fn offer(callers: Rc<LiveFigure>) {
    if window().location().hash().as_deref() != Ok("#bench") {
        return;
    }
    let redraw = move |n: u32| {
        let now = || window().performance().map_or(0.0, |clock| clock.now());
        let start = now();
        (1..=n as usize).for_each(|places| callers.redraw(places));
        now() - start
    };
    let functions = [
        (
            "density",
            Closure::<dyn Fn(Float64Array, f64, u32, u32) -> Float32Array>::new(density)
                .into_js_value(),
        ),
        ("redraw", Closure::<dyn Fn(u32) -> f64>::new(redraw).into_js_value()),
        ("wasmBytes", Closure::<dyn Fn() -> f64>::new(wasm_bytes).into_js_value()),
    ];
    let bench = Object::new();
    for (name, function) in functions {
        let _ = Reflect::set(&bench, &name.into(), &function);
    }
    let _ = Reflect::set(&window(), &"__bench".into(), &bench);
}

/// The density of points (longitude and latitude in turn) on a raster that is laid over the frame,
/// for each square pixel; row 0 on top.
fn density(points: Float64Array, bandwidth: f64, width: u32, height: u32) -> Float32Array {
    let [west, south, east, north] = FRAME;
    let (x, y) = (f64::from(width) / (east - west), f64::from(height) / (north - south));
    let mut points = points.to_vec();
    for point in points.chunks_exact_mut(2) {
        point[0] = (point[0] - west) * x;
        point[1] = (north - point[1]) * y;
    }
    Float32Array::from(&pixels(&points, bandwidth, width as usize, height as usize)[..])
}

fn wasm_bytes() -> f64 {
    let buffer = Reflect::get(&wasm_bindgen::memory(), &"buffer".into());
    let length = buffer.and_then(|buffer| Reflect::get(&buffer, &"byteLength".into()));
    length.as_ref().ok().and_then(JsValue::as_f64).unwrap_or_default()
}
