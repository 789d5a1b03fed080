//! What a test does with the map of the page.

#![allow(clippy::missing_panics_doc, reason = "a test that finds another number fails")]

use crate::{Frame, PATIENCE, Page, Result, Stop, atlas, part};
use hotline_atlas::chart::{
    FigureId, Rect,
    map::{MapData, MapView, Place},
};
use serde_json::json;

/// A part of the map's figure, as a selector.
#[must_use]
pub fn on_map(selector: &str) -> String {
    part(FigureId::Map, selector)
}

/// The button of a choice for the map, as a selector.
#[must_use]
pub fn map_button(name: &str, value: &str) -> String {
    on_map(&format!("button[data-map={name}][value='{value}']"))
}

/// The field of a choice for the map, as a selector.
#[must_use]
pub fn map_field(name: &str) -> String {
    on_map(&format!(":is(input, select)[data-map={name}]"))
}

impl Page {
    /// Presses a button of the map.
    pub async fn press_map(&self, name: &str, value: &str) -> Result {
        self.click_on(&map_button(name, value)).await
    }

    /// Puts a value into a field of the map, as a slider or a list does. A box is ticked by `on`.
    pub async fn put_map(&self, name: &str, value: &str) -> Result {
        self.put(&map_field(name), value).await
    }

    /// Puts a value into the first field that matches.
    pub async fn put(&self, selector: &str, value: &str) -> Result {
        let put = format!(
            "(() => {{
                const field = document.querySelector({});
                if (field.type === 'checkbox') field.checked = {value} === 'on';
                else field.value = {value};
                for (const type of ['input', 'change'])
                    field.dispatchEvent(new Event(type, {{ bubbles: true }}));
                return 0;
            }})()",
            json!(selector),
            value = json!(value)
        );
        self.eval::<u32>(&put).await?;
        self.painted().await
    }

    /// What stands in a field of the map.
    pub async fn map_value(&self, name: &str) -> Result<String> {
        self.eval(&format!("document.querySelector({}).value", json!(map_field(name)))).await
    }

    /// The title of the map.
    pub async fn map_title(&self) -> Result<String> {
        Ok(self.text(&on_map("h3")).await?.ok_or("the map has no title")?)
    }

    /// What the map says that it rests on.
    pub async fn map_records(&self) -> Result<String> {
        Ok(self.text(&on_map(".sub")).await?.ok_or("the map has no line of records")?)
    }

    /// The part of the plot that is map and not legend.
    pub async fn map_frame(&self, data: &MapData, view: &MapView) -> Result<Frame> {
        let [width, ..] = self.canvas_size(FigureId::Map).await?;
        let Rect { x, y, width, height } = atlas::scene(data, view, width).frame;
        Ok(Frame { x, y, width, height })
    }

    /// Walks by keys through all places of the map's layer and holds each against what is known
    /// of it.
    pub async fn walk_map(&self, places: &[Place]) -> Result<Vec<Stop>> {
        let stops = self.walk(FigureId::Map, places.len()).await?;
        for (index, (stop, place)) in stops.iter().zip(places).enumerate() {
            assert_eq!(stop.tip, map_tip(place));
            let number = format!("Place {} of {}.", index + 1, places.len());
            assert_eq!(stop.spoken, format!("{}. {number}", place.spoken()));
        }
        Ok(stops)
    }

    /// Chooses a file of locations for the map and waits until it is open.
    pub async fn open_locations(&self, path: &str) -> Result {
        let before = self.opened_locations().await?;
        self.choose_file("locations", path).await?;
        self.wait_for(&format!("{OUTCOME} !== {}", json!(before)), PATIENCE).await?;
        self.painted().await
    }

    /// What the page says of the file that is open.
    pub async fn opened_locations(&self) -> Result<String> {
        self.eval(OUTCOME).await
    }
}

const OUTCOME: &str = "document.querySelector('[data-own]').textContent";

/// The lines of the tooltip of a place.
#[must_use]
pub fn map_tip(place: &Place) -> Vec<String> {
    let mut lines = vec![place.name.clone(), place.amount.clone()];
    lines.extend(place.notes.iter().cloned());
    lines
}
