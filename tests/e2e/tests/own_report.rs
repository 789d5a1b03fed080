//! A reader's own report: opened, refused with a reason, hostile; never sent anywhere.

use e2e::{
    PATIENCE, Page, Result, Viewport, expected, file,
    hotline_atlas::{chart::FigureId, load},
    part,
};
use serde_json::json;
use std::fs;

/// Chooses a file that the page opens.
async fn open(page: &Page, path: &str) -> Result {
    page.choose_file("report", path).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.painted().await
}

/// The bundled text with one piece of it replaced, which has to stand there.
fn with(piece: &str, other: &str) -> String {
    let text = expected::bundled_text();
    assert!(text.contains(piece), "{piece:?} is not in the report");
    text.replacen(piece, other, 1)
}

/// The content of the page but for the places where a refusal is shown and where news is spoken.
async fn content(page: &Page) -> Result<String> {
    page.eval(
        "(() => {
            const copy = document.querySelector('#app').cloneNode(true);
            for (const news of copy.querySelectorAll('[data-refused], #app [role=status]'))
                news.textContent = '';
            return copy.innerHTML;
        })()",
    )
    .await
}

/// Two contents of the page are the same; where not, says where.
fn same(now: &str, before: &str) {
    let from = now.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
    let piece = |text: &str| {
        let bytes = &text.as_bytes()[from.saturating_sub(200)..text.len().min(from + 200)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    assert!(now == before, "now\n{}\nbefore\n{}", piece(now), piece(before));
}

#[tokio::test]
async fn a_changed_number_is_shown_and_found_and_the_way_back_is_there() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let bundled = content(&page).await?;
    let findings = page.texts("[data-findings] [data-finding]").await?;
    assert!(!bundled.contains("Your own file."));
    page.paths_requested().await?;

    let text = with("Community Member\t107\t", "Community Member\t117\t");
    open(&page, &file("changed", "changed.txt", text.as_bytes())?).await?;
    let warning = page.text("#app .warning").await?.ok_or("there is a warning")?;
    assert!(warning.starts_with("Your own file."), "{warning}");
    assert!(warning.contains("changed.txt"), "{warning}");
    assert_eq!(page.spoken().await?, "Opened Missouri 2016.");
    assert!(page.eval::<bool>("document.activeElement.matches('h1')").await?);

    let callers = FigureId::Callers;
    let stop = page.walk(callers, 1).await?.remove(0);
    assert_eq!(stop.tip[..2], ["Community Member", "117 calls"]);
    page.click_on(&part(callers, "[data-choice=table]")).await?;
    assert_eq!(page.text(&part(callers, "tbody td")).await?.as_deref(), Some("117"));

    // The page says what no longer fits: the total, and the share of the row.
    let found: Vec<String> = page.texts("[data-finding=Problem]").await?;
    assert!(found.iter().any(|text| text.contains("426") && text.contains("436")), "{found:#?}");
    assert!(found.iter().any(|text| text.contains("Community Member")), "{found:#?}");
    assert!(page.texts("[data-finding]").await?.len() > findings.len());

    page.click_on("[data-back]").await?;
    same(&content(&page).await?, &bundled);
    assert_eq!(page.walk(callers, 1).await?[0].tip[1], "107 calls");
    assert_eq!(page.requests().await?, [""; 0], "nothing was asked of anybody");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_json_form_opens_as_the_text_does() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let figures = "[...document.querySelectorAll('figure')].map(f => f.innerHTML).join('')";
    let from_text: String = page.eval(figures).await?;
    let path = expected::bundled_file("missouri-2016.json");
    open(&page, &path.to_string_lossy()).await?;
    let warning = page.text("#app .warning").await?.ok_or("there is a warning")?;
    assert!(warning.contains("missouri-2016.json"), "{warning}");
    assert_eq!(page.eval::<String>(figures).await?, from_text);
    // And a form that was changed.
    let json = fs::read_to_string(&path)?.replace("\"Missouri\"", "\"Elsewhere\"");
    let path = file("json", "elsewhere.json", json.as_bytes())?;
    page.choose_file("report", &path).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('Elsewhere')", PATIENCE)
        .await?;
    assert_eq!(page.requests().await?.iter().filter(|url| url.contains("elsewhere")).count(), 0);
    Ok(())
}

#[tokio::test]
async fn what_is_no_report_is_refused_with_a_reason_and_nothing_is_lost() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    // What the reader had chosen is not lost either.
    page.click_on(&part(FigureId::Labor, "[data-choice=count]")).await?;
    let before = content(&page).await?;
    page.paths_requested().await?;

    let text = expected::bundled_text();
    let total = text
        .lines()
        .find(|line| line.starts_with("TOTAL # OF SUBSTANTIVE CALLS"))
        .ok_or("the report has that total")?;
    let json = fs::read_to_string(expected::bundled_file("missouri-2016.json"))?;
    let cut = |row: &str| text.split(row).next().map(str::as_bytes).map(<[u8]>::to_vec);
    let [first_page, truncated] =
        ["Government Official", "Females\t96"].map(|row| cut(row).unwrap_or_default());
    for (name, bytes, reason) in [
        ("empty.txt", String::new().into_bytes(), "no bytes"),
        ("blank.txt", b" \n\n".to_vec(), "blank"),
        ("truncated.txt", truncated, "found the end of the text"),
        ("first-page.txt", first_page, "running header"),
        (
            "latin.txt",
            [b"Missouri\n", &[0xe9][..]].concat(),
            "In line 2, expected text in UTF-8, found the byte 0xE9",
        ),
        (
            "later.json",
            json.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes(),
            "version",
        ),
        ("cut.json", json.as_bytes()[..json.len() / 2].to_vec(), "expected"),
        ("no-total.txt", text.replace(&format!("{total}\n"), "").into_bytes(), "total"),
        ("letter.txt", b"Dear reader,\nthis is a letter.".to_vec(), "report"),
        ("picture.txt", vec![0x89, b'P', b'N', b'G'], "UTF-8"),
    ] {
        let expected = load::report(&bytes, name).expect_err("it is no report").to_string();
        let told = page.refused_file("report", name, &file("refused", name, &bytes)?).await?;
        assert!(told.starts_with(&format!("{name} was not opened.")), "{told}");
        assert!(told.contains(&expected), "{name}: {told}");
        assert!(told.to_lowercase().contains(&reason.to_lowercase()), "{name}: {told}");
        assert_eq!(page.texts("[role=alert]").await?.len(), 1, "one refusal at a time");
        same(&content(&page).await?, &before);
    }
    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    // The field takes the next file, also one of the same name, mended.
    let path = file("refused", "empty.txt", text.as_bytes())?;
    open(&page, &path).await?;
    assert!(page.texts("[role=alert]").await?.is_empty());
    Ok(())
}

