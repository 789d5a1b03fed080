//! What a reader takes along of a figure: files, as the browser saves them, and copies.

use crate::{PATIENCE, Page, Result, part};
use hotline_atlas::chart::FigureId;
use serde_json::json;
use std::{fs, path::PathBuf, time::Duration};
use tokio::time::{Instant, sleep};
use xtask::workspace;

/// A file that the browser has saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its name without a folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Saved {
    /// The file as text.
    pub fn text(&self) -> Result<String> {
        Ok(String::from_utf8(self.bytes.clone())?)
    }
}

/// Where a page saves files: a folder of its own.
pub struct Downloads {
    folder: PathBuf,
}

impl Downloads {
    /// Has a page save files into a folder, of which each test has one of its own.
    pub async fn of(page: &Page, folder: &str) -> Result<Self> {
        let folder = workspace::root().join("target/e2e").join(folder).join("saved");
        fs::create_dir_all(&folder)?;
        let settings = json!({ "behavior": "allow", "downloadPath": folder });
        page.command("Browser.setDownloadBehavior", settings).await?;
        Ok(Self { folder })
    }

    /// Presses the button of a form in a figure's panel of files, which is open, and returns what
    /// the browser has saved then.
    pub async fn take(&self, page: &Page, id: FigureId, form: &str) -> Result<Saved> {
        fs::remove_dir_all(&self.folder)?;
        fs::create_dir_all(&self.folder)?;
        page.click_on(&part(id, &format!("[data-take={form}]"))).await?;
        let until = Instant::now() + PATIENCE;
        loop {
            let entry = fs::read_dir(&self.folder)?.next().transpose()?;
            let name = entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
            // While it is written, the browser gives it another name.
            if let Some(name) = name.filter(|name| name.starts_with(|c: char| c.is_alphanumeric()))
                && !name.ends_with(".crdownload")
            {
                let bytes = fs::read(self.folder.join(&name))?;
                return Ok(Saved { name, bytes });
            }
            if Instant::now() > until {
                let said = page.text(&part(id, "[data-said]")).await?;
                return Err(format!("{form} of {} is not saved: {said:?}", id.name()).into());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

#[allow(clippy::missing_panics_doc, reason = "a panel that does not open fails its test")]
impl Page {
    /// Opens a panel below a figure with the mouse, where it is not open.
    pub async fn open_panel(&self, id: FigureId, name: &str) -> Result {
        let button = part(id, &format!("[data-panel={name}]"));
        if self.attribute(&button, "aria-expanded").await?.as_deref() != Some("true") {
            self.click_on(&button).await?;
        }
        let open = self.attribute(&button, "aria-expanded").await?;
        assert_eq!(open.as_deref(), Some("true"), "{button}");
        Ok(())
    }

    /// Opens a panel below every figure that has it, by its buttons.
    pub async fn open_panels(&self, name: &str) -> Result {
        self.eval::<u32>(&format!(
            "document.querySelectorAll('[data-panel={name}][aria-expanded=false]')
                .forEach(button => button.click()), 0"
        ))
        .await?;
        self.painted().await
    }

    /// The rows of a figure's table as it is in the page, shown or not: the texts of their cells
    /// without marks of footnotes and what stands below a label.
    pub async fn rows(&self, id: FigureId) -> Result<Vec<Vec<String>>> {
        self.eval(&format!(
            "[...document.querySelectorAll({})].map(row => [...row.children].map(cell => {{
                const words = cell.cloneNode(true);
                words.querySelectorAll('sup, small').forEach(beside => beside.remove());
                return words.textContent.trim();
            }}))",
            json!(part(id, ".table tbody tr"))
        ))
        .await
    }

    /// Lets the page write into the clipboard, and the test read it.
    pub async fn allow_copies(&self) -> Result {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.command("Browser.grantPermissions", permissions).await.map(drop)
    }
}
