//! What a reader does: keys, mouse and finger.

use crate::{Page, Result};
use serde_json::json;
use thirtyfour::{Key, TypingData};

const MODIFIERS: [Key; 4] = [Key::Shift, Key::Control, Key::Alt, Key::Meta];

impl Page {
    /// Presses keys, one after the other: `Key::Right`, `Key::Shift + Key::Tab`, or text. Shift,
    /// Ctrl, Alt and Meta are held down until the last of them.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        let (mut chain, mut held) = (self.driver().action_chain(), Vec::new());
        for key in keys.into().as_vec() {
            if MODIFIERS.iter().any(|modifier| modifier.value() == key) {
                chain = chain.key_down(key);
                held.push(key);
            } else {
                chain = chain.send_keys(key);
            }
        }
        for key in held {
            chain = chain.key_up(key);
        }
        chain.perform().await?;
        self.painted().await
    }

    /// Moves the mouse to a point of the window, in CSS pixels.
    pub async fn hover(&self, x: f64, y: f64) -> Result {
        self.mouse("mouseMoved", x, y).await?;
        self.painted().await
    }

    /// Clicks at a point of the window, in CSS pixels.
    pub async fn click(&self, x: f64, y: f64) -> Result {
        for event in ["mouseMoved", "mousePressed", "mouseReleased"] {
            self.mouse(event, x, y).await?;
        }
        self.painted().await
    }

    /// Taps with a finger at a point of the window, in CSS pixels. The viewport needs `touch`.
    pub async fn tap(&self, x: f64, y: f64) -> Result {
        let touch = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.command("Input.dispatchTouchEvent", touch).await?;
        let lift = json!({ "type": "touchEnd", "touchPoints": [] });
        self.command("Input.dispatchTouchEvent", lift).await?;
        self.painted().await
    }

    /// Scrolls the first element that matches into view and returns its middle, in CSS pixels
    /// of the window.
    pub async fn middle_of(&self, selector: &str) -> Result<(f64, f64)> {
        let find = format!(
            "(() => {{
                const element = document.querySelector({});
                element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()",
            json!(selector)
        );
        self.eval(&find).await
    }

    async fn mouse(&self, event: &str, x: f64, y: f64) -> Result {
        let button = if event == "mouseMoved" { "none" } else { "left" };
        let settings = json!({ "type": event, "x": x, "y": y, "button": button, "clickCount": 1 });
        self.command("Input.dispatchMouseEvent", settings).await.map(drop)
    }
}
