//! The page speaks Spanish: asked by its address or by the reader.

use e2e::{PATIENCE, Page, Result, Viewport, hotline_atlas::chart::FigureId, part};

const SPANISH: &str = "document.documentElement.lang === 'es'";

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

#[tokio::test]
async fn the_address_asks_for_spanish() -> Result {
    let page = Page::open("#lang=es", Viewport::PHONE).await?;
    page.charts_ready(PATIENCE).await?;
    assert!(page.eval::<bool>(SPANISH).await?);
    is_spanish(&page).await?;
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_reader_changes_the_language_and_back_and_the_address_stays() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let english: String = page.eval("document.querySelector('#page').innerText").await?;
    page.click_on("[data-language=es]").await?;
    assert!(page.eval::<bool>(SPANISH).await?);
    is_spanish(&page).await?;
    assert_eq!(page.eval::<String>("location.hash").await?, "");
    page.click_on("[data-language=en]").await?;
    assert_eq!(page.eval::<String>("document.querySelector('#page').innerText").await?, english);
    assert_eq!(page.texts(".exit a [data-es]").await?[1], "Exit this page");
    // Hostile or unknown tags change nothing.
    for tag in ["xx", "es%00", "<script>", ""] {
        page.eval::<u32>(&format!("location.hash = 'lang=' + {tag:?}, 0")).await?;
        page.painted().await?;
        assert!(!page.eval::<bool>(SPANISH).await?, "{tag}");
    }
    page.eval::<u32>("location.hash = 'lang=es', 0").await?;
    page.wait_for(SPANISH, PATIENCE).await
}
