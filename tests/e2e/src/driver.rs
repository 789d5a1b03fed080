//! The processes that drive the browsers: one for each engine serves all tests of a process.

use crate::{Result, guarded::Guarded, reader};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::{Engine, Toolbox, browser, pins};

struct Driver {
    address: String,
    _processes: Vec<Guarded>,
}

/// Opens a Chromium of its own for a test. It is closed when dropped, even by a panic.
pub async fn new_browser() -> Result<WebDriver> {
    let mut wishes = crate::wishes::chromium()?;
    for log in ["browser", "performance"] {
        wishes.set_logging_prefs(log, LoggingPrefsLogLevel::All)?;
    }
    Ok(WebDriver::new(address(Engine::Chromium)?, wishes).await?)
}

/// Closes a browser without an async runtime. The client's own way waits, when a test has
/// panicked or returned, for the very runtime that it blocks.
pub fn close(browser: &WebDriver) -> Result {
    if browser.clone().leak().is_err() {
        return Ok(()); // it has been quit already
    }
    let address = browser.server_url().socket_addrs(|| None)?;
    let mut connection = TcpStream::connect(&*address)?;
    // Against pages that speak to drivers, these ask for their own address.
    let (session, host) = (browser.session_id(), connection.peer_addr()?);
    write!(connection, "DELETE /session/{session} HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
    // The answer comes when the browser is gone; the driver keeps the connection open.
    let mut answer = String::new();
    BufReader::new(connection).read_line(&mut answer)?;
    if !answer.contains(" 200 ") {
        return Err(format!("its driver answers {answer:?}").into());
    }
    Ok(())
}

/// Where the driver of an engine listens.
pub fn address(engine: Engine) -> Result<&'static str> {
    static DRIVERS: [OnceLock<std::result::Result<Driver, String>>; 3] =
        [const { OnceLock::new() }; 3];
    let driver = DRIVERS[engine as usize].get_or_init(|| {
        let driver = match engine {
            Engine::Chromium => Driver::chromium(),
            Engine::Firefox => Driver::firefox(),
            Engine::WebKit => Driver::webkit(),
        };
        driver.map_err(|error| error.to_string())
    });
    Ok(&driver.as_ref().map_err(String::as_str)?.address)
}

impl Driver {
    fn chromium() -> Result<Self> {
        let driver = browser::CHROMEDRIVER.get()?;
        let driver = [&*driver.to_string_lossy(), "--port=0"];
        let mut process = Guarded::start(Command::new("sh"), &driver)?;
        let port: u16 = process
            .printed(|line| {
                let port = line.split_once("started successfully on port ")?.1;
                port.trim_end_matches('.').parse().ok()
            })
            .ok_or("chromedriver did not start")?;
        Ok(Self { address: format!("http://127.0.0.1:{port}"), _processes: vec![process] })
    }

    fn firefox() -> Result<Self> {
        let mut shell = Toolbox::with(&[pins::GECKODRIVER])?.command("sh");
        // Firefox has much to say that is not about the page.
        shell.stderr(Stdio::null());
        let driver = ["geckodriver", "--port=0", "--websocket-port=0"];
        let mut process = Guarded::start(shell, &driver)?;
        let address = process
            .printed(|line| Some(format!("http://{}", line.split_once("Listening on ")?.1)))
            .ok_or("geckodriver did not start")?;
        Ok(Self { address, _processes: vec![process] })
    }

    fn webkit() -> Result<Self> {
        let screen = browser::SCREEN.get()?;
        let screen = [
            &*screen.to_string_lossy(),
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            "1600x1200x24",
        ];
        let mut shell = Command::new("sh");
        shell.stderr(Stdio::null());
        let mut screen = Guarded::start(shell, &screen)?;
        let number: u32 =
            screen.printed(|line| line.trim().parse().ok()).ok_or("Xvfb did not start")?;

        // It does not tell its port, so one that is free is chosen for it.
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut shell = Command::new("sh");
        shell
            .env("DISPLAY", format!(":{number}"))
            .env("XDG_CONFIG_HOME", webkit_settings()?)
            // What a bus would connect it with is not there.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            // There is no graphics card either.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null());
        let driver = browser::WEBKIT_DRIVER.get()?;
        let port_argument = format!("--port={port}");
        let driver = [&*driver.to_string_lossy(), "--host=127.0.0.1", &port_argument];
        let driver = Guarded::start(shell, &driver)?;
        let until = Instant::now() + crate::PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > until {
                return Err("WebKitWebDriver did not start".into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self { address, _processes: vec![screen, driver] })
    }
}

/// A folder of settings in which downloads have their place: no session can ask for one.
fn webkit_settings() -> Result<String> {
    let downloads = reader::downloads(Engine::WebKit);
    let folder = downloads.with_file_name("webkit-settings");
    fs::create_dir_all(&folder)?;
    let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    fs::write(folder.join("user-dirs.dirs"), line)?;
    Ok(folder.to_string_lossy().into_owned())
}
