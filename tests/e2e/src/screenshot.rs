//! Pictures of a page.

use crate::{Page, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

impl Page {
    /// The height of the whole page, in CSS pixels.
    pub async fn height(&self) -> Result<f64> {
        self.eval("document.documentElement.scrollHeight").await
    }

    /// A PNG of what is in the window.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        self.capture(json!({ "format": "png" })).await
    }

    /// A PNG of the page between two heights, in CSS pixels, in or out of the window.
    pub async fn screenshot_between(&self, top: f64, bottom: f64) -> Result<Vec<u8>> {
        let width: f64 = self.eval("innerWidth").await?;
        let clip = json!({ "x": 0, "y": top, "width": width, "height": bottom - top, "scale": 1 });
        let beyond = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        self.capture(beyond).await
    }

    async fn capture(&self, settings: Value) -> Result<Vec<u8>> {
        let answer = self.command("Page.captureScreenshot", settings).await?;
        let data = answer["data"].as_str().ok_or("the browser gave no picture")?;
        Ok(BASE64_STANDARD.decode(data)?)
    }
}
