//! A reader without a pointer: every function is reached by Tab, is seen to be focused, and works.

use e2e::{
    Key, PATIENCE, Page, Result, Viewport, expected, file, hotline_atlas::chart::FigureId,
    map_button, map_field, on_map, part,
};
use serde::Deserialize;
use serde_json::json;

/// Everything that can be focused, in the order of the page.
const FOCUSABLE: &str =
    "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]
        .filter(element => element.checkVisibility())";

/// What there is to say of the element that has the focus.
const FOCUSED: &str = r"(() => {
    const element = document.activeElement;
    const all = FOCUSABLE;
    const box = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const room = Math.max(0, parseFloat(outlineWidth) + parseFloat(getComputedStyle(element).outlineOffset));
    // A box that cuts off what does not fit cuts an outline too.
    let cut = false;
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflowX === 'visible') continue;
        const { left, right } = outer.getBoundingClientRect();
        cut ||= box.left - room < left || box.right + room > right;
    }
    // Where it is tall, at a place of it that is in the window.
    const y = Math.max(box.y + Math.min(box.height / 2, 40), Math.min(box.bottom - 5, 80));
    const above = document.elementFromPoint(box.x + box.width / 2, y);
    return {
        place: all.indexOf(element),
        name: `${element.localName}.${element.className} ${(element.innerText ?? '').trim().slice(0, 30)} `
            + JSON.stringify({ ...element.dataset, value: element.value }),
        left: box.left, right: box.right,
        top: box.top + scrollY, bottom: box.bottom + scrollY,
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
        color: outlineColor,
        cut,
        seen: box.bottom > 0 && box.top < innerHeight
            && (element === above || element.contains(above) || above?.contains(element) === true
                || Boolean(above?.closest('.zoom'))) && (!above?.closest('.exit') || Boolean(element.closest('.exit'))),
    };
})()";

#[derive(Clone, Debug, Deserialize)]
struct Stop {
    /// Among all that can be focused; -1 for the page itself.
    place: i32,
    name: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Width of its outline.
    outline: f64,
    color: String,
    /// Whether something cuts its outline off.
    cut: bool,
    /// Whether it is in the window and nothing lies on it.
    seen: bool,
}

impl Stop {
    /// Whether a reader who goes line by line, column by column, finds it after another one.
    fn comes_after(&self, other: &Self) -> bool {
        let around = self.top <= other.top && self.bottom >= other.bottom;
        self.top > other.top - 8.0 || self.left >= other.right - 1.0 || around
    }
}

async fn focused(page: &Page) -> Result<Stop> {
    page.eval(&FOCUSED.replace("FOCUSABLE", FOCUSABLE)).await
}

/// The stops of a key that moves the focus, until it leaves the page.
async fn tour(page: &Page, back: bool) -> Result<Vec<Stop>> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..400 {
        if back {
            page.press(Key::Shift + Key::Tab).await?;
        } else {
            page.press(Key::Tab).await?;
        }
        let stop = focused(page).await?;
        match stops.last() {
            _ if stop.place < 0 && stops.is_empty() => {}
            _ if stop.place < 0 => return Ok(stops),
            // Fields of dates have several stops.
            Some(last) if last.place == stop.place => {}
            // Past its end a window without a frame begins anew.
            Some(_) if stop.place == stops[0].place => return Ok(stops),
            _ => stops.push(stop),
        }
    }
    Err(format!("the focus never leaves the page: {:?}", stops.last()).into())
}

/// Puts the reader at the beginning of the page, as if it had just been opened.
async fn start_over(page: &Page) -> Result {
    page.eval::<u32>(
        "document.body.tabIndex = -1, document.body.focus(), document.body.blur(),
         document.body.removeAttribute('tabindex'), scrollTo(0, 0), 0",
    )
    .await?;
    page.painted().await
}

/// Goes through the page in both directions.
async fn every_stop_is_seen(page: &Page, state: &str) -> Result {
    start_over(page).await?;
    let all: i32 = page.eval(&format!("{FOCUSABLE}.length")).await?;
    let stops = tour(page, false).await?;
    let mut faults = Vec::new();
    let places: Vec<i32> = stops.iter().map(|stop| stop.place).collect();
    if places != (0..all).collect::<Vec<_>>() {
        faults.push(format!("of {all} places Tab goes to {places:?}"));
    }
    for pair in stops.windows(2) {
        if !pair[1].comes_after(&pair[0]) {
            faults.push(format!("{} comes after {}: {pair:?}", pair[1].name, pair[0].name));
        }
    }
    start_over(page).await?;
    let back = tour(page, true).await?;
    let mut forth: Vec<i32> = back.iter().map(|stop| stop.place).collect();
    forth.reverse();
    if forth != places {
        faults.push(format!("back it goes otherwise: {forth:?}"));
    }
    for stop in stops.iter().chain(&back) {
        if stop.outline < 2.0 || stop.cut || !stop.seen {
            faults.push(format!("{} is not seen to be focused: {stop:?}", stop.name));
        }
        if stop.color == "rgba(0, 0, 0, 0)" {
            faults.push(format!("an outline without a colour: {stop:?}"));
        }
    }
    // What has an outline now has none without the focus.
    page.eval::<u32>("document.activeElement.blur(), 0").await?;
    let outlined: u32 = page
        .eval(&format!(
            "{FOCUSABLE}.filter(it => getComputedStyle(it).outlineStyle !== 'none').length"
        ))
        .await?;
    if outlined > 0 {
        faults.push(format!("{outlined} have an outline without the focus"));
    }
    assert!(faults.is_empty(), "{state}: {faults:#?}");
    Ok(())
}

