//! An embed in its frame: alive where it is allowed scripts and nothing else, readable where it is
//! not even allowed those, and silent about whoever reads it where.

use e2e::{
    Engine, Key, PATIENCE, Page, Reader, Result, STORED, Viewport, expected, host,
    hotline_atlas::chart::{Figure, FigureId},
    part,
};
use serde_json::{Value, json};
use thirtyfour::By;
use xtask::pages::PAGES;

const READY: &str = "performance.getEntriesByName('charts-ready').length";
const SPOKEN: &str = "document.querySelector('[role=status]').textContent";

/// What should say something and does not.
const WITHOUT_WORDS: &str =
    "[...document.querySelectorAll('button, label, option, h3, h4, b, li, p:not([hidden])')]
    .filter(part => !part.textContent.trim() && part.checkVisibility()
        && !part.matches('[data-shared]'))
    .map(part => part.outerHTML)";

/// The address of an embed within the site.
fn path(id: FigureId) -> String {
    format!("embed/missouri-2016-{}/", id.name())
}

async fn ready(path: &str, viewport: Viewport) -> Result<Page> {
    let page = Page::open(path, viewport).await?;
    page.charts_ready(PATIENCE).await?;
    Ok(page)
}

#[tokio::test]
async fn three_engines_run_embeds_that_are_allowed_scripts_only() -> Result {
    for engine in Engine::ALL {
        println!("{}", engine.name());
        let reader = Reader::with(engine).await?;
        let frames: String = ["venues", "map", "venues"]
            .iter()
            .map(|chart| {
                let src = host::address(chart)?;
                Ok(format!("<iframe height=900 sandbox='allow-scripts' src='{src}'></iframe>"))
            })
            .collect::<Result<String>>()?;
        reader.open(&host::page("sandbox", &frames)?).await?;
        for frame in [0, 2] {
            reader.enter_frame(frame).await?;
            reader.wait_for(READY, PATIENCE).await?;
            assert_eq!(reader.eval::<String>("origin").await?, "null", "{engine:?}");
            reader.click_on(".plot").await?;
            reader.press(Key::Home).await?;
            reader.wait_for(&format!("{SPOKEN}.includes('Row 1 of')"), PATIENCE).await?;
            reader.click_on("[data-choice=table]").await?;
            reader.wait_for("document.querySelector('table').checkVisibility()", PATIENCE).await?;
        }
        reader.enter_frame(1).await?;
        reader.wait_for(READY, PATIENCE).await?;
        reader.click_on("button[data-map=layer][value=residents]").await?;
        reader
            .wait_for("document.querySelector('h3').textContent.includes('Residents')", PATIENCE)
            .await?;
    }
    Ok(())
}

/// Such frames may not save files, and are not told. Most may not copy either, and are.
#[tokio::test]
async fn where_a_frame_may_not_save_or_copy_readers_are_told() -> Result {
    for engine in Engine::ALL {
        println!("{}", engine.name());
        let reader = Reader::with(engine).await?;
        // Drivers do not scroll in frames of other sites.
        reader.resize(900, 2600).await?;
        let src = host::address("types")?;
        let frame =
            format!("<iframe width=600 height=2400 sandbox='allow-scripts' src='{src}'></iframe>");
        reader.open(&host::page("no-copies", &frame)?).await?;
        reader.enter_frame(0).await?;
        reader.wait_for(READY, PATIENCE).await?;
        reader.click_on("[data-panel=files]").await?;
        let warned = "document.querySelector('.panel').textContent.includes('Some do not allow')";
        reader.wait_for(warned, PATIENCE).await?;
        let page: String = reader.eval("document.querySelector('.panel a').href").await?;
        assert!(page.ends_with("/index.html#chart=types"), "{engine:?}: {page}");
        let made = "document.querySelector('[data-made]')";
        reader.click_on("[data-take=csv]").await?;
        reader.wait_for(&format!("{SPOKEN}.includes('handed to your browser')"), PATIENCE).await?;
        let csv: String = reader.eval(&format!("{made}.querySelector('textarea').value")).await?;
        assert!(csv.contains("Sex and Labor") && csv.lines().count() > 4, "{engine:?}: {csv}");
        // WebKitGTK tells now the width of a drawing, now that of its place.
        for (form, width) in [("png-2", "=== 1600"), ("svg", "> 0")] {
            reader.click_on(&format!("[data-take={form}]")).await?;
            let image = format!("{made}.querySelector('img[alt$={}]')", &form[..3]);
            let shown = format!("{image}?.naturalWidth {width}");
            reader.wait_for(&shown, PATIENCE).await?;
        }
        reader.click_on("[data-take=copy-table]").await?;
        // Firefox asks no page around whether a frame may copy.
        reader.wait_for(&format!("/does not let|^Copied/.test({SPOKEN})"), PATIENCE).await?;
        // The figure is as it was.
        assert!(reader.eval::<bool>("document.querySelector('canvas').checkVisibility()").await?);
    }
    Ok(())
}

