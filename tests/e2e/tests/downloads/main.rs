//! What a reader downloads and copies: each file opens in something else than our page, says what
//! the page says, and has all with it that has to be known.

mod opened;

use e2e::{
    Downloads, Media, PATIENCE, Page, Place, Result, STORED, Saved, Viewport, expected, file,
    hotline_atlas::{
        chart::{FigureId, Palette, Rgb},
        report::grouped,
    },
    map_button, on_map, part,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

type Rows = Vec<BTreeMap<String, String>>;

/// All forms of a figure: pixels at two densities, a drawing, two tables.
struct Files {
    png: Saved,
    large: Saved,
    svg: Saved,
    csv: Saved,
    json: Saved,
}

impl Files {
    async fn take(page: &Page, downloads: &Downloads, id: FigureId) -> Result<Self> {
        page.open_panel(id, "files").await?;
        let files = Self {
            png: downloads.take(page, id, "png-2").await?,
            large: downloads.take(page, id, "png-4").await?,
            svg: downloads.take(page, id, "svg").await?,
            csv: downloads.take(page, id, "csv").await?,
            json: downloads.take(page, id, "json").await?,
        };
        let said = page.text(&part(id, "[data-said]")).await?.unwrap_or_default();
        assert!(said.contains(&files.json.name), "{said}");
        assert_eq!(page.spoken().await?, said);
        Ok(files)
    }

    fn all(&self) -> [&Saved; 5] {
        [&self.png, &self.large, &self.svg, &self.csv, &self.json]
    }

    /// Opens all of them. What they say is the same; the rows of the CSV come back.
    async fn open(&self, page: &Page, stem: &str, ground: Rgb) -> Result<Rows> {
        let names = ["@2x.png", "@4x.png", ".svg", ".csv", ".json"];
        assert_eq!(
            self.all().map(|saved| saved.name.clone()),
            names.map(|end| format!("{stem}{end}"))
        );
        let data = opened::json(&self.json.text()?)?;
        let Rgb(red, green, blue) = ground;
        let [small, large] = [opened::png(&self.png)?, opened::png(&self.large)?];
        assert_eq!((small.size.0, large.size), (1600, (3200, 2 * small.size.1)), "{stem}");
        for picture in [&small, &large] {
            assert_eq!(picture.corner, [red, green, blue, 255], "{stem}");
            assert!((50..97).contains(&picture.ground), "{stem} is blank: {}", picture.ground);
            assert_eq!(opened::json(&picture.texts["Comment"])?, data, "{stem}");
            assert_eq!(picture.texts["Title"], data["title"], "{stem}");
            for text in ["Description", "Source", "Disclaimer"] {
                assert!(picture.texts[text].len() > 40, "{stem}: {text}");
            }
        }
        let [title, description, metadata] = opened::svg(&self.svg)?;
        assert_eq!((&title, opened::json(&metadata)?), (&small.texts["Title"], data.clone()));
        assert_eq!(description, small.texts["Description"]);
        let (width, height, blank) = opened::shown(page, &self.svg).await?;
        assert_eq!((2 * width, 2 * height), small.size, "{stem}");
        assert!(blank.abs_diff(small.ground) <= 4, "{stem}: {blank} and {}", small.ground);

        let rows = opened::csv(&self.csv.text()?)?;
        same_data(&rows, &data);
        for saved in self.all() {
            let text = String::from_utf8_lossy(&saved.bytes);
            assert!(text.contains("888-373-7888"), "{} says where help is", saved.name);
        }
        Ok(rows)
    }
}

/// The rows of CSV and of JSON hold the same, and each row of CSV all that it needs.
fn same_data(rows: &Rows, data: &Value) {
    let of_json = data["rows"].as_array().expect("it has rows");
    assert_eq!(rows.len(), of_json.len());
    for (row, of_json) in rows.iter().zip(of_json) {
        for (column, cell) in row.iter().filter(|(column, _)| *column != "footnotes") {
            let value = if of_json[column].is_null() { &data[column] } else { &of_json[column] };
            let value = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                number => number.to_string(),
            };
            assert_eq!(cell.trim_start_matches('\''), value, "{column}");
        }
        for column in ["title", "row", "status", "unit", "citation", "caveat", "help"] {
            assert!(!row[column].is_empty(), "{column}: {row:?}");
        }
        assert_eq!(row["value"].is_empty(), of_json.get("value").is_none(), "{row:?}");
    }
}

