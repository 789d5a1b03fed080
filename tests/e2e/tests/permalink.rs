//! Links to a figure as it is shown: copied, opened, changed, hostile; and the reader's theme.

use e2e::{
    Media, PATIENCE, Page, Place, Reader, Result, Viewport, expected, file,
    hotline_atlas::chart::{FigureId, Palette, Rgb},
    on_map, part,
};
use serde_json::json;
use thirtyfour::By;
use xtask::Engine;

/// Everything that tells how a figure is shown but for its picture: buttons, fields, what is
/// hidden, title, table.
async fn state(page: &Page, id: FigureId) -> Result<Vec<String>> {
    page.eval(&format!(
        "(figure => [
            ...[...figure.querySelectorAll('button')].map(b => [b.textContent, b.value, b.hidden,
                b.getAttribute('aria-pressed'), b.getAttribute('aria-expanded')].join('|')),
            ...[...figure.querySelectorAll('.fields input, .fields select')].map(field =>
                [field.dataset.map, field.value, field.checked, field.checkVisibility()].join('|')),
            ...['.chart', '.table'].map(part => part + figure.querySelector(part).hidden),
            ...[...figure.querySelectorAll('h3, table, .sub, .caution')].map(it => it.innerText),
        ])(document.querySelector('[data-chart={}]'))",
        id.name()
    ))
    .await
}

/// What a page shows of a figure, and its pixels where it is a chart.
async fn shown(page: &Page, id: FigureId) -> Result<(Vec<String>, String)> {
    page.eval::<u32>("document.activeElement.blur(), 0").await?;
    page.hover(2.0, 2.0).await?;
    Ok((state(page, id).await?, page.fingerprint(id).await?))
}

/// Copies the link of a figure and reads it from the clipboard.
async fn copied(page: &Page, id: FigureId) -> Result<String> {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.command("Browser.grantPermissions", permissions).await?;
    page.click_on(&part(id, "[data-share=link]")).await?;
    page.wait_for(&format!("{}.includes('Link copied.')", said(id)), PATIENCE).await?;
    assert!(page.spoken().await?.starts_with("Link copied."));
    page.eval("navigator.clipboard.readText()").await
}

/// What stands behind the button, where anything does.
fn said(id: FigureId) -> String {
    format!("document.querySelector({}).textContent", json!(part(id, "[data-shared]")))
}

/// Holds a figure against the same one of a fresh profile that opens its link.
async fn round_trip(page: &Page, id: FigureId, hash: &str) -> Result {
    let history: u32 = page.eval("history.length").await?;
    let before = shown(page, id).await?;
    let link = copied(page, id).await?;
    assert!(link.starts_with("http://127.0.0.1:") && !link.contains('?'), "{link}");
    assert_eq!(link.split_once('#').map(|(_, hash)| hash), Some(hash));
    // The address of the page has it too, without an entry of its own in the history.
    assert_eq!(page.eval::<String>("location.href").await?, link);
    assert_eq!(page.eval::<u32>("history.length").await?, history);

    let other = Page::at(&link, Viewport::DESKTOP).await?;
    other.charts_ready(PATIENCE).await?;
    let title = other.frame_of(&part(id, "h3")).await?;
    let bar = other.frame_of(".exit").await?;
    assert!(bar.height <= title.y && title.y < 450.0, "{} is in view: {title:?}", id.name());
    assert_eq!(other.eval::<u32>("history.length").await?, history);
    let after = shown(&other, id).await?;
    assert_eq!(after.0, before.0, "{link}");
    assert_eq!(after.1, before.1, "{link}: the pixels");
    assert_eq!(other.eval::<String>("location.href").await?, link);
    assert_eq!(other.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_link_opens_a_figure_as_it_was_copied() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let plain = shown(&page, FigureId::Venues).await?;
    round_trip(&page, FigureId::Venues, "chart=venues").await?;
    page.click_on(&part(FigureId::Venues, "[data-choice=count]")).await?;
    // What was said is of another figure now.
    assert_eq!(page.eval::<String>(&said(FigureId::Venues)).await?, "");
    page.click_on(&part(FigureId::Venues, "[data-choice^=rows]")).await?;
    assert_ne!(shown(&page, FigureId::Venues).await?, plain);
    round_trip(&page, FigureId::Venues, "chart=venues&order=count&folded=0").await?;

    page.click_on(&part(FigureId::Callers, "[data-choice=table]")).await?;
    page.click_on(&part(FigureId::Callers, "th:first-child button")).await?;
    round_trip(&page, FigureId::Callers, "chart=callers&show=table&order=label").await?;
    page.click_on("[data-theme-choice=dark]").await?;
    round_trip(&page, FigureId::Sex, "chart=sex&theme=dark").await
}

#[tokio::test]
async fn a_link_opens_the_map_as_it_was_copied() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    round_trip(&page, FigureId::Map, "chart=map").await?;
    page.put_map("from", "2014").await?;
    page.put_map("to", "2018").await?;
    page.put_map("bandwidth", "40").await?;
    page.put_map("offense", "Commercial Sex Acts").await?;
    page.put_map("circles", "off").await?;
    page.press_map("zoom", "in").await?;
    page.press_map("zoom", "in").await?;
    let chosen = "years=2014,2018&offense=sex&bandwidth=40&circles=off&zoom=256,0,0";
    round_trip(&page, FigureId::Map, &format!("chart=map&{chosen}")).await?;
    page.press_map("zoom", "whole").await?;
    page.press_map("years", "all").await?;
    page.put_map("offense", "").await?;
    page.press_map("layer", "residents").await?;
    page.put_map("density", "off").await?;
    page.press_map("show", "table").await?;
    let chosen = "show=table&layer=residents&bandwidth=40&density=off&circles=off";
    round_trip(&page, FigureId::Map, &format!("chart=map&{chosen}")).await
}

