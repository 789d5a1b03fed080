//! Looking at another part of the map, by wheel and by two fingers.

use super::{Active, LiveMap};
use crate::app::live::dom::Listener;
use crate::app::map::choice;
use crate::chart::{Point, Rect};
use crate::geo::PlanePoint;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{TouchEvent, WheelEvent};

impl LiveMap {
    /// Moves the map by so many logical pixels and looks closer or from further away; what is at
    /// a place of the picture stays there but for the move.
    pub(super) fn look(&self, (x, y): (f64, f64), at: Point, factor: f64) {
        let Some((pixels, here, middle, offset)) = self.scene.borrow().as_ref().and_then(|scene| {
            let Rect { x, y, width, height } = scene.frame;
            let middle = scene.plane_at(Point { x: x + width / 2.0, y: y + height / 2.0 })?;
            Some((scene.pixels_per_kilometre(), scene.plane_at(at)?, middle, scene.offset()))
        }) else {
            return;
        };
        self.active.set(Active::Nothing);
        self.view.update(|view| {
            let before = view.camera.zoom;
            choice::zoom(&mut view.camera, factor);
            let nearer = 1.0 - before / view.camera.zoom;
            view.camera.offset = PlanePoint {
                x: offset.x + (here.x - middle.x) * nearer - x / pixels,
                y: offset.y + (here.y - middle.y) * nearer + y / pixels,
            };
        });
    }

    /// Moves the map by so many logical pixels.
    pub(super) fn shift(&self, x: f64, y: f64) {
        let frame = self.scene.borrow().as_ref().map(|scene| scene.frame);
        if let Some(Rect { x: left, y: top, width, height }) = frame {
            self.look((x, y), Point { x: left + width / 2.0, y: top + height / 2.0 }, 1.0);
        }
    }

    /// Moves the map until a point of the plane is seen, if it is not.
    pub(super) fn bring_in(&self, point: PlanePoint) {
        let by = self.scene.borrow().as_ref().and_then(|scene| {
            let (at, frame) = (scene.pixel_of(point), scene.frame);
            let middle = Point { x: frame.x + frame.width / 2.0, y: frame.y + frame.height / 2.0 };
            (!frame.contains(at)).then_some((middle.x - at.x, middle.y - at.y))
        });
        if let Some((x, y)) = by {
            self.shift(x, y);
        }
    }

    /// What is to be caught at the canvas itself, so that the page does not scroll or zoom: the
    /// wheel with a modifier, and two fingers. One finger and the plain wheel are the page's.
    pub(super) fn listen(self: &Rc<Self>) {
        let on = |event, handle: fn(&Self, &web_sys::Event)| {
            let map = Rc::downgrade(self);
            Listener::active(&self.plot.element, event, move |event| {
                if let Some(map) = map.upgrade() {
                    handle(&map, &event);
                }
            })
        };
        let listeners = vec![
            on("wheel", |map, event| {
                let event: &WheelEvent = event.unchecked_ref();
                if event.ctrl_key() || event.meta_key() {
                    event.prevent_default();
                    let at =
                        Point { x: f64::from(event.offset_x()), y: f64::from(event.offset_y()) };
                    let factor = (1.0 - event.delta_y() / 400.0).max(0.7).min(1.4);
                    map.look((0.0, 0.0), at, factor);
                }
            }),
            on("touchstart", |map, event| map.held.set(map.fingers(event.unchecked_ref()))),
            on("touchmove", |map, event| {
                let Some((at, spread)) = map.fingers(event.unchecked_ref()) else { return };
                event.prevent_default();
                if let Some((from, before)) = map.held.replace(Some((at, spread))) {
                    map.look((at.x - from.x, at.y - from.y), at, spread / before.max(1.0));
                }
            }),
            on("touchend", |map, event| {
                let event: &TouchEvent = event.unchecked_ref();
                if event.touches().length() == 0 {
                    map.held.set(None);
                }
            }),
        ];
        self.listeners.replace(listeners);
    }

    /// The middle of two fingers on the plot, and how far they are apart; none for another number.
    fn fingers(&self, event: &TouchEvent) -> Option<(Point, f64)> {
        let touches = event.touches();
        let (Some(a), Some(b), 2) = (touches.get(0), touches.get(1), touches.length()) else {
            return None;
        };
        let plot = self.plot.element.get_bounding_client_rect();
        let [ax, ay, bx, by] =
            [a.client_x(), a.client_y(), b.client_x(), b.client_y()].map(f64::from);
        let at =
            Point { x: f64::midpoint(ax, bx) - plot.left(), y: f64::midpoint(ay, by) - plot.top() };
        Some((at, at.distance(Point { x: bx - plot.left(), y: by - plot.top() }) * 2.0))
    }
}
