//! What a reader takes along of a figure: files and copies. Everything is made here, and nothing
//! is sent anywhere.

use super::dom::{create, find};
use super::{FRAMED, Page, file, place};
use crate::app::panel::Form;
use crate::chart::{Figure, FigureId, Frame, Scene};
use crate::draw::{self, Ruler};
use crate::export::{self, Advice, Citation, Edition, OutgoingMap, Record};
use crate::geo::Date;
use crate::load;
use crate::words::{say, word};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use maud::html;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, ClipboardItem, Element, HtmlAnchorElement, HtmlCanvasElement,
    Url,
};

/// Width and text size of a picture that is taken along, in logical pixels.
const FRAME: Frame = Frame { width: 800.0, rem: 16.0 };

/// A figure as it leaves the screen.
pub(super) struct Outgoing<'a> {
    pub record: Record,
    pub citation: Citation,
    pub advice: Advice,
    /// Its chart, for a width.
    pub chart: &'a dyn Fn(Frame) -> Scene,
}

impl Outgoing<'_> {
    /// With everything that has to stay with it, around its chart.
    fn sheet(&self) -> Scene {
        export::sheet(&self.record, FRAME, true, &Ruler, self.chart)
    }
}

impl Page {
    /// Uses a figure as it leaves the screen: as the reader sees it, but of a reader's locations
    /// always all, under the disclosure rule.
    pub(super) fn take_out(&self, name: &str, mut with: impl FnMut(&Outgoing<'_>, &Edition<'_>)) {
        let Some(live) = self.figure_named(name) else { return };
        let opened = self.opened.borrow();
        let own = opened.file.is_some();
        let address = live.address();
        let state = format!("#{}", address.write());
        let origin = [place::site().unwrap_or_default(), place::version()];
        let edition = Edition {
            site: &origin[0],
            state: &state,
            hash: &origin[1],
            today: Some(today()),
            own,
        };
        if let Some(map) = self.map.borrow().as_deref().filter(|_| name == FigureId::Map.name()) {
            let Some(data) = self.atlas_of(&opened).map(|data| data.borrow()) else { return };
            let map = OutgoingMap::of(&data, &map.view());
            let chart = |frame| map.picture(frame, &Ruler);
            let record = map.record(&edition);
            let (citation, advice) = (map.citation(&edition), Advice::of_map(&map));
            with(&Outgoing { record, citation, advice, chart: &chart }, &edition);
            return;
        }
        let id = FigureId::ALL.into_iter().find(|id| id.name() == name);
        let Some(figure) = id.and_then(|id| Figure::of(&opened.report, id)) else { return };
        let peer = figure.id.peer().and_then(|peer| Figure::of(&opened.report, peer));
        let chart = |frame| export::chart(&figure, peer.as_ref(), &address.view, frame, &Ruler);
        let record = Record::of(&figure, &opened.report, &edition);
        let citation = Citation::of_figure(&figure, &opened.report, &edition);
        let advice = Advice::of(&figure, &opened.report);
        with(&Outgoing { record, citation, advice, chart: &chart }, &edition);
    }

    /// How to cite the whole report.
    pub(super) fn cite_report(&self, edition: &Edition<'_>) -> Citation {
        Citation::of_report(&self.opened.borrow().report, &edition.with_state(""))
    }

    /// The reader asked for a form of a figure. What became of it is told beside the button.
    pub(super) fn take(self: &Rc<Self>, button: &Element) {
        let form = button.get_attribute("data-take").and_then(|name| Form::named(&name));
        let (Some(form), Some(live)) = (form, self.figure_of(button)) else { return };
        let (page, button) = (self.clone(), button.clone());
        let told: Told = Rc::new(move |words: &str| page.tell(&button, words));
        match form {
            Form::Report | Form::Archive => self.take_report(form, &told),
            _ => self.take_out(live.name(), |outgoing, _| self.take_form(form, outgoing, &told)),
        }
    }

    fn take_form(&self, form: Form, outgoing: &Outgoing<'_>, told: &Told) {
        let record = &outgoing.record;
        let name = format!("{}-{}", export::file_stem(&self.opened.borrow().report), record.id);
        let palette = self.display.screen().palette;
        match form {
            Form::Csv => {
                save(&format!("{name}.csv"), "text/csv", export::csv(record).as_bytes(), told);
            }
            Form::Json => {
                save(
                    &format!("{name}.json"),
                    "application/json",
                    export::json(record).as_bytes(),
                    told,
                );
            }
            Form::Svg => match export::svg(record, &outgoing.sheet(), &palette) {
                Ok(svg) => save(&format!("{name}.svg"), "image/svg+xml", svg.as_bytes(), told),
                Err(_) => told(word!("file-not-made")),
            },
            Form::Png(density) => {
                let Some(canvas) = painted(&outgoing.sheet(), &palette, density) else {
                    return told(word!("file-not-made"));
                };
                let (told, record) = (told.clone(), record.clone());
                blob_of(&canvas, move |blob| {
                    let Some(blob) = blob else { return told(word!("file-not-made")) };
                    file::read(&blob, move |bytes| {
                        match bytes.and_then(|bytes| export::describe(&bytes, &record)) {
                            Some(png) => {
                                save(&format!("{name}@{density}x.png"), "image/png", &png, &told);
                            }
                            None => told(word!("file-not-made")),
                        }
                    });
                });
            }
            Form::CopyPicture => copy_picture(painted(&outgoing.sheet(), &palette, 2), told),
            Form::CopyTable => {
                let texts =
                    [("text/plain", export::tsv(record)), ("text/html", export::html(record))];
                let item = Object::new();
                for (kind, text) in texts {
                    if let Some(blob) = blob(kind, text.as_bytes()) {
                        let _ = Reflect::set(&item, &kind.into(), &blob);
                    }
                }
                copy_item(ClipboardItem::new_with_record_from_str_to_blob_promise(&item), told);
            }
            Form::Report | Form::Archive => {}
        }
    }