/// Rows of CSV say what the table of the page says.
fn same_table(rows: &Rows, table: &[Vec<String>]) {
    assert_eq!(rows.len(), table.len());
    for (row, cells) in rows.iter().zip(table) {
        assert_eq!(row["row"], cells[0]);
        if row["status"] == "suppressed_lt3" {
            assert_eq!(
                [&row["value"], &row["lower"], &row["upper"], &row["share"]],
                ["", "0", "2", ""]
            );
            assert!(row["status_text"].starts_with(&cells[1]), "{row:?}: {cells:?}");
            assert!(!cells[1].contains(|c: char| c.is_ascii_digit()));
        } else {
            assert_eq!(grouped(row["value"].parse().expect("is a number")), cells[1]);
        }
        match row["share"].as_str() {
            "" => assert!(!cells[2..].concat().contains('%'), "{cells:?}"),
            share => assert_eq!(format!("{share}%"), cells[2]),
        }
    }
}

/// What a visit leaves: nothing was asked for, nothing is stored, the address is what it was.
async fn nothing_is_left(page: &Page, address: &str) -> Result {
    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.eval::<Vec<String>>(STORED).await?, [""; 0]);
    assert_eq!(page.eval::<String>("location.href").await?, address);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_form_of_a_figure_says_what_its_table_says() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-figures").await?;
    let address: String = page.eval("location.href").await?;
    let version = page.attribute("meta[name=version]", "content").await?;
    page.requests().await?;
    for (id, suppressed) in [(FigureId::Callers, 0), (FigureId::Labor, 3), (FigureId::Venues, 0)] {
        let table = page.rows(id).await?;
        let rows = Files::take(&page, &downloads, id)
            .await?
            .open(&page, &format!("missouri-2016-{}", id.name()), Palette::LIGHT.ground)
            .await?;
        same_table(&rows, &table);
        assert_eq!(rows.iter().filter(|row| row["status"] == "suppressed_lt3").count(), suppressed);
        let permalink = format!("{address}#chart={}", id.name());
        for row in rows {
            assert_eq!(row["permalink"], permalink);
            assert_eq!(Some(&row["hash"]), version.as_ref());
            assert_eq!(row["as_of"], "March 8, 2017");
        }
    }
    nothing_is_left(&page, &address).await
}

#[tokio::test]
async fn a_file_is_of_the_figure_as_it_is_seen() -> Result {
    let dark = Viewport { media: &[Media::Dark], ..Viewport::PHONE };
    let page = Page::ready(dark).await?;
    let downloads = Downloads::of(&page, "downloads-dark").await?;
    let id = FigureId::Types;
    let table = page.rows(id).await?;
    let before = Files::take(&page, &downloads, id).await?;
    let rows = before.open(&page, "missouri-2016-types", Palette::DARK.ground).await?;
    same_table(&rows, &table);
    page.click_on(&part(id, "[data-choice=count]")).await?;
    let csv = downloads.take(&page, id, "csv").await?;
    let svg = downloads.take(&page, id, "svg").await?;
    assert!(svg.bytes != before.svg.bytes, "the picture has the order that was chosen");
    let sorted = opened::csv(&csv.text()?)?;
    assert!(sorted[0]["permalink"].ends_with("#chart=types&order=count"), "{sorted:?}");
    // Tables keep the published order, which heads and the rows under them need.
    same_table(&sorted, &table);
    Ok(())
}

#[tokio::test]
async fn files_of_the_map_say_what_they_count() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-map").await?;
    let ground = Palette::LIGHT.ground;
    let stem = "missouri-2016-map";
    let total = page.map_records().await?;
    let rows =
        Files::take(&page, &downloads, FigureId::Map).await?.open(&page, stem, ground).await?;
    // Agency, year, offence, number, line of the source.
    let table = page.rows(FigureId::Map).await?;
    assert_eq!(rows.len(), table.len());
    for (row, cells) in rows.iter().zip(&table) {
        assert_eq!(row["row"], format!("{}, {}", cells[0], cells[2]));
        assert_eq!([&row["group"], &row["value"]], [&cells[1], &cells[3]]);
        assert!(row["status_text"].ends_with(&format!(" {}", cells[4])), "{row:?}");
        assert!(row["caveat"].contains("not hotline cases"), "{row:?}");
    }
    let sum: u32 = rows.iter().map(|row| row["value"].parse().unwrap_or(0)).sum();
    assert!(total.contains(&sum.to_string()), "{sum}: {total}");

    page.press_map("layer", "relative").await?;
    let rows =
        Files::take(&page, &downloads, FigureId::Map).await?.open(&page, stem, ground).await?;
    let table = page.rows(FigureId::Map).await?;
    assert_eq!((rows.len(), table.len()), (115, 115));
    for (row, cells) in rows.iter().zip(&table) {
        assert_eq!(row["row"], cells[0]);
        assert_eq!(row["value"].is_empty(), row["status"] != "smoothed", "{row:?}");
        assert!(row["permalink"].ends_with("#chart=map&layer=relative"), "{row:?}");
    }
    assert!(rows.iter().any(|row| row["status"] == "smoothed"));
    Ok(())
}

