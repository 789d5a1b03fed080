//! Pointing at a mark, tapping it, and walking to it by key: the same words everywhere.

use e2e::{
    Frame, Key, Page, Result, Stop, Viewport, expected,
    hotline_atlas::{
        chart::{Datum, Figure, FigureId, Ink, Palette, superscript},
        report::RowKind,
    },
    part,
};

/// The lines of the tooltip: label, count with unit, share with base, status, footnotes.
fn tip(figure: &Figure, datum: &Datum) -> Vec<String> {
    let mut lines = vec![datum.row.label.text.clone(), datum.value_with_unit()];
    lines.extend(datum.share_with_base());
    lines.extend(datum.status_text().map(|status| format!("{status}.")));
    lines.extend(
        notes(figure, datum).map(|(mark, text)| format!("{} {text}", superscript(&[mark]))),
    );
    lines
}

/// What a screen reader hears at a row, all rows unfolded.
fn spoken(figure: &Figure, row: usize) -> String {
    let datum = &figure.data[row];
    let mut words = datum.spoken();
    if datum.children > 0 {
        words.push_str(", unfolded");
    }
    for (mark, text) in notes(figure, datum) {
        words.push_str(&format!(". Footnote {mark}: {text}"));
    }
    format!("{words}. Row {} of {}.", row + 1, figure.data.len())
}

fn notes<'a>(figure: &'a Figure, datum: &Datum) -> impl Iterator<Item = (u8, &'a str)> {
    let marks = datum.row.marks();
    let notes = figure.footnotes.iter().filter(move |note| marks.contains(&note.mark));
    notes.map(|note| (note.mark, note.text.as_str()))
}

/// The row whose words are the longest to check: withheld, with a footnote on its value.
fn withheld(figure: &Figure) -> usize {
    let none = |datum: &Datum| datum.count().is_none();
    figure.data.iter().position(none).expect("the demographics withhold rows")
}

fn middle(mark: Frame) -> (f64, f64) {
    (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0)
}

#[tokio::test]
async fn every_row_is_reached_by_key_shown_and_spoken() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for figure in expected::figures() {
        let name = figure.id.name();
        let stops = page.walk(figure.id, figure.data.len()).await?;
        for (row, stop) in stops.iter().enumerate() {
            assert_eq!(stop.tip, tip(&figure, &figure.data[row]), "{name}, row {row}");
            assert_eq!(stop.spoken, spoken(&figure, row), "{name}");
        }
        for pair in stops.windows(2) {
            assert!(pair[1].mark.y > pair[0].mark.y, "{name}: {pair:?} are not in reading order");
        }
        assert!(page.tip(figure.id).await?.is_none(), "{name}: Escape hides the tooltip");
        assert!(page.ringed(figure.id).await?.is_none(), "{name}: Escape hides the ring");
    }
    Ok(())
}

