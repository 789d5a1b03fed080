//! What opens below a figure: by mouse and keys, one panel at a time, each with what it promises.

use e2e::{
    PATIENCE, Page, Place, Result, STORED, Viewport, expected,
    hotline_atlas::{
        app::panel::Panel,
        chart::{FigureId, View, arrange},
        report::{Cell, grouped},
    },
    part,
};
use serde_json::json;
use thirtyfour::Key;

/// Which buttons of a figure say that their panel is open, and whether one is seen.
async fn open(page: &Page, id: FigureId) -> Result<(Vec<String>, bool)> {
    page.eval(&format!(
        "(() => {{
            const figure = document.querySelector({});
            const open = figure.querySelectorAll('[data-panel][aria-expanded=true]');
            const panel = figure.querySelector('.panel');
            return [[...open].map(button => button.dataset.panel),
                panel.checkVisibility() && panel.childElementCount > 0];
        }})()",
        json!(format!("[data-chart={}]", id.name()))
    ))
    .await
}

/// Where the focus is: the panel of a button, or whether it is within a panel.
async fn focus(page: &Page) -> Result<String> {
    page.eval(
        "(element => element.dataset.panel ?? (element.closest('.panel') ? 'within' : element.localName))
        (document.activeElement)",
    )
    .await
}

/// The code to paste.
async fn code(page: &Page, id: FigureId) -> Result<String> {
    page.eval(&format!("document.querySelector({}).value", json!(part(id, "[data-code]")))).await
}

/// Waits until the code to paste holds something.
async fn code_has(page: &Page, id: FigureId, what: &str) -> Result {
    let code = json!(part(id, "[data-code]"));
    page.wait_for(
        &format!("document.querySelector({code}).value.includes({})", json!(what)),
        PATIENCE,
    )
    .await
}

