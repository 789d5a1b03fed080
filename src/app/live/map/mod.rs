//! The map while it lives: painted from a scene, pointed at, walked through, spoken; moving it,
//! its tools and a reader's own file have files of their own.

mod moving;
mod own;
mod tools;

use super::chart::LiveChart;
use super::display::Display;
use super::dom::{Listener, bring_into_view, find, set_length};
use super::plot::Plot;
use super::state::{State, effect};
use crate::app::Address;
use crate::app::map::{Sight, choice, summary, table};
use crate::chart::map::{Layer, MapData, MapScene, MapView, Place, Surface, picture};
use crate::chart::{FigureId, Point, Rect, View};
use crate::density::Estimator;
use crate::draw::Ruler;
use crate::geo::PlanePoint;
use crate::words::{say, word};
use maud::{Markup, html};
use own::OpenFile;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tools::named;
use web_sys::{Element, HtmlElement, PointerEvent};

/// The map with what the reader chose for it.
pub struct LiveMap {
    data: Rc<RefCell<MapData>>,
    element: HtmlElement,
    plot: Plot,
    view: State<MapView>,
    /// Raised when another file of locations is open.
    opened: State<u32>,
    listeners: RefCell<Vec<Listener>>,
    /// The kernel of the latest bandwidth.
    estimator: RefCell<Option<Estimator>>,
    /// The latest surface, with the view and the file that it is of.
    surface: RefCell<Option<(MapView, u32, Rc<Surface>)>>,
    scene: RefCell<Option<MapScene>>,
    active: Cell<Active>,
    rem: Cell<f64>,
    /// The reader's file before its rows are found.
    file: RefCell<Option<OpenFile>>,
    /// Where a drag, or two fingers, were last.
    held: Cell<Option<(Point, f64)>>,
}

/// What the reader is at.
#[derive(Clone, Copy, PartialEq)]
enum Active {
    Nothing,
    /// A place, by its index.
    Place(usize),
    /// A point of the plane under the pointer.
    Ground(PlanePoint),
}

/// Widest tooltip, in text sizes.
const TIP_WIDTH: f64 = 20.0;
/// How far one press of a key moves the map, as a share of its width.
const STEP: f64 = 0.2;

impl LiveMap {
    /// Brings the map to life; none where the page has none. `painted` is called whenever it has
    /// been painted.
    pub fn attach(
        page: &Element,
        data: &Rc<RefCell<MapData>>,
        display: Display,
        painted: impl Fn() + 'static,
    ) -> Option<Rc<Self>> {
        let element = find(page, "figure[data-chart=map]")?;
        let plot = Plot::of(&element)?;
        let view = State::new(MapView::of(&data.borrow().police));
        let live = Rc::new(Self {
            data: data.clone(),
            element,
            plot,
            view,
            opened: State::new(0),
            listeners: RefCell::default(),
            estimator: RefCell::new(None),
            surface: RefCell::new(None),
            scene: RefCell::new(None),
            active: Cell::new(Active::Nothing),
            rem: Cell::new(16.0),
            file: RefCell::new(None),
            held: Cell::new(None),
        });
        let drawn = live.clone();
        effect(move || {
            drawn.draw(&display);
            painted();
        });
        let shown = live.clone();
        effect(move || shown.show_choices());
        let told = live.clone();
        let mut last = None;
        effect(move || last = Some(told.tell(last.take())));
        live.listen();
        Some(live)
    }

    /// The surface of a view, made anew only where it differs from the last.
    fn surface(&self, view: &MapView) -> Rc<Surface> {
        let file = self.opened.peek(|file| *file);
        if let Some((of, of_file, surface)) = &*self.surface.borrow()
            && *of_file == file
            && of.has_surface_of(view)
        {
            return surface.clone();
        }
        let data = self.data.borrow();
        let mut estimator = self.estimator.borrow_mut();
        let fits = estimator.take().filter(|kernel| kernel.bandwidth() == view.bandwidth);
        let kernel = estimator.insert(
            fits.unwrap_or_else(|| Estimator::new(&data.land.boundaries.state, view.bandwidth)),
        );
        let surface = Rc::new(Surface::of(&data, view, kernel));
        self.surface.replace(Some((view.clone(), file, surface.clone())));
        surface
    }

