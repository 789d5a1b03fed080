//! The copy in one file, from disk with the network cut: everything that the page can do.

use e2e::{PATIENCE, Page, Result, Viewport, expected, file, hotline_atlas::chart::FigureId, part};
use std::fs;
use xtask::{pages, workspace};

/// The copy alone in a folder, as a reader keeps it.
async fn opened(name: &str, viewport: Viewport) -> Result<Page> {
    let bytes = fs::read(workspace::dist().join(pages::COPY))?;
    let path = file(name, pages::COPY, &bytes)?;
    let page = Page::at("about:blank", viewport).await?;
    page.go_offline().await?;
    page.driver().goto(format!("file://{path}")).await?;
    page.charts_ready(PATIENCE).await?;
    Ok(page)
}

#[tokio::test]
async fn every_function_works_without_a_network() -> Result {
    let page = opened("copy", Viewport::DESKTOP).await?;
    // Order, table, folding, keys.
    page.click_on(&part(FigureId::Callers, "[data-choice=count]")).await?;
    let pressed = part(FigureId::Callers, "[data-choice=count][aria-pressed=true]");
    assert_eq!(page.texts(&pressed).await?.len(), 1);
    page.walk(FigureId::Venues, 3).await?;
    page.click_on(&part(FigureId::Sources, "[data-choice=table]")).await?;
    assert_eq!(page.texts(&part(FigureId::Sources, "tbody tr")).await?.len(), 15);
    // Layers of the map, then a file of the reader's.
    for layer in ["residents", "relative", "offences", "own"] {
        let button = format!("button[data-map=layer][value={layer}]");
        page.click_on(&part(FigureId::Map, &button)).await?;
        page.painted().await?;
    }
    let towns = b"place,count\nColumbia,5\nJoplin,9\nSt. Louis,4\n";
    page.choose_file("locations", &file("copy", "towns.csv", towns)?).await?;
    page.wait_for("document.querySelector('[data-own]').childElementCount", PATIENCE).await?;
    let said = page.texts(&part(FigureId::Map, ".sub")).await?.join(" ");
    assert!(said.contains("18 "), "all three places are found: {said}");
    // A refused report, then one that opens, and the way back.
    page.choose_file("report", &file("copy", "no.txt", b"no report")?).await?;
    page.wait_for("document.querySelector('[data-refused=report] [role=alert]')", PATIENCE).await?;
    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.click_on("[data-back]").await?;
    page.wait_for("!document.querySelector('[data-back]')", PATIENCE).await?;
    // Another language.
    page.click_on("[data-language=es]").await?;
    assert_eq!(page.texts("#keep").await?, ["Guardar una copia"]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    // From disk a browser has no other stores.
    let stored = "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]
        .filter(Boolean)";
    assert_eq!(page.eval::<Vec<String>>(stored).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_copy_of_the_copy_is_the_copy() -> Result {
    // What its link would save, before and after the page was used.
    const SAVED: &str = "(async () => {
        let saved;
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => { saved = blob; return make.call(URL, blob); };
        const link = document.querySelector('a[data-keep]');
        link.addEventListener('click', event => event.preventDefault(), { once: true });
        link.click();
        return saved.text();
    })()";
    let page = opened("first", Viewport::PHONE).await?;
    let first: String = page.eval(SAVED).await?;
    page.click_on("[data-language=es]").await?;
    assert!(first == page.eval::<String>(SAVED).await?, "what was chosen is not saved");
    let path = file("second", pages::COPY, first.as_bytes())?;
    page.driver().goto(format!("file://{path}")).await?;
    page.charts_ready(PATIENCE).await?;
    assert!(first == page.eval::<String>(SAVED).await?, "the second copy saves itself");
    Ok(())
}
