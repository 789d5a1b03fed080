//! What the reader's display asks for: theme, pixel density, text size.

use super::dom::{each, listen};
use super::state::State;
use crate::app::Theme;
use crate::chart::{Palette, Rgb};
use leptos::prelude::{document, window};
use web_sys::Element;

/// The properties of a display that pictures depend on.
#[derive(Clone, Copy, PartialEq)]
pub struct Screen {
    /// The colours of the present theme.
    pub palette: Palette,
    /// Device pixels for each logical pixel.
    pub density: f64,
    /// The reader's text size in logical pixels.
    pub rem: f64,
    /// Whether the page is on its way to paper, where it leaves the reader's hands.
    pub paper: bool,
}

/// The reader's display, followed as it changes.
#[derive(Clone)]
pub struct Display(State<Screen>);

impl Display {
    /// The display as it is now, followed as it changes.
    pub fn follow() -> Self {
        let screen = Screen { palette: Palette::LIGHT, density: 1.0, rem: 16.0, paper: false };
        let display = Self(State::new(screen));
        display.read();
        for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
            let display = display.clone();
            on_change(query, move || display.read());
        }
        follow_density(display.clone());
        let window = window();
        // Zooming and a changed text size come as a new size of the window.
        let [resized, printing, printed] = [(); 3].map(|()| display.clone());
        listen(&window, "resize", move |_| resized.read());
        listen(&window, "beforeprint", move |_| {
            // Paper is white and finer than any screen.
            printing.0.update(|screen| {
                screen.palette = Palette::LIGHT;
                screen.density = screen.density.max(PRINT_DENSITY);
                screen.paper = true;
            });
        });
        listen(&window, "afterprint", move |_| printed.measure());
        display
    }

    /// Shows the page in a theme from now on, and that it is chosen. The choice stands on the root
    /// of the document, for the style sheet too, and is gone with the page.
    pub fn choose(&self, theme: Theme) {
        let Some(root) = document().document_element() else { return };
        let _ = root.set_attribute(THEME, theme.name());
        each(&root, "[data-theme-choice]", |button| {
            let on = button.get_attribute("data-theme-choice").as_deref() == Some(theme.name());
            let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
        });
        self.read();
    }

    /// The theme that is chosen.
    pub fn theme() -> Theme {
        let chosen = document().document_element().and_then(|root| root.get_attribute(THEME));
        chosen.and_then(|name| Theme::named(&name)).unwrap_or_default()
    }

    /// Its properties now; whoever asks in an effect is told of changes.
    pub fn screen(&self) -> Screen {
        self.0.with(|screen| *screen)
    }

    /// Follows what has changed. On the way to paper, where browsers change their density and
    /// theme before they paint, nothing does: what was made for paper has to get there.
    fn read(&self) {
        if !self.0.peek(|screen| screen.paper) {
            self.measure();
        }
    }

    fn measure(&self) {
        let dark = || match Self::theme() {
            Theme::Auto => matches("(prefers-color-scheme: dark)"),
            theme => theme == Theme::Dark,
        };
        let palette = if matches("(forced-colors: active)") {
            forced().unwrap_or(Palette::LIGHT)
        } else if dark() {
            Palette::DARK
        } else {
            Palette::LIGHT
        };
        let root = document().document_element();
        let screen = Screen {
            palette,
            density: window().device_pixel_ratio(),
            rem: root.and_then(|root| px(&root, "font-size")).unwrap_or(16.0),
            paper: false,
        };
        // Nothing is painted twice for the same screen.
        if self.0.peek(|before| *before != screen) {
            self.0.update(|now| *now = screen);
        }
    }
}

/// The attribute of the root that says which theme is chosen.
const THEME: &str = "data-theme";

/// Canvases are printed as pictures; at this density the text in them is sharp on paper.
const PRINT_DENSITY: f64 = 3.0;

fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls back whenever a media query changes its answer, for as long as the page lives.
fn on_change(query: &str, mut changed: impl FnMut() + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        listen(&list, "change", move |_| changed());
    }
}

/// A window that moves to another screen changes its density without a resize; the query has to
/// name the present density, so it is asked anew after each change.
fn follow_density(display: Display) {
    // Two decimals tell all densities apart that browsers have.
    let hundredths = (window().device_pixel_ratio() * 100.0).round() as u32;
    let query = format!("(resolution: {}.{:02}dppx)", hundredths / 100, hundredths % 100);
    let mut last = Some(());
    on_change(&query, move || {
        display.read();
        if last.take().is_some() {
            follow_density(display.clone());
        }
    });
}

fn computed(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// A computed length in logical pixels.
fn px(element: &Element, property: &str) -> Option<f64> {
    Some(js_sys::parse_float(&computed(element, property)?)).filter(|length| length.is_finite())
}

/// The two colours that the reader's system imposes on text and ground.
fn forced() -> Option<Palette> {
    let body = document().body()?;
    Some(Palette::forced(
        rgb(&computed(&body, "color")?)?,
        rgb(&computed(&body, "background-color")?)?,
    ))
}

/// A computed colour: `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`.
fn rgb(text: &str) -> Option<Rgb> {
    let mut parts = text.split(['(', ',', ')']).skip(1).map(|part| part.trim().parse().ok());
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}
