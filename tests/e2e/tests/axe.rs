//! What axe-core finds in every state of the page: nothing.

use e2e::{
    Media, PATIENCE, Page, Result, Viewport, expected, file,
    hotline_atlas::{app::panel::Panel, chart::FigureId},
    part,
};
use std::{fs, sync::OnceLock};
use xtask::{pins, toolbox};

/// The text of axe-core.
fn axe() -> Result<&'static str> {
    static AXE: OnceLock<std::result::Result<String, String>> = OnceLock::new();
    let axe = AXE.get_or_init(|| {
        let folder = toolbox::library(&pins::AXE).map_err(|error| error.to_string())?;
        fs::read_to_string(folder.join("axe.min.js")).map_err(|error| error.to_string())
    });
    Ok(axe.as_ref().map_err(Clone::clone)?)
}

/// What is wrong in the page as it is now, by all rules of WCAG 2.2 A and AA and the best practices.
async fn violations(page: &Page) -> Result<Vec<String>> {
    page.eval::<u32>(&format!("{}, 0", axe()?.trim_end().trim_end_matches(';'))).await?;
    page.eval(
        "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.flatMap(
            rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary}`)))",
    )
    .await
}

/// The states of one page under one look; tells how many there were.
async fn states(path: &str, viewport: Viewport) -> Result<usize> {
    let page = Page::open(path, viewport).await?;
    page.charts_ready(PATIENCE).await?;
    let (mut states, mut all) = (0, Vec::new());
    let mut clean = async |name: &str| -> Result {
        page.painted().await?;
        let found = violations(&page).await?;
        all.extend(found.iter().map(|found| format!("{name} of /{path} in {viewport:?}: {found}")));
        states += 1;
        Ok(())
    };
    clean("charts").await?;
    for panel in Panel::ALL.map(Panel::name) {
        page.open_panels(panel).await?;
        if panel == "files" {
            page.click_on(&part(FigureId::Callers, "[data-take=csv]")).await?;
        }
        if panel == "embed" {
            page.click_on(&part(FigureId::Callers, "[data-preview='320']")).await?;
        }
        clean(&format!("the panel {panel}")).await?;
    }
    page.eval::<u32>("document.querySelectorAll('[data-panel=cite]').forEach(it => it.click()), 0")
        .await?;
    // As after two presses of Shift.
    page.eval::<u32>(
        "document.querySelector('.exit').classList.add('counting'),
         document.querySelector('.lights i').classList.add('lit'),
         document.querySelector('.exit [role=status]').textContent = 'Shift', 0",
    )
    .await?;
    clean("the way out counting").await?;
    page.walk(FigureId::Callers, 2).await?;
    clean("a tooltip").await?;
    page.eval::<u32>("document.querySelectorAll('[data-choice=table]').forEach(b => b.click()), 0")
        .await?;
    page.click_on(&part(FigureId::Map, "button[data-map=show][value=table]")).await?;
    clean("tables").await?;
    page.click_on(&part(FigureId::Map, "button[data-map=show][value=map]")).await?;
    for layer in ["residents", "relative", "own"] {
        page.click_on(&part(FigureId::Map, &format!("button[data-map=layer][value={layer}]")))
            .await?;
        clean(layer).await?;
    }
    let towns = b"place,count\nColumbia,5\nNowhere,4\nJoplin,9\n";
    page.choose_file("locations", &file("axe", "own.csv", towns)?).await?;
    page.wait_for("document.querySelector('[data-own]').childElementCount", PATIENCE).await?;
    clean("an own file").await?;
    page.choose_file("report", &file("axe", "no.txt", b"no report")?).await?;
    page.wait_for("document.querySelector('[data-refused=report] [role=alert]')", PATIENCE).await?;
    clean("a refused file").await?;
    page.eval::<u32>("document.querySelectorAll('details').forEach(it => it.open = true), 0")
        .await?;
    clean("everything open").await?;
    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    clean("an own report").await?;
    page.eval::<u32>("document.documentElement.classList.add('still'), 0").await?;
    clean("without the app").await?;
    assert!(all.is_empty(), "{all:#?}");
    Ok(states)
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state() -> Result {
    let dark = Viewport { media: &[Media::Dark], ..Viewport::PHONE };
    let forced = Viewport { media: &[Media::ForcedColors], ..Viewport::DESKTOP };
    let forced_dark = Viewport { media: &[Media::ForcedColors, Media::Dark], ..Viewport::DESKTOP };
    let mut all = 0;
    for (path, viewport) in [
        ("", Viewport::DESKTOP),
        ("", Viewport::PHONE),
        ("", dark),
        ("", forced),
        ("", forced_dark),
        ("es.html", Viewport::PHONE),
        ("es.html", forced),
    ] {
        all += states(path, viewport).await?;
    }
    println!("axe-core {}: {all} states, no violation", pins::AXE.version);
    // The same question finds what is wrong.
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.eval::<u32>("document.querySelector('h1').innerHTML = '<img src=\"data:,\">', 0").await?;
    assert!(violations(&page).await?.iter().any(|found| found.starts_with("image-alt")));
    Ok(())
}
