//! What colour tells, for readers who see other colours than the page's own: forced ones, or by
//! another vision.

use e2e::{
    Frame, Key, Media, Page, Result, Viewport, expected,
    hotline_atlas::{
        chart::{FigureId, Palette, Rgb},
        report::{Cell, RowKind},
    },
    on_map, part,
};
use serde_json::json;

/// Kinds of vision that Chromium imitates, from the common one on.
const VISIONS: [&str; 5] = ["none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia"];

/// WCAG 2.2, relative luminance.
fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// WCAG 2.2, contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A computed colour as it is seen on a ground: systems have half transparent ones.
fn on(Rgb(red, green, blue): Rgb, css: &str) -> Rgb {
    let numbers: Vec<f64> = css
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|number| number.parse().ok())
        .collect();
    let alpha = numbers.get(3).copied().unwrap_or(1.0);
    let blend = |over: f64, under: u8| (alpha * over + (1.0 - alpha) * f64::from(under)) as u8;
    Rgb(blend(numbers[0], red), blend(numbers[1], green), blend(numbers[2], blue))
}

/// Before a colour is computed for anything.
const NOTHING: Rgb = Rgb(0, 0, 0);

async fn style(page: &Page, selector: &str, property: &str) -> Result<String> {
    page.eval(&format!(
        "getComputedStyle(document.querySelector({}))[{}]",
        json!(selector),
        json!(property)
    ))
    .await
}

async fn shift(page: &Page) -> Result {
    for kind in ["keyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16 });
        page.command("Input.dispatchKeyEvent", key).await?;
    }
    page.painted().await
}

