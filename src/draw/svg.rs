//! Scene → SVG with real text.

use super::detail::Detail;
use super::{DrawError, Surface, paint};
use crate::chart::{FONT_FAMILY, Palette, Path, Point, Rect, Scene};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;

/// A scene as an SVG document with a title and a description for readers who do not see it.
#[cfg(not(target_arch = "wasm32"))]
pub fn svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
) -> Result<String, DrawError> {
    file_svg(scene, palette, title, description, "")
}

/// The same with a text in it that is not shown: the data, and how to cite them.
pub fn file_svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
    metadata: &str,
) -> Result<String, DrawError> {
    let (width, height) = size(scene);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n<title>{}</title>\n\
         <desc>{}</desc>\n",
        escaped(FONT_FAMILY),
        escaped(title),
        escaped(description)
    );
    if !metadata.is_empty() {
        text.push_str(&format!("<metadata>{}</metadata>\n", escaped(metadata)));
    }
    marks(scene, palette, Detail::Full, &mut text)?;
    text.push_str("</svg>\n");
    Ok(text)
}

/// A scene as a part of a page, which says beside it what it shows. It has the page's font, and
/// the colours of the light theme, which the style sheet exchanges. Outlines keep to whole pixels
/// and rasters to every third: the app soon paints them finer, and readers wait for each byte.
#[cfg(not(target_arch = "wasm32"))]
pub fn inline_svg(scene: &Scene, class: &str) -> Result<String, DrawError> {
    let (width, height) = size(scene);
    let mut text = format!(
        "<svg class=\"{class}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">"
    );
    marks(scene, &Palette::LIGHT, Detail::Coarse, &mut text)?;
    text.push_str("</svg>");
    Ok(text)
}

/// Width and height in whole pixels.
fn size(scene: &Scene) -> (u32, u32) {
    (scene.width.ceil() as u32, scene.height.ceil() as u32)
}

fn marks(
    scene: &Scene,
    palette: &Palette,
    detail: Detail,
    text: &mut String,
) -> Result<(), DrawError> {
    let document = Document { text, size: size(scene), detail, last_style: String::new() };
    paint(scene, palette, &document.into_drawing_area())
}

/// An SVG document that grows. Plotters' own SVG backend has whole coordinates, no clipping and
/// no groups, and its font sizes are 1.24 times what the canvas takes for the same text.
struct Document<'a> {
    text: &'a mut String,
    size: (u32, u32),
    detail: Detail,
    /// How the latest path is painted.
    last_style: String,
}

/// The text size of inline charts, which the style sheet gives them.
const INLINE_SIZE: u32 = 15;

