//! Scene → SVG with real text.

use super::{DrawError, paint};
use crate::chart::{Palette, Scene};
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

/// Plotters' SVG backend writes `font-size` divided by this (its convention for em boxes).
const FONT_SCALE: f64 = 1.24;

/// A scene as an SVG document with a title and a description for readers who do not see it.
pub fn svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
) -> Result<String, DrawError> {
    let mut picture = String::new();
    let size = (scene.width.ceil() as u32, scene.height.ceil() as u32);
    {
        let area = SVGBackend::with_string(&mut picture, size).into_drawing_area();
        paint(scene, palette, &area, FONT_SCALE)?;
    }
    let words = format!("<title>{}</title><desc>{}</desc>\n", escaped(title), escaped(description));
    let inside = picture.find('>').map_or(0, |end| end + 1);
    picture.insert_str(inside, &words);
    Ok(picture)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