#[tokio::test]
async fn the_way_out_is_seen_in_forced_colors() -> Result {
    for media in [&[Media::ForcedColors][..], &[Media::ForcedColors, Media::Dark]] {
        for viewport in [Viewport::DESKTOP, Viewport::PHONE] {
            let page = Page::ready(Viewport { media, ..viewport }).await?;
            let ground = on(NOTHING, &style(&page, "body", "backgroundColor").await?);
            page.press(Key::Tab).await?;
            shift(&page).await?;
            shift(&page).await?;
            let link = ".exit a";
            assert_eq!(style(&page, link, "outlineStyle").await?, "solid");
            for (property, least) in
                [("color", 4.5), ("borderTopColor", 3.0), ("outlineColor", 3.0)]
            {
                let color = on(ground, &style(&page, link, property).await?);
                assert!(contrast(color, ground) >= least, "{property} {color:?} on {ground:?}");
            }
            // In the pixels: two lights are filled, the third has its rim and nothing in it.
            let lights: Vec<Frame> = page
                .eval(
                    "[...document.querySelectorAll('.lights i')].map(light => {
                        const { x, y, width, height } = light.getBoundingClientRect();
                        return { x, y, width, height };
                    })",
                )
                .await?;
            let middles = lights.iter().map(|at| (at.x + at.width / 2.0, at.y + at.height / 2.0));
            let rims = lights.iter().map(|at| (at.x + 1.0, at.y + at.height / 2.0));
            let bar = [(lights[0].x - 3.0, lights[0].y)];
            let points: Vec<(f64, f64)> = middles.chain(rims).chain(bar).collect();
            let seen = page.seen_at(&points).await?;
            let around = seen[6];
            for (index, light) in ["first", "second", "third"].iter().enumerate() {
                let filled = contrast(seen[index], around) >= 3.0;
                assert_eq!(filled, index < 2, "the {light} light: {seen:?}");
                assert!(contrast(seen[3 + index], around) >= 3.0, "its rim: {seen:?}");
            }
            // The link has an edge, and around it the ring of the focus.
            let at = page.frame_of(link).await?;
            let middle = at.y + at.height / 2.0;
            let edges = [(at.x + 1.0, middle), (at.x - 3.5, middle)];
            let seen = page.seen_at(&edges).await?;
            for (what, color) in ["edge", "ring"].iter().zip(&seen) {
                assert!(contrast(*color, ground) >= 3.0, "{what}: {seen:?} on {ground:?}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_pressed_button_and_the_focus_are_two_things_in_forced_colors() -> Result {
    let media = &[Media::ForcedColors];
    let page = Page::ready(Viewport { media, ..Viewport::DESKTOP }).await?;
    let [pressed, other] = ["chart", "table"]
        .map(|choice| part(FigureId::Callers, &format!("[data-choice={choice}]")));
    let look = async |selector: &str| -> Result<[String; 2]> {
        Ok([
            style(&page, selector, "outline").await?,
            style(&page, selector, "backgroundColor").await?,
        ])
    };
    let [is_pressed, is_other] = [look(&pressed).await?, look(&other).await?];
    assert_ne!(is_pressed[1], is_other[1], "pressed is told by its ground");
    let page_ground = on(NOTHING, &style(&page, "body", "backgroundColor").await?);
    let ground = on(page_ground, &is_pressed[1]);
    let words = on(ground, &style(&page, &pressed, "color").await?);
    assert!(contrast(words, ground) >= 4.5, "{words:?} on {ground:?}");
    for (selector, [outline, ground]) in [(&pressed, is_pressed), (&other, is_other)] {
        page.focus(selector).await?;
        let [now, same] = look(selector).await?;
        assert_ne!(now, outline, "{selector} has the focus");
        assert_eq!(same, ground, "{selector} stays what it is");
    }
    Ok(())
}

/// How often light and dark change along a line.
fn changes(colors: &[Rgb]) -> usize {
    let values: Vec<f64> = colors.iter().map(|&color| luminance(color)).collect();
    let (least, most) = values.iter().fold((1.0_f64, 0.0_f64), |(a, b), &v| (a.min(v), b.max(v)));
    // A thin slanted line is seen half.
    if (most + 0.05) / (least + 0.05) < 1.25 {
        return 0;
    }
    let middle = f64::midpoint(least, most);
    values.windows(2).filter(|pair| (pair[0] > middle) != (pair[1] > middle)).count()
}

/// Points along a row's mark: through the middle of a bar, or above the words of a tag.
fn along(mark: Frame, tag: bool) -> Vec<(f64, f64)> {
    let (down, steps) = if tag { (2.0, mark.width.min(60.0)) } else { (mark.height / 2.0, 14.0) };
    (2..steps as u32 - 2).map(|right| (mark.x + f64::from(right), mark.y + down.round())).collect()
}

/// Points down through the upper line of a bar, which is a pixel high.
fn across(mark: Frame) -> Vec<(f64, f64)> {
    [-1.0, 0.0, 1.0].map(|down| (mark.x + 2.0, mark.y + down)).to_vec()
}

#[tokio::test]
async fn kinds_of_rows_are_told_apart_by_every_vision() -> Result {
    for (media, palette) in [(&[][..], Palette::LIGHT), (&[Media::Dark], Palette::DARK)] {
        let page = Page::ready(Viewport { media, ..Viewport::DESKTOP }).await?;
        let ground = palette.ground;
        for id in [FigureId::Callers, FigureId::Sources, FigureId::Venues, FigureId::Sex] {
            let figure = expected::figure(id);
            let stops = page.walk(id, figure.data.len()).await?;
            // Bars that are too short cannot be measured.
            let rows: Vec<_> = figure
                .data
                .iter()
                .zip(&stops)
                .filter(|(datum, _)| datum.count().is_none_or(|count| count >= 8))
                .collect();
            assert!(rows.len() >= 3, "{} of {}", rows.len(), id.name());
            let points: Vec<Vec<(f64, f64)>> = rows
                .iter()
                .flat_map(|(datum, stop)| {
                    [along(stop.mark, datum.count().is_none()), across(stop.mark)]
                })
                .collect();
            page.middle_of(&part(id, ".plot")).await?;
            let Frame { x: left, y: top, .. } = page.frame_of(&part(id, ".plot")).await?;
            page.painted().await?;
            let all: Vec<(f64, f64)> =
                points.iter().flatten().map(|(x, y)| (left + x, top + y)).collect();
            for vision in VISIONS {
                page.see_as(vision).await?;
                let mut seen = page.seen_at(&all).await?.into_iter();
                let mut lines =
                    points.iter().map(|line| seen.by_ref().take(line.len()).collect::<Vec<_>>());
                for (datum, _) in &rows {
                    let (line, edge) = (lines.next().unwrap_or_default(), lines.next());
                    let edge = edge.into_iter().flatten();
                    let edge = edge.map(|color| contrast(color, ground)).fold(0.0, f64::max);
                    let what = format!("{} by {vision}: {line:?}", datum.row.label.text);
                    match (datum.row.cell, datum.row.kind) {
                        (Cell::FewerThanThree, _) => {
                            assert!(changes(&line) >= 6, "hatched, {what}");
                        }
                        (_, RowKind::Pooled) => assert!(changes(&line) >= 2, "striped, {what}"),
                        (_, RowKind::Unknown) => {
                            assert!(contrast(line[0], ground) < 1.1, "empty, {what}");
                            assert_eq!(changes(&line), 0, "empty, {what}");
                            assert!(edge >= 3.0, "with a line around it ({edge}), {what}");
                        }
                        (_, RowKind::Named) => {
                            assert!(contrast(line[0], ground) >= 3.0, "full, {what}");
                            assert_eq!(changes(&line), 0, "full, {what}");
                        }
                    }
                }
            }
            page.see_as("none").await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn more_is_darker_on_the_map_for_every_vision() -> Result {
    let tall = Viewport { height: 1800, ..Viewport::DESKTOP };
    for (media, palette) in [(&[][..], Palette::LIGHT), (&[Media::Dark], Palette::DARK)] {
        let page = Page::ready(Viewport { media, ..tall }).await?;
        for (layer, steps) in [("offences", palette.map.red), ("residents", palette.map.grey)] {
            page.press_map("layer", layer).await?;
            page.in_window(FigureId::Map, 0.0, 400.0).await?;
            page.painted().await?;
            // A place in the window where each step is on the canvas, and around it nothing else.
            let colors: Vec<u32> = steps
                .iter()
                .map(|&Rgb(r, g, b)| u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b))
                .collect();
            let points: Vec<Option<(f64, f64)>> = page
                .eval(&format!(
                    "(() => {{
                        const canvas = document.querySelector({});
                        const box = canvas.getBoundingClientRect();
                        const {{ width, height }} = canvas;
                        const {{ data }} = canvas.getContext('2d').getImageData(0, 0, width, height);
                        const at = i => data[4 * i] << 16 | data[4 * i + 1] << 8 | data[4 * i + 2];
                        return {}.map(color => {{
                            for (let y = 2; y < height - 2; y++) for (let x = 2; x < width - 2; x++) {{
                                const near = [0, -2, 2, -2 * width, 2 * width];
                                if (near.every(step => at(y * width + x + step) === color))
                                    return [box.x + x + .5, box.y + y + .5];
                            }}
                            return null;
                        }});
                    }})()",
                    json!(on_map("canvas")),
                    json!(colors)
                ))
                .await?;
            let points: Vec<(f64, f64)> =
                points.into_iter().collect::<Option<_>>().ok_or("a step is not on the map")?;
            for vision in VISIONS {
                page.see_as(vision).await?;
                let seen = page.seen_at(&points).await?;
                if vision == "none" {
                    assert_eq!(seen, steps, "the points are where the steps are");
                }
                for pair in seen.windows(2) {
                    let [less, more] = [luminance(pair[0]), luminance(pair[1])];
                    assert!(less > more, "{layer} by {vision}: {seen:?}");
                    assert!(contrast(pair[0], pair[1]) >= 1.15, "{layer} by {vision}: {seen:?}");
                }
            }
            page.see_as("none").await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_color_of_a_unit_has_its_word_beside_it() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let colored: Vec<(String, String)> = page
        .eval(
            "[...document.querySelectorAll('.calls, .cases, .signals')]
                .map(number => [number.classList[number.classList.length - 1], number.parentElement.textContent])",
        )
        .await?;
    assert!(colored.len() >= 2, "{colored:?}");
    for (unit, words) in colored {
        assert!(words.to_lowercase().contains(&unit), "{words} says {unit}");
    }
    for figure in expected::figures() {
        let unit = figure.unit.word(2);
        let words = page.text(&part(figure.id, "figcaption")).await?.ok_or("no caption")?;
        assert!(words.to_lowercase().contains(unit), "{words} says {unit}");
        let stops = page.walk(figure.id, 1).await?;
        assert!(stops[0].tip[1].contains(unit.trim_end_matches('s')), "{:?}", stops[0].tip);
    }
    Ok(())
}
