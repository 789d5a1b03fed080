//! Real scenes on a real canvas in a real browser: sizes, whole device pixels, text.

#![cfg(target_arch = "wasm32")]

use hotline_atlas::chart::{
    Direction, Figure, FigureId, Fill, Font, Frame, Mark, Measure, Order, Palette, Rect, Rgb,
    Scene, View, bars,
};
use hotline_atlas::draw::{self, DrawError, Ruler};
use hotline_atlas::load;
use hotline_atlas::words::{self, Language};
use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, Document, Element, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &[u8] = include_bytes!("../assets/reports/missouri-2016.txt");

/// The densities of real displays: of laptops, of phones, and of browsers zoomed in and out.
const DENSITIES: [f64; 9] = [1.0, 2.0, 3.0, 1.25, 1.5, 1.75, 2.625, 0.9, 0.67];

const WIDE: f64 = 992.0;
const PHONE: f64 = 320.0;

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a document")
}

fn canvas() -> HtmlCanvasElement {
    document().create_element("canvas").expect("a canvas").unchecked_into()
}

fn scene_of(id: FigureId, width: f64, view: &View) -> Scene {
    // In a browser the words come with the page; here there is none.
    words::learn(Language::English, &words::values(include_str!("../assets/words/en.txt")));
    let report = load::report(TEXT, "missouri-2016.txt").expect("the bundled text is a report");
    let figure = Figure::of(&report, id).expect("the report has its table");
    let peer = id.peer().and_then(|peer| Figure::of(&report, peer));
    bars(&figure, peer.as_ref(), view, Frame { width, rem: 16.0 }, &Ruler)
}

fn scene(id: FigureId, width: f64) -> Scene {
    scene_of(id, width, &View::default())
}

fn paint(canvas: &HtmlCanvasElement, scene: &Scene, density: f64) {
    draw::canvas(canvas, scene, &Palette::LIGHT, density).expect("this browser can draw");
}

/// The device pixels of a canvas.
struct Pixels {
    width: usize,
    data: Clamped<Vec<u8>>,
}

impl Pixels {
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let context = canvas.get_context("2d").expect("canvas can draw").expect("in 2d");
        let context: CanvasRenderingContext2d = context.unchecked_into();
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let image = context.get_image_data(0.0, 0.0, width, height).expect("it is our own");
        Self { width: canvas.width() as usize, data: image.data() }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 4] {
        let start = 4 * (y * self.width + x);
        self.data[start..start + 4].try_into().expect("a pixel has four channels")
    }

    fn painted(&self) -> usize {
        self.data.chunks_exact(4).filter(|pixel| pixel[3] > 0).count()
    }
}

/// The device pixels that an area has to cover: from left and top up to right and bottom.
fn device(rect: Rect, density: f64) -> [usize; 4] {
    [rect.x, rect.y, rect.right(), rect.bottom()]
        .map(|edge| (edge.round() * density).round() as usize)
}

/// The areas of a scene that are filled with one colour.
fn solid(scene: &Scene) -> Vec<(Rect, Rgb, bool)> {
    let areas = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Area { rect, fill: Fill::Solid(ink), datum } => {
            Some((*rect, Palette::LIGHT.color(*ink), datum.is_some()))
        }
        _ => None,
    });
    areas.collect()
}

#[wasm_bindgen_test]
fn the_backing_store_has_the_device_pixels_that_the_canvas_covers() {
    for density in DENSITIES {
        for (id, width) in [(FigureId::Signals, WIDE), (FigureId::Venues, PHONE)] {
            let (canvas, scene) = (canvas(), scene(id, width));
            paint(&canvas, &scene, density);
            let (width, height) = (scene.width.ceil(), scene.height.ceil());
            let device = [width, height].map(|length| (length * density).round() as u32);
            assert_eq!([canvas.width(), canvas.height()], device, "at {density}");
            let css = ["width", "height"]
                .map(|side| canvas.style().get_property_value(side).expect("it has a style"));
            assert_eq!(css, [format!("{width}px"), format!("{height}px")], "at {density}");
        }
    }
}

