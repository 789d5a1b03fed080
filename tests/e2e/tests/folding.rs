//! Sex and Labor in `venues`: their rows are folded away and unfolded, by every way there is.

use e2e::{Frame, Key, Page, Result, Viewport, expected, hotline_atlas::chart::FigureId, part};

const VENUES: FigureId = FigureId::Venues;

/// Heads with the number of their rows, as indices into the figure's data.
fn heads() -> Vec<(usize, String, usize)> {
    let figure = expected::figure(VENUES);
    figure
        .heads()
        .map(|head| (head, figure.data[head].row.label.text.clone(), figure.data[head].children))
        .collect()
}

/// The selector of the tool that folds a head.
fn tool(head: usize) -> String {
    part(VENUES, &format!("[data-choice=rows-{head}]"))
}

async fn expanded(page: &Page, head: usize) -> Result<bool> {
    Ok(page.attribute(&tool(head), "aria-expanded").await?.as_deref() == Some("true"))
}

/// How many rows the chart has, by its own words: "Row 1 of 24."
async fn rows(page: &Page) -> Result<usize> {
    page.focus(&part(VENUES, ".plot")).await?;
    page.press(Key::Home).await?;
    let spoken = page.spoken().await?;
    page.press(Key::Escape).await?;
    let last = spoken.rsplit(' ').next().ok_or("nothing was said")?;
    Ok(last.trim_end_matches('.').parse()?)
}

/// The mark of a head, walked to by key.
async fn mark_of(page: &Page, label: &str) -> Result<Frame> {
    page.focus(&part(VENUES, ".plot")).await?;
    page.press(Key::Home).await?;
    loop {
        let stop = page.stop(VENUES).await?;
        if stop.tip[0] == label {
            return Ok(stop.mark);
        }
        page.press(Key::Down).await?;
        if page.stop(VENUES).await?.mark == stop.mark {
            return Err(format!("{label} is not in the chart").into());
        }
    }
}

#[tokio::test]
async fn a_tool_folds_and_unfolds_chart_and_table() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let heads = heads();
    assert_eq!(
        heads.iter().map(|(_, label, _)| label.as_str()).collect::<Vec<_>>(),
        ["Sex", "Labor"]
    );
    let all = rows(&page).await?;
    assert_eq!(all, expected::figure(VENUES).data.len());
    let tall = page.canvas_size(VENUES).await?[1];
    let mut left = all;
    for (head, label, children) in &heads {
        assert!(expanded(&page, *head).await?, "{label}");
        page.click_on(&tool(*head)).await?;
        left -= children;
        assert!(!expanded(&page, *head).await?, "{label}");
        assert_eq!(rows(&page).await?, left, "{label}");
    }
    assert!(page.canvas_size(VENUES).await?[1] < tall);
    let in_table = part(VENUES, "tbody tr");
    page.click_on(&part(VENUES, "[data-choice=table]")).await?;
    assert_eq!(page.texts(&in_table).await?.len(), left);
    for (head, label, _) in &heads {
        page.click_on(&tool(*head)).await?;
        assert!(expanded(&page, *head).await?, "{label}");
    }
    assert_eq!(page.texts(&in_table).await?.len(), all, "the table unfolds too");
    page.click_on(&part(VENUES, "[data-choice=chart]")).await?;
    assert_eq!(rows(&page).await?, all);
    assert!((page.canvas_size(VENUES).await?[1] - tall).abs() < f64::EPSILON);
    Ok(())
}

#[tokio::test]
async fn enter_and_space_fold_the_row_that_the_reader_is_at() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let all = rows(&page).await?;
    for (head, label, children) in heads() {
        mark_of(&page, &label).await?;
        for key in [Key::Enter, Key::Space] {
            assert!(page.spoken().await?.contains(", unfolded"), "{label}");
            page.press(key.clone()).await?;
            assert!(!expanded(&page, head).await?, "{label}, {key:?}");
            let spoken = page.spoken().await?;
            assert!(spoken.contains(", folded"), "{key:?}: {spoken}");
            assert!(spoken.ends_with(&format!("of {}.", all - children)), "{key:?}: {spoken}");
            assert_eq!(page.stop(VENUES).await?.tip[0], label, "the reader stays there");
            page.press(key.clone()).await?;
            assert!(expanded(&page, head).await?, "{label}, {key:?}");
            let spoken = page.spoken().await?;
            assert!(spoken.ends_with(&format!("of {all}.")), "{key:?}: {spoken}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_sign_in_the_chart_folds_by_mouse() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for (head, label, _) in heads() {
        for open in [false, true] {
            let mark = mark_of(&page, &label).await?;
            // The label with its sign stands left of the bar.
            let (x, y) = page.in_window(VENUES, mark.x - 20.0, mark.y + mark.height / 2.0).await?;
            page.click(x, y).await?;
            assert_eq!(expanded(&page, head).await?, open, "{label}");
            // The bar itself is no switch.
            let (x, y) = page.in_window(VENUES, mark.x + 5.0, mark.y + mark.height / 2.0).await?;
            page.click(x, y).await?;
            assert_eq!(expanded(&page, head).await?, open, "{label}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_sign_in_the_chart_folds_by_finger() -> Result {
    let page = Page::ready(Viewport { touch: true, scale: 2.0, ..Viewport::PHONE }).await?;
    let (head, label, _) = heads().swap_remove(0);
    for open in ["false", "true"] {
        let mark = mark_of(&page, &label).await?;
        // On phones the label stands above its bar, and its sign before it.
        let (x, y) = page.in_window(VENUES, 6.0, mark.y - 12.0).await?;
        page.tap(x, y).await?;
        let turned = format!("document.querySelector('{}').ariaExpanded === '{open}'", tool(head));
        page.wait_for(&turned, e2e::PATIENCE).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_folded_row_takes_its_tooltip_along() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let (_, label, _) = heads().swap_remove(0);
    mark_of(&page, &label).await?;
    page.press(Key::Down).await?;
    assert!(page.tip(VENUES).await?.is_some());
    // By a script, so that the focus stays where it is.
    page.eval::<u32>(&format!("document.querySelector('{}').click(), 0", tool(heads()[0].0)))
        .await?;
    page.painted().await?;
    assert!(page.tip(VENUES).await?.is_none());
    assert!(page.ringed(VENUES).await?.is_none());
    page.press(Key::Down).await?;
    assert!(page.ringed(VENUES).await?.is_some(), "and the walk goes on");
    Ok(())
}
