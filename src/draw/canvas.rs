//! Scene → `<canvas>`, on whole device pixels and in the reader's own font.

use super::{DrawError, Surface, paint};
use crate::chart::{FONT_FAMILY, Font, Measure, Palette, Path, Point, Rect, Scene};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, ImageData};

/// Paints a scene on a canvas with `density` device pixels for each logical pixel, and gives the
/// canvas the scene's size.
///
/// The backing store gets exactly the device pixels that the canvas covers; everything happens
/// in one go, so that no frame shows a stretched or an empty picture.
pub fn canvas(
    target: &HtmlCanvasElement,
    scene: &Scene,
    palette: &Palette,
    density: f64,
) -> Result<(), DrawError> {
    let (width, height) = (scene.width.ceil(), scene.height.ceil());
    // A canvas is cleared when its size is set, also to the size that it has.
    target.set_width((width * density).round() as u32);
    target.set_height((height * density).round() as u32);
    let style = target.style();
    for (property, length) in [("width", width), ("height", height)] {
        style
            .set_property(property, &format!("{}px", length as i32))
            .map_err(|_| DrawError::NoContext)?;
    }
    let context = context(target).ok_or(DrawError::NoContext)?;
    context
        .set_transform(density, 0.0, 0.0, density, 0.0, 0.0)
        .map_err(|_| DrawError::NoContext)?;
    let plain = CanvasBackend::with_canvas_object(target.clone()).ok_or(DrawError::NoContext)?;
    let size = (width as u32, height as u32);
    let area = DeviceCanvas { plain, context, density, size }.into_drawing_area();
    paint(scene, palette, &area)
}

fn context(target: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    target.get_context("2d").ok()??.dyn_into().ok()
}

/// Plotters' canvas backend with three differences: its size is in logical pixels, edges and
/// strokes lie on whole device pixels, and text is measured without touching the page.
struct DeviceCanvas {
    plain: CanvasBackend,
    context: CanvasRenderingContext2d,
    density: f64,
    size: (u32, u32),
}

impl DeviceCanvas {
    /// The logical length nearest to this one that ends on a device pixel.
    fn aligned(&self, length: f64) -> f64 {
        (length * self.density).round() / self.density
    }

    /// Strokes open lines: the width is a whole number of device pixels (at least one), and
    /// upright and level lines lie on them; slanted ones stay where they are.
    fn stroke(&self, points: &[BackendCoord], style: &impl BackendStyle) {
        let device = (f64::from(style.stroke_width()) * self.density).round().max(1.0) as u32;
        let center = if device % 2 == 1 { 0.5 / self.density } else { 0.0 };
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(device) / self.density);
        self.context.begin_path();
        for line in points.windows(2) {
            let [from, to] = [line[0], line[1]];
            let upright = if from.0 == to.0 { center } else { 0.0 };
            let level = if from.1 == to.1 { center } else { 0.0 };
            let place = |(x, y): BackendCoord| {
                (self.aligned(f64::from(x)) + upright, self.aligned(f64::from(y)) + level)
            };
            let ((x0, y0), (x1, y1)) = (place(from), place(to));
            self.context.move_to(x0, y0);
            self.context.line_to(x1, y1);
        }
        self.context.stroke();
    }
}

impl DeviceCanvas {
    /// Begins a path on the context.
    fn trace(&self, path: &Path) {
        self.context.begin_path();
        for line in &path.lines {
            for (index, &Point { x, y }) in line.iter().enumerate() {
                if index == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
            }
            if path.closed {
                self.context.close_path();
            }
        }
    }

    /// Sets colour and width of what is stroked next.
    fn pen(&self, (color, width): (BackendColor, f64)) {
        self.context.set_stroke_style_str(&css(color));
        self.context.set_line_width(width);
        self.context.set_line_join("round");
    }

    /// Sets font, colour and alignment of what is written next.
    fn type_in(&self, style: &impl BackendTextStyle) {
        set_font(&self.context, &font(style));
        self.context.set_fill_style_str(&css(style.color()));
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
    }
}

impl Surface for DeviceCanvas {
    fn shape(
        &mut self,
        path: &Path,
        fill: Option<BackendColor>,
        stroke: Option<(BackendColor, f64)>,
    ) {
        self.trace(path);
        if let Some(color) = fill {
            self.context.set_fill_style_str(&css(color));
            self.context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        }
        if let Some(pen) = stroke {
            self.pen(pen);
            self.context.stroke();
        }
    }

