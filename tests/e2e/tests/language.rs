//! The page speaks Spanish: asked by its address, by the reader or by the browser.

use e2e::{
    PATIENCE, Page, Result, Viewport,
    hotline_atlas::{chart::FigureId, words::Language},
    part,
};
use serde_json::json;
use xtask::pages::PAGES;

const SPANISH: &str = "document.documentElement.lang === 'es'";
const ENGLISH: &str = "document.documentElement.lang === 'en'";

/// What the page says in Spanish, and what stays in English beside its translation.
async fn is_spanish(page: &Page) -> Result {
    assert_eq!(page.texts(".exit a [data-es]").await?[1], "Salir de esta página");
    assert_eq!(page.texts("#keep").await?, ["Guardar una copia"]);
    let figure = part(FigureId::Venues, "[data-choice=table]");
    page.click_on(&figure).await?;
    let table = page.texts(&part(FigureId::Venues, "tbody")).await?.join(" ");
    assert!(table.contains("Residential Brothel"), "labels stay as printed: {table}");
    let beside: u32 =
        page.eval("document.querySelectorAll('[data-chart=venues] tbody small').length").await?;
    assert!(beside >= 15, "each has a translation beside it: {beside}");
    Ok(())
}

#[test]
fn the_app_knows_the_pages_that_the_build_writes() {
    assert_eq!(Language::ALL.map(|language| (language.code(), language.page())), PAGES);
}

#[tokio::test]
async fn the_address_asks_for_spanish() -> Result {
    for address in ["#lang=es", "es.html", "es.html#lang=xx"] {
        let page = Page::open(address, Viewport::PHONE).await?;
        page.charts_ready(PATIENCE).await?;
        page.wait_for(SPANISH, PATIENCE).await?;
        is_spanish(&page).await?;
        assert_eq!(page.console_errors().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn the_browser_asks_for_spanish_and_the_reader_for_english() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let agent: String = page.eval("navigator.userAgent").await?;
    let settings = json!({ "userAgent": agent, "acceptLanguage": "es-MX,en" });
    page.command("Emulation.setUserAgentOverride", settings).await?;
    page.driver().refresh().await?;
    page.wait_for(SPANISH, PATIENCE).await?;
    page.click_on("[data-language=en]").await?;
    page.wait_for(ENGLISH, PATIENCE).await?;
    page.charts_ready(PATIENCE).await?;
    assert_eq!(page.eval::<String>("location.hash").await?, "#lang=en");
    Ok(())
}

#[tokio::test]
async fn spanish_is_there_before_the_app() -> Result {
    let page = Page::without_app("es.html", Viewport::PHONE).await?;
    assert_eq!(page.texts(".exit a [data-es]").await?[1], "Salir de esta página");
    assert_eq!(page.texts("#keep").await?, ["Guardar una copia"]);
    let tables: u32 = page.eval("document.querySelectorAll('tbody small').length").await?;
    assert!(tables > 60, "labels have translations beside them: {tables}");
    Ok(())
}

#[tokio::test]
async fn a_reader_changes_the_language_and_back_without_a_trace_in_the_history() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let pages: u32 = page.eval("history.length").await?;
    let english: String = page.eval("document.querySelector('#page').innerText").await?;
    page.click_on("[data-language=es]").await?;
    page.wait_for(SPANISH, PATIENCE).await?;
    page.charts_ready(PATIENCE).await?;
    is_spanish(&page).await?;
    assert_eq!(page.eval::<String>("location.hash").await?, "");
    page.click_on("[data-language=en]").await?;
    page.wait_for(ENGLISH, PATIENCE).await?;
    page.charts_ready(PATIENCE).await?;
    assert_eq!(page.eval::<String>("document.querySelector('#page').innerText").await?, english);
    assert_eq!(page.texts(".exit a [data-es]").await?[1], "Exit this page");
    assert_eq!(page.eval::<u32>("history.length").await?, pages);
    // Hostile or unknown tags change nothing.
    for tag in ["xx", "es%00", "<script>", ""] {
        page.eval::<u32>(&format!("location.hash = 'lang=' + {tag:?}, 0")).await?;
        page.painted().await?;
        assert!(!page.eval::<bool>(SPANISH).await?, "{tag}");
    }
    page.eval::<u32>("location.hash = 'lang=es', 0").await?;
    page.wait_for(SPANISH, PATIENCE).await
}