#[tokio::test]
async fn files_of_own_locations_have_protected_counts_only() -> Result {
    // Two cells of three or more, and one of two. Both are closed under the choice of a category.
    let cases = "latitude,longitude,category\n\
        38.627,-90.199,Warehouse\n38.627,-90.199,Warehouse\n38.627,-90.199,Street\n38.627,-90.199,Street\n\
        39.1,-94.58,Street\n39.1,-94.58,Street\n39.1,-94.58,Street\n\
        37.3,-91.96,Warehouse\n37.3,-91.96,Warehouse\n";
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-own").await?;
    page.press_map("layer", "own").await?;
    page.open_locations(&file("downloads-own", "secret-cases.csv", cases.as_bytes())?).await?;
    let files = Files::take(&page, &downloads, FigureId::Map).await?;
    let rows = files.open(&page, "missouri-2016-map", Palette::LIGHT.ground).await?;
    let mut values: Vec<&str> = rows.iter().map(|row| row["value"].as_str()).collect();
    values.sort_unstable();
    assert_eq!(values, ["3", "4"]);
    assert!(rows.iter().all(|row| row["caveat"].contains("not from the report")), "{rows:?}");
    // Whatever the screen shows, the same leaves it.
    page.put_map("own-category", "1").await?;
    let narrowed = downloads.take(&page, FigureId::Map, "csv").await?;
    assert!(narrowed.bytes == files.csv.bytes, "a choice on the screen is in the file");
    let archive = downloads.take(&page, FigureId::Map, "archive").await?;
    for saved in files.all().into_iter().chain([&archive]) {
        let text = String::from_utf8_lossy(&saved.bytes);
        for secret in ["secret", "cases.csv", "38.627", "90.199", "91.96", "Warehouse"] {
            assert!(!text.contains(secret), "{} has {secret}", saved.name);
        }
    }
    // Nothing of it in what links and code say.
    for panel in ["embed", "cite"] {
        page.open_panel(FigureId::Map, panel).await?;
        let code = "document.querySelector('[data-chart=map] [data-code]')?.value ?? ''";
        let mut text = page.texts(&on_map(".panel")).await?.concat();
        text.push_str(&page.eval::<String>(code).await?);
        assert!(!text.contains("secret") && !text.contains("Warehouse"), "{text}");
    }
    Ok(())
}

/// The rows of all tables of a report that are in the page.
async fn tables(page: &Page) -> Result<Vec<Vec<Vec<String>>>> {
    let mut all = Vec::new();
    for figure in expected::figures() {
        all.push(page.rows(figure.id).await?);
    }
    Ok(all)
}

/// Opens a report and waits for it.
async fn open_report(page: &Page, path: &str) -> Result {
    page.choose_file("report", path).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.painted().await
}

#[tokio::test]
async fn the_report_opens_again_and_files_of_it_are_the_readers_own() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-report").await?;
    let before = tables(&page).await?;
    page.open_panel(FigureId::Signals, "files").await?;
    let report = downloads.take(&page, FigureId::Signals, "report").await?;
    assert_eq!(report.name, "missouri-2016.json");
    open_report(&page, &file("downloads-report", "again.json", &report.bytes)?).await?;
    assert_eq!(tables(&page).await?, before);

    let kansas = report.text()?.replace("\"Missouri\"", "\"Kansas\"");
    open_report(&page, &file("downloads-report", "theirs.json", kansas.as_bytes())?).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('Kansas')", PATIENCE).await?;
    let table = page.rows(FigureId::Sex).await?;
    let files = Files::take(&page, &downloads, FigureId::Sex).await?;
    let rows = files.open(&page, "kansas-2016-sex", Palette::LIGHT.ground).await?;
    same_table(&rows, &table);
    for row in &rows {
        assert!(row["caveat"].contains("own file, which nobody here has checked"), "{row:?}");
        assert_eq!(row["permalink"], "", "no link leads to another report");
    }
    let archive = downloads.take(&page, FigureId::Sex, "archive").await?;
    assert_eq!(archive.name, "kansas-2016.zip");
    for saved in files.all().into_iter().chain([&archive]) {
        assert!(!String::from_utf8_lossy(&saved.bytes).contains("theirs"), "{}", saved.name);
    }
    Ok(())
}

