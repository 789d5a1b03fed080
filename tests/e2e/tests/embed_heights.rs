//! The heights that plain frames get are about those that embeds have.

use e2e::{PATIENCE, Page, Result, Viewport, hotline_atlas::chart::FigureId};
use xtask::{embeds, pages::PAGES, workspace};

/// How far a height may be off: fonts differ from machine to machine.
const LEAST: f64 = 0.85;
const MOST: f64 = 1.25;

#[tokio::test]
async fn plain_frames_are_about_as_high_as_what_is_in_them() -> Result {
    let heights = std::fs::read_to_string(workspace::root().join(embeds::HEIGHTS))?;
    let frame = Viewport { width: 600, height: 700, ..Viewport::DESKTOP };
    let mut off = Vec::new();
    for id in FigureId::ALL {
        let name = id.name();
        let told = heights.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let told = told.ok_or_else(|| format!("{name} has no heights"))?.split(' ');
        assert_eq!(told.clone().count(), PAGES.len(), "{name} has a height in each language");
        for (told, (_, file)) in told.zip(PAGES) {
            let told: f64 = told.parse()?;
            let page = Page::open(&format!("{}{name}/{file}", embeds::FOLDER), frame).await?;
            page.charts_ready(PATIENCE).await?;
            let height: f64 =
                page.eval("document.documentElement.getBoundingClientRect().height").await?;
            println!("{name}/{file} {}", height.ceil());
            if !(LEAST..MOST).contains(&(told / height)) {
                off.push(format!("{name}/{file}: {told} is told, {height} is true"));
            }
        }
    }
    assert!(off.is_empty(), "{}", off.join("\n"));
    Ok(())
}
