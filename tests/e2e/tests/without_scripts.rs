//! The page before and without the app: everything is there to be read.

use e2e::{
    PATIENCE, Page, Result, Viewport, expected,
    hotline_atlas::chart::{Figure, FigureId},
    part,
};
use serde_json::json;
use thirtyfour::By;

/// The page in a browser that runs no scripts.
async fn without_scripts(viewport: Viewport) -> Result<Page> {
    let page = Page::open("", viewport).await?;
    page.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.driver().refresh().await?;
    Ok(page)
}

/// Every figure is seen as one picture with its table, and nothing is there that does nothing.
async fn everything_is_readable(page: &Page) -> Result {
    let driver = page.driver();
    for id in FigureId::ALL {
        let mut seen = 0;
        for picture in driver.find_all(By::Css(part(id, ".plot > svg"))).await? {
            seen += usize::from(picture.is_displayed().await?);
        }
        assert_eq!(seen, 1, "{} has one picture", id.name());
        let table = driver.find(By::Css(part(id, "table"))).await?;
        assert!(table.is_displayed().await?, "{} has its table", id.name());
        if let Some(figure) = Figure::of(&expected::report(), id) {
            let text = table.text().await?;
            for datum in &figure.data {
                assert!(text.contains(&datum.value_text()), "{}: {text}", datum.row.label.text);
            }
        }
    }
    for tool in [".tools", ".fields", ".zoom", "[data-open=report]"] {
        assert!(!driver.find(By::Css(tool)).await?.is_displayed().await?, "{tool} does nothing");
    }
    assert!(driver.find(By::Css(".exit a")).await?.is_displayed().await?);
    assert!(driver.find(By::Css("#missing")).await?.is_displayed().await?);
    Ok(())
}

#[tokio::test]
async fn the_page_is_readable_without_scripts() -> Result {
    for viewport in [Viewport::NARROW, Viewport::PHONE, Viewport::TABLET, Viewport::DESKTOP] {
        let page = without_scripts(viewport).await?;
        everything_is_readable(&page).await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_the_app_does_not_come_the_page_says_so_and_is_readable() -> Result {
    let page = Page::without_app("", Viewport::PHONE).await?;
    page.wait_for("document.documentElement.classList.contains('still')", PATIENCE).await?;
    everything_is_readable(&page).await?;
    let said = page.texts("#missing").await?;
    assert!(said[0].contains("did not start"), "{said:?}");
    Ok(())
}

#[tokio::test]
async fn the_app_takes_over_in_place() -> Result {
    for viewport in [Viewport::PHONE, Viewport::DESKTOP] {
        // Held back until the reader has begun to read.
        let page = Page::without_app("", viewport).await?;
        page.wait_for("document.documentElement.classList.contains('still')", PATIENCE).await?;
        page.command("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        // The app comes when the reader is in the middle, with something open and something marked.
        let moved: (f64, f64, String, bool) = page
            .eval(
                "(async () => {
                    document.documentElement.classList.remove('still');
                    const details = document.querySelector('details');
                    details.open = true;
                    const place = document.querySelector('#groups');
                    place.scrollIntoView();
                    getSelection().selectAllChildren(place);
                    const frames = () => new Promise(done =>
                        requestAnimationFrame(() => requestAnimationFrame(done)));
                    await frames();
                    const before = place.getBoundingClientRect().top;
                    let shifts = 0;
                    new PerformanceObserver(list => list.getEntries()
                        .forEach(shift => shifts += shift.value)).observe({ type: 'layout-shift' });
                    const start = [...document.scripts].find(s => s.text.includes('import('));
                    const [glue, wasm] = start.text.match(/\\.\\/[\\w.-]+/g);
                    const app = await import(glue);
                    await app.default({ module_or_path: wasm });
                    while (!performance.getEntriesByName('charts-ready').length) await frames();
                    await frames();
                    const after = place.getBoundingClientRect().top;
                    return [Math.abs(after - before), shifts, getSelection().toString(), details.open];
                })()",
            )
            .await?;
        let (jump, shifts, selected, open) = moved;
        assert!(jump < 2.0, "the page moved by {jump} px in {viewport:?}");
        assert!(shifts < 0.02, "layout shifts of {shifts} in {viewport:?}");
        assert_eq!(selected.trim(), "Whom the cases mention");
        assert!(open, "what was opened stays open");
        let pictures: u32 = page.eval("document.querySelectorAll('.plot > svg').length").await?;
        assert_eq!(pictures, 0);
    }
    Ok(())
}
