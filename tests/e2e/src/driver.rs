//! The process that drives the browsers.

use crate::Result;
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::OnceLock,
};
use thirtyfour::{
    BrowserCapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel,
    WebDriver,
};
use xtask::Browser;

/// One chromedriver serves all tests of a process.
struct Driver {
    address: String,
    chromium: String,
    /// Holds open the pipe whose end tells the driver to go.
    _process: Child,
}

/// Opens a browser of its own for a test. It is closed when dropped, even by a panic.
pub async fn new_browser() -> Result<WebDriver> {
    static DRIVER: OnceLock<std::result::Result<Driver, String>> = OnceLock::new();
    let driver = DRIVER.get_or_init(|| Driver::start().map_err(|error| error.to_string()));
    let driver = driver.as_ref().map_err(String::as_str)?;

    let mut wishes = ChromeCapabilities::new();
    wishes.set_browser_option("binary", &driver.chromium)?;
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
    for log in ["browser", "performance"] {
        wishes.set_logging_prefs(log, LoggingPrefsLogLevel::All)?;
    }
    Ok(WebDriver::new(&driver.address, wishes).await?)
}

/// Closes a browser without an async runtime. The client's own way waits, when a test has
/// panicked or returned, for the very runtime that it blocks.
pub fn close(browser: &WebDriver) -> Result {
    if browser.clone().leak().is_err() {
        return Ok(()); // it has been quit already
    }
    let driver = browser.server_url();
    let mut connection = TcpStream::connect(&*driver.socket_addrs(|| None)?)?;
    let session = browser.session_id();
    write!(connection, "DELETE /session/{session} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
    // The answer comes when the browser is gone; the driver keeps the connection open.
    BufReader::new(connection).read_line(&mut String::new())?;
    Ok(())
}

impl Driver {
    fn start() -> Result<Self> {
        let browser = Browser::find()?;
        // A static is never dropped, and a test process may end at any time. So a shell waits
        // for the end of our pipe, however that comes about, and then ends the driver.
        let mut process = Command::new("sh")
            .args(["-c", r#""$0" --port=0 & driver=$!; read -r _; kill "$driver""#])
            .arg(&browser.chromedriver)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().ok_or("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port: u16 = lines
            .by_ref()
            .map_while(std::result::Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ")?
                    .1
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            })
            .ok_or("chromedriver did not start")?;
        // Its later lines are read too, lest it wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            address: format!("http://127.0.0.1:{port}"),
            chromium: browser.chromium.to_string_lossy().into_owned(),
            _process: process,
        })
    }
}
