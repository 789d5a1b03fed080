//! The theme that a reader or a link chooses, in the page and in its charts.

use e2e::{
    Media, PATIENCE, Page, Result, Viewport,
    hotline_atlas::chart::{FigureId, Palette, Rgb},
    on_map,
};
use thirtyfour::By;

/// The colour of the page's ground, and of most of a chart.
async fn colors(page: &Page) -> Result<(String, Rgb)> {
    page.painted().await?;
    let ground = page.eval("getComputedStyle(document.body).backgroundColor").await?;
    Ok((ground, page.colors(FigureId::Callers).await?[0].0))
}

#[tokio::test]
async fn a_reader_chooses_the_theme() -> Result {
    let css = |Rgb(red, green, blue)| format!("rgb({red}, {green}, {blue})");
    let [light, dark] =
        [Palette::LIGHT, Palette::DARK].map(|palette| (css(palette.ground), palette.calls));
    for (media, own) in [(&[][..], &light), (&[Media::Dark], &dark)] {
        let viewport = Viewport { media, ..Viewport::DESKTOP };
        let page = Page::ready(viewport).await?;
        assert_eq!(&colors(&page).await?, own);
        for (theme, shown) in [("dark", &dark), ("light", &light), ("auto", own)] {
            page.click_on(&format!("[data-theme-choice={theme}]")).await?;
            assert_eq!(&colors(&page).await?, shown, "{theme} where it is {media:?}");
            let pressed = page.texts("[data-theme-choice][aria-pressed=true]").await?;
            assert_eq!(pressed.len(), 1, "{pressed:?}");
        }
        for (theme, shown) in [("dark", &dark), ("light", &light)] {
            let page = Page::open(&format!("#theme={theme}"), viewport).await?;
            page.charts_ready(PATIENCE).await?;
            assert_eq!(&colors(&page).await?, shown, "{theme} by a link where it is {media:?}");
            // Nothing is kept.
            page.eval::<u32>("history.replaceState(null, '', location.pathname), 0").await?;
            page.driver().refresh().await?;
            page.charts_ready(PATIENCE).await?;
            assert_eq!(&colors(&page).await?, own);
        }
    }
    // The system's colours win over a choice, and paper is white.
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.click_on("[data-theme-choice=dark]").await?;
    page.see_through(Viewport { media: &[Media::ForcedColors], ..Viewport::DESKTOP }).await?;
    let system = page
        .eval::<String>(
            "(probe => {
                probe.style.cssText = 'forced-color-adjust: none; background: Canvas';
                const { backgroundColor } = getComputedStyle(probe);
                probe.remove();
                return backgroundColor;
            })(document.documentElement.appendChild(document.createElement('i')))",
        )
        .await?;
    assert_eq!(
        page.eval::<String>("getComputedStyle(document.body).backgroundColor").await?,
        system
    );
    assert!(page.colors(FigureId::Callers).await?.iter().all(|&(color, _)| color != dark.1));
    page.see_through(Viewport { media: &[Media::Print], ..Viewport::DESKTOP }).await?;
    assert_eq!(
        page.eval::<String>("getComputedStyle(document.body).backgroundColor").await?,
        "rgb(255, 255, 255)"
    );
    let soft = "getComputedStyle(document.querySelector('.notes')).color";
    assert_eq!(page.eval::<String>(soft).await?, css(Palette::LIGHT.soft));
    Ok(())
}

#[tokio::test]
async fn a_link_to_the_dark_theme_does_not_flash() -> Result {
    // Before there is any app, and where none ever comes, the page is dark, pictures too.
    let page = Page::without_app("", Viewport::DESKTOP).await?;
    page.eval::<u32>("location.hash = 'theme=dark', 0").await?;
    page.driver().refresh().await?;
    let Rgb(red, green, blue) = Palette::DARK.ground;
    let ground = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(page.eval::<String>(ground).await?, format!("rgb({red}, {green}, {blue})"));
    let Rgb(red, green, blue) = Palette::DARK.calls;
    let bar = "getComputedStyle(document.querySelector('[data-chart=callers] .wide [fill=\"#1d6996\"]')).fill";
    assert_eq!(page.eval::<String>(bar).await?, format!("rgb({red}, {green}, {blue})"));
    // Copying is a tool of the app, and is not offered without it.
    assert_eq!(page.text(&on_map(".share")).await?, None);
    assert!(page.driver().find(By::Css("[data-share=link]")).await.is_ok());
    Ok(())
}
