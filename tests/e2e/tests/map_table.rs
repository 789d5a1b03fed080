//! The table twin of the map, and the map on a phone.

use e2e::{
    Media, Page, Result, Viewport, atlas, file,
    hotline_atlas::chart::{FigureId, map::Layer},
    on_map,
};
use serde_json::json;

/// The words of the cells of the rows that match, a remark below a cell after a line end.
async fn cells(page: &Page, rows: &str) -> Result<Vec<Vec<String>>> {
    page.eval(&format!(
        "[...document.querySelectorAll({})].map(row => [...row.cells].map(cell =>
            [...cell.childNodes].map(node => node.textContent).join('\\n')))",
        json!(on_map(rows))
    ))
    .await
}

/// The lines of the source that the rows of the table name, each held against its line.
async fn lines_of_the_source(page: &Page) -> Result<Vec<usize>> {
    let csv = atlas::offences_csv();
    let source: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let mut lines = Vec::new();
    for row in cells(page, "tbody tr").await? {
        let [agency, year, offense, recorded, line] = &row[..] else {
            return Err(format!("{row:?} has other columns").into());
        };
        let line: usize = line.parse()?;
        let written = &source[line - 1];
        assert_eq!([year, offense, recorded], [written[0], written[5], written[6]], "{row:?}");
        assert!(agency.starts_with(written[2]), "{agency} is not {}", written[2]);
        lines.push(line);
    }
    Ok(lines)
}

#[tokio::test]
async fn every_row_of_the_source_is_in_the_table() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    assert!(page.text(&on_map("table")).await?.is_none(), "the map comes first");
    page.press_map("show", "table").await?;
    assert!(page.text(&on_map("canvas")).await?.is_none(), "one of both is shown");
    assert!(page.text(&on_map(".zoom")).await?.is_none(), "a table is not zoomed");
    let caution = page.text(&on_map(".caution")).await?.ok_or("the table has its caution")?;
    assert_eq!(caution, Layer::Offences.caution());
    assert_eq!(lines_of_the_source(&page).await?, (2..=66).collect::<Vec<_>>());
    assert_eq!(cells(&page, "thead tr").await?.len(), 1);
    let foot = &cells(&page, "tfoot tr").await?[0];
    assert_eq!(foot[..2], ["All of these", "160"]);
    // Each is named with its place, and what has none says so.
    let agencies = page.texts(&on_map("tbody th")).await?;
    assert!(agencies.iter().any(|name| name.contains("the county seat")), "{agencies:?}");
    let patrol = agencies.iter().filter(|name| name.contains("Highway Patrol"));
    assert!(patrol.clone().count() == 2 && patrol.clone().all(|n| n.contains("No place")));
    page.press_map("show", "map").await?;
    assert!(page.text(&on_map("table")).await?.is_none());
    assert!(page.text(&on_map("canvas")).await?.is_some());
    Ok(())
}

#[tokio::test]
async fn the_table_follows_years_offense_and_layer() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("show", "table").await?;
    page.press_map("years", "2016").await?;
    let csv = atlas::offences_csv();
    let lines = |holds: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let lines = csv.lines().enumerate().filter(|(_, line)| holds(line));
        lines.map(|(index, _)| index + 1).collect()
    };
    assert_eq!(lines_of_the_source(&page).await?, lines(&|line| line.starts_with("2016,")));
    assert_eq!(cells(&page, "tfoot tr").await?[0][1], "16");
    page.press_map("years", "all").await?;
    page.put_map("offense", "Involuntary Servitude").await?;
    let servitude = lines(&|line| line.contains(",Involuntary Servitude,"));
    assert_eq!(lines_of_the_source(&page).await?, servitude);
    page.put_map("offense", "").await?;

    let data = atlas::data();
    for layer in [Layer::Residents, Layer::Relative] {
        page.press_map("layer", layer.name()).await?;
        let surface = atlas::surface(&data, &atlas::view(&data, layer));
        let rows = cells(&page, "tbody tr").await?;
        assert_eq!(rows.len(), 115);
        for (row, place) in rows.iter().zip(&surface.places) {
            assert_eq!(row[0], place.name);
            assert_eq!(row[1].replace(',', ""), place.count.to_string());
            let words = row[2..].join(" ");
            let told = if layer == Layer::Relative { &place.amount } else { &place.notes[0] };
            assert!(words.contains(told.as_str()), "{words} for {told}");
        }
        assert_eq!(page.text(&on_map(".caution")).await?.as_deref(), Some(layer.caution()));
    }
    page.press_map("layer", "offences").await?;
    assert_eq!(lines_of_the_source(&page).await?.len(), 65);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

