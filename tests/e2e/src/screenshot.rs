//! Pictures of a page.

use crate::{Page, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use hotline_atlas::chart::Rgb;
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

    /// What a reader sees at points of the window, in CSS pixels, whatever lies above the page's
    /// own colours: those of the system, or another vision.
    pub async fn seen_at(&self, points: &[(f64, f64)]) -> Result<Vec<Rgb>> {
        let settings = json!({ "format": "png", "optimizeForSpeed": true });
        let picture = BASE64_STANDARD.encode(self.capture(settings).await?);
        let colors: Vec<(u8, u8, u8)> = self
            .eval(&format!(
                "(async () => {{
                    const bytes = Uint8Array.from(atob({}), letter => letter.charCodeAt(0));
                    const picture = await createImageBitmap(new Blob([bytes]));
                    const canvas = new OffscreenCanvas(picture.width, picture.height);
                    const context = canvas.getContext('2d');
                    context.drawImage(picture, 0, 0);
                    const scale = picture.width / innerWidth;
                    return {}.map(point => point.map(length => Math.floor(length * scale)))
                        .map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));
                }})()",
                json!(picture),
                json!(points)
            ))
            .await?;
        Ok(colors.into_iter().map(|(red, green, blue)| Rgb(red, green, blue)).collect())
    }

    /// Sees the page as somebody with another vision: a type of
    /// `Emulation.setEmulatedVisionDeficiency`.
    pub async fn see_as(&self, vision: &str) -> Result {
        let vision = json!({ "type": vision });
        self.command("Emulation.setEmulatedVisionDeficiency", vision).await?;
        self.painted().await
    }

    async fn capture(&self, settings: Value) -> Result<Vec<u8>> {
        let answer = self.command("Page.captureScreenshot", settings).await?;
        let data = answer["data"].as_str().ok_or("the browser gave no picture")?;
        Ok(BASE64_STANDARD.decode(data)?)
    }
}
