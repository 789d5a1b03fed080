//! The figures as PNG, from the SVG that our own library draws.

use crate::{Failure, failure::unreadable, pins, toolbox};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, roxmltree},
};
use std::{fs, path::Path};

/// How wide each figure is drawn, in pixels, and what stands behind its name.
const WIDTHS: [(u32, &str); 2] = [(1200, ""), (2400, "@2x")];
/// What texts are drawn with: a font that stands in the family of the charts, the same on every
/// machine.
const FONTS: [&str; 2] = ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"];

/// Draws a PNG beside each `charts/*.svg` of a folder, 1200 pixels wide and twice as fine.
pub fn write(folder: &Path) -> Result<(), Failure> {
    let options = options()?;
    let charts = folder.join("charts");
    for entry in fs::read_dir(&charts).map_err(|error| unreadable(&charts, &error))? {
        let path = entry.map_err(|error| unreadable(&charts, &error))?.path();
        let Some(name) = path.to_str().and_then(|path| path.strip_suffix(".svg")) else { continue };
        let svg = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        for (width, mark) in WIDTHS {
            let png = drawn(&svg, &options, width).map_err(|error| {
                Failure::new(format!("{}: {error}", path.display()), "look at it in a browser")
            })?;
            let path = format!("{name}{mark}.png");
            fs::write(&path, png).map_err(|error| unreadable(path.as_ref(), &error))?;
        }
    }
    Ok(())
}

fn options() -> Result<Options<'static>, Failure> {
    let folder = toolbox::library(&pins::NOTO)?;
    let mut options = Options { font_family: "Noto Sans".to_owned(), ..Options::default() };
    for font in FONTS {
        let path = folder.join(font);
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        options.fontdb_mut().load_font_data(bytes);
    }
    options.fontdb_mut().set_sans_serif_family("Noto Sans");
    Ok(options)
}

/// An SVG as PNG, with its title, description and metadata as texts in it.
fn drawn(svg: &str, options: &Options<'_>, width: u32) -> Result<Vec<u8>, String> {
    let document = roxmltree::Document::parse(svg).map_err(|error| error.to_string())?;
    let tree = Tree::from_xmltree(&document, options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_to_width(width).ok_or("it has no size")?;
    let scale = width as f32 / tree.size().width();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("it has no size")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());

    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size.width(), size.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    // Even areas pack best as they are.
    encoder.set_filter(png::Filter::NoFilter);
    for (keyword, element) in [("Title", "title"), ("Description", "desc"), ("Comment", "metadata")]
    {
        let text = document.descendants().find(|node| node.tag_name().name() == element);
        let text = text.and_then(|node| node.text()).unwrap_or_default().to_owned();
        encoder
            .add_itxt_chunk(keyword.to_owned(), text)
            .map_err(|error| format!("{keyword}: {error}"))?;
    }
    let rgba: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect();
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&rgba).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::prelude::{BASE64_STANDARD, Engine};

    /// The surface of the map is pixels in the drawing.
    #[test]
    fn a_picture_in_a_picture_is_drawn() {
        let blue = {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
            encoder.set_color(png::ColorType::Rgb);
            let mut writer = encoder.write_header().expect("is written");
            writer.write_image_data(&[0, 0, 255]).expect("is written");
            writer.finish().expect("is written");
            BASE64_STANDARD.encode(bytes)
        };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\">\
             <image width=\"4\" height=\"4\" href=\"data:image/png;base64,{blue}\"/></svg>"
        );
        let png = drawn(&svg, &options().expect("the fonts are there"), 8).expect("it is drawn");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("fits")];
        reader.next_frame(&mut pixels).expect("has pixels");
        assert_eq!(pixels[4 * 27..][..4], [0, 0, 255, 255], "the middle of 8 by 8");
    }

    #[test]
    fn a_picture_has_its_pixels_its_words_and_its_texts() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" \
            font-family=\"system-ui,sans-serif\"><title>Calls</title><desc>426 calls</desc>\
            <metadata>row,value</metadata><text y=\"15\" font-size=\"15\">426</text></svg>";
        let png = drawn(svg, &options().expect("the fonts are there"), 80).expect("it is drawn");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (80, 40));
        let texts = reader.info().utf8_text.iter().map(|text| text.get_text().expect("is text"));
        assert_eq!(texts.collect::<Vec<_>>(), ["Calls", "426 calls", "row,value"]);
        let mut pixels = vec![0; reader.output_buffer_size().expect("fits")];
        reader.next_frame(&mut pixels).expect("has pixels");
        let dark = pixels.chunks(4).filter(|pixel| pixel[3] > 200 && pixel[0] < 50).count();
        assert!(dark > 50, "the digits are there: {dark} pixels");
    }
}