    /// The whole report, in the form that this page opens again, or with all its figures.
    fn take_report(&self, form: Form, told: &Told) {
        let opened = self.opened.borrow();
        let name = export::file_stem(&opened.report);
        let json = load::json::write(&opened.report);
        if form == Form::Report {
            return save(&format!("{name}.json"), "application/json", json.as_bytes(), told);
        }
        let origin = [place::site().unwrap_or_default(), place::version()];
        let own = opened.file.is_some();
        let edition =
            Edition { site: &origin[0], state: "", hash: &origin[1], today: Some(today()), own };
        let (data, live) = (self.atlas_of(&opened).map(|data| data.borrow()), self.map.borrow());
        let map = data.as_deref().zip(live.as_deref());
        let map = map.map(|(data, live)| OutgoingMap::of(data, &live.view()));
        match export::folder(&opened.report, &json, map.as_ref(), &edition, &Ruler) {
            Ok(files) => {
                save(&format!("{name}.zip"), "application/zip", &export::zip(&files), told);
            }
            Err(_) => told(word!("file-not-made")),
        }
    }
}

/// Tells a reader what became of a wish.
pub(super) type Told = Rc<dyn Fn(&str)>;

/// The reader's day, for citations.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
    Date { year: now.get_full_year() as u16, month: Some(month), day: Some(day) }
}

/// A scene on a canvas of its own, never the one on the screen: at the density that is wanted.
fn painted(
    scene: &Scene,
    palette: &crate::chart::Palette,
    density: u8,
) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = create("canvas")?.dyn_into().ok()?;
    draw::canvas(&canvas, scene, palette, f64::from(density)).ok()?;
    Some(canvas)
}

/// A canvas as PNG; nothing where the browser does not hand over pixels.
fn blob_of(canvas: &HtmlCanvasElement, then: impl FnOnce(Option<Blob>) + 'static) {
    let made = Closure::once_into_js(move |blob: JsValue| then(blob.dyn_into().ok()));
    let _ = canvas.to_blob(made.unchecked_ref());
}

fn blob(kind: &str, bytes: &[u8]) -> Option<Blob> {
    let settings = BlobPropertyBag::new();
    settings.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &settings).ok()
}

/// Hands a file over to the browser, which saves it or asks where. Frames may be forbidden to save,
/// and are not told.
fn save(name: &str, kind: &str, bytes: &[u8], told: &Told) {
    let address = blob(kind, bytes).and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    let link = create("a").and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(address), Some(link)) = (address, link) else { return told(word!("file-not-made")) };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    told(&say!("file-saved", name));
    if FRAMED && place::is_sandboxed() {
        return show(name, kind, bytes, &address);
    }
    // Once the browser has taken it. It is told to nobody, and lives no longer than the page.
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000);
}

/// Shows what was made where it may be forbidden to save it: a picture, which browsers save or copy when
/// they are asked to, or a text. A frame has one figure and so one place for it.
fn show(name: &str, kind: &str, bytes: &[u8], address: &str) {
    let Some(place) = document().body().and_then(|body| find(&body, "[data-made]")) else { return };
    let html = match kind {
        "application/zip" => html! {},
        "image/png" | "image/svg+xml" => html! { img src=(address) alt=(name); },
        _ => html! {
            textarea.code readonly rows="9" aria-label=(name) { (String::from_utf8_lossy(bytes)) }
        },
    };
    place.set_hidden(false);
    place.set_inner_html(&html.into_string());
}

/// Copies a picture. Safari takes it only as a promise that is made while the button is pressed.
fn copy_picture(canvas: Option<HtmlCanvasElement>, told: &Told) {
    let Some(canvas) = canvas else { return told(word!("file-not-made")) };
    let promise = Promise::new(&mut |done, failed| {
        blob_of(&canvas, move |blob| {
            let _ = match blob {
                Some(blob) => done.call1(&JsValue::NULL, &blob),
                None => failed.call0(&JsValue::NULL),
            };
        });
    });
    let item = Object::new();
    let _ = Reflect::set(&item, &"image/png".into(), &promise);
    copy_item(ClipboardItem::new_with_record_from_str_to_blob_promise(&item), told);
}

fn copy_item(item: Result<ClipboardItem, JsValue>, told: &Told) {
    let (Ok(item), Some(clipboard)) = (item, clipboard()) else {
        return told(word!("file-not-copied"));
    };
    tell_outcome(&clipboard.write(&Array::of1(&item)), told);
}

/// Copies a text.
pub(super) fn copy_text(text: &str, told: &Told) {
    match clipboard() {
        Some(clipboard) => tell_outcome(&clipboard.write_text(text), told),
        None => told(word!("file-not-copied")),
    }
}

/// Tells whether a copy came about: the promise is kept with nothing, and broken with an error.
fn tell_outcome(promise: &Promise, told: &Told) {
    let told = told.clone();
    let done = Closure::<dyn FnMut(JsValue)>::new(move |outcome: JsValue| {
        told(if outcome.is_undefined() { word!("file-copied") } else { word!("file-not-copied") });
    });
    let _ = promise.then2(&done, &done);
    done.forget();
}

/// The browser's clipboard; none where it has none for this page.
fn clipboard() -> Option<Clipboard> {
    Reflect::get(&window().navigator(), &"clipboard".into()).ok()?.dyn_into().ok()
}
