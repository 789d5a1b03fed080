//! The page on paper: no figure is cut between two sheets, nothing of the way out is there.

use base64::{Engine, prelude::BASE64_STANDARD};
use e2e::{PATIENCE, Page, Result, Viewport, hotline_atlas::chart::FigureId};
use serde_json::json;

/// Sheets in inches.
const SHEETS: [(&str, f64, f64); 2] = [("Letter", 8.5, 11.0), ("A4", 8.27, 11.69)];

/// As narrow as A4 and as short as Letter.
const SMALLEST: (f64, f64) = (8.27, 11.0);

/// Prints the page with everything invisible, in its place, but what matches; returns for each
/// sheet whether something is on it. The browser writes the resources of a page, fonts and
/// pictures, uncompressed into its object.
async fn sheets_with(
    page: &Page,
    selector: &str,
    (width, height): (f64, f64),
) -> Result<Vec<bool>> {
    page.eval::<u32>(&format!(
        "document.adoptedStyleSheets = [new CSSStyleSheet()],
         document.adoptedStyleSheets[0].replaceSync(
            `* {{ visibility: hidden !important }} :is({selector}), :is({selector}) * {{ visibility: visible !important }}`),
         0"
    ))
    .await?;
    let paper = json!({ "paperWidth": width, "paperHeight": height });
    let pdf = page.command("Page.printToPDF", paper).await?;
    page.eval::<u32>("document.adoptedStyleSheets = [], 0").await?;
    let pdf = BASE64_STANDARD.decode(pdf["data"].as_str().ok_or("no PDF")?)?;
    let pdf = String::from_utf8_lossy(&pdf);
    let sheets: Vec<bool> = pdf
        .split("endobj")
        .filter(|object| object.contains("/Type /Page\n"))
        .map(|sheet| sheet.contains("/Font") || sheet.contains("/XObject"))
        .collect();
    if sheets.is_empty() {
        return Err("the PDF has no sheet that can be found".into());
    }
    Ok(sheets)
}

/// On how many sheets something is that matches.
async fn count(page: &Page, selector: &str, sheet: (f64, f64)) -> Result<usize> {
    Ok(sheets_with(page, selector, sheet).await?.into_iter().filter(|&is| is).count())
}

#[tokio::test]
async fn every_figure_is_on_one_sheet() -> Result {
    for path in ["", "es.html"] {
        let page = Page::open(path, Viewport::DESKTOP).await?;
        page.charts_ready(PATIENCE).await?;
        for (paper, width, height) in SHEETS {
            let sheet = (width, height);
            let mut cut = Vec::new();
            for id in FigureId::ALL {
                let on = count(&page, &format!("[data-chart={}]", id.name()), sheet).await?;
                if on != 1 {
                    cut.push(format!("{} is on {on} sheets", id.name()));
                }
            }
            assert!(cut.is_empty(), "{paper} {path}: {cut:?}");
            assert_eq!(count(&page, ".exit", sheet).await?, 0, "{paper}");
            assert_eq!(count(&page, "h1", sheet).await?, 1, "{paper}");
            let all = sheets_with(&page, "body", sheet).await?;
            assert!(all.iter().all(|&is| is), "{paper}: no sheet is empty: {all:?}");
            // The same question finds what goes over more than one sheet.
            assert!(count(&page, "#page", sheet).await? > 4, "{paper}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_picture_made_for_a_phone_is_not_cut_either() -> Result {
    for path in ["", "es.html"] {
        let page = Page::open(path, Viewport::PHONE).await?;
        page.charts_ready(PATIENCE).await?;
        for id in FigureId::ALL {
            let chart = format!("[data-chart={}] .plot", id.name());
            assert_eq!(count(&page, &chart, SMALLEST).await?, 1, "{path} {}", id.name());
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_table_is_on_one_sheet_but_the_maps() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.show_all(true).await?;
    for (paper, width, height) in SHEETS {
        for id in FigureId::ALL.into_iter().filter(|&id| id != FigureId::Map) {
            let on = count(&page, &format!("[data-chart={}]", id.name()), (width, height)).await?;
            assert_eq!(on, 1, "{} on {paper}", id.name());
        }
        // It has 65 rows: longer than a sheet, it repeats its head, and no row is cut.
        let on = count(&page, "[data-chart=map] table", (width, height)).await?;
        assert!(on >= 2, "{on} sheets of {paper}");
    }
    Ok(())
}

#[tokio::test]
async fn no_row_of_a_table_is_cut() -> Result {
    // With translations beside its labels the longest table does not fit on a sheet.
    let page = Page::open("es.html", Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    page.show_all(true).await?;
    let (_, width, height) = SHEETS[0];
    let table = "[data-chart=venues] tbody tr";
    let rows = page.texts(table).await?.len();
    assert!(rows > 15);
    for row in 1..=rows {
        let on = count(&page, &format!("{table}:nth-child({row})"), (width, height)).await?;
        assert_eq!(on, 1, "row {row}");
    }
    Ok(())
}