#[tokio::test]
async fn painted_bars_are_as_long_as_their_counts() -> Result {
    let page = Page::ready(Viewport { scale: 2.0, ..Viewport::DESKTOP }).await?;
    for figure in expected::figures() {
        let stops = page.walk(figure.id, figure.data.len()).await?;
        let colour = page.colors(figure.id).await?;
        let mut lengths = Vec::new();
        // The bars of the top level that are not textured have one colour, that of their unit.
        for (datum, Stop { mark, .. }) in figure.data.iter().zip(&stops) {
            let Some(count) = datum.count() else { continue };
            if datum.row.kind != RowKind::Named || datum.depth > 0 {
                continue;
            }
            let ink = Palette::LIGHT.color(Ink::Unit(datum.unit));
            assert!(colour.iter().any(|&(color, _)| color == ink), "{colour:?}");
            let run = page.run_of(figure.id, ink, (mark.x, middle(*mark).1)).await?;
            lengths.push((&datum.row.label.text, f64::from(count), f64::from(run)));
        }
        let &(_, most, longest) = lengths
            .iter()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .ok_or("every figure has a row with a count")?;
        assert!(longest > 20.0, "{lengths:?}");
        for (label, count, length) in lengths {
            // Bars end on whole logical pixels, which are two here.
            let exact = longest * count / most;
            assert!((length - exact).abs() <= 2.0, "{label}: {length} for {exact:.1}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_mouse_finds_what_the_keys_find() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for id in [FigureId::Signals, FigureId::Callers, FigureId::Labor] {
        let figure = expected::figure(id);
        let stops = page.walk(id, figure.data.len()).await?;
        let said = page.spoken().await?;
        for row in [0, figure.data.len() / 2, figure.data.len() - 1] {
            let (x, y) = middle(stops[row].mark);
            let (x, y) = page.in_window(id, x, y).await?;
            page.hover(x, y).await?;
            let stop = page.stop(id).await?;
            assert_eq!(stop.tip, tip(&figure, &figure.data[row]), "{}, row {row}", id.name());
            assert_eq!(stop.mark, stops[row].mark);
        }
        assert_eq!(page.spoken().await?, said, "a mouse makes no screen reader talk");
        // Away from the chart, and then by Escape, wherever the focus is (WCAG 2.2, 1.4.13).
        let (x, y) = page.middle_of(&part(id, "h3")).await?;
        page.hover(x, y).await?;
        assert!(page.tip(id).await?.is_none());
        let (x, y) = page.in_window(id, middle(stops[0].mark).0, middle(stops[0].mark).1).await?;
        page.hover(x, y).await?;
        assert!(page.tip(id).await?.is_some());
        page.eval::<u32>("document.activeElement.blur(), 0").await?;
        page.hover(x, y + 1.0).await?;
        page.press(Key::Escape).await?;
        assert!(page.tip(id).await?.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn a_finger_finds_it_too_and_it_stays() -> Result {
    let phone = Viewport { touch: true, scale: 3.0, ..Viewport::PHONE };
    let page = Page::ready(phone).await?;
    let figure = expected::figure(FigureId::Sex);
    let id = figure.id;
    let stops = page.walk(id, figure.data.len()).await?;
    for row in [0, withheld(&figure)] {
        let (x, y) = middle(stops[row].mark);
        let (x, y) = page.in_window(id, x, y).await?;
        page.tap(x, y).await?;
        let shown = format!("document.querySelector('{}').checkVisibility()", part(id, ".tip"));
        page.wait_for(&shown, e2e::PATIENCE).await?;
        assert_eq!(page.stop(id).await?.tip, tip(&figure, &figure.data[row]));
        // The words fit into the window.
        let tip = page.frame_of(&part(id, ".tip")).await?;
        assert!(tip.x >= 0.0 && tip.x + tip.width <= f64::from(phone.width), "{tip:?}");
    }
    Ok(())
}

#[tokio::test]
async fn withheld_is_said_in_words_and_never_as_a_number() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let figure = expected::figure(FigureId::Labor);
    let row = withheld(&figure);
    let stop = page.walk(figure.id, row + 1).await?.pop().ok_or("it has rows")?;
    assert_eq!(stop.tip[0], figure.data[row].row.label.text);
    assert_eq!(stop.tip[1], "Fewer than three (not disclosed)");
    assert!(stop.tip[3].starts_with("⁶ To protect the identity"), "{:?}", stop.tip);
    assert!(stop.spoken.contains("fewer than three cases, not disclosed"), "{}", stop.spoken);
    assert!(!stop.tip.concat().contains('%'), "{:?}", stop.tip);
    Ok(())
}

#[tokio::test]
async fn keys_stop_at_both_ends() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let figure = expected::figure(FigureId::Callers);
    let last = figure.data.len() - 1;
    page.focus(&part(figure.id, ".plot")).await?;
    assert!(page.ringed(figure.id).await?.is_none(), "focus alone is at no row");
    for (key, row) in [
        (Key::Up, last),
        (Key::Down, last),
        (Key::Home, 0),
        (Key::Up, 0),
        (Key::Left, 0),
        (Key::Right, 1),
        (Key::Down, 2),
        (Key::Left, 1),
        (Key::End, last),
        (Key::Enter, last),
        (Key::Right, last),
    ] {
        page.press(key.clone()).await?;
        assert_eq!(page.spoken().await?, spoken(&figure, row), "{key:?}");
        assert_eq!(page.stop(figure.id).await?.tip, tip(&figure, &figure.data[row]), "{key:?}");
    }
    page.press(Key::Escape).await?;
    page.press(Key::Right).await?;
    assert_eq!(page.spoken().await?, spoken(&figure, 0), "after Escape the walk begins anew");
    Ok(())
}

#[tokio::test]
async fn keys_with_a_modifier_belong_to_the_browser() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.focus(&part(FigureId::Callers, ".plot")).await?;
    // Alt and an arrow go back in the history, Ctrl and Home to the top of the page.
    for (key, modifier) in [("ArrowLeft", "altKey"), ("Home", "ctrlKey"), ("ArrowUp", "metaKey")] {
        let kept = format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
             {{ key: '{key}', {modifier}: true, bubbles: true, cancelable: true }}))"
        );
        assert!(page.eval::<bool>(&kept).await?, "{modifier} and {key} were taken");
        assert!(page.ringed(FigureId::Callers).await?.is_none());
    }
    let taken = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
                 { key: 'Home', bubbles: true, cancelable: true }))";
    assert!(!page.eval::<bool>(taken).await?, "Home alone is the chart's");
    Ok(())
}

