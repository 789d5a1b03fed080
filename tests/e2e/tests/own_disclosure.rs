//! A reader's own locations give nobody away: what is withheld, what only the screen has, what
//! leaves it, and that nothing is kept or sent.

use e2e::{
    Frame, PATIENCE, Page, Result, STORED, Viewport, atlas, expected, file,
    hotline_atlas::chart::{
        FigureId, Palette, Point, Rgb,
        map::{Layer, MapData},
    },
    on_map,
};
use serde_json::json;

const MAP: FigureId = FigureId::Map;

/// Three places that show and one in a county with few people that must not.
const CASES: &str = "lat,lon,date,category\n\
    38.627,-90.199,2016-01-05,Hotel\n\
    38.627,-90.199,2016-01-06,Hotel\n\
    38.627,-90.199,2016-05-06,Street\n\
    38.627,-90.199,2016-06-06,Street\n\
    39.1,-94.58,2016-06-07,Street\n\
    39.1,-94.58,2016-06-08,Street\n\
    39.1,-94.58,2016-06-09,Street\n\
    37.3,-91.96,2016-07-01,Hotel\n\
    37.3,-91.96,2016-07-02,Hotel\n";

/// The page with a text open as a file of locations.
async fn with(folder: &str, text: &str) -> Result<Page> {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "own").await?;
    page.open_locations(&file(folder, "cases.csv", text.as_bytes())?).await?;
    Ok(page)
}

/// How many pixels of the land have a colour of the red ramp.
async fn red_pixels(page: &Page, data: &MapData) -> Result<u32> {
    let frame = page.map_frame(data, &atlas::view(data, Layer::Own)).await?;
    red_in(page, frame).await
}

async fn red_in(page: &Page, frame: Frame) -> Result<u32> {
    let red = |color: &Rgb| Palette::LIGHT.map.red.contains(color);
    let colors = page.colors_in(MAP, frame).await?;
    Ok(colors.iter().filter(|(color, _)| red(color)).map(|(_, pixels)| pixels).sum())
}

/// A digest of the map at the moment when the page is printed.
async fn at_print(page: &Page) -> Result<String> {
    page.eval::<u32>("dispatchEvent(new Event('beforeprint')), 0").await?;
    page.painted().await?;
    let picture = page.fingerprint(MAP).await?;
    page.eval::<u32>("dispatchEvent(new Event('afterprint')), 0").await?;
    page.painted().await?;
    Ok(picture)
}

/// The pixels in the page as it comes out of the printer: how many pictures, and a digest.
async fn printed(page: &Page) -> Result<(usize, String)> {
    let settings = json!({ "printBackground": true });
    let answer = page.command("Page.printToPDF", settings).await?;
    page.painted().await?;
    let data = answer["data"].as_str().ok_or("there is a document")?;
    // Browsers print what is drawn as lines and text, and pixels as they are. The rest of the
    // document is in no fixed order.
    page.eval(&format!(
        "(async () => {{
            const image = /\\/Subtype \\/Image\\b[^]*?stream\\r?\\n([^]*?)endstream/g;
            const images = [...atob('{data}').matchAll(image)].map(match => match[1]).sort();
            const bytes = Uint8Array.from(images.join(' '), c => c.charCodeAt(0));
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            return [images.length, `${{bytes.length}} bytes: ${{digest.join()}}`];
        }})()"
    ))
    .await
}

/// Whether the page warns that its picture is for the reader's own work.
async fn warns(page: &Page) -> Result<bool> {
    Ok(page.text("[data-own-warning]").await?.is_some())
}