#[tokio::test]
async fn an_archive_holds_all_of_it_and_opens_elsewhere() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-zip").await?;
    page.open_panel(FigureId::Sources, "files").await?;
    let archive = downloads.take(&page, FigureId::Sources, "archive").await?;
    assert_eq!(archive.name, "missouri-2016.zip");
    let report = downloads.take(&page, FigureId::Sources, "report").await?;
    let path = file("downloads-zip", "all.zip", &archive.bytes)?;
    let Some(files) = opened::unzipped(Path::new(&path))? else { return Ok(()) };
    let mut names = vec!["README.txt".to_owned(), "data/report.json".to_owned()];
    for id in FigureId::ALL.map(FigureId::name) {
        names.extend(
            ["data/ID.csv", "data/ID.json", "charts/ID.svg"].map(|it| it.replace("ID", id)),
        );
    }
    names.sort();
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), names);
    assert!(files["data/report.json"] == report.bytes);
    for id in FigureId::ALL {
        let text = |name: String| Result::Ok(String::from_utf8(files[&name].clone())?);
        let name = id.name();
        let rows = opened::csv(&text(format!("data/{name}.csv"))?)?;
        same_data(&rows, &opened::json(&text(format!("data/{name}.json"))?)?);
        if id != FigureId::Map {
            same_table(&rows, &page.rows(id).await?);
        }
        let svg =
            Saved { name: name.to_owned(), bytes: files[&format!("charts/{name}.svg")].clone() };
        let (width, _, ground) = opened::shown(&page, &svg).await?;
        assert!(width == 1200 && (50..97).contains(&ground), "{name}: {width}, {ground}");
        assert!(text("README.txt".to_owned())?.contains(&format!("{name}.csv")));
    }
    Ok(())
}

/// Frames have an app of their own, and the report in another form.
#[tokio::test]
async fn an_embed_makes_the_files_that_the_page_makes() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let downloads = Downloads::of(&page, "downloads-embed").await?;
    let forms = ["csv", "json", "svg", "report"];
    let site: String = page.eval("location.origin + location.pathname").await?;
    for id in [FigureId::Venues, FigureId::Map] {
        let mut saved = Vec::new();
        for path in ["index.html".to_owned(), format!("embed/missouri-2016-{}/", id.name())] {
            page.driver().goto(format!("{site}{path}")).await?;
            page.charts_ready(PATIENCE).await?;
            page.open_panel(id, "files").await?;
            for form in forms {
                saved.push(downloads.take(&page, id, form).await?);
            }
        }
        let of_embed = saved.split_off(forms.len());
        for (one, other) in saved.iter().zip(&of_embed) {
            assert_eq!(one.name, other.name);
            assert_eq!(one.text()?, other.text()?, "{}", one.name);
        }
    }
    Ok(())
}

#[tokio::test]
async fn spanish_readers_get_spanish_files() -> Result {
    let page = Page::open("es.html", Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    let downloads = Downloads::of(&page, "downloads-es").await?;
    let files = Files::take(&page, &downloads, FigureId::Labor).await?;
    let rows = files.open(&page, "missouri-2016-labor", Palette::LIGHT.ground).await?;
    assert_eq!(rows.iter().filter(|row| row["status"] == "suppressed_lt3").count(), 3);
    assert!(rows.iter().any(|row| row["status_text"].starts_with("Menos de tres")), "{rows:?}");
    // The label as printed, and what it means.
    assert!(rows.iter().any(|row| row["row"].starts_with("Adults (")), "{rows:?}");
    let said = page.text(&part(FigureId::Labor, "[data-said]")).await?.unwrap_or_default();
    assert!(said.contains("navegador"), "{said}");
    Ok(())
}

/// What is in the clipboard: its kinds, and what they hold, pictures as Base64.
const CLIPBOARD: &str = "(async () => {
    const [item] = await navigator.clipboard.read();
    const parts = {};
    for (const type of item.types) {
        const blob = await item.getType(type);
        const bytes = new Uint8Array(await blob.arrayBuffer());
        parts[type] = type.startsWith('image') ? btoa(Array.from(bytes, b => String.fromCharCode(b)).join(''))
            : await blob.text();
    }
    return parts;
})()";

