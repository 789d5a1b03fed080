//! Our element in somebody else's page.

use e2e::{
    Engine, PATIENCE, Reader, Result, host,
    hotline_atlas::{
        app::snippet::{Kind, Snippet},
        chart::FigureId,
        words::Language,
    },
};
use serde_json::Value;

const READY: &str = "performance.getEntriesByName('charts-ready').length";

/// What we offer to paste for a figure with choices.
fn pasted(state: &str, at_once: bool) -> Result<String> {
    pasted_in(Language::English, state, at_once)
}

fn pasted_in(language: Language, state: &str, at_once: bool) -> Result<String> {
    let site = host::site()?;
    let [title, alt, state] =
        ["Cases by venue", "Of 135 potential cases …", state].map(str::to_owned);
    let snippet =
        Snippet { id: FigureId::Venues, title, alt, site, language, state, height: 444, at_once };
    Ok(snippet.code(Kind::Script))
}

#[tokio::test]
async fn an_element_becomes_a_frame_with_its_choices() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    let content = pasted("order=count&show=table&theme=dark&plain=on", false)?;
    reader.open(&host::page("element-choices", &content)?).await?;
    let made: Value = reader
        .eval(
            "(frame => [frame.src, frame.title, frame.width, frame.loading, frame.referrerPolicy,
                frame.allow, frame.getAttributeNames().indexOf('loading')
                    < frame.getAttributeNames().indexOf('src')])(document.querySelector('iframe'))",
        )
        .await?;
    let src = format!("{}#order=count&show=table&theme=dark&plain=on", host::address("venues")?);
    let allow = "clipboard-write; web-share; fullscreen";
    assert_eq!(
        made,
        serde_json::json!([src, "Cases by venue", "100%", "lazy", "no-referrer", allow, true])
    );
    // What stood there gives way when the figure has come, and not before.
    reader.enter_frame(0).await?;
    reader.wait_for(READY, PATIENCE).await?;
    reader.leave_frame().await?;
    reader
        .wait_for("!document.querySelector('hotline-figure > a').checkVisibility()", PATIENCE)
        .await
}

#[tokio::test]
async fn an_element_can_be_spanish() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    let content = pasted_in(Language::Spanish, "order=count", false)?;
    reader.open(&host::page("element-spanish", &content)?).await?;
    let src: String = reader.eval("document.querySelector('iframe').src").await?;
    assert_eq!(src, format!("{}es.html#order=count", host::address("venues")?));
    reader.enter_frame(0).await?;
    reader.wait_for(READY, PATIENCE).await?;
    reader
        .wait_for(
            "document.querySelector('h3').textContent.includes('Casos potenciales')",
            PATIENCE,
        )
        .await
}

#[tokio::test]
async fn an_element_far_below_waits_unless_it_is_printed_or_asked_for() -> Result {
    const ASKED: &str = "heard.filter(([frame]) => frame >= 0).length";
    let reader = Reader::with(Engine::Chromium).await?;
    let far = |at_once| {
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(format!(
            "<div style='height: 20000px'></div>{}",
            pasted("", at_once)?
        ))
    };
    reader.open(&host::page("element-far", &far(false)?)?).await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(reader.eval::<u32>(ASKED).await?, 0, "it is not loaded before it is near");
    reader.eval::<Value>("dispatchEvent(new Event('beforeprint'))").await?;
    reader.wait_for(ASKED, PATIENCE).await?;
    reader.open(&host::page("element-at-once", &far(true)?)?).await?;
    reader.wait_for(ASKED, PATIENCE).await
}

/// A page that says anything cannot make a figure as high as it likes, and nobody else's message
/// is taken for the figure's.
#[tokio::test]
async fn heights_are_those_of_the_figure_and_within_bounds() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    let script = format!("{}embed.js", host::site()?);
    // An address of a figure that is not there: the frame stays silent.
    let content = format!(
        "<script src='{script}'></script><hotline-figure chart='nothing'></hotline-figure>"
    );
    reader.open(&host::page("element-bounds", &content)?).await?;
    let heights: Vec<String> = reader
        .eval(
            "(async () => {
                const frame = document.querySelector('iframe');
                const heights = [frame.height];
                const hear = (source, height) => {
                    const data = { 'datawrapper-height': { any: height } };
                    dispatchEvent(new MessageEvent('message', { source, data }));
                    heights.push(frame.height);
                };
                hear(window, 700);
                for (const height of [3, 700, 1e9, NaN, -1, '<b>', null, {}]) hear(frame.contentWindow, height);
                for (const data of [null, 'text', 7, { 'datawrapper-height': 7 }])
                    dispatchEvent(new MessageEvent('message', { source: frame.contentWindow, data }));
                return heights.concat(frame.height);
            })()",
        )
        .await?;
    let expected =
        ["500", "500", "150", "700", "5000", "5000", "5000", "5000", "5000", "5000", "5000"];
    assert_eq!(heights, expected);
    Ok(())
}

/// Without scripts the page has a link and a picture with a text.
#[tokio::test]
async fn without_scripts_a_picture_with_its_text_is_left() -> Result {
    let page = e2e::Page::at("about:blank", e2e::Viewport::DESKTOP).await?;
    let off = serde_json::json!({ "value": true });
    page.command("Emulation.setScriptExecutionDisabled", off).await?;
    page.driver().goto(host::page("element-still", &pasted("", false)?)?).await?;
    let picture = page.driver().find(thirtyfour::By::Css("hotline-figure img")).await?;
    assert_eq!(picture.attr("alt").await?.as_deref(), Some("Of 135 potential cases …"));
    let link = page.driver().find(thirtyfour::By::Css("hotline-figure > a")).await?;
    assert!(link.is_displayed().await?);
    Ok(())
}