#[tokio::test]
async fn no_choice_is_written_into_the_address() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let before: (String, u32) = page.eval("[location.href, history.length]").await?;
    let pressed: u32 = page
        .eval(
            "(buttons => {
                buttons.forEach(button => { button.click(); if (location.hash) throw button.outerHTML; });
                return buttons.length;
            })([...document.querySelectorAll(
                '[data-choice], button[data-map], [data-theme-choice], [data-language]')])",
        )
        .await?;
    assert!(pressed > 50, "{pressed}");
    for (field, value) in [("from", "2015"), ("bandwidth", "10"), ("circles", "off")] {
        page.put_map(field, value).await?;
    }
    let after: (String, u32) = page.eval("[location.href, history.length]").await?;
    assert_eq!(after, before);
    Ok(())
}

#[tokio::test]
async fn another_link_in_the_same_page_is_obeyed() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let turn_to = async |hash: &str| -> Result {
        let set =
            "new Promise(done => { addEventListener('hashchange', () => done(0), { once: true });";
        page.eval::<u32>(&format!("{set} location.hash = {}; }})", json!(hash))).await?;
        page.painted().await
    };
    turn_to("chart=reasons&show=table&order=count&theme=dark").await?;
    let pressed = async |selector: &str| page.attribute(selector, "aria-pressed").await;
    let reasons = |choice: &str| part(FigureId::Reasons, &format!(".tools [data-choice={choice}]"));
    assert_eq!(pressed(&reasons("table")).await?.as_deref(), Some("true"));
    assert_eq!(pressed(&reasons("count")).await?.as_deref(), Some("true"));
    assert_eq!(pressed("[data-theme-choice=dark]").await?.as_deref(), Some("true"));
    let title = page.frame_of(&part(FigureId::Reasons, "h3")).await?;
    assert!(title.y > 0.0 && title.y < 450.0, "{title:?}");
    // An anchor is no state.
    turn_to("help").await?;
    assert_eq!(pressed(&reasons("table")).await?.as_deref(), Some("true"));
    assert_eq!(pressed("[data-theme-choice=dark]").await?.as_deref(), Some("true"));
    // What a link does not say is as the page opens.
    turn_to("chart=reasons&order=nonsense&show=").await?;
    assert_eq!(pressed(&reasons("chart")).await?.as_deref(), Some("true"));
    assert_eq!(pressed(&reasons("published")).await?.as_deref(), Some("true"));
    assert_eq!(pressed("[data-theme-choice=auto]").await?.as_deref(), Some("true"));
    turn_to("chart=map&layer=relative&years=2016&zoom=300,100,-50").await?;
    assert!(page.map_title().await?.contains("2016"));
    turn_to("chart=map&layer=own&years=2030,2031&zoom=9999,0,0").await?;
    let plain = Page::ready(Viewport::DESKTOP).await?;
    assert_eq!(shown(&page, FigureId::Map).await?, shown(&plain, FigureId::Map).await?);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

/// Sets one hash after the other: every key with every value, alone and behind a good one.
const HOSTILE: &str = r#"(async () => {
    const keys = ['chart', 'show', 'order', 'folded', 'layer', 'years', 'offense', 'bandwidth',
        'zoom', 'theme', 'lang', 'plain', 'ground', '__proto__', 'innerHTML', ''];
    const values = ['<img src=x onerror=hurt()>', '"><script>hurt()</script>', "'-hurt()-'", '%00',
        'javascript:hurt()', '%3Cscript%3Ehurt()%3C/script%3E', '\u202e\ufeff\0', '-1', '1e999',
        '99999999999999999999', '0,0,0,0,0,0', '../../../etc/passwd', 'own', '{0}{1}', '=&=&',
        'x'.repeat(5000), ']', '#theme', '${hurt()}', ' '];
    window.hurt = () => { throw new Error('hurt'); };
    const broken = [];
    addEventListener('error', event => broken.push(String(event.message)));
    addEventListener('securitypolicyviolation', event => broken.push(event.violatedDirective));
    const elements = document.querySelectorAll('*').length;
    let set = 0;
    for (const key of keys) for (const value of values) {
        const good = ['', 'chart=map&', 'chart=venues&show=table&'][set % 3];
        location.hash = good + key + '=' + value;
        await new Promise(done => setTimeout(done));
        set++;
    }
    location.hash = 'chart=venues';
    await new Promise(done => setTimeout(done, 100));
    location.hash = 'chart=map';
    await new Promise(done => setTimeout(done, 500));
    const odd = [...document.querySelectorAll('#page script, img, iframe, object, [onerror]')];
    return [set, broken, odd.map(it => it.outerHTML),
        elements - document.querySelectorAll('*').length];
})()"#;