#[tokio::test]
async fn pictures_and_tables_are_copied() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.allow_copies().await?;
    let id = FigureId::Sex;
    let said = format!("document.querySelector({})?.textContent", json!(part(id, "[data-said]")));
    page.open_panel(id, "files").await?;
    page.click_on(&part(id, "[data-take=copy-picture]")).await?;
    page.wait_for(&format!("{said} === 'Copied.'"), PATIENCE).await?;
    let parts: BTreeMap<String, String> = page.eval(CLIPBOARD).await?;
    let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, &parts["image/png"])?;
    let picture = opened::png(&Saved { name: "copied".to_owned(), bytes })?;
    assert!(picture.size.0 == 1600 && picture.ground < 97, "{:?}", picture.size);

    page.click_on(&part(id, "[data-take=copy-table]")).await?;
    page.wait_for(&format!("{said} === 'Copied.'"), PATIENCE).await?;
    let parts: BTreeMap<String, String> = page.eval(CLIPBOARD).await?;
    let table = page.rows(id).await?;
    let lines: Vec<Vec<&str>> =
        parts["text/plain"].lines().map(|line| line.split('\t').collect()).collect();
    for cells in &table {
        let line = lines.iter().find(|line| line[0] == cells[0]);
        let line = line.ok_or_else(|| format!("{cells:?} is not copied: {lines:?}"))?;
        assert!(line[1].starts_with(&cells[1]), "{line:?}: {cells:?}");
    }
    let html = &parts["text/html"];
    assert!(html.contains("<caption>") && html.matches("<tr>").count() >= table.len(), "{html}");
    assert!(html.contains("888-373-7888"), "{html}");

    // Refused by the browser, or not there at all.
    for refuse in [
        "navigator.clipboard.write = () => Promise.reject(new Error('no')), 0",
        "window.ClipboardItem = undefined, 0",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }), 0",
    ] {
        page.eval::<u32>(refuse).await?;
        for form in ["copy-picture", "copy-table"] {
            page.eval::<u32>(&format!(
                "({said}, document.querySelector({}).textContent = '', 0)",
                json!(part(id, "[data-said]"))
            ))
            .await?;
            page.click_on(&part(id, &format!("[data-take={form}]"))).await?;
            page.wait_for(&format!("{said}?.includes('does not let')"), PATIENCE).await?;
            assert!(page.spoken().await?.contains("does not let"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_copy_on_disk_makes_files_too() -> Result {
    let page = Page::at("about:blank", Viewport::DESKTOP).await?;
    page.go_offline().await?;
    page.driver().goto(Place::File.address()?).await?;
    page.charts_ready(PATIENCE).await?;
    let downloads = Downloads::of(&page, "downloads-copy").await?;
    let table = page.rows(FigureId::Reasons).await?;
    let files = Files::take(&page, &downloads, FigureId::Reasons).await?;
    let rows = files.open(&page, "missouri-2016-reasons", Palette::LIGHT.ground).await?;
    same_table(&rows, &table);
    page.click_on(&map_button("layer", "residents")).await?;
    let of_map = Files::take(&page, &downloads, FigureId::Map).await?;
    let counties = of_map.open(&page, "missouri-2016-map", Palette::LIGHT.ground).await?;
    assert_eq!(counties.len(), 115);
    let archive = downloads.take(&page, FigureId::Map, "archive").await?;
    let path = file("downloads-copy", "all.zip", &archive.bytes)?;
    if let Some(unpacked) = opened::unzipped(Path::new(&path))? {
        assert_eq!(unpacked.len(), 3 * FigureId::ALL.len() + 2);
    }
    // The place of a file on disk can name its reader.
    for saved in files.all().into_iter().chain(of_map.all()).chain([&archive]) {
        let text = String::from_utf8_lossy(&saved.bytes);
        assert!(!text.contains("file:") && !text.contains("one-file"), "{}", saved.name);
    }
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}
