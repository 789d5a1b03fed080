//! The figures as PNG, from the SVG that our own library draws.

use crate::{Failure, failure::unreadable, pins, toolbox};
use base64::prelude::{BASE64_STANDARD, Engine};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, roxmltree},
};
use std::{fs, io::Cursor, path::Path};

/// How wide each figure is drawn, in pixels, and what stands behind its name.
const WIDTHS: [(u32, &str); 2] = [(1200, ""), (2400, "@2x")];
/// What texts are drawn with: a font that stands in the family of the charts, the same on every
/// machine.
const FONTS: [&str; 2] = ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"];

/// What a picture in a page begins with.
const IN_PAGE: &str = "data:image/png;base64,";

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

/// A page with its pictures packed anew. The library packs pixels with as little code as will do,
/// since readers download it; here nobody waits: a third of the bytes, the same pixels.
pub fn tightened(page: &str) -> Result<String, Failure> {
    let mut parts = page.split(IN_PAGE);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (letters, after) = part.split_once('"').unwrap_or((part, ""));
        let png = BASE64_STANDARD.decode(letters).map_err(|error| error.to_string());
        let png = png.and_then(|png| tight(&png)).map_err(|error| {
            Failure::new(
                format!("a picture in a page is no PNG of few colours: {error}"),
                "src/draw/png.rs writes them",
            )
        })?;
        text.extend([IN_PAGE, &BASE64_STANDARD.encode(png), "\"", after]);
    }
    Ok(text)
}

/// The same picture of at most 256 colours in fewer bytes. Numbers of colours pack best as they
/// are, without a filter.
fn tight(png: &[u8]) -> Result<Vec<u8>, String> {
    let mut reader =
        png::Decoder::new(Cursor::new(png)).read_info().map_err(|it| it.to_string())?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
    reader.next_frame(&mut pixels).map_err(|error| error.to_string())?;
    let info = reader.info();
    let mut rows = Vec::new();
    for row in pixels.chunks_exact(info.raw_row_length() - 1) {
        rows.push(0);
        rows.extend_from_slice(row);
    }
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Zlib, &rows[..], &mut packed)
        .map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::with_info(&mut bytes, info.clone())
        .and_then(png::Encoder::write_header)
        .map_err(|error| error.to_string())?;
    writer.write_chunk(png::chunk::IDAT, &packed).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
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

    #[test]
    fn a_picture_in_a_page_keeps_its_pixels_in_fewer_bytes() {
        let decoded = |png: &[u8]| {
            let mut reader = png::Decoder::new(Cursor::new(png)).read_info().expect("a PNG");
            let mut pixels = vec![0; reader.output_buffer_size().expect("it is small")];
            reader.next_frame(&mut pixels).expect("has pixels");
            (pixels, reader.info().palette.clone(), reader.info().trns.clone())
        };
        let mut loose = Vec::new();
        let mut encoder = png::Encoder::new(&mut loose, 90, 60);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(vec![1, 2, 3, 4, 5, 6, 7, 8, 9]);
        encoder.set_trns(vec![255, 0]);
        encoder.set_compression(png::Compression::NoCompression);
        let pixels: Vec<u8> = (0..90 * 60).map(|at| (at / 700 % 3) as u8).collect();
        let mut writer = encoder.write_header().expect("it has a palette");
        writer.write_image_data(&pixels).expect("it has its pixels");
        writer.finish().expect("it ends");

        let page =
            |png: &[u8]| format!("<p><image href=\"{IN_PAGE}{}\"/>x", BASE64_STANDARD.encode(png));
        let tightened = tightened(&page(&loose)).expect("it is a PNG");
        let letters = tightened.split(IN_PAGE).nth(1).and_then(|rest| rest.split('"').next());
        let tight = BASE64_STANDARD.decode(letters.expect("it is there")).expect("base 64");
        assert_eq!(tightened, page(&tight));
        assert_eq!(decoded(&tight), decoded(&loose));
        assert_eq!(decoded(&tight).0, pixels);
        assert!(tight.len() * 4 < loose.len(), "{} of {}", tight.len(), loose.len());
        assert!(super::tightened(&page(b"no PNG")).is_err());
        assert_eq!(super::tightened("<p>none</p>").expect("nothing to do"), "<p>none</p>");
    }

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
        let mut reader = png::Decoder::new(Cursor::new(&png)).read_info().expect("a PNG");
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
        let mut reader = png::Decoder::new(Cursor::new(&png)).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (80, 40));
        let texts = reader.info().utf8_text.iter().map(|text| text.get_text().expect("is text"));
        assert_eq!(texts.collect::<Vec<_>>(), ["Calls", "426 calls", "row,value"]);
        let mut pixels = vec![0; reader.output_buffer_size().expect("fits")];
        reader.next_frame(&mut pixels).expect("has pixels");
        let dark = pixels.chunks(4).filter(|pixel| pixel[3] > 200 && pixel[0] < 50).count();
        assert!(dark > 50, "the digits are there: {dark} pixels");
    }
}
