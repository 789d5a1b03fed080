//! What the page must do in every engine and place.

use e2e::{Key, PATIENCE, Place, Reader, Result, elsewhere, one_file};
use serde_json::json;
use std::{fs, time::Duration};
use tokio::time::{Instant, sleep};

/// One thing that the page must do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Check {
    /// The page opens under its name, without a complaint.
    Loads,
    /// Every figure has something on its canvas.
    Figures,
    /// A chart is read by keys.
    Keyboard,
    /// The page is saved as one file; or says that it cannot be.
    Download,
    /// The page is left at once, and is not among the pages to go back to.
    Exit,
}

/// How long a key, a click or a download may take on a busy machine.
const SOON: Duration = Duration::from_secs(10);

/// The number of different colours on the canvas of every figure, by name. A copy is looked at:
/// reading a canvas can change how its engine keeps it.
const COLORS: &str = "[...document.querySelectorAll('figure[data-chart]')].map(figure => {
    const canvas = figure.querySelector('canvas');
    if (!canvas?.width || !canvas.height || !canvas.checkVisibility())
        return [figure.dataset.chart, 0];
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d');
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return [figure.dataset.chart, new Set(new Uint32Array(data.buffer)).size];
})";

/// The texts of all alerts that can be seen.
const ALERTS: &str = "[...document.querySelectorAll('[role=alert]')]
    .filter(alert => alert.checkVisibility() && alert.textContent.trim())
    .map(alert => alert.textContent)";

const SPOKEN: &str =
    "[...document.querySelectorAll('[role=status]')].map(region => region.textContent).join('')";
const RINGED: &str = "!document.querySelector('[data-chart=callers] .ring').hidden";
const EXIT: &str = "header.exit a";
const KEEP: &str = "a[data-keep]";

impl Check {
    /// All of them, in the order in which they are made: the last ones leave the page.
    pub const ALL: [Self; 5] =
        [Self::Loads, Self::Figures, Self::Keyboard, Self::Download, Self::Exit];

    /// What it is called in a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Loads => "loads",
            Self::Figures => "figures",
            Self::Keyboard => "keyboard",
            Self::Download => "download",
            Self::Exit => "exit",
        }
    }

    /// Makes the check; any error is the reason why it failed.
    pub async fn run(self, reader: &Reader, place: Place) -> Result {
        match (self, place) {
            (Self::Loads, _) => loads(reader, place).await,
            (Self::Figures, _) => figures(reader).await,
            (Self::Keyboard, _) => keyboard(reader).await,
            (Self::Download, Place::Sandbox) => no_download(reader).await,
            (Self::Download, _) => download(reader, place).await,
            // A frame can leave nothing but itself.
            (Self::Exit, Place::Sandbox) => has(reader, EXIT).await,
            (Self::Exit, _) => exit(reader, place).await,
        }
    }
}

/// An error with this reason unless the condition holds.
fn ensure(holds: bool, why: impl Into<String>) -> Result {
    if holds { Ok(()) } else { Err(why.into().into()) }
}

async fn has(reader: &Reader, selector: &str) -> Result {
    let found = format!("Boolean(document.querySelector('{selector}'))");
    ensure(reader.eval(&found).await?, format!("the page has no `{selector}`"))
}

async fn ready(reader: &Reader) -> Result {
    let marked = "performance.getEntriesByName('charts-ready').length";
    if let Err(error) = reader.wait_for(marked, PATIENCE).await {
        // Whether the app refused to start, or did and has not painted.
        let state: String = reader
            .eval(
                "`page \"${document.documentElement.className}\", ${document.visibilityState}, \
                 ${document.querySelectorAll('canvas:not([hidden])').length} charts painted: \
                 ${document.querySelector('#missing').textContent.slice(0, 40)}`",
            )
            .await?;
        return Err(format!("{error} ({state})").into());
    }
    Ok(())
}

async fn loads(reader: &Reader, place: Place) -> Result {
    reader.visit(place).await?;
    ready(reader).await?;
    let title: String = reader.eval("document.title").await?;
    ensure(title == "Missouri 2016 report", format!("its title is {title:?}"))?;
    let heading = "document.querySelector('h1').checkVisibility()";
    ensure(reader.eval(heading).await?, "its heading is hidden")?;
    let alerts: Vec<String> = reader.eval(ALERTS).await?;
    ensure(alerts.is_empty(), format!("it complains: {alerts:?}"))
}

async fn figures(reader: &Reader) -> Result {
    let colors: Vec<(String, u32)> = reader.eval(COLORS).await?;
    ensure(!colors.is_empty(), "there are none")?;
    let blank: Vec<_> = colors.iter().filter(|(_, colors)| *colors < 3).collect();
    ensure(blank.is_empty(), format!("these have fewer than three colours: {blank:?}"))
}

