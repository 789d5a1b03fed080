//! Stands in the place of the crate `wasm-streams`, which carries bodies of requests to and from
//! a server as streams.
//!
//! leptos brings it along for its server functions. This app has no server and makes no request,
//! so nothing here is ever called. But the real crate exports three classes to JavaScript, and
//! what is exported is kept, with everything below it, by every tool that drops dead code. So
//! here is what leptos names, and no more; `[patch.crates-io]` in the workspace's `Cargo.toml`
//! puts it in that place.

#![cfg(target_arch = "wasm32")]

use futures_core::Stream;
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::JsValue;

/// A stream of a request or of its answer: there are none.
#[derive(Debug)]
pub struct ReadableStream(Infallible);

impl ReadableStream {
    /// The stream of an answer.
    ///
    /// # Panics
    /// Always: the app has no server.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        panic!("the app makes no requests")
    }

    /// The stream of a request.
    ///
    /// # Panics
    /// Always: the app has no server.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        panic!("the app makes no requests")
    }

    /// The browser's own stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0 {}
    }

    /// What it carries.
    pub fn into_stream(self) -> IntoStream {
        IntoStream(self.0)
    }
}

/// What a stream carries: there are none.
#[derive(Debug)]
pub struct IntoStream(Infallible);

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0 {}
    }
}
