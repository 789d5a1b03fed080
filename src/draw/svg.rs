//! Scene → SVG with real text.

use super::{DrawError, Surface, paint};
use crate::chart::{Palette, Path, Point, Rect, Scene};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;

/// A scene as an SVG document with a title and a description for readers who do not see it.
pub fn svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
) -> Result<String, DrawError> {
    let (width, height) = (scene.width.ceil() as u32, scene.height.ceil() as u32);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escaped(title),
        escaped(description)
    );
    let document = Document { text: &mut text, size: (width, height) };
    paint(scene, palette, &document.into_drawing_area())?;
    text.push_str("</svg>\n");
    Ok(text)
}

/// An SVG document that grows. Plotters' own SVG backend has whole coordinates, no clipping and
/// no groups, and its font sizes are 1.24 times what the canvas takes for the same text.
struct Document<'a> {
    text: &'a mut String,
    size: (u32, u32),
}

impl Document<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// One line of text; `rim` draws only the outline of its letters.
    fn letters<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
        rim: Option<BackendColor>,
    ) {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let weight =
            if matches!(style.style(), FontStyle::Bold) { " font-weight=\"bold\"" } else { "" };
        let paint = match rim {
            None => ink("fill", style.color()),
            Some(rim) => format!(
                "fill=\"none\" {} stroke-width=\"3\" stroke-linejoin=\"round\" \
                 aria-hidden=\"true\"",
                ink("stroke", rim)
            ),
        };
        self.line(&format!(
            "<text x=\"{x}\" y=\"{y}\" dy=\"0.35em\" text-anchor=\"{anchor}\" \
             font-family=\"{}\" font-size=\"{}\"{weight} {paint}>{}</text>",
            escaped(style.family().as_str()),
            style.size().round(),
            escaped(text)
        ));
    }
}

impl Surface for Document<'_> {
    fn shape(
        &mut self,
        path: &Path,
        fill: Option<BackendColor>,
        stroke: Option<(BackendColor, f64)>,
    ) {
        let fill = fill.map_or("fill=\"none\"".to_owned(), |color| {
            format!("{} fill-rule=\"evenodd\"", ink("fill", color))
        });
        let stroke = stroke.map_or(String::new(), |(color, width)| {
            format!(
                " {} stroke-width=\"{}\" stroke-linejoin=\"round\"",
                ink("stroke", color),
                number(width)
            )
        });
        self.line(&format!("<path d=\"{}\" {fill}{stroke}/>", outline(path)));
    }

    fn circle(&mut self, center: Point, radius: f64, (color, width): (BackendColor, f64)) {
        self.line(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" {} stroke-width=\"{}\"/>",
            number(center.x),
            number(center.y),
            number(radius),
            ink("stroke", color),
            number(width)
        ));
    }

    fn image(&mut self, rect: Rect, columns: usize, rgba: &[u8]) -> bool {
        let picture = super::png::data_url(columns, rgba);
        self.line(&format!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
             href=\"{picture}\"/>",
            number(rect.x),
            number(rect.y),
            number(rect.width),
            number(rect.height)
        ));
        true
    }

    fn clip(&mut self, path: &Path) {
        let outline = outline(path);
        // Two copies of a picture in one page define the same path under the same name.
        let name = outline.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        self.line(&format!(
            "<clipPath id=\"clip-{name:016x}\"><path d=\"{outline}\" clip-rule=\"evenodd\"/>\
             </clipPath>\n<g clip-path=\"url(#clip-{name:016x})\">"
        ));
    }

    fn unclip(&mut self) {
        self.line("</g>");
    }

    fn halo<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
        rim: BackendColor,
    ) {
        self.letters(text, style, at, Some(rim));
    }
}

type Result<T, E = DrawingErrorKind<Infallible>> = std::result::Result<T, E>;

impl DrawingBackend for Document<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<()> {
        Ok(())
    }

    fn present(&mut self) -> Result<()> {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Result<()> {
        self.line(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\" {}/>",
            ink("fill", color)
        ));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<()> {
        let paint = if fill {
            ink("fill", style.color())
        } else {
            format!("fill=\"none\" {}", ink("stroke", style.color()))
        };
        self.line(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\" {paint}/>",
            right - left,
            bottom - top
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<()> {
        let points = path.into_iter().map(|(x, y)| Point { x: f64::from(x), y: f64::from(y) });
        let path = Path { lines: vec![points.collect()], closed: false };
        self.shape(&path, None, Some((style.color(), f64::from(style.stroke_width()))));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<()> {
        self.letters(text, style, at, None);
        Ok(())
    }
}

/// A path in the language of SVG, to a hundredth of a pixel.
fn outline(path: &Path) -> String {
    let mut text = String::new();
    for line in &path.lines {
        for (index, point) in line.iter().enumerate() {
            text.push(if index == 0 { 'M' } else { 'L' });
            text.push_str(&number(point.x));
            text.push(' ');
            text.push_str(&number(point.y));
        }
        if path.closed {
            text.push('Z');
        }
    }
    text
}

/// A number to two decimals, without those that are zero.
fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An attribute that paints, with its opacity where it lets the ground through.
fn ink(attribute: &str, BackendColor { alpha, rgb: (red, green, blue) }: BackendColor) -> String {
    let mut text = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha < 1.0 {
        text.push_str(&format!(" {attribute}-opacity=\"{}\"", number(alpha)));
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
