//! The page loads: painted, in order, once, and in place.

use e2e::{Page, Result, Viewport, hotline_atlas::chart::FigureId, part};

#[tokio::test]
async fn nine_figures_stand_in_order_and_are_painted() -> Result {
    for scale in [1.0, 2.0] {
        let page = Page::ready(Viewport { scale, ..Viewport::DESKTOP }).await?;
        let names: Vec<String> = page
            .eval("[...document.querySelectorAll('[data-chart]')].map(f => f.dataset.chart)")
            .await?;
        assert_eq!(names, FigureId::ALL.map(FigureId::name));
        assert_eq!(page.eval::<usize>("document.querySelectorAll('canvas').length").await?, 9);
        for id in FigureId::ALL {
            let name = id.name();
            let [width, height, wide, high] = page.canvas_size(id).await?;
            let pixels = [[wide, high], [width * scale, height * scale]]
                .map(|size| size.map(|length| length.round() as u32));
            assert_eq!(pixels[0], pixels[1], "{name}");
            let plot = page.frame_of(&part(id, ".plot")).await?;
            assert!(
                (plot.width - width).abs() < 1.0,
                "{name} fills its place: {width} of {plot:?}"
            );
            // Text, soft text and bars, on a ground that shows through.
            let colors = page.colors(id).await?;
            let opaque: u32 = colors.iter().map(|(_, pixels)| pixels).sum();
            assert!(colors.len() >= 3, "{name}: {colors:?}");
            assert!(f64::from(opaque) > 0.01 * wide * high, "{name} has {opaque} opaque pixels");
            assert!(f64::from(opaque) < 0.9 * wide * high, "{name} has {opaque} opaque pixels");
        }
        assert_eq!(page.console_errors().await?, [""; 0]);
        page.paths_requested().await?; // another origin is an error
    }
    Ok(())
}

#[tokio::test]
async fn charts_are_ready_once() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let marks = "performance.getEntriesByName('charts-ready').length";
    assert_eq!(page.eval::<u32>(marks).await?, 1);
    // Painting again is not news.
    page.see_through(Viewport { scale: 2.0, ..Viewport::PHONE }).await?;
    page.wait_for("document.querySelector('canvas').width < 720", e2e::PATIENCE).await?;
    page.click_on(&part(FigureId::Callers, "[data-choice=count]")).await?;
    assert_eq!(page.eval::<u32>(marks).await?, 1);
    Ok(())
}

#[tokio::test]
async fn nothing_moves_once_the_charts_are_ready() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    let shifts = "new Promise(done => {
        const [ready] = performance.getEntriesByName('charts-ready');
        const seen = [];
        const observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => {
            seen.push(...observer.takeRecords());
            done(seen.filter(shift => shift.startTime > ready.startTime)
                .reduce((sum, shift) => sum + shift.value, 0));
        }, 100));
    })";
    assert!(page.eval::<f64>(shifts).await?.abs() < 1e-9);
    // The same question sees a shift where there is one.
    page.eval::<u32>("document.querySelector('h1').style.marginTop = '150px', 0").await?;
    page.painted().await?;
    assert!(page.eval::<f64>(shifts).await? > 0.0);
    Ok(())
}

#[tokio::test]
async fn nothing_is_wider_than_the_window() -> Result {
    let page = Page::ready(Viewport::NARROW).await?;
    // The browser's zoom of 200 % on a laptop, and of 400 % (WCAG 2.2, 1.4.10).
    for viewport in [
        Viewport::NARROW,
        Viewport::PHONE,
        Viewport::zoomed(2),
        Viewport::zoomed(4),
        Viewport::TABLET,
    ] {
        page.see_through(viewport).await?;
        let fits = format!("document.querySelector('.plot').clientWidth < {}", viewport.width);
        page.wait_for(&fits, e2e::PATIENCE).await?;
        for choice in ["chart", "table"] {
            page.eval::<u32>(&format!(
                "document.querySelectorAll('[data-choice={choice}]').forEach(b => b.click()), 0"
            ))
            .await?;
            page.painted().await?;
            let too_wide: Vec<String> = page
                .eval(
                    "document.scrollingElement.scrollWidth <= innerWidth ? [] :
                        [...document.body.querySelectorAll('*')]
                            .filter(e => e.getBoundingClientRect().right > innerWidth)
                            .map(e => [e.closest('figure')?.dataset.chart, e.tagName,
                                e.getBoundingClientRect().right, e.innerText.slice(0, 40)].join())",
                )
                .await?;
            assert!(too_wide.is_empty(), "{choice}s in {viewport:?}: {too_wide:#?}");
            // Nor does a part of it scroll by itself.
            let scrolled: Vec<String> = page
                .eval(
                    "[...document.querySelectorAll('.table, .plot')]
                        .filter(part => part.scrollWidth > part.clientWidth)
                        .map(part => part.closest('figure').dataset.chart)",
                )
                .await?;
            assert!(scrolled.is_empty(), "{choice}s in {viewport:?}: {scrolled:?}");
        }
    }
    Ok(())
}