    /// Lays the map out and paints it, in one go.
    fn draw(&self, display: &Display) {
        let screen = display.screen();
        self.opened.with(|_| ());
        let frame = self.plot.frame(&screen);
        let mut view = self.view.with(MapView::clone);
        if screen.paper {
            view = view.to_leave_the_screen();
        }
        let surface = self.surface(&view);
        let scene = picture(&self.data.borrow(), &view, &surface, frame, &Ruler);
        self.plot.paint(&scene.scene, &screen, word!("map-is"));
        self.scene.replace(Some(scene));
        self.rem.set(screen.rem);
        self.show_active();
    }

    /// Says in title, notes, table and description what the surface is; nothing of it changes
    /// when the map is only looked at from elsewhere.
    fn tell(&self, before: Option<(MapView, u32)>) -> (MapView, u32) {
        let (view, file) = (self.view.with(MapView::clone), self.opened.with(|file| *file));
        let same = before.is_some_and(|(of, of_file)| {
            of.has_surface_of(&view) && of_file == file && !view.table
        });
        if !same {
            let surface = self.surface(&view);
            let data = self.data.borrow();
            let write = |part: &str, text: &str| {
                // What says so already keeps what the reader has selected in it.
                if let Some(part) = find(&self.element, part)
                    && part.text_content().as_deref() != Some(text)
                {
                    part.set_text_content(Some(text));
                }
            };
            write("h3", &view.layer.title(&view));
            write(".sub", &surface.records);
            write(".caution", view.layer.caution());
            let _ = self.plot.element.set_attribute("aria-label", &summary(&view, &surface));
            if let Some(place) = find(&self.element, ".table") {
                place.set_inner_html(&table(&data, &view, &surface).into_string());
            }
        }
        (view, file)
    }

    /// The place that the reader is at.
    fn place(&self, active: Active) -> Option<Place> {
        let view = self.view.peek(MapView::clone);
        let surface = self.surface(&view);
        match active {
            Active::Nothing => None,
            Active::Place(index) => surface.places.get(index).cloned(),
            Active::Ground(at) => surface.ground(&self.data.borrow(), &view, at),
        }
    }

    /// Rings the place that the reader is at, and says beside it what is known of it.
    fn show_active(&self) {
        let (Some(ring), Some(tip)) =
            (find(&self.plot.element, ".ring"), find(&self.plot.element, ".tip"))
        else {
            return;
        };
        let active = self.active.get();
        let scene = self.scene.borrow();
        // A place that is out of the picture is not pointed at.
        let seen = |place: &Place| {
            scene.as_ref().is_some_and(|scene| scene.frame.contains(scene.pixel_of(place.at)))
        };
        let place = self.place(active).filter(seen);
        let around = scene.as_ref().zip(place.as_ref()).map(|(scene, place)| {
            let Point { x, y } = scene.pixel_of(place.at);
            match active {
                Active::Place(index) => scene.scene.regions.get(index).map(|region| region.ring),
                _ => None,
            }
            .unwrap_or(Rect { x, y, width: 0.0, height: 0.0 })
        });
        tip.set_hidden(around.is_none());
        ring.set_hidden(around.is_none() || !matches!(active, Active::Place(_)));
        let (Some(Rect { x, y, width, height }), Some(place), Some(scene)) =
            (around, place, &*scene)
        else {
            return;
        };
        for (side, length) in
            [("left", x - 4.0), ("top", y - 4.0), ("width", width + 8.0), ("height", height + 8.0)]
        {
            set_length(&ring, side, length);
        }
        tip.set_inner_html(&words(&place).into_string());
        let room = (TIP_WIDTH * self.rem.get()).min(scene.scene.width);
        set_length(&tip, "max-width", room);
        set_length(&tip, "left", (x - room / 3.0).min(scene.scene.width - room).max(0.0));
        set_length(&tip, "top", y + height + 14.0);
    }

    fn go_to(&self, active: Active) {
        if self.active.replace(active) != active {
            self.show_active();
        }
    }
}

