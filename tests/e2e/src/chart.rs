//! What a test asks a chart of the page.

use crate::{Page, Result};
use hotline_atlas::chart::{FigureId, Rgb};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

/// A part of a figure, as a selector.
#[must_use]
pub fn part(id: FigureId, selector: &str) -> String {
    format!("[data-chart={}] {selector}", id.name())
}

/// An upright rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What the page shows and says at one row of a chart.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The mark with its value, without the room that the ring leaves around it; from the upper
    /// left corner of the plot.
    pub mark: Frame,
    /// The lines of the tooltip.
    pub tip: Vec<String>,
    /// What the live region says.
    pub spoken: String,
}

/// How far the ring stands off its mark.
const RING: f64 = 3.0;

impl Page {
    /// The text of the first element that matches; none without one, or where it is hidden.
    pub async fn text(&self, selector: &str) -> Result<Option<String>> {
        self.eval(&format!(
            "(() => {{
                const element = document.querySelector({});
                return element?.checkVisibility() ? element.textContent : null;
            }})()",
            json!(selector)
        ))
        .await
    }

    /// The texts of all elements that match, hidden or not.
    pub async fn texts(&self, selector: &str) -> Result<Vec<String>> {
        let all = format!(
            "[...document.querySelectorAll({})].map(element => element.textContent)",
            json!(selector)
        );
        self.eval(&all).await
    }

    /// An attribute of the first element that matches.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        self.eval(&format!(
            "document.querySelector({})?.getAttribute({})",
            json!(selector),
            json!(name)
        ))
        .await
    }

    /// Where the first element that matches is, in CSS pixels of the window.
    pub async fn frame_of(&self, selector: &str) -> Result<Frame> {
        self.eval(&format!(
            "(() => {{
                const box = document.querySelector({}).getBoundingClientRect();
                return {{ x: box.x, y: box.y, width: box.width, height: box.height }};
            }})()",
            json!(selector)
        ))
        .await
    }

    /// Clicks in the middle of the first element that matches.
    pub async fn click_on(&self, selector: &str) -> Result {
        let (x, y) = self.middle_of(selector).await?;
        self.click(x, y).await
    }

    /// Puts the focus on the first element that matches, as a reader's Tab would.
    pub async fn focus(&self, selector: &str) -> Result {
        let focus = format!(
            "document.querySelector({}).focus({{ focusVisible: true }}), 0",
            json!(selector)
        );
        self.eval::<u32>(&focus).await?;
        self.painted().await
    }

    /// The lines of a figure's tooltip; none while it is hidden.
    pub async fn tip(&self, id: FigureId) -> Result<Option<Vec<String>>> {
        self.eval(&format!(
            "(() => {{
                const tip = document.querySelector({});
                return tip.checkVisibility() ? [...tip.children].map(p => p.textContent) : null;
            }})()",
            json!(part(id, ".tip"))
        ))
        .await
    }

    /// The mark that a figure's ring is around, from the upper left corner of the plot; none
    /// while the ring is hidden.
    pub async fn ringed(&self, id: FigureId) -> Result<Option<Frame>> {
        let ring: Option<Frame> = self
            .eval(&format!(
                "(() => {{
                    const ring = document.querySelector({});
                    if (!ring.checkVisibility()) return null;
                    const [inner, outer] =
                        [ring, ring.parentElement].map(element => element.getBoundingClientRect());
                    const [x, y] = [inner.x - outer.x, inner.y - outer.y];
                    return {{ x, y, width: inner.width, height: inner.height }};
                }})()",
                json!(part(id, ".ring"))
            ))
            .await?;
        Ok(ring.map(|ring| Frame {
            x: ring.x + RING,
            y: ring.y + RING,
            width: ring.width - 2.0 * RING,
            height: ring.height - 2.0 * RING,
        }))
    }

    /// What the live region says.
    pub async fn spoken(&self) -> Result<String> {
        self.eval("document.querySelector('#app [role=status]').textContent").await
    }

    /// What the page shows and says at the row that the reader is at.
    pub async fn stop(&self, id: FigureId) -> Result<Stop> {
        let name = id.name();
        Ok(Stop {
            mark: self.ringed(id).await?.ok_or_else(|| format!("{name} has no ring"))?,
            tip: self.tip(id).await?.ok_or_else(|| format!("{name} has no tooltip"))?,
            spoken: self.spoken().await?,
        })
    }

    /// Walks by keys through all rows of a chart, from the first, and leaves it again.
    pub async fn walk(&self, id: FigureId, rows: usize) -> Result<Vec<Stop>> {
        self.focus(&part(id, ".plot")).await?;
        let mut stops = Vec::new();
        for row in 0..rows {
            self.press(if row == 0 { Key::Home } else { Key::Down }).await?;
            stops.push(self.stop(id).await?);
        }
        self.press(Key::Escape).await?;
        Ok(stops)
    }

    /// A point of a figure's plot in the window, after scrolling there.
    pub async fn in_window(&self, id: FigureId, x: f64, y: f64) -> Result<(f64, f64)> {
        self.eval(&format!(
            "(() => {{
                const plot = document.querySelector({});
                scrollBy({{
                    top: plot.getBoundingClientRect().y + {y} - innerHeight / 2,
                    behavior: 'instant',
                }});
                const box = plot.getBoundingClientRect();
                return [box.x + {x}, box.y + {y}];
            }})()",
            json!(part(id, ".plot"))
        ))
        .await
    }

    /// The opaque colours on a figure's canvas, from the most to the least frequent, with the
    /// number of device pixels that have them. Edges of glyphs are not opaque.
    pub async fn colors(&self, id: FigureId) -> Result<Vec<(Rgb, u32)>> {
        let [width, height, ..] = self.canvas_size(id).await?;
        self.colors_in(id, Frame { x: 0.0, y: 0.0, width, height }).await
    }

    /// As [`colors`](Self::colors), of a part of the plot.
    pub async fn colors_in(&self, id: FigureId, part_of: Frame) -> Result<Vec<(Rgb, u32)>> {
        let Frame { x, y, width, height } = part_of;
        let colors: Vec<(u32, u32)> = self
            .eval(&format!(
                "(() => {{
                    const canvas = document.querySelector({});
                    const scale = canvas.width / canvas.getBoundingClientRect().width;
                    const part = [{x}, {y}, {width}, {height}].map(l => Math.round(l * scale));
                    const {{ data }} = canvas.getContext('2d').getImageData(...part);
                    const found = new Map();
                    for (let i = 0; i < data.length; i += 4) {{
                        if (data[i + 3] < 255) continue;
                        const color = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
                        found.set(color, (found.get(color) ?? 0) + 1);
                    }}
                    return [...found].sort((a, b) => b[1] - a[1]);
                }})()",
                json!(part(id, "canvas"))
            ))
            .await?;
        let [red, green, blue] = [16, 8, 0].map(|shift| move |color: u32| (color >> shift) as u8);
        Ok(colors
            .into_iter()
            .map(|(color, pixels)| (Rgb(red(color), green(color), blue(color)), pixels))
            .collect())
    }

    /// A digest of all pixels on a figure's canvas: equal for equal pictures.
    pub async fn fingerprint(&self, id: FigureId) -> Result<String> {
        self.eval(&format!(
            "(async () => {{
                const canvas = document.querySelector({});
                const {{ data }} = canvas.getContext('2d')
                    .getImageData(0, 0, canvas.width, canvas.height);
                const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
                return `${{canvas.width}} x ${{canvas.height}}: ${{digest.join()}}`;
            }})()",
            json!(part(id, "canvas"))
        ))
        .await
    }

    /// How many device pixels in a row have a colour, from a point of a figure's plot rightward.
    pub async fn run_of(&self, id: FigureId, color: Rgb, (x, y): (f64, f64)) -> Result<u32> {
        let Rgb(red, green, blue) = color;
        self.eval(&format!(
            "(() => {{
                const canvas = document.querySelector({});
                const scale = canvas.width / canvas.clientWidth;
                const [x, y] = [{x}, {y}].map(length => Math.round(length * scale));
                const {{ data }} = canvas.getContext('2d').getImageData(x, y, canvas.width - x, 1);
                const color = [{red}, {green}, {blue}, 255];
                let run = 0;
                while (color.every((channel, at) => data[4 * run + at] === channel)) run++;
                return run;
            }})()",
            json!(part(id, "canvas"))
        ))
        .await
    }

    /// The size of a figure's canvas: width and height in CSS pixels, and of its backing store.
    pub async fn canvas_size(&self, id: FigureId) -> Result<[f64; 4]> {
        self.eval(&format!(
            "(() => {{
                const canvas = document.querySelector({});
                const {{ width, height }} = canvas.getBoundingClientRect();
                return [width, height, canvas.width, canvas.height];
            }})()",
            json!(part(id, "canvas"))
        ))
        .await
    }
}
