//! The page without scripts: the report is still there to be read.

use e2e::{Page, Result, Viewport, expected};
use serde_json::json;
use thirtyfour::By;

/// A browser shows a tab or a line end as a space or more.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_report_is_readable_without_scripts() -> Result {
    let page = Page::open("", Viewport::PHONE).await?;
    page.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.driver().refresh().await?;
    let report = page.driver().find(By::Css("#report")).await?;
    assert!(report.is_displayed().await?);
    let shown = report.text().await?;
    assert_eq!(squeezed(&shown), squeezed(&expected::bundled_text()));
    assert!(page.driver().find_all(By::Css("canvas")).await?.is_empty());
    let way_out = page.driver().find(By::Css(".exit a")).await?;
    assert!(way_out.is_displayed().await?);
    let title = page.driver().find(By::Css("h1")).await?;
    assert!(title.text().await?.contains("Missouri"));
    Ok(())
}

#[tokio::test]
async fn with_scripts_the_text_gives_way_to_the_charts() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    let report = page.driver().find(By::Css("#report")).await?;
    assert!(!report.is_displayed().await?);
    Ok(())
}

#[tokio::test]
async fn where_the_app_does_not_come_the_text_appears_after_a_while() -> Result {
    let page = Page::open("", Viewport::PHONE).await?;
    page.command("Network.enable", json!({})).await?;
    page.command("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    page.driver().refresh().await?;
    let report = page.driver().find(By::Css("#report")).await?;
    assert!(!report.is_displayed().await?, "first the app gets its chance");
    page.eval::<u32>("document.getAnimations().forEach(wait => wait.finish()), 0").await?;
    assert!(report.is_displayed().await?);
    assert_eq!(squeezed(&report.text().await?), squeezed(&expected::bundled_text()));
    Ok(())
}