/// Presses Tab until an element that matches has the focus.
async fn tab_to(page: &Page, selector: &str) -> Result {
    let there = format!("document.activeElement.matches({})", json!(selector));
    for _ in 0..200 {
        page.press(Key::Tab).await?;
        if page.eval::<bool>(&there).await? {
            return Ok(());
        }
    }
    Err(format!("Tab does not come to {selector}").into())
}

#[tokio::test]
async fn tab_goes_through_the_whole_page_in_order_and_is_seen() -> Result {
    for viewport in [Viewport::DESKTOP, Viewport::NARROW] {
        let page = Page::ready(viewport).await?;
        let width = viewport.width;
        every_stop_is_seen(&page, &format!("charts at {width}")).await?;
        page.show_all(true).await?;
        every_stop_is_seen(&page, &format!("tables at {width}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn tab_goes_through_an_own_file_and_an_own_report() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "own").await?;
    let towns =
        b"place,count,date,category\nColumbia,5,2016-01-02,one\nNowhere,4,,two\nJoplin,9,,\n";
    page.open_locations(&file("access-keys", "own.csv", towns)?).await?;
    page.eval::<u32>("document.querySelectorAll('details').forEach(it => it.open = true), 0")
        .await?;
    every_stop_is_seen(&page, "an own file").await?;
    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    every_stop_is_seen(&page, "an own report").await
}

#[tokio::test]
async fn charts_and_tables_are_used_by_keys() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let id = FigureId::Venues;
    let rows = "document.querySelectorAll('[data-chart=venues] tbody tr').length";
    // By Enter and by the space bar, as buttons are.
    tab_to(&page, &part(id, "[data-choice=table]")).await?;
    page.press(Key::Enter).await?;
    assert!(page.text(&part(id, "table")).await?.is_some());
    let all: u32 = page.eval(rows).await?;
    tab_to(&page, &part(id, "[data-choice=count]")).await?;
    page.press(" ").await?;
    let by_count = part(id, "thead th:nth-child(2)");
    assert_eq!(page.attribute(&by_count, "aria-sort").await?.as_deref(), Some("descending"));
    tab_to(&page, &part(id, "[data-choice^=rows]")).await?;
    page.press(Key::Enter).await?;
    let folded: u32 = page.eval(rows).await?;
    assert!(folded < all, "{folded} of {all} rows");
    tab_to(&page, &part(id, "thead th:first-child button")).await?;
    page.press(Key::Enter).await?;
    let by_label = part(id, "thead th:first-child");
    assert_eq!(page.attribute(&by_label, "aria-sort").await?.as_deref(), Some("ascending"));
    // Backwards to the chart, and through it.
    for _ in 0..6 {
        page.press(Key::Shift + Key::Tab).await?;
        let there =
            format!("document.activeElement.matches({:?})", part(id, "[data-choice=chart]"));
        if page.eval::<bool>(&there).await? {
            break;
        }
    }
    page.press(Key::Enter).await?;
    assert!(page.text(&part(id, "canvas")).await?.is_some());
    tab_to(&page, &part(id, ".plot")).await?;
    page.press(Key::Home).await?;
    let first = page.spoken().await?;
    page.press(Key::Enter).await?;
    assert_ne!(page.spoken().await?, first, "a row is folded or unfolded");
    page.press(Key::End).await?;
    assert!(page.ringed(id).await?.is_some());
    page.press(Key::Escape).await?;
    assert!(page.ringed(id).await?.is_none());
    // It leads on.
    page.press(Key::Tab).await?;
    assert!(
        !page
            .eval::<bool>("document.activeElement.closest('[data-chart=venues]')")
            .await
            .unwrap_or(false)
    );
    Ok(())
}

#[tokio::test]
async fn the_map_is_used_by_keys() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let picture = async || page.fingerprint(FigureId::Map).await;
    let mut before = picture().await?;
    let mut changed = async |what: &str| -> Result {
        page.painted().await?;
        let now = page.fingerprint(FigureId::Map).await?;
        assert_ne!(now, before, "{what} changes the map");
        before = now;
        Ok(())
    };
    for layer in ["residents", "relative", "offences"] {
        tab_back_or_to(&page, &map_button("layer", layer)).await?;
        page.press(Key::Enter).await?;
        changed(layer).await?;
    }
    tab_to(&page, &map_field("from")).await?;
    page.press(Key::Right).await?;
    changed("a year").await?;
    tab_to(&page, &map_button("years", "all")).await?;
    page.press(" ").await?;
    changed("all years").await?;
    tab_to(&page, &map_field("offense")).await?;
    page.press(Key::Down).await?;
    changed("a kind of offence").await?;
    for (name, key, what) in [
        ("circles", Key::Space, "circles"),
        ("bandwidth", Key::Right, "smoothing"),
        ("density", Key::Space, "density"),
    ] {
        tab_to(&page, &map_field(name)).await?;
        page.press(key).await?;
        changed(what).await?;
    }
    page.press(Key::Space).await?;
    changed("density again").await?;
    for zoom in ["in", "out", "in", "whole"] {
        tab_back_or_to(&page, &map_button("zoom", zoom)).await?;
        page.press(Key::Enter).await?;
        changed(zoom).await?;
    }
    tab_to(&page, &on_map(".plot")).await?;
    page.press("+").await?;
    changed("plus").await?;
    page.press(Key::Shift + Key::Right).await?;
    changed("Shift with an arrow").await?;
    tab_back_or_to(&page, &map_button("show", "table")).await?;
    page.press(Key::Enter).await?;
    assert!(page.text(&on_map("table")).await?.is_some());
    tab_to(&page, &on_map(".table")).await
}

/// As [`tab_to`], from the top of the page.
async fn tab_back_or_to(page: &Page, selector: &str) -> Result {
    page.eval::<u32>("getSelection().removeAllRanges(), document.querySelector('h1').focus(), 0")
        .await?;
    tab_to(page, selector).await
}

#[tokio::test]
async fn language_files_and_the_copy_are_reached_by_keys() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    tab_to(&page, "[data-language=es]").await?;
    page.press(Key::Enter).await?;
    page.wait_for("document.documentElement.lang === 'es'", PATIENCE).await?;
    page.charts_ready(PATIENCE).await?;
    tab_to(&page, "[data-language=en]").await?;
    page.press(Key::Enter).await?;
    page.wait_for("document.documentElement.lang === 'en'", PATIENCE).await?;
    page.charts_ready(PATIENCE).await?;

    // A file's field asks the browser for a file.
    page.eval::<u32>(
        "window.asked = [], addEventListener('click', event => {
            const { target } = event;
            if (!target.matches('[data-open], [data-keep]')) return;
            asked.push(`${target.dataset.open ?? target.download} ${event.isTrusted}`);
            event.preventDefault();
        }, true), 0",
    )
    .await?;
    tab_to(&page, &map_button("layer", "own")).await?;
    page.press(Key::Enter).await?;
    tab_to(&page, "[data-open=locations]").await?;
    page.press(Key::Enter).await?;
    tab_to(&page, "[data-open=report]").await?;
    page.press(" ").await?;
    tab_to(&page, "[data-keep]").await?;
    page.press(Key::Enter).await?;
    let asked: Vec<String> = page.eval("asked").await?;
    assert_eq!(asked, ["locations true", "report true", "missouri-2016.html true"]);

    // A report that was opened is left again.
    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    assert!(page.eval::<bool>("document.activeElement.matches('h1')").await?);
    tab_to(&page, "[data-back]").await?;
    page.press(Key::Enter).await?;
    page.wait_for("!document.querySelector('[data-back]')", PATIENCE).await?;
    assert!(page.eval::<bool>("document.activeElement.matches('h1')").await?);

    // What is folded is unfolded, a link leads where it says, and so does the way out.
    tab_to(&page, "summary").await?;
    page.press(Key::Enter).await?;
    assert!(page.eval::<bool>("document.activeElement.parentElement.open").await?);
    tab_back_or_to(&page, "a[href='#help']").await?;
    page.press(Key::Enter).await?;
    assert!(page.eval::<bool>("document.activeElement.matches('#help')").await?);
    page.eval::<u32>("document.querySelector('.exit a').href = 'charts/none.html?elsewhere', 0")
        .await?;
    page.eval::<u32>("document.activeElement.blur(), scrollTo(0, 0), 0").await?;
    tab_back_to_exit(&page).await?;
    page.press(Key::Enter).await?;
    page.wait_for("location.search === '?elsewhere'", PATIENCE).await
}

async fn tab_back_to_exit(page: &Page) -> Result {
    page.eval::<u32>("document.querySelector('h1').focus(), 0").await?;
    for _ in 0..9 {
        page.press(Key::Shift + Key::Tab).await?;
        if page.eval::<bool>("document.activeElement.matches('.exit a')").await? {
            return Ok(());
        }
    }
    Err("Shift and Tab do not come to the way out".into())
}
