//! The place of a chart: how wide it is, and what is painted in it.

use super::display::Screen;
use super::dom::{each, find};
use super::state::State;
use crate::chart::{Frame, Scene};
use crate::draw;
use maud::html;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// The place of a chart, whose width is followed for as long as it is kept.
pub struct Plot {
    /// Its element, with the canvas, the ring and the tooltip in it.
    pub element: HtmlElement,
    /// Width in logical pixels.
    width: State<i32>,
    observer: Option<ResizeObserver>,
    /// What the observer calls: it has to live as long.
    _changed: Closure<dyn FnMut()>,
}

impl Plot {
    /// The place of a figure's chart; none where it has none.
    pub fn of(figure: &Element) -> Option<Self> {
        let element = find(figure, ".plot")?;
        let width = State::new(element.client_width());
        let (watched, followed) = (element.clone(), width.clone());
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = watched.client_width();
            // A hidden chart has no width; it keeps the picture that it had.
            if now > 0 && followed.peek(|before| *before != now) {
                followed.update(|width| *width = now);
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(&element);
        }
        Some(Self { element, width, observer, _changed: changed })
    }

    /// The space for a scene; whoever asks in an effect is told of changes.
    pub fn frame(&self, screen: &Screen) -> Frame {
        Frame { width: f64::from(self.width.with(|width| *width)), rem: screen.rem }
    }

    /// Paints a scene. The first one takes the place of what the build drew, and makes a picture a
    /// chart that can be focused and walked through, of this description.
    pub fn paint(&self, scene: &Scene, screen: &Screen, description: &str) {
        let Some(canvas) = find(&self.element, "canvas") else { return };
        match draw::canvas(canvas.unchecked_ref(), scene, &screen.palette, screen.density) {
            Ok(()) if canvas.hidden() => {
                canvas.set_hidden(false);
                self.come_alive(description);
            }
            Ok(()) => {}
            // Once, in place of the picture; the table stays.
            Err(error) => canvas
                .set_outer_html(&html! { p role="alert" { (error.to_string()) } }.into_string()),
        }
    }

    fn come_alive(&self, description: &str) {
        each(&self.element, "svg", |picture| picture.remove());
        let keys = self.element.next_element_sibling().map(|keys| keys.id()).unwrap_or_default();
        for (name, value) in [
            ("tabindex", "0"),
            ("role", "application"),
            ("aria-roledescription", description),
            ("aria-describedby", &keys),
        ] {
            let _ = self.element.set_attribute(name, value);
        }
    }
}

impl Drop for Plot {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
