//! A reader with a browser of any engine, who can do what every driver can.

use crate::{Place, Result, driver, input};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{error::Error, fs, path::PathBuf, time::Duration};
use thirtyfour::{
    By, TypingData, WebDriver,
    error::{WebDriverError, WebDriverErrorInner},
};
use tokio::{sync, time};
use xtask::{Engine, workspace};

/// A reader with a browser of any engine. It is closed with the reader; until then no other
/// reader of the same test process has one of that engine: most drivers drive but one.
pub struct Reader {
    driver: WebDriver,
    engine: Engine,
    _turn: sync::MutexGuard<'static, ()>,
}

impl Reader {
    /// Opens a browser without a page, of a common size.
    pub async fn with(engine: Engine) -> Result<Self> {
        static TURNS: [sync::Mutex<()>; 3] = [const { sync::Mutex::const_new(()) }; 3];
        let turn = TURNS[engine as usize].lock().await;
        let folder = downloads(engine);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let driver = driver::open(engine).await?;
        let reader = Self { driver, engine, _turn: turn };
        reader.driver.set_window_rect(0, 0, 1280, 900).await?;
        Ok(reader)
    }

    /// The engine with its version.
    #[must_use]
    pub fn browser(&self) -> String {
        let version = self.driver.capabilities().get("browserVersion").and_then(Value::as_str);
        format!("{} {}", self.engine.name(), version.unwrap_or_default())
    }

    /// Opens the page in one of its places.
    pub async fn visit(&self, place: Place) -> Result {
        self.driver.enter_default_frame().await?;
        self.driver.goto(&place.address()?).await?;
        if place == Place::Sandbox {
            self.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        }
        Ok(())
    }

    /// Opens a page by its whole address, whatever frame was turned to.
    pub async fn open(&self, address: &str) -> Result {
        self.leave_frame().await?;
        Ok(self.driver.goto(address).await?)
    }

    /// Gives the window another size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result {
        Ok(self.driver.set_window_rect(0, 0, width, height).await?)
    }

    /// Turns to the page in the frame with this number, from 0 on, until it is left. The frame is
    /// scrolled to: browsers let those that are not seen rest.
    pub async fn enter_frame(&self, number: usize) -> Result {
        self.leave_frame().await?;
        self.eval::<Value>(&format!(
            "document.querySelectorAll('iframe')[{number}]?.scrollIntoView({{ behavior: 'instant' }})"
        ))
        .await?;
        let frames = self.driver.find_all(By::Css("iframe")).await?;
        let frame = frames.into_iter().nth(number).ok_or("the page has no such frame")?;
        Ok(frame.enter_frame().await?)
    }

    /// Turns back to the page around all frames.
    pub async fn leave_frame(&self) -> Result {
        Ok(self.driver.enter_default_frame().await?)
    }

    /// The value of a JavaScript expression in the page. A promise is awaited, an exception is
    /// an error.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => ({expression}))().then(
                value => done({{ value: value ?? null }}),
                error => done({{ error: String(error) }}),
            );"
        );
        let answer = self.driver.execute_async(script, []).await?;
        let mut answer = answer.json().clone();
        if let Some(error) = answer["error"].as_str() {
            return Err(format!("{expression}\nthrew {error}").into());
        }
        serde_json::from_value(answer["value"].take())
            .map_err(|error| format!("{expression}\nhas a value of another type: {error}").into())
    }

    /// Waits until a JavaScript condition holds.
    pub async fn wait_for(&self, condition: &str, at_most: Duration) -> Result {
        let until = time::Instant::now() + at_most;
        // A frame whose page has yet to come may answer with nothing.
        while self.eval::<Option<bool>>(&format!("Boolean({condition})")).await? != Some(true) {
            if time::Instant::now() > until {
                return Err(format!("after {at_most:?} this does not hold: {condition}").into());
            }
            time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Where the window is.
    pub async fn location(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.into())
    }

    /// Presses keys, one after the other, as [`Page::press`](crate::Page::press).
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        input::press(&self.driver, keys.into()).await
    }

    /// Scrolls the first element that matches into view and clicks in its middle.
    pub async fn click_on(&self, selector: &str) -> Result {
        let element = self.driver.find(By::Css(selector)).await?;
        self.eval::<Value>(&format!(
            "document.querySelector({}).scrollIntoView({{ block: 'center', behavior: 'instant' }})",
            json!(selector)
        ))
        .await?;
        let chain = self.driver.action_chain();
        Ok(chain.move_to_element_center(&element).click().perform().await?)
    }

    /// A PNG of what is in the window.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// The files that were saved since the browser was opened, whole or not.
    pub fn saved(&self) -> Result<Vec<PathBuf>> {
        fs::read_dir(downloads(self.engine))?.map(|entry| Ok(entry?.path())).collect()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Err(error) = driver::close(&self.driver) {
            eprintln!("{} could not be closed: {error}", self.engine.name());
        }
    }
}

/// Where the browsers of an engine save files.
pub fn downloads(engine: Engine) -> PathBuf {
    workspace::root().join("target/e2e/saved").join(engine.name())
}

/// Whether an error says that the driver has no such command.
pub fn driver_cannot(error: &(dyn Error + Send + Sync + 'static)) -> bool {
    let error = error.downcast_ref::<WebDriverError>();
    error.is_some_and(|error| {
        matches!(
            **error,
            WebDriverErrorInner::UnknownCommand(_)
                | WebDriverErrorInner::UnknownMethod(_)
                | WebDriverErrorInner::UnsupportedOperation(_)
        )
    })
}