/// What is wider than the window, or reaches out of it.
const TOO_WIDE: &str = "(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll('[data-chart=map] *')].filter(element =>
        element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5);
    return [`${root.scrollWidth} of ${innerWidth}`, ...out.map(element => element.outerHTML
        .slice(0, 200))];
})()";

#[tokio::test]
async fn nothing_scrolls_sideways_on_a_phone() -> Result {
    // Words without a place to break, as a reader's own file may have.
    let long = "w".repeat(120);
    let csv = format!(
        "{long},lat,lon,category,date,town\nx,38.63,-90.2,{long},2016-05-01,\n\
         x,38.63,-90.2,{long},2016-05-02,\nx,38.63,-90.2,short,2016-05-03,\n\
         x,,,{long},2016-05-03,{long}\nx,41.9,-87.6,{long},2016-05-03,\n"
    );
    let path = file("phone", &format!("{long}.csv"), csv.as_bytes())?;
    for viewport in [Viewport::NARROW, Viewport::PHONE, Viewport { touch: true, ..Viewport::PHONE }]
    {
        let page = Page::ready(viewport).await?;
        for layer in Layer::ALL {
            page.press_map("layer", layer.name()).await?;
            if layer == Layer::Own {
                assert_eq!(page.eval::<Vec<String>>(TOO_WIDE).await?, [""; 0], "no file");
                page.open_locations(&path).await?;
                page.eval::<u32>(
                    "document.querySelectorAll('[data-own] details').forEach(it => it.open = true), 0",
                )
                .await?;
            }
            for show in ["table", "map"] {
                page.press_map("show", show).await?;
                let wide: Vec<String> = page.eval(TOO_WIDE).await?;
                assert_eq!(wide, [""; 0], "{} as {show}, {viewport:?}", layer.name());
            }
        }
        // Nor does the tooltip, wherever it is.
        for layer in ["offences", "own"] {
            page.press_map("layer", layer).await?;
            page.walk(FigureId::Map, 1).await?;
            page.focus(&on_map(".plot")).await?;
            page.press(e2e::Key::End).await?;
            assert_eq!(page.eval::<Vec<String>>(TOO_WIDE).await?, [""; 0], "{layer}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn everything_on_a_phone_is_large_enough_for_a_finger() -> Result {
    let page = Page::ready(Viewport { touch: true, ..Viewport::PHONE }).await?;
    let csv = "lat,lon,category,date\n38.63,-90.2,one,2016-05-01\n";
    page.press_map("layer", "own").await?;
    page.open_locations(&file("phone", "small.csv", csv.as_bytes())?).await?;
    for layer in Layer::ALL {
        page.press_map("layer", layer.name()).await?;
        // A field may be small where its label, which does the same, is not.
        let small: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('[data-chart=map] :is(button, input, select, summary)')]
                    .filter(element => element.checkVisibility())
                    .map(element => [element, element.closest('label') ?? element])
                    .map(([element, target]) => [element, target.getBoundingClientRect()])
                    .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
                    .map(([element, box]) => `${element.outerHTML} ${box.width} x ${box.height}`)",
            )
            .await?;
        assert_eq!(small, [""; 0], "{}", layer.name());
    }
    Ok(())
}

#[tokio::test]
async fn dark_phones_have_the_same_table() -> Result {
    let page = Page::ready(Viewport { media: &[Media::Dark], ..Viewport::NARROW }).await?;
    page.press_map("show", "table").await?;
    assert_eq!(lines_of_the_source(&page).await?.len(), 65);
    // A table that is too wide scrolls by itself; its head can be read at least.
    let table = page.frame_of(&on_map(".table")).await?;
    assert!(table.x >= 0.0 && table.x + table.width <= 320.5, "{table:?}");
    Ok(())
}
