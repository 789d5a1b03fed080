//! The page for readers who change how it is set: more space in its text, four times as large,
//! the narrowest window, from right to left.

use e2e::{PATIENCE, Page, Result, Viewport, file, hotline_atlas::app::panel::Panel, map_button};
use std::fs;
use xtask::workspace;

/// WCAG 2.2, 1.4.12.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important; \
     word-spacing: .16em !important } p { margin-bottom: 2em !important }";

/// Goes through the states of a page; what cannot be read in any of them fails.
async fn can_be_read(page: &Page, what: &str) -> Result {
    let mut faults = Vec::new();
    let mut look = async |state: &str| -> Result {
        let found = page.unreadable().await?;
        faults.extend(found.into_iter().map(|fault| format!("{what}, {state}: {fault}")));
        Ok(())
    };
    look("charts").await?;
    page.show_all(true).await?;
    look("tables").await?;
    page.show_all(false).await?;
    for panel in Panel::ALL.map(Panel::name) {
        page.open_panels(panel).await?;
        if panel == "files" {
            page.click_on("[data-take=csv]").await?;
        }
        if panel == "embed" {
            page.click_on("[data-preview='1000']").await?;
        }
        look(panel).await?;
    }
    page.click_on(&map_button("layer", "own")).await?;
    let towns =
        b"place,count,date,category\nColumbia,5,2016-01-02,one\nNowhere,4,,two\nJoplin,9,,\n";
    page.open_locations(&file("access-layout", "own.csv", towns)?).await?;
    page.eval::<u32>("document.querySelectorAll('details').forEach(it => it.open = true), 0")
        .await?;
    look("an own file").await?;
    page.choose_file("report", &file("access-layout", "no.txt", b"no report")?).await?;
    page.wait_for("document.querySelector('[data-refused=report] [role=alert]')", PATIENCE).await?;
    page.eval::<u32>(
        "document.querySelector('.exit').classList.add('counting'), \
         document.documentElement.classList.add('still'), 0",
    )
    .await?;
    look("without the app").await?;
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn text_can_have_more_space() -> Result {
    for width in [360, 1280] {
        for path in ["", "es.html"] {
            let page = Page::open(path, Viewport { width, ..Viewport::DESKTOP }).await?;
            page.charts_ready(PATIENCE).await?;
            page.add_style(SPACED).await?;
            let spacing = "getComputedStyle(document.querySelector('td')).letterSpacing";
            assert_ne!(page.eval::<String>(spacing).await?, "normal");
            can_be_read(&page, &format!("spaced {path} at {width}")).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_lost_in_a_small_window() -> Result {
    const WORDS: &str = "(() => {
        const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
        const words = [];
        for (let node; node = texts.nextNode();)
            if (node.data.trim() && node.parentElement.checkVisibility()) words.push(node.data);
        return words;
    })()";
    const CONTROLS: &str =
        "[...document.querySelectorAll('a, button, input, select, summary, .plot')]
        .filter(control => control.checkVisibility()).length";
    let page = Page::ready(Viewport::DESKTOP).await?;
    let words: Vec<String> = page.eval(WORDS).await?;
    let controls: u32 = page.eval(CONTROLS).await?;
    for viewport in [Viewport::NARROW, Viewport::zoomed(4)] {
        page.see_through(viewport).await?;
        page.painted().await?;
        assert_eq!(page.eval::<Vec<String>>(WORDS).await?, words, "{viewport:?}");
        assert_eq!(page.eval::<u32>(CONTROLS).await?, controls, "{viewport:?}");
        let page = Page::ready(viewport).await?;
        can_be_read(&page, &format!("{} px", viewport.width)).await?;
    }
    let page = Page::open("es.html", Viewport::zoomed(4)).await?;
    page.charts_ready(PATIENCE).await?;
    can_be_read(&page, "Spanish at 400 %").await
}

#[tokio::test]
async fn the_page_can_run_from_right_to_left() -> Result {
    for width in [360, 1280] {
        let page = Page::ready(Viewport { width, ..Viewport::DESKTOP }).await?;
        let start = "document.querySelector('h1').getBoundingClientRect().right > innerWidth - 200";
        page.eval::<u32>("document.documentElement.dir = 'rtl', 0").await?;
        page.painted().await?;
        assert!(page.eval::<bool>(start).await?, "the title begins at the right");
        let charts = "[...document.querySelectorAll('.plot')]
            .every(plot => getComputedStyle(plot.querySelector('canvas')).direction === 'ltr')";
        assert!(page.eval::<bool>(charts).await?, "a chart has a direction of its own");
        can_be_read(&page, &format!("from right to left at {width}")).await?;
    }
    Ok(())
}

#[test]
fn the_style_sheet_says_start_and_end_instead_of_left_and_right() -> Result {
    let style = fs::read_to_string(workspace::root().join("style/atlas.css"))?;
    let physical: Vec<&str> = style
        .lines()
        .filter(|line| {
            ["margin", "padding", "border"].iter().any(|what| {
                line.contains(&format!("{what}-left")) || line.contains(&format!("{what}-right"))
            }) || ["text-align: left", "text-align: right", "float:"]
                .iter()
                .any(|way| line.contains(way))
        })
        .collect();
    assert!(physical.is_empty(), "{physical:#?}");
    Ok(())
}

#[tokio::test]
async fn the_same_question_finds_what_is_wrong() -> Result {
    for (wrong, fault) in [
        ("h1 { width: 200vw; max-width: none }", "scrolls sideways"),
        (".tools button { width: 1.5rem; overflow: hidden; white-space: nowrap }", "wide in"),
        (".lede { margin-top: -3rem }", "overlap"),
        (".tools { margin-bottom: -5rem }", "overlap"),
        (".lede { position: relative; left: -2rem }", "goes from"),
    ] {
        let page = Page::ready(Viewport::PHONE).await?;
        assert_eq!(page.unreadable().await?, [""; 0]);
        page.add_style(wrong).await?;
        let found = page.unreadable().await?;
        assert!(found.iter().any(|found| found.contains(fault)), "{wrong}: {found:?}");
    }
    Ok(())
}
