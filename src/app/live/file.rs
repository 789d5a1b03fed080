//! Reading a file that the reader chose, or that the page made. Nothing leaves the browser.

use web_sys::{Blob, FileReader};

/// Reads a file as a whole and hands over its bytes, or nothing where the browser could not.
pub fn read(file: &Blob, then: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let Ok(reader) = FileReader::new() else { return then(None) };
    let source = reader.clone();
    let mut then = Some(then);
    super::dom::listen(&reader, "loadend", move |_| {
        let buffer = source.result().ok().filter(|result| !result.is_null());
        if let Some(then) = then.take() {
            then(buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
        }
    });
    let _ = reader.read_as_array_buffer(file);
}