#[tokio::test]
async fn panels_open_and_close_by_mouse_one_at_a_time() -> Result {
    for viewport in [Viewport::PHONE, Viewport::DESKTOP] {
        let page = Page::ready(viewport).await?;
        for id in [FigureId::Signals, FigureId::Labor, FigureId::Map] {
            assert_eq!(open(&page, id).await?, (vec![], false));
            for panel in Panel::ALL {
                page.open_panel(id, panel.name()).await?;
                assert_eq!(open(&page, id).await?, (vec![panel.name().to_owned()], true));
                assert_eq!(page.spoken().await?, panel.word());
            }
            // The panel of another figure stays as it is.
            page.open_panel(FigureId::Venues, "files").await?;
            assert_eq!(open(&page, id).await?, (vec!["cite".to_owned()], true));
            page.click_on(&part(id, "[data-panel=cite]")).await?;
            assert_eq!(open(&page, id).await?, (vec![], false));
        }
        assert_eq!(page.console_errors().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn panels_open_and_close_by_keys_and_keep_the_focus() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let id = FigureId::Reasons;
    page.focus(&part(id, "[data-share=link]")).await?;
    for (name, after) in [("files", 2), ("embed", 1), ("cite", 0)] {
        page.press(Key::Tab).await?;
        assert_eq!(focus(&page).await?, name);
        for key in [Key::Enter.value().to_string(), " ".to_owned()] {
            page.press(key.clone()).await?;
            assert_eq!(open(&page, id).await?, (vec![name.to_owned()], true));
            assert_eq!(focus(&page).await?, name, "the focus stays");
            page.press(key).await?;
            assert_eq!(open(&page, id).await?, (vec![], false));
        }
        // Behind the buttons comes what they have opened; Esc closes it and leads back.
        page.press(Key::Enter).await?;
        for _ in 0..after {
            page.press(Key::Tab).await?;
        }
        page.press(Key::Tab).await?;
        assert_eq!(focus(&page).await?, "within");
        page.press(Key::Escape).await?;
        assert_eq!(
            (open(&page, id).await?, focus(&page).await?),
            ((vec![], false), name.to_owned())
        );
    }
    Ok(())
}

#[tokio::test]
async fn the_code_follows_every_option_and_the_figure() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let version = page.attribute("meta[name=version]", "content").await?.ok_or("no version")?;
    let id = FigureId::Venues;
    page.open_panel(id, "embed").await?;
    let mut last = code(&page, id).await?;
    assert!(last.starts_with("<iframe title=\"Potential cases by type, venue"), "{last}");
    let frozen = format!("/v/{version}/embed/missouri-2016-venues/");
    for (name, value, holds) in [
        ("theme", "dark", "#theme=dark"),
        ("plain", "on", "&amp;plain=on"),
        ("ground", "on", "&amp;ground=none"),
        ("print", "on", "loading=\"eager\""),
        ("edition", "frozen", &frozen),
        ("kind", "fitting", "addEventListener"),
        (
            "kind",
            "script",
            "<hotline-figure chart=\"venues\" theme=\"dark\" plain=\"on\" ground=\"none\"",
        ),
        ("kind", "picture", "<img src"),
        ("kind", "markdown", "[!["),
        ("kind", "frame", "<iframe"),
    ] {
        page.put(&part(id, &format!("[data-snippet={name}]")), value).await?;
        let now = code(&page, id).await?;
        assert!(now != last && now.contains(holds), "{name} {value}: {now}");
        last = now;
    }
    // What the reader chooses for the figure itself.
    page.click_on(&part(id, "[data-choice=count]")).await?;
    code_has(&page, id, "#order=count&amp;theme=dark").await?;
    page.click_on(&part(id, "[data-choice=table]")).await?;
    code_has(&page, id, "#show=table&amp;order=count").await?;
    page.click_on(&part(id, "[data-choice^=rows-]")).await?;
    code_has(&page, id, "&amp;folded=0").await?;
    // What is closed is as new when it is opened again.
    page.open_panel(id, "cite").await?;
    page.open_panel(id, "embed").await?;
    let anew = code(&page, id).await?;
    assert!(anew.contains("#show=table&amp;order=count&amp;folded=0\""), "{anew}");
    Ok(())
}

#[tokio::test]
async fn a_spanish_page_offers_spanish_figures() -> Result {
    let page = Page::open("es.html", Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    let id = FigureId::Venues;
    page.open_panel(id, "embed").await?;
    page.put(&part(id, "[data-snippet=theme]"), "dark").await?;
    code_has(&page, id, "/embed/missouri-2016-venues/es.html#theme=dark\"").await?;
    page.put(&part(id, "[data-snippet=kind]"), "script").await?;
    code_has(&page, id, " theme=\"dark\" lang=\"es\"").await?;
    page.click_on(&part(id, "[data-preview='600']")).await?;
    let inside =
        format!("document.querySelector({}).contentDocument", json!(part(id, ".preview iframe")));
    page.wait_for(&format!("{inside}?.querySelector('canvas:not([hidden])')"), PATIENCE).await?;
    assert_eq!(page.eval::<String>(&format!("{inside}.documentElement.lang")).await?, "es");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_addresses_in_the_code_are_there() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for id in FigureId::ALL {
        page.open_panel(id, "embed").await?;
        for edition in ["", "frozen"] {
            for kind in ["frame", "script", "markdown"] {
                page.put(&part(id, "[data-snippet=edition]"), edition).await?;
                page.put(&part(id, "[data-snippet=kind]"), kind).await?;
                let missing: Vec<String> = page
                    .eval(&format!(
                        "(async () => {{
                            const addresses = {}.match(/http[^\"#)]+/g);
                            const answers = await Promise.all(addresses.map(async address =>
                                [address, (await fetch(address)).ok]));
                            return addresses.length ? answers.filter(([, ok]) => !ok).map(([it]) => it) : ['none'];
                        }})()",
                        json!(code(&page, id).await?)
                    ))
                    .await?;
                assert_eq!(missing, [""; 0], "{} {kind} {edition}", id.name());
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_code_is_copied_or_selected() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.allow_copies().await?;
    let id = FigureId::Callers;
    page.open_panel(id, "embed").await?;
    page.put(&part(id, "[data-snippet=kind]"), "fitting").await?;
    page.click_on(&part(id, "[data-copy-code]")).await?;
    let said = format!("document.querySelector({}).textContent", json!(part(id, "[data-said]")));
    page.wait_for(&format!("{said} === 'Copied.'"), PATIENCE).await?;
    let copied: String = page.eval("navigator.clipboard.readText()").await?;
    assert_eq!(copied, code(&page, id).await?);
    page.eval::<u32>("navigator.clipboard.writeText = () => Promise.reject(new Error('no')), 0")
        .await?;
    page.click_on(&part(id, "[data-copy-code]")).await?;
    page.wait_for(&format!("{said}.includes('does not let')"), PATIENCE).await?;
    let selected: String = page
        .eval(&format!(
            "(it => it.value.slice(it.selectionStart, it.selectionEnd))(document.querySelector({}))",
            json!(part(id, "[data-code]"))
        ))
        .await?;
    assert_eq!(selected, copied);
    Ok(())
}

#[tokio::test]
async fn a_preview_comes_when_it_is_asked_for_and_tells_its_height() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let history: u32 = page.eval("history.length").await?;
    let id = FigureId::Types;
    page.paths_requested().await?;
    page.open_panel(id, "embed").await?;
    assert_eq!(page.requests().await?, [""; 0], "nothing is asked for yet");
    let frame = part(id, ".preview iframe");
    let mut heights = Vec::new();
    for width in ["320", "600", "1000"] {
        page.click_on(&part(id, &format!("[data-preview='{width}']"))).await?;
        assert_eq!(page.texts(&part(id, "[data-preview][aria-pressed=true]")).await?.len(), 1);
        assert_eq!(page.attribute(&frame, "width").await?.as_deref(), Some(width));
        // Its height is in its frame and in the code.
        let fits = format!(
            "(frame => frame.contentDocument?.readyState === 'complete'
                && frame.contentDocument.querySelector('canvas:not([hidden])')
                && frame.contentDocument.documentElement.getBoundingClientRect().height <= frame.height
                && frame.height - frame.contentDocument.documentElement.getBoundingClientRect().height < 2
            )(document.querySelector({}))",
            json!(frame)
        );
        page.wait_for(&fits, PATIENCE).await?;
        let height = page.attribute(&frame, "height").await?.unwrap_or_default();
        code_has(&page, id, &format!(" height=\"{height}\"")).await?;
        heights.push(height.parse::<u32>()?);
    }
    assert!(heights[0] > heights[2], "narrow frames are higher: {heights:?}");
    let asked = page.paths_requested().await?;
    assert!(!asked.is_empty() && asked.iter().all(|path| path.starts_with("embed/")), "{asked:?}");
    // An option, and a choice for the figure, are seen at once.
    page.put(&part(id, "[data-snippet=theme]"), "dark").await?;
    page.click_on(&part(id, "[data-choice=count]")).await?;
    let shown =
        format!("document.querySelector({}).src.endsWith('#order=count&theme=dark')", json!(frame));
    page.wait_for(&shown, PATIENCE).await?;
    let dark = format!(
        "document.querySelector({}).contentDocument?.documentElement?.dataset.theme === 'dark'",
        json!(frame)
    );
    page.wait_for(&dark, PATIENCE).await?;
    assert_eq!(page.eval::<u32>("history.length").await?, history, "Back leaves the page");
    assert_eq!(page.eval::<Vec<String>>(STORED).await?, [""; 0]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_figure_in_a_frame_leads_to_the_page_and_frames_nothing() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let id = FigureId::Types;
    page.open_panel(id, "embed").await?;
    page.click_on(&part(id, "[data-preview='600']")).await?;
    let inside =
        format!("document.querySelector({}).contentDocument", json!(part(id, ".preview iframe")));
    page.wait_for(&format!("{inside}?.querySelector('canvas:not([hidden])')"), PATIENCE).await?;
    let site: String = page.eval("location.origin + location.pathname").await?;
    let opened = |panel: &str, what: &str| {
        format!(
            "({inside}.querySelector('[data-panel={panel}]').click(), {inside}.querySelector('.panel').{what})"
        )
    };
    let link = "querySelector('a[rel=noreferrer]').href";
    assert_eq!(
        page.eval::<String>(&opened("files", link)).await?,
        format!("{site}index.html#chart=types")
    );
    let code: String = page.eval(&opened("embed", "querySelector('[data-code]').value")).await?;
    assert!(code.contains(&format!("src=\"{site}embed/missouri-2016-types/\"")), "{code}");
    assert_eq!(
        page.eval::<u32>(&format!("{inside}.querySelectorAll('[data-preview]').length")).await?,
        0
    );
    let plain: String =
        page.eval(&opened("cite", "querySelector('[data-copied]').textContent")).await?;
    assert!(plain.contains(&format!("{site}v/")) && plain.contains("#chart=types"), "{plain}");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn without_a_site_there_is_nothing_to_embed() -> Result {
    let page = Page::at(&Place::File.address()?, Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    page.open_panel(FigureId::Callers, "embed").await?;
    if page.attribute("meta[name=site]", "content").await?.is_none() {
        let said = page.texts(&part(FigureId::Callers, ".panel")).await?.concat();
        assert!(said.contains("published site"), "{said}");
        assert_eq!(page.texts("[data-code]").await?, [""; 0]);
    }
    assert_eq!(page.texts("[data-preview]").await?, [""; 0], "a copy frames nothing");
    // Nor for a report that only the reader has.
    let page = Page::ready(Viewport::DESKTOP).await?;
    let report = expected::bundled_file("missouri-2016.txt");
    page.choose_file("report", &report.to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.open_panel(FigureId::Callers, "embed").await?;
    assert_eq!(page.texts("[data-code]").await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_citation_is_copied() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.allow_copies().await?;
    let id = FigureId::Sources;
    page.open_panel(id, "cite").await?;
    let version = page.attribute("meta[name=version]", "content").await?.ok_or("no version")?;
    let texts = page.texts(&part(id, ".panel [data-copied]")).await?;
    assert_eq!(texts.len(), 8, "four styles, of the figure and of the report");
    let said = format!("document.querySelector({})", json!(part(id, "[data-said]")));
    for (index, text) in texts.iter().enumerate() {
        assert!(text.contains(&format!("/v/{version}/")), "{text}");
        assert!(text.contains("National Human Trafficking Hotline"), "{text}");
        assert!(text.contains("March 8, 2017"), "{text}");
        page.eval::<u32>(&format!("({said}.textContent = '', 0)")).await?;
        page.eval::<u32>(&format!(
            "document.querySelectorAll({})[{index}].click(), 0",
            json!(part(id, ".panel [data-copy]"))
        ))
        .await?;
        page.wait_for(&format!("{said}.textContent === 'Copied.'"), PATIENCE).await?;
        assert_eq!(&page.eval::<String>("navigator.clipboard.readText()").await?, text);
    }
    page.eval::<u32>("navigator.clipboard.writeText = () => Promise.reject(new Error('no')), 0")
        .await?;
    page.click_on(&part(id, ".panel [data-copy]")).await?;
    page.wait_for(&format!("{said}.textContent.includes('does not let')"), PATIENCE).await
}

/// The numbers in a text, as people write them.
fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|number| number.trim_matches(['.', ',']).to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

#[tokio::test]
async fn what_to_write_has_the_numbers_of_the_table() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for figure in expected::figures() {
        let id = figure.id;
        page.open_panel(id, "cite").await?;
        let sentences = page.texts(&part(id, ".panel ul li")).await?;
        assert!((2..=3).contains(&sentences.len()), "{sentences:?}");
        let table = page.rows(id).await?;
        // The row with the most, of those that are not in another one.
        let rows = arrange(&figure.data, View::default().order, &[]);
        let most = rows
            .into_iter()
            .filter(|&row| figure.data[row].depth == 0)
            .max_by_key(|&row| (figure.data[row].count(), std::cmp::Reverse(row)))
            .ok_or("it has rows")?;
        let cells = &table[most];
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            assert!(sentences[0].contains(cell.as_str()), "{cell}: {}", sentences[0]);
        }
        // No number is in them that is not in the figure.
        let mut known: Vec<String> =
            table.iter().flatten().flat_map(|cell| numbers(cell)).collect();
        known.extend(figure.base.map(|base| grouped(base.count)));
        let withheld = figure.data.iter().filter(|it| it.row.cell == Cell::FewerThanThree).count();
        known.extend([withheld.to_string(), "2016".to_owned(), "8".to_owned(), "2017".to_owned()]);
        for sentence in &sentences {
            for number in numbers(sentence) {
                assert!(known.contains(&number), "{number}: {sentence}");
            }
        }
        let avoid = page.texts(&part(id, ".panel .caution")).await?;
        assert!(avoid.len() == 1 && avoid[0].starts_with("Do not"), "{avoid:?}");
    }
    // Those of the map follow its layer.
    let id = FigureId::Map;
    page.open_panel(id, "cite").await?;
    let write = part(id, ".panel ul");
    let first = page.texts(&write).await?.concat();
    assert!(first.contains("160") && first.contains("FBI"), "{first}");
    page.press_map("layer", "residents").await?;
    let followed =
        format!("document.querySelector({}).textContent.includes('6,093,000')", json!(write));
    page.wait_for(&followed, PATIENCE).await?;
    assert!(!page.texts(&part(id, ".panel")).await?.concat().contains("offences"));
    Ok(())
}