/// The chart is clicked on first: no engine has to give the focus to a frame that nobody touched.
async fn keyboard(reader: &Reader) -> Result {
    reader.click_on("[data-chart=callers] .plot").await?;
    reader.press(Key::Escape).await?;
    reader.wait_for(&format!("!({RINGED})"), SOON).await?;
    let mut spoken = Vec::new();
    for key in [Key::Home, Key::Down] {
        reader.press(key).await?;
        reader.wait_for(RINGED, SOON).await?;
        spoken.push(reader.eval::<String>(SPOKEN).await?);
    }
    ensure(
        spoken[0].contains("Row 1 of ") && spoken[1].contains("Row 2 of "),
        format!("at the first two rows it says {spoken:?}"),
    )?;
    reader.press(Key::Escape).await?;
    reader.wait_for(&format!("!({RINGED})"), SOON).await
}

/// The site has the page in one file, and its bytes are saved. The file has only what has become
/// of it: the document, which is written anew.
async fn download(reader: &Reader, place: Place) -> Result {
    has(reader, KEEP).await?;
    let expected = one_file()?;
    reader.click_on(KEEP).await?;
    let until = Instant::now() + SOON;
    loop {
        let saved = reader.saved()?;
        if let [file] = &saved[..]
            && file.ends_with("missouri-2016.html")
            && let Ok(saved) = fs::read_to_string(file)
            && (saved == expected
                || place == Place::File && same_document(reader, [&saved, &expected]).await?)
        {
            return Ok(());
        }
        ensure(Instant::now() < until, format!("this is not the page in one file: {saved:?}"))?;
        sleep(Duration::from_millis(50)).await;
    }
}

/// Whether two texts are the same to a browser, but for the room at the end.
async fn same_document(reader: &Reader, texts: [&str; 2]) -> Result<bool> {
    let same = format!(
        "(([first, second]) => first === second)({}.map(text =>
            new DOMParser().parseFromString(text, 'text/html').documentElement.outerHTML
                .replace(/\\s*<.body>\\s*<.html>\\s*$/, '')))",
        json!(texts)
    );
    reader.eval(&same).await
}

/// A frame that allows no downloads has none, and says so.
async fn no_download(reader: &Reader) -> Result {
    has(reader, KEEP).await?;
    reader.click_on(KEEP).await?;
    let said = "(said => said?.checkVisibility() && said.textContent.trim())(
        document.querySelector('[data-keep-said]'))";
    reader.wait_for(said, SOON).await?;
    let saved = reader.saved()?;
    ensure(saved.is_empty(), format!("this was saved: {saved:?}"))
}

async fn exit(reader: &Reader, place: Place) -> Result {
    first_tab_stop(reader, place).await?;
    covered(reader).await?;
    for shift in [true, false] {
        gone(reader, place, shift).await?;
    }
    Ok(())
}

/// A link to the same place comes first for those who walk by Tab.
async fn first_tab_stop(reader: &Reader, place: Place) -> Result {
    reader.visit(place).await?;
    has(reader, EXIT).await?;
    reader.press(Key::Tab).await?;
    let first: String = reader.eval("document.activeElement.outerHTML.slice(0, 200)").await?;
    let exits = format!("document.activeElement.href === document.querySelector('{EXIT}').href");
    ensure(reader.eval(&exits).await?, format!("the first tab stop is {first}"))
}

/// Has all links to the outside lead elsewhere. Where that is in the page itself, the page
/// stays and can be looked at.
async fn lead_to(reader: &Reader, address: &str) -> Result {
    let lead = format!(
        "(target => document.querySelectorAll('a').forEach(link => {{
            if (link.href === target) link.href = '{address}';
        }}))(document.querySelector('{EXIT}').href)"
    );
    reader.eval(&lead).await
}

async fn press_shift_three_times(reader: &Reader) -> Result {
    for _ in 0..3 {
        reader.press(Key::Shift).await?;
    }
    Ok(())
}

/// Shift pressed three times covers the page before anything else is loaded.
async fn covered(reader: &Reader) -> Result {
    lead_to(reader, "#left").await?;
    let length: u32 = reader.eval("history.length").await?;
    press_shift_three_times(reader).await?;
    let covered = "document.querySelector('#cover')?.checkVisibility()
        && !/Missouri|traffick/i.test(document.body.innerText)";
    reader.wait_for(covered, SOON).await?;
    reader.wait_for("location.hash === '#left'", SOON).await?;
    let longer = reader.eval::<u32>("history.length").await? - length;
    ensure(longer == 0, format!("the history is longer by {longer}"))
}

/// The page is left, by keys or by the link, and takes its entry of the history along.
async fn gone(reader: &Reader, place: Place, by_keys: bool) -> Result {
    reader.visit(place).await?;
    let elsewhere = elsewhere()?;
    lead_to(reader, &elsewhere).await?;
    let length: u32 = reader.eval("history.length").await?;
    if by_keys {
        press_shift_three_times(reader).await?;
    } else {
        reader.click_on(EXIT).await?;
    }
    let until = Instant::now() + SOON;
    while reader.location().await? != elsewhere {
        ensure(Instant::now() < until, format!("after {SOON:?} the page is still there"))?;
        sleep(Duration::from_millis(20)).await;
    }
    let longer = reader.eval::<u32>("history.length").await? - length;
    ensure(longer == 0, format!("the history is longer by {longer}"))
}
