//! What the reader's display asks for: dark, forced colours, paper, less motion, another size.

use e2e::{
    Media, PATIENCE, Page, Result, Viewport,
    hotline_atlas::chart::{FigureId, Palette, Rgb},
    part,
};
use std::time::Duration;

const CALLERS: FigureId = FigureId::Callers;

/// The colour of text and ground of the page.
async fn text_and_ground(page: &Page) -> Result<[Rgb; 2]> {
    let colors: [String; 2] = page
        .eval("(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))")
        .await?;
    let [text, ground] = colors.map(|color| {
        let numbers: Vec<u8> = color
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        Rgb(numbers[0], numbers[1], numbers[2])
    });
    Ok([text, ground])
}

/// WCAG 2.2, relative luminance and contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |Rgb(red, green, blue): Rgb| {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Waits until the bars of a figure have a colour; they are what it has most of.
async fn bars_become(page: &Page, id: FigureId, color: Rgb) -> Result {
    let until = std::time::Instant::now() + PATIENCE;
    loop {
        let colors = page.colors(id).await?;
        match colors.first() {
            Some(&(most, _)) if most == color => return Ok(()),
            _ if std::time::Instant::now() > until => {
                return Err(format!("the bars should be {color:?}: {colors:?}").into());
            }
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

#[tokio::test]
async fn page_and_charts_turn_dark_and_back() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for (media, palette) in
        [(&[][..], Palette::LIGHT), (&[Media::Dark], Palette::DARK), (&[], Palette::LIGHT)]
    {
        page.see_through(Viewport { media, ..Viewport::DESKTOP }).await?;
        for (id, bars) in [
            (FigureId::Signals, palette.signals),
            (CALLERS, palette.calls),
            (FigureId::Reasons, palette.cases),
        ] {
            bars_become(&page, id, bars).await?;
            assert!(contrast(bars, palette.ground) >= 3.0);
        }
        let [text, ground] = text_and_ground(&page).await?;
        assert_eq!([text, ground], [palette.text, palette.ground]);
        assert!(contrast(text, ground) >= 7.0);
    }
    Ok(())
}

#[tokio::test]
async fn a_dark_page_opens_dark() -> Result {
    let page = Page::ready(Viewport { media: &[Media::Dark], ..Viewport::PHONE }).await?;
    bars_become(&page, CALLERS, Palette::DARK.calls).await?;
    assert_eq!(text_and_ground(&page).await?, [Palette::DARK.text, Palette::DARK.ground]);
    Ok(())
}

#[tokio::test]
async fn forced_colors_are_the_readers_own() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    bars_become(&page, CALLERS, Palette::LIGHT.calls).await?;
    for media in [&[Media::ForcedColors][..], &[Media::ForcedColors, Media::Dark]] {
        page.see_through(Viewport { media, ..Viewport::DESKTOP }).await?;
        // What the system calls text and ground, asked from elements that know nothing of us.
        let system: [String; 2] = page
            .eval(
                "(() => {
                    const probe = document.body.appendChild(document.createElement('i'));
                    probe.style.cssText = 'forced-color-adjust: none; color: CanvasText; \
                        background: Canvas';
                    const { color, backgroundColor } = getComputedStyle(probe);
                    probe.remove();
                    return [color, backgroundColor];
                })()",
            )
            .await?;
        let [text, ground] = text_and_ground(&page).await?;
        let css = |Rgb(red, green, blue)| format!("rgb({red}, {green}, {blue})");
        assert_eq!(system, [css(text), css(ground)]);
        bars_become(&page, CALLERS, text).await?;
        bars_become(&page, FigureId::Reasons, text).await?;
        let colors = page.colors(CALLERS).await?;
        for gone in [Palette::LIGHT.calls, Palette::DARK.calls] {
            assert!(colors.iter().all(|&(color, _)| color != gone), "{gone:?} in {colors:?}");
        }
    }
    page.see_through(Viewport::DESKTOP).await?;
    bars_become(&page, CALLERS, Palette::LIGHT.calls).await
}

