//! Files of a reader's own.

use crate::{Page, Result};
use serde_json::json;
use std::fs;
use thirtyfour::By;
use xtask::workspace;

/// Writes a file into a folder, of which each test has one of its own.
pub fn file(folder: &str, name: &str, bytes: &[u8]) -> Result<String> {
    let folder = workspace::root().join("target/e2e").join(folder);
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path.to_string_lossy().into_owned())
}

impl Page {
    /// Chooses a file in the field that opens files of a kind: `report` or `locations`.
    pub async fn choose_file(&self, kind: &str, path: &str) -> Result {
        let field = self.driver().find(By::Css(format!("input[data-open={kind}]"))).await?;
        field.send_keys(path).await?;
        Ok(())
    }

    /// Chooses a file that the page refuses; returns what it says.
    pub async fn refused_file(&self, kind: &str, name: &str, path: &str) -> Result<String> {
        self.choose_file(kind, path).await?;
        let alert = format!("[data-refused={kind}] [role=alert]");
        let told =
            format!("document.querySelector('{alert}')?.textContent.startsWith({})", json!(name));
        self.wait_for(&told, crate::PATIENCE).await?;
        Ok(self.text(&alert).await?.ok_or("the alert is hidden")?)
    }

    /// Drops a file at the first element that matches. Whether the page took the two events, of
    /// the file above it and of its fall, from the browser.
    pub async fn drop_file(&self, selector: &str, name: &str, text: &str) -> Result<[bool; 2]> {
        self.eval(&format!(
            "(() => {{
                const data = new DataTransfer();
                data.items.add(new File([{}], {}));
                const event = type => new DragEvent(type,
                    {{ dataTransfer: data, bubbles: true, cancelable: true }});
                const place = document.querySelector({});
                return ['dragover', 'drop'].map(type => !place.dispatchEvent(event(type)));
            }})()",
            json!(text),
            json!(name),
            json!(selector)
        ))
        .await
    }
}