impl Document<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str(self.detail.explicit("\n"));
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
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let dy = self.detail.explicit(" dy=\"0.35em\"");
        let size = match (self.detail, style.size().round() as u32) {
            (Detail::Coarse, INLINE_SIZE) => String::new(), // from the style sheet
            (_, size) => format!(" font-size=\"{size}\""),
        };
        let weight = match (style.style(), self.detail) {
            (FontStyle::Bold, Detail::Full) => " font-weight=\"bold\"",
            (FontStyle::Bold, Detail::Coarse) => " class=\"bold\"",
            _ => "",
        };
        let paint = match rim {
            None => ink("fill", style.color()),
            Some(rim) => format!(
                "fill=\"none\" {} stroke-width=\"3\" stroke-linejoin=\"round\" \
                 aria-hidden=\"true\"",
                ink("stroke", rim)
            ),
        };
        self.line(&format!(
            "<text x=\"{x}\" y=\"{y}\"{dy}{anchor}{size}{weight} {paint}>{}</text>",
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
            format!("{}{}", ink("fill", color), self.detail.explicit(" fill-rule=\"evenodd\""))
        });
        let stroke = stroke.map_or(String::new(), |(color, width)| {
            format!(
                " {} stroke-width=\"{}\" stroke-linejoin=\"round\"",
                ink("stroke", color),
                number(width)
            )
        });
        let outline = outline(path, self.detail);
        let style = format!("\" {fill}{stroke}/>{}", self.detail.explicit("\n"));
        // The lines of a hatching are one path.
        if self.last_style == style && self.text.ends_with(&style) {
            self.text.truncate(self.text.len() - style.len());
            self.text.push_str(&outline.replacen('m', "M", 1));
        } else {
            self.text.push_str("<path d=\"");
            self.text.push_str(&outline);
        }
        self.text.push_str(&style);
        self.last_style = style;
    }

    fn circle(&mut self, center: Point, radius: f64, (color, width): (BackendColor, f64)) {
        self.line(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" {} stroke-width=\"{}\"/>",
            number(self.detail.rounded(center.x)),
            number(self.detail.rounded(center.y)),
            number(self.detail.rounded(radius)),
            ink("stroke", color),
            number(width)
        ));
    }

    fn image(&mut self, rect: Rect, columns: usize, rgba: &[u8]) -> bool {
        let pixels: Vec<&[u8]> = rgba.chunks_exact(4).collect();
        let some: Vec<u8> = pixels
            .chunks(columns)
            .step_by(self.detail.pixels())
            .flat_map(|row| row.iter().step_by(self.detail.pixels()).copied().flatten().copied())
            .collect();
        let picture = super::png::data_url(columns.div_ceil(self.detail.pixels()), &some);
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
        let outline = outline(path, self.detail);
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
        if fill && matches!(self.detail, Detail::Coarse) {
            // Neighbours of one colour become one path.
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            let corners = corners.map(|(x, y)| Point { x: f64::from(x), y: f64::from(y) });
            let path = Path { lines: vec![corners.to_vec()], closed: true };
            self.shape(&path, Some(style.color()), None);
            return Ok(());
        }
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

/// A path in the language of SVG: each point by its distance from the one before, which takes half
/// of the characters. Rounded places are subtracted, so that errors do not add up.
fn outline(path: &Path, detail: Detail) -> String {
    let steps = |length: f64| (length * detail.steps()).round() as i64;
    let length = |steps: i64| number(steps as f64 / detail.steps());
    let mut text = String::new();
    let mut here = (0, 0);
    for line in &path.lines {
        let mut points: Vec<(i64, i64)> =
            line.iter().map(|point| (steps(point.x), steps(point.y))).collect();
        points.dedup();
        for (index, &next) in points.iter().enumerate() {
            let (x, y) = (next.0 - here.0, next.1 - here.1);
            match (index, x, y) {
                (1.., x, 0) => text.push_str(&format!("h{}", length(x))),
                (1.., 0, y) => text.push_str(&format!("v{}", length(y))),
                _ => {
                    text.push(if index == 0 { 'm' } else { 'l' });
                    text.push_str(&length(x));
                    if y >= 0 {
                        text.push(' '); // a minus sign parts them as well
                    }
                    text.push_str(&length(y));
                }
            }
            here = next;
        }
        if path.closed {
            text.push('z');
            here = points.first().copied().unwrap_or(here); // closing returns there
        }
    }
    text
}

/// A number to two decimals, without those that are zero. By whole numbers: the standard library
/// writes others with 13 kB of code.
fn number(number: f64) -> String {
    let hundredths = (number * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// An attribute that paints, with its opacity where it lets the ground through.
fn ink(attribute: &str, BackendColor { alpha, rgb: (red, green, blue) }: BackendColor) -> String {
    let mut text = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha < 1.0 {
        text.push_str(&format!(" {attribute}-opacity=\"{}\"", number(alpha)));
    }
    text
}

/// A text that XML may hold: its signs as words, and what no document may hold replaced.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\r' => safe.push_str("&#13;"),
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => safe.push(c),
            _ => safe.push('\u{fffd}'),
        }
    }
    safe
}
