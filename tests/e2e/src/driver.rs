//! The processes that drive the browsers: one for each engine serves all tests of a process.

use crate::{Result, guarded::Guarded, reader, wishes};
use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::{Engine, Toolbox, browser, pins, workspace};

/// Wide and high enough for any window of a test, and with all colours.
const SCREEN_SIZE: &str = "1600x1200x24";

struct Driver {
    address: String,
    _processes: Vec<Guarded>,
}

/// Opens a Chromium of its own for a test. It is closed when dropped, even by a panic.
pub async fn new_browser() -> Result<WebDriver> {
    let mut wishes = wishes::chromium()?;
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

/// Opens a browser of any engine. A driver that cannot is replaced, once: under load that of
/// `WebKit` was seen to wait for its browser for ever. That of Chromium has other tests to serve.
pub async fn open(engine: Engine) -> Result<WebDriver> {
    match attempt(engine).await {
        Err(error) if engine != Engine::Chromium => {
            println!("NOTE: {} is opened again, by another driver: {error}", engine.name());
            *slot(engine) = None;
            attempt(engine).await
        }
        outcome => outcome,
    }
}

async fn attempt(engine: Engine) -> Result<WebDriver> {
    let opening = WebDriver::new(address(engine)?, wishes::of(engine)?);
    Ok(tokio::time::timeout(2 * crate::PATIENCE, opening).await??)
}

/// Where the driver of an engine listens.
fn address(engine: Engine) -> Result<String> {
    let mut slot = slot(engine);
    let driver = match slot.take() {
        Some(driver) => driver,
        None => match engine {
            Engine::Chromium => Driver::chromium()?,
            Engine::Firefox => Driver::firefox()?,
            Engine::WebKit => Driver::webkit()?,
        },
    };
    Ok(slot.insert(driver).address.clone())
}

/// The place of an engine's driver. It ends when it is taken out.
fn slot(engine: Engine) -> MutexGuard<'static, Option<Driver>> {
    static DRIVERS: [Mutex<Option<Driver>>; 3] = [const { Mutex::new(None) }; 3];
    DRIVERS[engine as usize].lock().unwrap_or_else(PoisonError::into_inner)
}

impl Driver {
    fn chromium() -> Result<Self> {
        let driver = browser::CHROMEDRIVER.get()?;
        let mut process = Guarded::start(Command::new("sh"), driver, &["--port=0"])?;
        let port: u16 = process
            .printed(|line| {
                let port = line.split_once("started successfully on port ")?.1;
                port.trim_end_matches('.').parse().ok()
            })
            .ok_or("chromedriver did not start")?;
        Ok(Self { address: format!("http://127.0.0.1:{port}"), _processes: vec![process] })
    }

    fn firefox() -> Result<Self> {
        let log = log(Engine::Firefox)?;
        let mut shell = Toolbox::with(&[pins::GECKODRIVER])?.command("sh");
        shell.stderr(File::create(&log)?);
        let ports = ["--port=0", "--websocket-port=0"];
        let mut process = Guarded::start(shell, "geckodriver", &ports)?;
        let address = process
            .printed(|line| Some(format!("http://{}", line.split_once("Listening on ")?.1)))
            .ok_or_else(|| format!("geckodriver did not start: see {}", log.display()))?;
        Ok(Self { address, _processes: vec![process] })
    }

    fn webkit() -> Result<Self> {
        let log = log(Engine::WebKit)?;
        let file = File::create(&log)?;
        let did_not_start = |what| format!("{what} did not start: see {}", log.display());
        let mut shell = Command::new("sh");
        shell.stderr(file.try_clone()?);
        // It chooses a number that is free, and prints it.
        let arguments = ["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", SCREEN_SIZE];
        let mut screen = Guarded::start(shell, browser::SCREEN.get()?, &arguments)?;
        let number: u32 =
            screen.printed(|line| line.trim().parse().ok()).ok_or_else(|| did_not_start("Xvfb"))?;

        // The driver does not tell its port, so one that is free is chosen for it.
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut shell = Command::new("sh");
        shell
            .stderr(file)
            .env("DISPLAY", format!(":{number}"))
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_CONFIG_HOME", webkit_settings()?)
            // Neither a bus nor assistive technology nor a graphics card is there.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        let arguments = ["--host=127.0.0.1", &format!("--port={port}")];
        let driver = Guarded::start(shell, browser::WEBKIT_DRIVER.get()?, &arguments)?;
        let until = Instant::now() + crate::PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > until {
                return Err(did_not_start("WebKitWebDriver").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self { address, _processes: vec![screen, driver] })
    }
}

/// Where an engine and its driver write what they have to say; hardly ever it is about the page.
fn log(engine: Engine) -> Result<PathBuf> {
    let folder = workspace::root().join("target/e2e");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(engine.name()).with_extension("log"))
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