#[tokio::test]
async fn a_chart_is_one_stop_of_the_tab_key() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for id in FigureId::ALL.into_iter().filter(|&id| id != FigureId::Map) {
        let name = id.name();
        let stops: usize = page
            .eval(&format!(
                "[...document.querySelectorAll('{}')].filter(e => e.tabIndex >= 0).length",
                part(id, ".chart *")
            ))
            .await?;
        assert_eq!(stops, 1, "{name}");
        page.focus(&part(id, ".tools .choice:last-child button:last-child")).await?;
        page.press(Key::Tab).await?;
        let on = "document.activeElement.className + ' of ' +
            document.activeElement.closest('figure')?.dataset.chart";
        assert_eq!(page.eval::<String>(on).await?, format!("plot of {name}"));
        page.press(Key::End).await?;
        assert!(page.ringed(id).await?.is_some());
        page.press(Key::Tab).await?;
        assert_ne!(page.eval::<String>(on).await?, format!("plot of {name}"));
        assert!(page.ringed(id).await?.is_none(), "{name}: the ring goes with the focus");
        page.press(Key::Shift + Key::Tab).await?;
        assert_eq!(page.eval::<String>(on).await?, format!("plot of {name}"));
    }
    Ok(())
}

#[tokio::test]
async fn the_focus_is_seen() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let figure = expected::figure(FigureId::Reasons);
    let plot = part(figure.id, ".plot");
    page.focus(&part(figure.id, ".tools .choice:last-child button:last-child")).await?;
    page.press(Key::Tab).await?;
    let outline = format!(
        "(({{ outlineStyle, outlineWidth }}) => outlineStyle + ' ' + outlineWidth)
            (getComputedStyle(document.querySelector('{plot}')))"
    );
    assert_eq!(page.eval::<String>(&outline).await?, "solid 3px");
    page.press(Key::Home).await?;
    let mark = page.ringed(figure.id).await?.ok_or("the first row has a ring")?;
    // The ring is around painted pixels: the bar begins at its left edge.
    let ink = Palette::LIGHT.cases;
    let bar = page.run_of(figure.id, ink, (mark.x, middle(mark).1)).await?;
    assert!(bar > 0 && f64::from(bar) < mark.width, "{bar} in {mark:?}");
    let before = page.run_of(figure.id, ink, (mark.x - 2.0, middle(mark).1)).await?;
    assert_eq!(before, 0, "the bar does not begin before its ring");
    let border = "(({ borderTopWidth, borderTopStyle, borderTopColor }) =>
        [borderTopWidth, borderTopStyle, borderTopColor])
        (getComputedStyle(document.querySelector('[data-chart=reasons] .ring')))";
    assert_eq!(page.eval::<[String; 3]>(border).await?, ["2px", "solid", "rgb(11, 87, 208)"]);
    Ok(())
}
