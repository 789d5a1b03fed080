//! What the drivers are asked for when a browser is opened.

use crate::{Result, reader::downloads};
use serde_json::json;
use thirtyfour::{
    BrowserCapabilitiesHelper, Capabilities, ChromeCapabilities, ChromiumLikeCapabilities,
    common::capabilities::firefox::{FirefoxCapabilities, FirefoxPreferences},
};
use xtask::{Engine, browser};

/// The wishes of a reader who saves files without being asked where to.
pub fn of(engine: Engine) -> Result<Capabilities> {
    match engine {
        Engine::Chromium => {
            let mut wishes = chromium()?;
            let folder = downloads(engine);
            let settings = json!({ "download.default_directory": folder });
            wishes.set_browser_option("prefs", settings)?;
            Ok(wishes.into())
        }
        Engine::Firefox => firefox(),
        // Its driver knows its browser, and the browser's settings say where files go.
        Engine::WebKit => Ok(Capabilities::new()),
    }
}

/// Chromium without a window and without anything that it does by itself.
pub fn chromium() -> Result<ChromeCapabilities> {
    let mut wishes = ChromeCapabilities::new();
    wishes.set_browser_option("binary", browser::CHROMIUM.get()?)?;
    for argument in [
        "--headless",
        // Root, as in most containers, cannot have the sandbox; the pages are our own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // The browser ends with the driver that holds the other end of the pipe.
        "--remote-debugging-pipe",
    ] {
        wishes.add_arg(argument)?;
    }
    Ok(wishes)
}

fn firefox() -> Result<Capabilities> {
    let mut settings = FirefoxPreferences::new();
    settings.set("browser.download.folderList", 2)?; // the one named next
    settings.set("browser.download.dir", downloads(Engine::Firefox))?;
    settings.set("browser.download.alwaysOpenPanel", false)?;
    let mut wishes = FirefoxCapabilities::new();
    wishes.set_firefox_binary(&browser::FIREFOX.get()?.to_string_lossy())?;
    wishes.set_headless()?;
    wishes.set_preferences(settings)?;
    Ok(wishes.into())
}