#[tokio::test]
async fn two_in_a_cell_colour_nothing_and_three_do() -> Result {
    let row = "37.3,-91.96\n";
    for (cases, shows) in [(1, false), (2, false), (3, true)] {
        let text = format!("lat,lon\n{}", row.repeat(cases));
        let page = with("few", &text).await?;
        let data = atlas::data_with(&text);
        let red = red_pixels(&page, &data).await?;
        let records = page.map_records().await?;
        let label = page.attribute(&on_map(".plot"), "aria-label").await?.unwrap_or_default();
        page.focus(&on_map(".plot")).await?;
        page.press(e2e::Key::Home).await?;
        if shows {
            assert!(red > 500, "{red} red pixels");
            assert!(records.ends_with("Nothing was withheld."), "{records}");
            assert!(page.ringed(MAP).await?.is_some());
        } else {
            assert_eq!(red, 0, "{cases} cases are coloured");
            assert!(records.starts_with("0 locations in cells"), "{records}");
            assert!(records.ends_with("fewer than three locations."), "{records}");
            assert!(label.ends_with("No cell holds three or more."), "{label}");
            assert!(page.ringed(MAP).await?.is_none(), "there is no place to walk to");
            assert_eq!(page.texts(&on_map("tbody tr")).await?, [""; 0]);
            // At no bandwidth, and however close a reader looks.
            for kilometres in ["10", "60"] {
                page.put_map("bandwidth", kilometres).await?;
                assert_eq!(red_pixels(&page, &data).await?, 0, "at {kilometres} km");
            }
            for _ in 0..4 {
                page.press_map("zoom", "in").await?;
                assert_eq!(red_pixels(&page, &data).await?, 0);
            }
        }
        assert_eq!(page.console_errors().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn two_beside_many_colour_nothing_of_their_own() -> Result {
    let page = with("beside", CASES).await?;
    let without: String = CASES
        .lines()
        .filter(|line| !line.starts_with("37.3"))
        .fold(String::new(), |text, line| text + line + "\n");
    let picture = page.fingerprint(MAP).await?;
    let records = page.map_records().await?;
    assert!(records.ends_with("fewer than three: fewer than three locations."), "{records}");
    // The very same map as of a file that never had them.
    page.open_locations(&file("beside", "without.csv", without.as_bytes())?).await?;
    assert_eq!(page.fingerprint(MAP).await?, picture);
    assert!(page.map_records().await?.ends_with("Nothing was withheld."));
    Ok(())
}

#[tokio::test]
async fn where_in_its_cell_a_case_was_is_forgotten() -> Result {
    let at = |lat: f64, lon: f64| format!("lat,lon\n{}", format!("{lat},{lon}\n").repeat(3));
    let page = with("cell", &at(38.951, -92.334)).await?;
    let (picture, stop) = (page.fingerprint(MAP).await?, page.walk(MAP, 1).await?.remove(0));
    let text = at(38.953, -92.332);
    let data = atlas::data_with(&text);
    page.open_locations(&file("cell", "near.csv", text.as_bytes())?).await?;
    let cell = |data: &MapData| data.own.as_ref().map(|own| own.protected.cells.clone());
    assert_eq!(cell(&data), cell(&atlas::data_with(&at(38.951, -92.334))), "it is one cell");
    assert_eq!(page.fingerprint(MAP).await?, picture);
    assert_eq!(page.walk(MAP, 1).await?[0].mark, stop.mark);
    Ok(())
}

#[tokio::test]
async fn filters_warn_and_change_only_the_screen() -> Result {
    let page = with("filters", CASES).await?;
    let whole = page.fingerprint(MAP).await?;
    let paper = at_print(&page).await?;
    let (records, places) = (page.map_records().await?, page.walk(MAP, 2).await?);
    let table = page.texts(&on_map(".table td")).await?;
    assert!(!warns(&page).await?);
    for (name, value, undone) in [
        ("own-from", "2016-05-01", ""),
        ("own-to", "2016-05-31", ""),
        ("own-category", "0", ""),
        ("own-category", "1", ""),
        ("own-unprotected", "on", "off"),
    ] {
        page.put_map(name, value).await?;
        assert!(warns(&page).await?, "{name}");
        let screen = page.fingerprint(MAP).await?;
        assert_ne!(screen, whole, "{name} {value}");
        // What is printed, told and listed is the whole file under the rule.
        assert_eq!(at_print(&page).await?, paper, "{name} {value}");
        assert_eq!(page.fingerprint(MAP).await?, screen, "{name}: afterwards as before");
        assert!(warns(&page).await?, "{name}");
        assert_eq!(page.map_records().await?, records, "{name}");
        assert_eq!(page.texts(&on_map(".table td")).await?, table, "{name}");
        let walked = page.walk(MAP, 2).await?;
        let tips =
            |stops: &[e2e::Stop]| -> Vec<_> { stops.iter().map(|stop| stop.tip.clone()).collect() };
        assert_eq!(tips(&walked), tips(&places), "{name}");
        page.put_map(name, undone).await?;
        assert!(!warns(&page).await?, "{name}");
        assert_eq!(page.fingerprint(MAP).await?, whole, "{name} undone");
    }
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_filter_does_not_get_around_the_rule() -> Result {
    let page = with("rule", CASES).await?;
    let data = atlas::data_with(CASES);
    // Of each place fewer than three are left.
    page.put_map("own-to", "2016-01-31").await?;
    assert_eq!(red_pixels(&page, &data).await?, 0);
    // And "without protection" is what shows them, on the screen.
    page.put_map("own-unprotected", "on").await?;
    assert!(red_pixels(&page, &data).await? > 500);
    assert!(warns(&page).await?);
    Ok(())
}

#[tokio::test]
async fn the_printed_page_is_the_protected_one() -> Result {
    let page = with("printed", CASES).await?;
    let paper = printed(&page).await?;
    assert!(paper.0 > 0, "the surface of the map is a picture: {paper:?}");
    assert_eq!(printed(&page).await?, paper, "printing alone changes nothing");
    for (name, value, undone) in [
        ("own-unprotected", "on", "off"),
        ("own-category", "0", ""),
        ("own-from", "2016-06-01", ""),
    ] {
        page.put_map(name, value).await?;
        let screen = page.fingerprint(MAP).await?;
        assert_eq!(printed(&page).await?, paper, "{name} is on paper");
        assert_eq!(page.fingerprint(MAP).await?, screen, "{name}");
        page.put_map(name, undone).await?;
    }
    // The same question sees another picture where there is one.
    page.put_map("bandwidth", "60").await?;
    assert_ne!(printed(&page).await?, paper);
    Ok(())
}

#[tokio::test]
async fn what_two_cases_colour_unprotected_is_on_the_screen_only() -> Result {
    let page = with("lonely", CASES).await?;
    let data = atlas::data_with(CASES);
    let [width, ..] = page.canvas_size(MAP).await?;
    let scene = atlas::scene(&data, &atlas::view(&data, Layer::Own), width);
    let lonely = atlas::data_with("lat,lon,count\n37.3,-91.96,3\n");
    let cell = lonely.own.as_ref().ok_or("it has a file")?.protected.cells[0];
    let Point { x, y } = scene.pixel_of(cell.center);
    let there = Frame { x: x - 8.0, y: y - 8.0, width: 16.0, height: 16.0 };
    assert_eq!(red_in(&page, there).await?, 0);
    page.put_map("own-unprotected", "on").await?;
    assert!(red_in(&page, there).await? > 100, "two cases are seen without protection");
    page.eval::<u32>("dispatchEvent(new Event('beforeprint')), 0").await?;
    page.painted().await?;
    assert_eq!(red_in(&page, there).await?, 0, "and are not on paper");
    page.eval::<u32>("dispatchEvent(new Event('afterprint')), 0").await?;
    page.painted().await?;
    assert!(red_in(&page, there).await? > 100);
    // Another file begins under the rule again.
    page.open_locations(&file("lonely", "again.csv", CASES.replace("Hotel", "Inn").as_bytes())?)
        .await?;
    assert!(!warns(&page).await?);
    assert_eq!(red_in(&page, there).await?, 0);
    let ticked = "document.querySelector('[data-map=own-unprotected]').checked";
    assert!(!page.eval::<bool>(ticked).await?);
    Ok(())
}

#[tokio::test]
async fn a_file_is_sent_nowhere_and_kept_nowhere() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let place = "JSON.stringify([history.length, history.state, location.href, document.title])";
    let before: String = page.eval(place).await?;
    page.paths_requested().await?;
    page.press_map("layer", "own").await?;
    page.open_locations(&file("kept", "secret-name.csv", CASES.as_bytes())?).await?;
    for (name, value) in [("own-category", "1"), ("own-from", "2016-02-01"), ("bandwidth", "10")] {
        page.put_map(name, value).await?;
    }
    page.walk(MAP, 2).await?;
    page.press_map("show", "table").await?;
    let path = file("kept", "secret-broken.csv", b"")?;
    page.refused_file("locations", "secret-broken.csv", &path).await?;
    at_print(&page).await?;

    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.eval::<Vec<String>>(STORED).await?, [""; 0]);
    assert_eq!(page.driver().get_all_cookies().await?.len(), 0);
    assert_eq!(page.eval::<String>(place).await?, before);
    // A page that is loaded again knows nothing of it.
    page.driver().refresh().await?;
    page.charts_ready(PATIENCE).await?;
    let html: String = page.eval("document.documentElement.outerHTML").await?;
    assert!(!html.contains("secret-"));
    Ok(())
}

#[tokio::test]
async fn another_report_forgets_the_file_and_has_a_map_that_works() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let offences = page.fingerprint(MAP).await?;
    page.press_map("layer", "own").await?;
    let empty = page.fingerprint(MAP).await?;
    page.open_locations(&file("report", "cases.csv", CASES.as_bytes())?).await?;
    page.put_map("own-unprotected", "on").await?;
    let report = expected::bundled_text().replacen("Member\t107\t", "Member\t117\t", 1);
    let report = file("report", "changed.txt", report.as_bytes())?;
    for _ in 0..2 {
        page.choose_file("report", &report).await?;
        page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
        page.painted().await?;
        assert_eq!(page.opened_locations().await?, "");
        assert_eq!(page.fingerprint(MAP).await?, offences);
        page.click_on("[data-back]").await?;
    }
    assert_eq!(page.opened_locations().await?, "");
    assert_eq!(page.fingerprint(MAP).await?, offences);
    page.press_map("layer", "own").await?;
    assert_eq!(page.fingerprint(MAP).await?, empty);
    // It still works, once for each press.
    page.press_map("layer", "offences").await?;
    page.press_map("zoom", "in").await?;
    page.press_map("zoom", "out").await?;
    assert_eq!(page.fingerprint(MAP).await?, offences);
    assert_eq!(page.walk(MAP, 1).await?[0].tip[1], "67 offences recorded, 2013–2020");
    page.press_map("layer", "own").await?;
    page.open_locations(&file("report", "cases.csv", CASES.as_bytes())?).await?;
    assert!(page.map_records().await?.starts_with("7 locations"));
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_report_of_another_state_has_no_map_but_its_own_words() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let json = std::fs::read_to_string(expected::bundled_file("missouri-2016.json"))?;
    let json = json.replace("\"Missouri\"", "\"Kansas\"");
    let path = file("state", "kansas.json", json.as_bytes())?;
    page.choose_file("report", &path).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('Kansas')", PATIENCE).await?;
    page.painted().await?;
    assert_eq!(page.texts(&on_map(":is(canvas, button, input)")).await?, [""; 0]);
    let words = page.text(&on_map("h3")).await?.ok_or("it has a title")?;
    assert!(words.starts_with("The report’s own map"), "{words}");
    assert!(page.text(&on_map("blockquote")).await?.is_some(), "and what the report says of it");
    let text = page.texts("[data-chart=map]").await?.concat();
    assert!(!text.contains("offences") && text.contains("Kansas"), "{text}");
    page.click_on("[data-back]").await?;
    page.painted().await?;
    assert_eq!(page.walk(MAP, 1).await?[0].tip[1], "67 offences recorded, 2013–2020");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}