#[tokio::test]
async fn hundreds_of_hostile_links_do_nothing() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let table = part(FigureId::Venues, ".table");
    page.click_on(&part(FigureId::Venues, "[data-choice=table]")).await?;
    page.click_on(&part(FigureId::Venues, "[data-choice=chart]")).await?;
    let before = (page.texts(&table).await?, shown(&page, FigureId::Map).await?);
    let (set, broken, odd, missing): (u32, Vec<String>, Vec<String>, i32) =
        page.eval(HOSTILE).await?;
    assert!(set >= 300, "{set}");
    assert_eq!((broken, odd, missing), (vec![], vec![], 0));
    assert_eq!((page.texts(&table).await?, shown(&page, FigureId::Map).await?), before);
    assert_eq!(page.console_errors().await?, [""; 0]);
    // A page that opens with such a link opens as always.
    let page =
        Page::open("#chart=<svg onload=alert(1)>&theme=dark'&lang=<b>&folded=1e9", Viewport::PHONE)
            .await?;
    page.charts_ready(PATIENCE).await?;
    assert_eq!(page.attribute("html", "data-theme").await?.as_deref(), Some("auto"));
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_link_that_cannot_be_copied_is_there_to_be_copied_by_hand() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let selected = "(field => field === document.activeElement && field.value.slice(
        field.selectionStart, field.selectionEnd))(document.querySelector('[data-chart=types] .share input'))";
    for refuse in [
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')), 0",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }), 0",
    ] {
        page.eval::<u32>(refuse).await?;
        page.click_on(&part(FigureId::Types, "[data-share=link]")).await?;
        page.wait_for(&format!("{}.includes('does not let')", said(FigureId::Types)), PATIENCE)
            .await?;
        let link = format!(
            "{}#chart=types",
            page.eval::<String>("location.origin + location.pathname").await?
        );
        assert_eq!(page.eval::<String>(selected).await?, link);
        assert!(page.spoken().await?.contains("does not let this page copy"));
        page.click_on(&part(FigureId::Types, "[data-choice=count]")).await?;
        assert_eq!(page.eval::<String>(&said(FigureId::Types)).await?, "");
        page.click_on(&part(FigureId::Types, "[data-choice=published]")).await?;
    }
    // Neither an address of its own nor one that it was published at: only what goes behind it.
    let reader = Reader::with(Engine::Chromium).await?;
    let button = part(FigureId::Types, "[data-share=link]");
    let answer = "(row => [row.querySelector('input').value, row.textContent])
        (document.querySelector('[data-chart=types] [data-shared]'))";
    let ready = "performance.getEntriesByName('charts-ready').length";
    reader.visit(Place::File).await?;
    reader.wait_for(ready, PATIENCE).await?;
    reader.click_on(&button).await?;
    let (hash, words): (String, String) = reader.eval(answer).await?;
    assert_eq!(hash, "#chart=types");
    assert!(words.contains("no address of its own"), "{words}");
    // In a frame that is allowed nothing, the link is that of the frame.
    reader.visit(Place::Sandbox).await?;
    reader.wait_for(ready, PATIENCE).await?;
    reader.click_on(&button).await?;
    reader.wait_for(&said(FigureId::Types), PATIENCE).await?;
    let (link, words): (String, String) = reader.eval(answer).await?;
    assert!(link.starts_with("http://127.0.0.1:") && link.ends_with("#chart=types"), "{link}");
    assert!(words.contains("does not let"), "{words}");
    Ok(())
}

#[tokio::test]
async fn nothing_of_a_readers_file_is_in_a_link() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let csv = b"place,count\nColumbia,5\nJoplin,9\n";
    page.press_map("layer", "own").await?;
    page.open_locations(&file("permalink", "secret.csv", csv)?).await?;
    page.press_map("zoom", "in").await?;
    page.put_map("bandwidth", "30").await?;
    let link = copied(&page, FigureId::Map).await?;
    assert_eq!(link.split_once('#').map(|(_, hash)| hash), Some("chart=map&bandwidth=30"));
    assert!(page.eval::<String>(&said(FigureId::Map)).await?.contains("nothing of your file"));
    page.press_map("layer", "residents").await?;
    let link = copied(&page, FigureId::Map).await?;
    assert!(link.ends_with("#chart=map&layer=residents&bandwidth=30"), "{link}");

    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.click_on(&part(FigureId::Venues, "[data-choice=count]")).await?;
    page.click_on(&part(FigureId::Venues, "[data-choice^=rows]")).await?;
    let link = copied(&page, FigureId::Venues).await?;
    assert!(link.ends_with("#chart=venues"), "{link}");
    assert!(page.eval::<String>(&said(FigureId::Venues)).await?.contains("nothing of your file"));
    Ok(())
}

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
    let page = Page::without_app(Viewport::DESKTOP).await?;
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