#[tokio::test]
async fn paper_is_white_and_has_no_tools() -> Result {
    let page = Page::ready(Viewport { media: &[Media::Dark], ..Viewport::DESKTOP }).await?;
    bars_become(&page, CALLERS, Palette::DARK.calls).await?;
    let [width, _, wide, _] = page.canvas_size(CALLERS).await?;
    assert!((width - wide).abs() < f64::EPSILON);
    // Looks at the chart when the browser is about to print.
    page.eval::<u32>(
        "window.printed = [], addEventListener('beforeprint', () => queueMicrotask(() => {
            const canvas = document.querySelector('[data-chart=callers] canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const found = new Map();
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 255) continue;
                const color = data.slice(i, i + 3).join();
                found.set(color, (found.get(color) ?? 0) + 1);
            }
            const [[most]] = [...found].sort((a, b) => b[1] - a[1]);
            printed.push(canvas.width, canvas.clientWidth, most);
        })), 0",
    )
    .await?;
    let pdf = page.command("Page.printToPDF", serde_json::json!({})).await?;
    assert!(pdf["data"].as_str().is_some_and(|data| data.len() > 10_000));
    let (device, css, color): (f64, f64, String) = page.eval("printed").await?;
    assert!((device - 3.0 * css).abs() < 2.0, "{device} device pixels for {css}: sharp on paper");
    let Rgb(red, green, blue) = Palette::LIGHT.calls;
    assert_eq!(color, format!("{red},{green},{blue}"));
    // And afterwards as before.
    bars_become(&page, CALLERS, Palette::DARK.calls).await?;
    assert_eq!(page.canvas_size(CALLERS).await?[2].to_bits(), wide.to_bits());

    page.see_through(Viewport { media: &[Media::Print], ..Viewport::DESKTOP }).await?;
    for gone in [".exit", ".tools", ".file"] {
        assert_eq!(page.text(gone).await?, None, "{gone}");
    }
    assert!(page.text(&part(CALLERS, "canvas")).await?.is_some());
    assert!(
        page.text(&part(CALLERS, ".notes"))
            .await?
            .is_some_and(|notes| notes.contains("not verified"))
    );
    assert_eq!(text_and_ground(&page).await?, [Rgb(0, 0, 0), Rgb(255, 255, 255)]);
    Ok(())
}

#[tokio::test]
async fn nothing_moves_by_itself_for_readers_who_asked_for_that() -> Result {
    let page =
        Page::ready(Viewport { media: &[Media::ReducedMotion], ..Viewport::DESKTOP }).await?;
    let moving = "document.getAnimations().length";
    for choice in ["[data-choice=count]", "[data-choice=table]", "[data-choice=chart]"] {
        page.eval::<u32>(&format!(
            "document.querySelector(`{}`).click(), {moving}",
            part(CALLERS, choice)
        ))
        .await
        .map(|moving| assert_eq!(moving, 0, "{choice}"))?;
        assert_eq!(page.eval::<u32>(moving).await?, 0, "{choice}");
    }
    let smooth = "getComputedStyle(document.documentElement).scrollBehavior";
    assert_eq!(page.eval::<String>(smooth).await?, "auto");
    // The same question sees a motion where there is one.
    page.eval::<u32>("document.body.animate([{ opacity: 0 }], 1000), 0").await?;
    assert_eq!(page.eval::<u32>(moving).await?, 1);
    Ok(())
}

#[tokio::test]
async fn another_size_is_another_picture() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let steps = [
        Viewport { width: 360, ..Viewport::DESKTOP },
        Viewport { width: 360, scale: 3.0, ..Viewport::DESKTOP },
        Viewport { width: 2560, scale: 1.25, ..Viewport::DESKTOP },
        Viewport::DESKTOP,
    ];
    let mut heights = Vec::new();
    for viewport in steps {
        page.see_through(viewport).await?;
        let fits = format!(
            "[...document.querySelectorAll('canvas')].every(canvas =>
                canvas.clientWidth === canvas.parentElement.clientWidth
                && canvas.width === Math.round(canvas.clientWidth * {0})
                && canvas.height === Math.round(canvas.clientHeight * {0}))",
            viewport.scale
        );
        page.wait_for(&fits, PATIENCE).await?;
        bars_become(&page, CALLERS, Palette::LIGHT.calls).await?;
        heights.push(page.canvas_size(CALLERS).await?[1]);
    }
    // On a phone labels stand above their bars, so the chart is taller; density changes nothing.
    assert!(heights[0] > heights[2], "{heights:?}");
    assert!((heights[0] - heights[1]).abs() < 1.0, "{heights:?}");
    Ok(())
}
