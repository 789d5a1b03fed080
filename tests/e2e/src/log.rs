//! What the browser noted while the page was open.

use crate::{Page, Result, site};
use serde_json::Value;

/// Everything that a page can leave in a browser, as an expression.
pub const STORED: &str = "(async () => [
    document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...await caches.keys(), ...(await indexedDB.databases()).map(database => database.name),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
].filter(Boolean))()";

impl Page {
    /// The errors on the console since the last call: the page's own, uncaught exceptions,
    /// files not found, refused by policy.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let entries = self.driver().browser_log().await?;
        Ok(entries.into_iter().filter(|e| e.level == "SEVERE").map(|e| e.message).collect())
    }

    /// The addresses that the page asked for since the last call, `data:` and `blob:` left out.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let entries = self.driver().get_log("performance").await?;
        let urls = entries.iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(&entry.message).ok()?;
            let event = &event["message"];
            let asks = event["method"] == "Network.requestWillBeSent";
            asks.then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
        });
        Ok(urls.filter(|url| !url.starts_with("data:") && !url.starts_with("blob:")).collect())
    }

    /// As [`requests`](Self::requests), as paths within the site: `""`, `data/report.json`.
    /// An address of another origin is an error.
    pub async fn paths_requested(&self) -> Result<Vec<String>> {
        let site = site::address()?;
        let inside = |url: String| {
            url.strip_prefix(site)
                .map(str::to_owned)
                .ok_or_else(|| format!("the page asked another origin: {url}").into())
        };
        self.requests().await?.into_iter().map(inside).collect()
    }
}