#[wasm_bindgen_test]
fn bars_and_rules_lie_on_whole_device_pixels() {
    for density in DENSITIES {
        for (id, width) in
            [(FigureId::Callers, WIDE), (FigureId::Venues, WIDE), (FigureId::Sex, PHONE)]
        {
            let (canvas, scene) = (canvas(), scene(id, width));
            paint(&canvas, &scene, density);
            let pixels = Pixels::of(&canvas);
            let areas = solid(&scene);
            assert!(areas.iter().filter(|(.., bar)| *bar).count() > 4, "{id:?} has bars");
            assert!(areas.iter().any(|(.., bar)| !bar), "{id:?} has rules");
            for (rect, Rgb(red, green, blue), bar) in areas {
                let [left, top, right, bottom] = device(rect, density);
                if right == left || bottom == top {
                    continue; // thinner than a device pixel of a page that is zoomed out
                }
                let color = [red, green, blue, 255];
                let at = |x, y| (pixels.at(x, y), format!("{rect:?} of {id:?}, at {density}"));
                for y in top..bottom {
                    for x in [left, right - 1] {
                        let (pixel, place) = at(x, y);
                        assert_eq!(pixel, color, "edge of {place}");
                    }
                }
                for x in left..right {
                    for y in [top, bottom - 1] {
                        let (pixel, place) = at(x, y);
                        assert_eq!(pixel, color, "edge of {place}");
                    }
                }
                if !bar {
                    continue; // a rule touches bars
                }
                for y in top..bottom {
                    let (pixel, place) = at(right, y);
                    assert_eq!(pixel[3], 0, "right of {place}");
                    let (pixel, place) = at(left - 1, y);
                    assert!(pixel != color && [0, 255].contains(&pixel[3]), "left of {place}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn hatching_and_outlines_stay_inside_their_area() {
    // On a page that is zoomed out a stroke of one device pixel is wider than the outline.
    for density in DENSITIES.into_iter().filter(|&density| density >= 1.0) {
        let (canvas, scene) = (canvas(), scene(FigureId::Labor, WIDE));
        paint(&canvas, &scene, density);
        let pixels = Pixels::of(&canvas);
        let hatched = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Area { rect, fill: Fill::Hatched(_), .. } => Some(*rect),
            _ => None,
        });
        let hatched: Vec<Rect> = hatched.collect();
        assert_eq!(hatched.len(), 3, "the withheld rows");
        for rect in hatched {
            let [left, top, right, bottom] = device(rect, density);
            for y in top..bottom {
                assert_eq!(pixels.at(right, y)[3], 0, "right of {rect:?} at {density}");
            }
            for x in left..right {
                assert_eq!(pixels.at(x, top - 1)[3], 0, "above {rect:?} at {density}");
                assert_eq!(pixels.at(x, bottom)[3], 0, "below {rect:?} at {density}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_second_picture_leaves_nothing_of_the_first() {
    let by_count = View { order: Order::Count(Direction::Descending), ..View::default() };
    let first = scene(FigureId::Venues, WIDE);
    for second in [
        scene(FigureId::Signals, PHONE),             // smaller both ways
        scene(FigureId::Venues, PHONE),              // taller
        scene_of(FigureId::Venues, WIDE, &by_count), // of the same size
    ] {
        for (before, density) in [(1.0, 1.0), (3.0, 2.0), (2.0, 1.5)] {
            let (used, fresh) = (canvas(), canvas());
            paint(&used, &first, before);
            paint(&used, &second, density);
            paint(&fresh, &second, density);
            let (used, fresh) = (Pixels::of(&used), Pixels::of(&fresh));
            assert_eq!(used.width, fresh.width);
            assert!(fresh.painted() > 500, "there is a picture");
            assert!(used.data.0 == fresh.data.0, "traces of another picture at {density}");
        }
    }
}

#[wasm_bindgen_test]
fn every_theme_has_its_own_colours() {
    let scene = scene(FigureId::Reasons, WIDE);
    let bar = scene.marks.iter().find_map(|mark| match mark {
        Mark::Area { rect, fill: Fill::Solid(ink), datum: Some(_) } => Some((*rect, *ink)),
        _ => None,
    });
    let (rect, ink) = bar.expect("it has a bar");
    let forced = Palette::forced(Rgb(255, 255, 0), Rgb(0, 0, 0));
    let canvas = canvas();
    for palette in [Palette::LIGHT, Palette::DARK, forced] {
        draw::canvas(&canvas, &scene, &palette, 1.0).expect("this browser can draw");
        let Rgb(red, green, blue) = palette.color(ink);
        let [left, top, ..] = device(rect, 1.0);
        assert_eq!(Pixels::of(&canvas).at(left, top), [red, green, blue, 255]);
    }
}

#[wasm_bindgen_test]
fn no_text_is_cut_off() {
    for width in [WIDE, PHONE, 240.0] {
        for id in FigureId::ALL.into_iter().filter(|&id| id != FigureId::Map) {
            let canvas = canvas();
            paint(&canvas, &scene(id, width), 2.0);
            let pixels = Pixels::of(&canvas);
            let height = canvas.height() as usize;
            let edge = |x: usize| (0..height).any(|y| pixels.at(x, y)[3] > 128);
            // Bars on phones begin at the left edge with a rule; nothing reaches the right one.
            assert!(!edge(pixels.width - 1), "{id:?} is cut off at {width}");
            assert!(
                (0..pixels.width).all(|x| pixels.at(x, height - 1)[3] == 0 || width > 300.0),
                "{id:?} is cut off below at {width}"
            );
        }
    }
}

fn font(size: f64, bold: bool) -> Font {
    Font { size, bold }
}

#[wasm_bindgen_test]
fn text_measures_wider_the_larger_and_bolder_and_longer_it_is() {
    for text in ["Missouri", "26.7%", "Gender Non-Conforming Individuals⁶"] {
        for size in [10.0, 13.0, 15.0, 30.0] {
            let regular = Ruler.width(text, font(size, false));
            assert!(regular > 0.0);
            assert!(Ruler.width(text, font(size, true)) >= regular, "{text} in bold {size}");
            assert!(Ruler.width(text, font(size + 1.0, false)) > regular, "{text} in {size}");
            assert!(Ruler.width(&format!("{text}."), font(size, false)) > regular, "{text}");
        }
    }
    assert!(Ruler.width("", font(15.0, false)).abs() < f64::EPSILON);
}

/// A line of text set by the browser's own layout.
fn set(text: &str, Font { size, bold }: Font) -> Element {
    let span = document().create_element("span").expect("a span");
    let weight = if bold { "bold" } else { "normal" };
    let family = hotline_atlas::chart::FONT_FAMILY;
    let style = format!("font: {weight} {size}px {family}; position: absolute; white-space: pre");
    span.set_attribute("style", &style).expect("it takes a style");
    span.set_text_content(Some(text));
    document().body().expect("a body").append_child(&span).expect("it takes a child");
    span
}

#[wasm_bindgen_test]
fn text_is_measured_as_the_browser_sets_it() {
    for text in ["Community Member", "Fewer than three (not disclosed)⁹", "US Citizens/Legal", "0"]
    {
        for font in [font(13.0, false), font(15.0, false), font(15.0, true), font(30.0, true)] {
            let element = set(text, font);
            let laid_out = element.get_bounding_client_rect().width();
            element.remove();
            let measured = Ruler.width(text, font);
            assert!((laid_out - measured).abs() < 1.0, "{text}: {measured}, set as {laid_out}");
        }
    }
}

#[wasm_bindgen_test]
fn measuring_and_painting_add_nothing_to_the_document() {
    let elements = || document().get_elements_by_tag_name("*").length();
    let before = elements();
    Ruler.width("Missouri", font(15.0, false));
    paint(&canvas(), &scene(FigureId::Types, WIDE), 2.0);
    assert_eq!(elements(), before);
    let more = set("Missouri", font(15.0, false));
    assert_eq!(elements(), before + 1, "one more is seen");
    more.remove();
}

#[wasm_bindgen_test]
fn a_browser_without_a_canvas_says_so() {
    let canvas = canvas();
    // A canvas has one kind of context for life; this one will never have two dimensions.
    canvas.get_context("bitmaprenderer").expect("is known").expect("is there");
    let scene = scene(FigureId::Signals, PHONE);
    let refused = draw::canvas(&canvas, &scene, &Palette::LIGHT, 1.0);
    assert_eq!(refused, Err(DrawError::NoContext));
    let words = refused.expect_err("it is one").to_string();
    assert!(words.contains("The table has all the numbers"), "{words}");
}