    fn circle(&mut self, center: Point, radius: f64, stroke: (BackendColor, f64)) {
        self.context.begin_path();
        // Only a negative radius is refused.
        let _ = self.context.arc(center.x, center.y, radius, 0.0, std::f64::consts::TAU);
        self.pen(stroke);
        self.context.stroke();
    }

    fn image(&mut self, rect: Rect, columns: usize, rgba: &[u8]) -> bool {
        // An image takes no notice of transform and clipping; a canvas that is drawn does.
        let stretched = || {
            let image = ImageData::new_with_u8_clamped_array(Clamped(rgba), columns as u32).ok()?;
            let document = web_sys::window()?.document()?;
            let canvas: HtmlCanvasElement =
                document.create_element("canvas").ok()?.dyn_into().ok()?;
            canvas.set_width(image.width());
            canvas.set_height(image.height());
            context(&canvas)?.put_image_data(&image, 0.0, 0.0).ok()?;
            let Rect { x, y, width, height } = rect;
            self.context
                .draw_image_with_html_canvas_element_and_dw_and_dh(&canvas, x, y, width, height)
                .ok()
        };
        stretched().is_some()
    }

    fn clip(&mut self, path: &Path) {
        self.context.save();
        self.trace(path);
        self.context.clip_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    }

    fn unclip(&mut self) {
        self.context.restore();
    }

    fn halo<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
        rim: BackendColor,
    ) {
        self.type_in(style);
        self.pen((rim, 3.0));
        let _ = self.context.stroke_text(text, f64::from(x), f64::from(y));
    }
}

type Result<T, E = DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>> =
    std::result::Result<T, E>;

impl DrawingBackend for DeviceCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<()> {
        self.plain.ensure_prepared()
    }

    fn present(&mut self) -> Result<()> {
        self.plain.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result<()> {
        self.plain.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<()> {
        self.stroke(&[from, to], style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<()> {
        if fill {
            self.context.set_fill_style_str(&css(style.color()));
            let [left, top, right, bottom] =
                [left, top, right, bottom].map(|edge| self.aligned(f64::from(edge)));
            self.context.fill_rect(left, top, right - left, bottom - top);
        } else {
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
            self.stroke(&corners, style);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<()> {
        self.stroke(&path.into_iter().collect::<Vec<_>>(), style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<()> {
        self.plain.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<()> {
        self.plain.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Result<()> {
        self.type_in(style);
        // A browser that cannot draw a text draws nothing else either.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32)> {
        let font = font(style);
        let width = CanvasMeasure.width(text, font);
        Ok((width.ceil() as u32, font.size.ceil() as u32))
    }
}

/// The font of a text style; sizes are whole logical pixels.
fn font(style: &impl BackendTextStyle) -> Font {
    Font { size: style.size().round(), bold: matches!(style.style(), FontStyle::Bold) }
}

fn set_font(context: &CanvasRenderingContext2d, font: &Font) {
    let weight = if font.bold { "bold" } else { "normal" };
    context.set_font(&format!("{weight} {}px {FONT_FAMILY}", font.size as i32));
}

/// A colour as CSS, its alpha in whole percent.
fn css(BackendColor { alpha, rgb: (red, green, blue) }: BackendColor) -> String {
    format!("rgb({red} {green} {blue} / {}%)", (alpha * 100.0).round() as u8)
}

/// Measures in the reader's font with `measureText` on a canvas that is never shown: no element
/// is added to the page, and nothing is laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct CanvasMeasure;

thread_local! {
    static RULER: Option<CanvasRenderingContext2d> = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("canvas").ok())
        .and_then(|element| context(element.unchecked_ref()));
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        RULER.with(|ruler| {
            let measured = ruler.as_ref().and_then(|ruler| {
                set_font(ruler, &font);
                ruler.measure_text(text).ok()
            });
            // Without a canvas nothing will be drawn; the layout still needs a number.
            let guess = || 0.6 * font.size * text.chars().count() as f64;
            measured.map_or_else(guess, |measured| measured.width())
        })
    }
}
