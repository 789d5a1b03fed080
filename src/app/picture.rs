//! The charts that stand in the page before the app paints its own: the same scenes, as SVG.
//!
//! A page cannot know how wide it will be, and a chart that is scaled has text of the wrong size.
//! So each figure is there for two or three widths, and the style sheet shows the one that fits
//! its place. What they have in common costs next to nothing once it is compressed.

use crate::chart::map::{MapData, MapView, Surface, picture};
use crate::chart::{Figure, Frame, Ink, Mark, Scene, Stroke, View, bars};
use crate::draw::{Ruler, inline_svg};
use maud::{Markup, PreEscaped, html};

/// A class of the style sheet, and the width of the scene in logical pixels.
type Width = (&'static str, f64);

/// The narrowest usual phone, with the margins of the page taken off.
const NARROW: Width = ("narrow", 320.0);
/// One of two columns.
const HALF: Width = ("half", 476.0);
/// A tablet.
const MIDDLE: Width = ("middle", 640.0);
/// The widest that the page gets.
const WIDE: Width = ("wide", 992.0);

/// A figure as it stands in a frame, which can have any width.
pub(super) fn for_frames(figure: &Figure, peer: Option<&Figure>) -> Markup {
    let scene = |frame| bars(figure, peer, &View::default(), frame, &Ruler);
    drawn(&[NARROW, HALF, MIDDLE, WIDE], scene)
}

/// A figure as it stands in the page. Figures with a peer share the width with it.
pub(super) fn of_figure(figure: &Figure, peer: Option<&Figure>) -> Markup {
    let widths: &[Width] = if peer.is_some() { &[NARROW, HALF] } else { &[NARROW, MIDDLE, WIDE] };
    drawn(widths, |frame| bars(figure, peer, &View::default(), frame, &Ruler))
}

/// The map as it stands in the page.
pub(super) fn of_map(data: &MapData, view: &MapView, surface: &Surface) -> Markup {
    drawn(&[NARROW, WIDE], |frame| {
        let mut scene = picture(data, view, surface, frame, &Ruler).scene;
        let narrow = frame.width <= NARROW.1;
        scene.marks.retain(|mark| match mark {
            // Where one step ends and the next begins is seen without the lines between them.
            Mark::Shape { fill: None, stroke: Some(Stroke(Ink::Step(..), _)), .. } => false,
            // Counties are too small to be seen on a phone, and rims too thin.
            Mark::Shape { fill: None, stroke: Some(Stroke(Ink::Border, width)), .. } => {
                !narrow || *width >= 1.0
            }
            Mark::Circle { stroke: Stroke(Ink::Land, _), .. } => !narrow,
            _ => true,
        });
        scene
    })
}

/// Text that is not measured by the reader's own browser is a little narrower or wider; where a
/// picture cannot be drawn, the table stands alone.
fn drawn(widths: &[Width], scene: impl Fn(Frame) -> Scene) -> Markup {
    let frame = |width| Frame { width, rem: 16.0 };
    let pictures =
        widths.iter().filter_map(|&(class, width)| inline_svg(&scene(frame(width)), class).ok());
    html! { @for picture in pictures { (PreEscaped(picture)) } }
}
