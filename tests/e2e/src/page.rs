//! A page of the site in a browser of its own.

use crate::{Result, Viewport, driver, site};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::WebDriver;

/// A page of the site in a browser of its own, which is closed with it.
pub struct Page {
    driver: WebDriver,
}

impl Page {
    /// Opens a page of the built site, by its address within it (`index.html#chart=map`), and
    /// waits until it is loaded.
    pub async fn open(path: &str, viewport: Viewport) -> Result<Self> {
        Self::at(&format!("{}{path}", site::address()?), viewport).await
    }

    /// Opens a page by its whole address and waits until it is loaded.
    pub async fn at(address: &str, viewport: Viewport) -> Result<Self> {
        let page = Self { driver: driver::new_browser().await? };
        page.see_through(viewport).await?;
        page.driver.goto(address).await?;
        Ok(page)
    }

    /// Opens a page of the site where its WebAssembly cannot be had.
    pub async fn without_app(path: &str, viewport: Viewport) -> Result<Self> {
        let page = Self::open(path, viewport).await?;
        page.command("Network.enable", json!({})).await?;
        page.command("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
        page.driver.refresh().await?;
        Ok(page)
    }

    /// Cuts the network.
    pub async fn go_offline(&self) -> Result {
        self.command("Network.enable", json!({})).await?;
        let offline = json!({
            "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0,
        });
        self.command("Network.emulateNetworkConditions", offline).await.map(drop)
    }

    /// Opens the bundled report and waits until all its figures are painted.
    pub async fn ready(viewport: Viewport) -> Result<Self> {
        let page = Self::open("", viewport).await?;
        page.charts_ready(crate::PATIENCE).await?;
        Ok(page)
    }

    /// Changes the window through which the page is seen.
    pub async fn see_through(&self, viewport: Viewport) -> Result {
        self.command("Emulation.setDeviceMetricsOverride", viewport.metrics()).await?;
        self.command("Emulation.setEmulatedMedia", viewport.emulated_media()).await?;
        let touch = json!({ "enabled": viewport.touch });
        self.command("Emulation.setTouchEmulationEnabled", touch).await?;
        Ok(())
    }

    /// The value of a JavaScript expression. A promise is awaited, an exception is an error.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let settings =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.command("Runtime.evaluate", settings).await?;
        if let Some(exception) = answer.get("exceptionDetails") {
            return Err(format!("{expression}\nthrew {exception}").into());
        }
        serde_json::from_value(answer["result"]["value"].take())
            .map_err(|error| format!("{expression}\nhas a value of another type: {error}").into())
    }

    /// Waits until a JavaScript condition holds.
    pub async fn wait_for(&self, condition: &str, at_most: Duration) -> Result {
        let until = tokio::time::Instant::now() + at_most;
        while !self.eval::<bool>(&format!("Boolean({condition})")).await? {
            if tokio::time::Instant::now() > until {
                return Err(format!("after {at_most:?} this does not hold: {condition}").into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Waits until the app has painted all figures.
    pub async fn charts_ready(&self, at_most: Duration) -> Result {
        self.wait_for("performance.getEntriesByName('charts-ready').length", at_most).await?;
        self.painted().await
    }

    /// Waits until what has been changed so far is on the screen.
    pub async fn painted(&self) -> Result {
        let frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))";
        self.eval::<u32>(frames).await.map(drop)
    }

    /// Gives a command of the `DevTools` protocol.
    pub async fn command(&self, name: &str, settings: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(name, settings).await;
        answer.map_err(|error| format!("{name}: {error}").into())
    }

    /// The browser itself, for what this harness has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Err(error) = driver::close(&self.driver) {
            eprintln!("the browser could not be closed: {error}");
        }
    }
}
