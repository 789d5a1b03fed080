//! Pixels → PNG.

use base64::{Engine, prelude::BASE64_STANDARD};

/// An image of `columns` RGBA pixels in a row as a PNG inside a `data:` address.
///
/// # Panics
/// If the bytes are not whole rows.
pub fn data_url(columns: usize, rgba: &[u8]) -> String {
    let mut file = Vec::new();
    let rows = rgba.len() / 4 / columns.max(1);
    let mut encoder = png::Encoder::new(&mut file, columns as u32, rows as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(rgba))
        .expect("writing to memory takes whole rows");
    format!("data:image/png;base64,{}", BASE64_STANDARD.encode(file))
}
