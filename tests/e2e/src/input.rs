//! What a reader does: keys, mouse and finger.

use crate::{Page, Result};
use serde_json::json;
use thirtyfour::{Key, TypingData, WebDriver};

const MODIFIERS: [Key; 4] = [Key::Shift, Key::Control, Key::Alt, Key::Meta];

/// Presses keys, one after the other, in a browser of any engine.
pub async fn press(driver: &WebDriver, keys: TypingData) -> Result {
    let (mut chain, mut held) = (driver.action_chain(), Vec::new());
    for key in keys.as_vec() {
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
    Ok(chain.perform().await?)
}

impl Page {
    /// Presses keys, one after the other: `Key::Right`, `Key::Shift + Key::Tab`, or text. Shift,
    /// Ctrl, Alt and Meta are held down until the last of them.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        press(self.driver(), keys.into()).await?;
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

    /// Drags with the mouse from a point of the window by so many CSS pixels.
    pub async fn drag(&self, (x, y): (f64, f64), (right, down): (f64, f64)) -> Result {
        self.mouse("mouseMoved", x, y).await?;
        self.mouse("mousePressed", x, y).await?;
        for part in [0.5, 1.0] {
            let settings = json!({
                "type": "mouseMoved",
                "x": x + part * right,
                "y": y + part * down,
                "button": "left",
                "buttons": 1,
            });
            self.command("Input.dispatchMouseEvent", settings).await?;
        }
        self.mouse("mouseReleased", x + right, y + down).await?;
        self.painted().await
    }

    /// Turns the wheel of the mouse at a point of the window, with or without Ctrl; a positive
    /// length is down.
    pub async fn wheel(&self, (x, y): (f64, f64), length: f64, ctrl: bool) -> Result {
        let settings = json!({
            "type": "mouseWheel",
            "x": x,
            "y": y,
            "deltaX": 0,
            "deltaY": length,
            "modifiers": if ctrl { 2 } else { 0 },
        });
        self.command("Input.dispatchMouseEvent", settings).await?;
        self.painted().await
    }

    /// Puts fingers down and moves them along points of the window, in CSS pixels, then lifts
    /// them. The viewport needs `touch`.
    pub async fn swipe(&self, steps: &[&[(f64, f64)]]) -> Result {
        for (number, fingers) in steps.iter().enumerate() {
            let points: Vec<_> = fingers
                .iter()
                .enumerate()
                .map(|(id, &(x, y))| json!({ "x": x, "y": y, "id": id }))
                .collect();
            let event = if number == 0 { "touchStart" } else { "touchMove" };
            let touch = json!({ "type": event, "touchPoints": points });
            self.command("Input.dispatchTouchEvent", touch).await?;
            self.painted().await?;
        }
        let lift = json!({ "type": "touchEnd", "touchPoints": [] });
        self.command("Input.dispatchTouchEvent", lift).await?;
        self.painted().await
    }

    async fn mouse(&self, event: &str, x: f64, y: f64) -> Result {
        let button = if event == "mouseMoved" { "none" } else { "left" };
        let settings = json!({ "type": event, "x": x, "y": y, "button": button, "clickCount": 1 });
        self.command("Input.dispatchMouseEvent", settings).await.map(drop)
    }
}