/// A piece of markup that would run if it were taken for markup.
const HOSTILE: &str =
    "<img src=x onerror=\"window.injected=1\"></script><script>injected=1</script>";

#[tokio::test]
async fn hostile_words_are_words() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let tags = "JSON.stringify(['img', 'script', 'style', 'iframe', 'svg', '[onerror]']
        .map(tag => document.querySelectorAll(tag).length))";
    let before: String = page.eval(tags).await?;
    page.paths_requested().await?;
    let text = with("Community Member\t", &format!("{HOSTILE}\t"))
        .replace("Important Note: *The", &format!("Important Note: *{HOSTILE} The"))
        .replace("¹To protect", &format!("¹{HOSTILE} To protect"))
        .replace("Missouri State Report", &format!("{HOSTILE} State Report"))
        .replace(
            "HUMAN TRAFFICKING CASE DATA",
            &format!("{HOSTILE}\n\nHUMAN TRAFFICKING CASE DATA"),
        );
    load::report(text.as_bytes(), "").map_err(|error| format!("it should open: {error}"))?;
    let name = "<img src=x onerror=injected=1>.txt";
    open(&page, &file("hostile", name, text.as_bytes())?).await?;

    assert!(page.text("#app .warning").await?.is_some_and(|text| text.contains(name)));
    assert!(page.text("h1").await?.is_some_and(|title| title.contains(HOSTILE)));
    assert!(page.spoken().await?.contains(HOSTILE));
    let callers = FigureId::Callers;
    let stop = page.walk(callers, 1).await?.remove(0);
    assert_eq!(stop.tip[0], HOSTILE);
    assert!(stop.spoken.starts_with(HOSTILE), "{}", stop.spoken);
    page.click_on(&part(callers, "[data-choice=table]")).await?;
    assert_eq!(page.text(&part(callers, "tbody th")).await?.as_deref(), Some(HOSTILE));
    assert!(page.texts("blockquote").await?.concat().contains(HOSTILE));
    assert!(page.texts(".notes").await?.concat().contains(HOSTILE));

    // A refusal quotes what it found.
    let text = with("Community Member\t107\t", &format!("Community Member\t{HOSTILE}\t"));
    let told = page.refused_file("report", name, &file("hostile", name, text.as_bytes())?).await?;
    assert!(told.contains("<img src=x"), "{told}");

    assert_eq!(page.eval::<String>(tags).await?, before, "nothing became markup");
    assert!(page.eval::<bool>("window.injected === undefined").await?);
    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_file_cannot_bring_a_link_that_runs() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let links = "[...document.links].map(link => link.protocol)";
    let json = fs::read_to_string(expected::bundled_file("missouri-2016.json"))?;
    let url = expected::report().provenance.url;
    assert!(page.eval::<Vec<String>>("[...document.links].map(a => a.href)").await?.contains(&url));
    for address in
        ["javascript:injected=1", " javascript:injected=1", "data:text/html,x", "//x.test"]
    {
        let json = json.replace(&json!(url).to_string(), &json!(address).to_string());
        assert!(json.contains(address), "the form has the address");
        page.choose_file("report", &file("link", "link.json", json.as_bytes())?).await?;
        page.wait_for("document.activeElement.matches('h1')", PATIENCE).await?;
        let protocols: Vec<String> = page.eval(links).await?;
        let known = ["https:", "tel:", "sms:", "http:"];
        assert!(
            protocols.iter().all(|protocol| known.contains(&protocol.as_str())),
            "{protocols:?}"
        );
        let hosts: Vec<String> = page.eval("[...document.links].map(link => link.host)").await?;
        assert!(!hosts.contains(&"x.test".to_owned()), "{hosts:?}");
        page.eval::<u32>("document.activeElement.blur(), 0").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_file_can_be_dropped() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let text = with("Community Member\t107\t", "Community Member\t117\t");
    let drop = |place: &'static str| page.drop_file(place, "dropped.txt", &text);
    // Elsewhere it is the browser's, which opens the file instead of the page.
    assert_eq!(drop("h1").await?, [false, false]);
    page.painted().await?;
    assert!(page.text("[data-back]").await?.is_none());
    assert_eq!(drop("[data-drop] .intro").await?, [true, true]);
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    assert!(page.text("#app .warning").await?.is_some_and(|text| text.contains("dropped.txt")));
    Ok(())
}

#[tokio::test]
async fn one_report_after_the_other_leaves_nothing_behind() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let once = page.eval::<usize>("document.querySelectorAll('*').length").await?;
    let text = with("Community Member\t107\t", "Community Member\t117\t");
    let path = file("again", "again.txt", text.as_bytes())?;
    for _ in 0..3 {
        open(&page, &path).await?;
        page.click_on("[data-back]").await?;
    }
    assert_eq!(page.eval::<usize>("document.querySelectorAll('*').length").await?, once);
    // One listener still: a choice is made once, and undone by the next.
    let tool = part(FigureId::Venues, "[aria-expanded]");
    page.click_on(&tool).await?;
    assert_eq!(page.attribute(&tool, "aria-expanded").await?.as_deref(), Some("false"));
    assert_eq!(page.eval::<u32>("performance.getEntriesByName('charts-ready').length").await?, 1);
    // What is painted now is the bundled report, also after another size of the window.
    page.see_through(Viewport::TABLET).await?;
    page.wait_for("document.querySelector('canvas').clientWidth < 768", PATIENCE).await?;
    assert_eq!(page.walk(FigureId::Callers, 1).await?[0].tip[1], "107 calls");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}