#[tokio::test]
async fn an_embed_runs_from_disk() -> Result {
    let folder = xtask::workspace::dist().join(path(FigureId::Types)).join("index.html");
    for engine in Engine::ALL {
        let reader = Reader::with(engine).await?;
        reader.open(&format!("file://{}", folder.display())).await?;
        reader.wait_for(READY, PATIENCE).await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_figure_comes_to_life_by_itself_in_each_language() -> Result {
    let page = Page::at("about:blank", Viewport::PHONE).await?;
    for (id, (language, file)) in FigureId::ALL.into_iter().flat_map(|id| PAGES.map(|it| (id, it)))
    {
        page.driver().goto(host::address(id.name())? + file).await?;
        page.charts_ready(PATIENCE).await?;
        let marks = "performance.getEntriesByName('charts-ready').length";
        assert_eq!(page.eval::<u32>(marks).await?, 1);
        let [width, height, ..] = page.canvas_size(id).await?;
        assert!(width > 300.0 && height > 50.0, "{}: {width} x {height}", id.name());
        let scrolled: f64 = page.eval("document.documentElement.scrollWidth").await?;
        assert!(scrolled <= 360.0, "{} is {scrolled} px wide", id.name());
        // Its page and the one script, and no other.
        let mut asked = page.paths_requested().await?;
        asked.sort();
        assert_eq!(asked.len(), 2, "{asked:?}");
        assert!(asked[0].starts_with("embed/app-"), "{asked:?}");
        assert_eq!(asked[1], path(id) + file);
        // What the app says is in the language of the page.
        page.focus(&part(id, ".plot")).await?;
        page.press(Key::Home).await?;
        let first = if language == "en" { " 1 of " } else { " 1 de " };
        page.wait_for(&format!("{SPOKEN}.includes('{first}')"), PATIENCE).await?;
        // Frames do not carry all words: none that they show is missing.
        for panel in ["files", "embed", "cite"] {
            page.open_panel(id, panel).await?;
            let empty: Vec<String> = page.eval(WITHOUT_WORDS).await?;
            assert_eq!(empty, [""; 0], "{language}, {}, {panel}", id.name());
        }
        assert_eq!(page.eval::<Vec<String>>(STORED).await?, [""; 0]);
        assert_eq!(page.driver().get_all_cookies().await?.len(), 0);
        assert_eq!(page.console_errors().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn without_scripts_an_embed_has_its_picture_and_its_table() -> Result {
    for viewport in [Viewport::NARROW, Viewport::TABLET] {
        let page = Page::at("about:blank", viewport).await?;
        let off = json!({ "value": true });
        page.command("Emulation.setScriptExecutionDisabled", off).await?;
        for id in FigureId::ALL {
            page.driver().goto(host::address(id.name())?).await?;
            let driver = page.driver();
            let mut seen = 0;
            for picture in driver.find_all(By::Css(".plot > svg")).await? {
                seen += usize::from(picture.is_displayed().await?);
            }
            assert_eq!(seen, 1, "{} has one picture", id.name());
            let table = driver.find(By::Css("table")).await?;
            assert!(table.is_displayed().await?, "{} has its table", id.name());
            let text = table.text().await?;
            for datum in Figure::of(&expected::report(), id).iter().flat_map(|figure| &figure.data)
            {
                assert!(text.contains(&datum.value_text()), "{}: {text}", datum.row.label.text);
            }
            for (selector, shown) in [(".tools", false), ("#missing", true), (".about a", true)] {
                let part = driver.find(By::Css(selector)).await?;
                assert_eq!(part.is_displayed().await?, shown, "{selector}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn where_the_script_does_not_come_an_embed_says_so_and_is_readable() -> Result {
    let page = Page::open(&path(FigureId::Venues), Viewport::PHONE).await?;
    page.command("Network.enable", json!({})).await?;
    page.command("Network.setBlockedURLs", json!({ "urls": ["*/app-*.js"] })).await?;
    page.driver().refresh().await?;
    page.wait_for("document.querySelector('#missing').checkVisibility()", PATIENCE).await?;
    let said = page.texts("#missing").await?;
    assert!(said[0].contains("did not start"), "{said:?}");
    assert!(page.text(&part(FigureId::Venues, "table")).await?.is_some());
    Ok(())
}

/// What the address can ask for, and what it cannot: nothing takes off what a figure says of
/// itself.
#[tokio::test]
async fn options_change_the_look_and_never_the_caveat() -> Result {
    for options in [
        "",
        "#plain=on&ground=none",
        "#plain=on&show=table&order=count&theme=dark",
        "#ground=none&notes=off&caption=none",
    ] {
        let page = ready(&format!("{}{options}", path(FigureId::Callers)), Viewport::PHONE).await?;
        let plain = options.contains("plain=on");
        assert_eq!(page.text(".tools").await?.is_none(), plain, "{options}");
        let ground: String = page.eval("getComputedStyle(document.body).backgroundColor").await?;
        assert_eq!(ground == "rgba(0, 0, 0, 0)", options.contains("ground=none"), "{ground}");
        let dark = page.eval::<String>("getComputedStyle(document.body).color").await?;
        assert_eq!(dark == "rgb(232, 234, 237)", options.contains("theme=dark"), "{dark}");
        let table = page.text("table").await?.is_some();
        assert_eq!(table, options.contains("show=table"), "{options}");
        let sorted = page.texts("[aria-sort=descending]").await?.len();
        assert_eq!(sorted, usize::from(options.contains("order=count")), "{options}");
        for part in [".notes", ".sub", ".caution", ".about"] {
            assert!(page.text(part).await?.is_some(), "{part} with {options}");
        }
        let notes = page.text(".notes").await?.unwrap_or_default();
        for said in ["not verified", "March 8, 2017", "Source:"] {
            assert!(notes.contains(said), "{notes}");
        }
    }
    Ok(())
}

/// The page around it knows what it put into the address; the frame neither reads nor repeats it.
#[tokio::test]
async fn nothing_of_the_page_around_is_read_or_sent_back() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    let src = format!(
        "{}?initialWidth=600&childId=c&parentTitle=Secret&parentUrl=https%3A%2F%2Fsecret.example",
        host::address("types")?
    );
    let frame = format!("<iframe src='{src}' height=300 referrerpolicy='no-referrer'></iframe>");
    reader.open(&host::page("secret", &frame)?).await?;
    reader.enter_frame(0).await?;
    reader.wait_for(READY, PATIENCE).await?;
    let page: String = reader.eval("document.documentElement.outerHTML").await?;
    assert!(!page.to_lowercase().contains("secret"));
    assert_eq!(reader.eval::<String>("document.referrer").await?, "");
    reader.leave_frame().await?;
    let heard: Vec<Value> = reader.eval("heard.map(([, data]) => data)").await?;
    let heard: Vec<String> = heard.iter().map(Value::to_string).collect();
    assert!(heard.iter().any(|data| data.contains("iframe.resize")), "{heard:?}");
    assert!(heard.iter().any(|data| data.contains("pymxPYMxcxPYMxheightxPYMx")), "{heard:?}");
    assert!(heard.iter().all(|data| !data.to_lowercase().contains("secret")), "{heard:?}");
    Ok(())
}

/// The wheel is the page's, also over the map in a frame.
#[tokio::test]
async fn the_wheel_scrolls_an_embedded_map_and_does_not_zoom_it() -> Result {
    let page = ready(&path(FigureId::Map), Viewport::PHONE).await?;
    let before = page.fingerprint(FigureId::Map).await?;
    for ctrl in [false, true] {
        // In the state, above the legend.
        let place = page.in_window(FigureId::Map, 160.0, 120.0).await?;
        page.wheel(place, -120.0, ctrl).await?;
        if !ctrl {
            assert_eq!(page.fingerprint(FigureId::Map).await?, before);
        }
    }
    assert_ne!(page.fingerprint(FigureId::Map).await?, before, "with Ctrl it is asked for");
    Ok(())
}