impl LiveChart for LiveMap {
    fn name(&self) -> &'static str {
        FigureId::Map.name()
    }

    fn is_painted(&self) -> bool {
        self.scene.borrow().is_some()
    }

    fn choose(&self, control: &Element) {
        let (name, value) = named(control);
        let all = self.data.borrow().police.all();
        self.view.update(|view| choice::put(view, all, &name, &value));
    }

    fn address(&self) -> Address {
        let all = self.data.borrow().police.all();
        let own = self.has_file();
        self.view.peek(|view| Address {
            chart: Some(FigureId::Map),
            view: View { table: view.table, ..View::default() },
            map: Sight::of(view, all, own),
            ..Address::default()
        })
    }

    fn obey(&self, address: &Address) {
        let all = self.data.borrow().police.all();
        self.view.update(|view| {
            view.table = address.view.table;
            address.map.put_into(view, all);
        });
    }

    // With the button held, the map is dragged. Two fingers hold it too, and point at nothing.
    fn point(&self, event: &PointerEvent) {
        let at = Point { x: f64::from(event.offset_x()), y: f64::from(event.offset_y()) };
        if event.pointer_type() == "mouse" {
            if event.buttons() & 1 == 1 {
                if let Some((from, _)) = self.held.get() {
                    self.shift(at.x - from.x, at.y - from.y);
                    self.held.set(Some((at, 0.0)));
                }
                return;
            }
            self.held.set(None);
        } else if self.held.get().is_some() {
            return;
        }
        let active = self.scene.borrow().as_ref().map_or(Active::Nothing, |scene| {
            if self.view.peek(|view| matches!(view.layer, Layer::Offences | Layer::Own))
                && let Some(index) = scene.place_at(at)
            {
                return Active::Place(index);
            }
            scene.plane_at(at).map_or(Active::Nothing, Active::Ground)
        });
        self.go_to(active);
    }

    fn hold(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" {
            let at = Point { x: f64::from(event.offset_x()), y: f64::from(event.offset_y()) };
            self.held.set(Some((at, 0.0)));
        }
    }

    fn press(&self, _: &PointerEvent) {}

    fn leave(&self) {
        self.held.set(None);
        self.go_to(Active::Nothing);
    }

    fn key(&self, key: &str, shift: bool) -> Option<String> {
        let frame = self.scene.borrow().as_ref()?.frame;
        let move_by = |x: f64, y: f64| {
            self.shift(x * frame.width, y * frame.height);
            Some(word!("map-moved").to_owned())
        };
        // What the reader is at stays where it is.
        let active = self.active.get();
        let zoom = |factor: f64| {
            let place = self.place(active);
            let middle = Point { x: frame.x + frame.width / 2.0, y: frame.y + frame.height / 2.0 };
            let at = self
                .scene
                .borrow()
                .as_ref()
                .zip(place)
                .map(|(scene, place)| scene.pixel_of(place.at));
            self.look((0.0, 0.0), at.filter(|&at| frame.contains(at)).unwrap_or(middle), factor);
            self.active.set(active);
            let zoom = self.view.peek(|view| (view.camera.zoom * 10.0).round() as u32);
            Some(say!("map-times", zoom / 10, zoom % 10))
        };
        match (key, shift) {
            ("ArrowLeft", true) => return move_by(STEP, 0.0),
            ("ArrowRight", true) => return move_by(-STEP, 0.0),
            ("ArrowUp", true) => return move_by(0.0, STEP),
            ("ArrowDown", true) => return move_by(0.0, -STEP),
            ("+" | "=", _) => return zoom(choice::ZOOM_STEP),
            ("-", _) => return zoom(1.0 / choice::ZOOM_STEP),
            // Whatever the zoom, no look is from further away than the whole state.
            ("0", _) => return zoom(0.0),
            _ => {}
        }
        let surface = self.surface(&self.view.peek(MapView::clone));
        let last = surface.places.len().checked_sub(1)?;
        let here = match self.active.get() {
            Active::Place(index) => Some(index),
            _ => None,
        };
        let place = match (key, here) {
            ("ArrowDown" | "ArrowRight", None) | ("Home", _) => 0,
            ("ArrowDown" | "ArrowRight", Some(here)) => (here + 1).min(last),
            ("ArrowUp" | "ArrowLeft", None) | ("End", _) => last,
            ("ArrowUp" | "ArrowLeft", Some(here)) => here.saturating_sub(1),
            _ => return None,
        };
        self.bring_in(surface.places[place].at);
        self.active.set(Active::Place(place));
        self.show_active();
        if let Some(ring) = find(&self.plot.element, ".ring") {
            bring_into_view(&ring);
        }
        Some(say!("place-of", surface.places[place].spoken(), place + 1, last + 1))
    }
}

/// The words of the tooltip.
fn words(place: &Place) -> Markup {
    html! {
        p { (place.name) }
        p { b { (place.amount) } }
        @for note in &place.notes { p.tip-note { (note) } }
    }
}
