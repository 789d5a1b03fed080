//! The tools of the map: what was chosen, shown in them.

use super::LiveMap;
use crate::app::live::dom::{each, find};
use crate::app::map::choice;
use crate::chart::map::{Layer, MapView, OwnView};
use crate::report::Offense;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

impl LiveMap {
    /// Shows in the tools what was chosen, by them or by a link.
    pub(super) fn show_choices(&self) {
        let all = self.data.borrow().police.all();
        self.view.with(|view| {
            self.show_parts(view);
            each(&self.element, "button[data-map]", |button| {
                let (name, value) = named(&button);
                if name != "zoom" {
                    let on = choice::is_in(view, all, &name, &value);
                    let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
                }
            });
            for (name, value) in [
                ("from", view.chosen.from.to_string()),
                ("to", view.chosen.to.to_string()),
                ("bandwidth", (view.bandwidth.kilometres().round() as u32).to_string()),
            ] {
                if let Some(field) = self.field(name) {
                    field.set_value(&value);
                    if let Some(output) = field.parent_element().and_then(|it| find(&it, "output"))
                    {
                        output.set_text_content(Some(&value));
                    }
                }
            }
            for (name, on) in [("density", view.density), ("circles", view.circles)] {
                if let Some(field) = self.field(name) {
                    field.set_checked(on);
                }
            }
            let offense = find(&self.element, "select[data-map=offense]");
            if let Some(list) = offense.and_then(|it| it.dyn_into::<HtmlSelectElement>().ok()) {
                list.set_value(view.chosen.offense.map_or("", Offense::name));
            }
        });
    }

    /// Shows the parts of the figure that go with a view.
    fn show_parts(&self, view: &MapView) {
        for (part, hidden) in [
            (".chart", view.table),
            (".table", !view.table),
            (".caution", !view.table),
            (".own", view.layer != Layer::Own),
            (".police", !matches!(view.layer, Layer::Offences | Layer::Relative)),
            (".only-offences", view.layer != Layer::Offences),
            ("[data-own-warning]", view.own == OwnView::default()),
        ] {
            if let Some(part) = find(&self.element, part) {
                part.set_hidden(hidden);
            }
        }
    }

    fn field(&self, name: &str) -> Option<HtmlInputElement> {
        find(&self.element, &format!("input[data-map={name}]"))?.dyn_into().ok()
    }
}

/// The name and the value of a choice: a button has its own, a field what is in it.
pub(super) fn named(element: &Element) -> (String, String) {
    let name = element.get_attribute("data-map").unwrap_or_default();
    let value = if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" if input.checked() => "on".to_owned(),
            "checkbox" => String::new(),
            _ => input.value(),
        }
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        element.get_attribute("value").unwrap_or_default()
    };
    (name, value)
}
