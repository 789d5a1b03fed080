//! The table twin of each chart: the same numbers as the report, in the order that is asked for.

use e2e::{
    Page, Result, Viewport, expected,
    hotline_atlas::{
        chart::{Closing, Datum, Figure, FigureId},
        report::{Cell, Unit},
    },
    part,
};
use serde::Deserialize;
use serde_json::json;

/// A cell as a reader sees it: its words, the marks on them, the remark below them.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Seen {
    text: String,
    marks: Vec<String>,
    remark: String,
}

/// The cells of the rows that match, in the order of the page.
async fn cells(page: &Page, id: FigureId, rows: &str) -> Result<Vec<Vec<Seen>>> {
    page.eval(&format!(
        "[...document.querySelectorAll({})].map(row => [...row.cells].map(cell => {{
            const words = cell.cloneNode(true);
            const take = selector => [...words.querySelectorAll(selector)].map(part => {{
                part.remove();
                return part.lastChild.textContent;
            }});
            const [marks, [remark = '']] = [take('sup'), take('small')];
            return {{ text: words.textContent, marks, remark }};
        }}))",
        json!(part(id, rows))
    ))
    .await
}

/// The labels of the rows, in the order of the page.
async fn labels(page: &Page, id: FigureId) -> Result<Vec<String>> {
    let rows = cells(page, id, "tbody tr").await?;
    Ok(rows.into_iter().map(|mut row| row.swap_remove(0).text).collect())
}

fn printed(marks: &[u8]) -> Vec<String> {
    marks.iter().map(u8::to_string).collect()
}

/// The words of count and share as the report means them, written without the page's help.
fn words(cell: Cell) -> (String, String) {
    match cell {
        Cell::Count(counted) => {
            let share = counted.share.map(|share| share.percent.tenths());
            let share = share.map(|tenths| format!("{}.{}%", tenths / 10, tenths % 10));
            (counted.n.to_string(), share.unwrap_or_default())
        }
        Cell::FewerThanThree => ("Fewer than three (not disclosed)".into(), "N/A".into()),
        Cell::NotAvailable => ("Not available".into(), "N/A".into()),
        Cell::NotApplicable => ("Not applicable".into(), "N/A".into()),
    }
}

#[tokio::test]
async fn tables_hold_the_report() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for figure in expected::figures() {
        let (id, name) = (figure.id, figure.id.name());
        assert!(page.text(&part(id, "table")).await?.is_none(), "{name} begins with its chart");
        page.click_on(&part(id, "[data-choice=table]")).await?;
        assert!(page.text(&part(id, "canvas")).await?.is_none(), "{name} shows one of both");
        assert_eq!(
            page.attribute(&part(id, "[data-choice=table]"), "aria-pressed").await?.as_deref(),
            Some("true")
        );
        assert_eq!(
            page.attribute(&part(id, "[data-choice=chart]"), "aria-pressed").await?.as_deref(),
            Some("false")
        );

        let rows = cells(&page, id, "tbody tr").await?;
        assert_eq!(rows.len(), figure.data.len(), "{name}");
        for (row, datum) in rows.iter().zip(&figure.data) {
            let (count, share) = words(datum.row.cell);
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let expected = [datum.row.label.text.as_str(), &count, &share];
            assert_eq!(texts, expected[..texts.len()], "{name}");
            assert_eq!(texts.len(), if figure.base.is_some() { 3 } else { 2 }, "{name}");
            assert_eq!(
                row[0].marks,
                printed(&datum.row.label.marks),
                "{name}: {}",
                datum.row.label.text
            );
            assert_eq!(
                row[1].marks,
                printed(&datum.row.cell_marks),
                "{name}: {}",
                datum.row.label.text
            );
            let remark = datum.status_text().filter(|_| datum.count().is_some());
            assert_eq!(
                row[0].remark,
                remark.unwrap_or_default(),
                "{name}: {}",
                datum.row.label.text
            );
        }

        let head = &cells(&page, id, "thead tr").await?[0];
        assert_eq!(head[0].text, figure.heading.text, "{name}");
        assert_eq!(head[0].marks, printed(&figure.heading.marks), "{name}");
        let unit = match figure.unit {
            Unit::Signals => "Number of signals",
            Unit::Calls => "Number of calls",
            Unit::Cases => "Number of cases",
        };
        assert_eq!(head[1].text, unit, "{name}");
        if let Some(base) = figure.base {
            assert!(head[2].text.starts_with("Share of all "), "{}", head[2].text);
            assert!(head[2].text.contains(&base.count.to_string()), "{}", head[2].text);
        }

        let foot = cells(&page, id, "tfoot tr").await?;
        match &figure.closing {
            Closing::Nothing => assert!(foot.is_empty(), "{name} has no total"),
            Closing::Total(total) => {
                assert_eq!(foot[0][0].text, total.label.text, "{name}");
                assert_eq!(foot[0][1].text, total.n.to_string(), "{name}");
                assert_eq!(foot[0][2].text, "100.0%", "{name}");
            }
            Closing::NoTotal(words) => {
                assert_eq!(foot[0].len(), 1, "{name}: a total of overlapping rows is none");
                assert_eq!(foot[0][0].text, words.text, "{name}");
                assert_eq!(foot[0][0].marks, printed(&words.marks), "{name}");
            }
        }
        // Each mark leads to a note below the figure.
        let notes = page.texts(&part(id, ".notes p")).await?;
        for note in &figure.footnotes {
            assert!(notes.iter().any(|text| text.ends_with(&note.text)), "{name}: {notes:?}");
        }

        page.click_on(&part(id, "[data-choice=chart]")).await?;
        assert!(page.text(&part(id, "table")).await?.is_none(), "{name}");
        assert!(page.text(&part(id, "canvas")).await?.is_some(), "{name}");
    }
    Ok(())
}

/// Labels with the rows of each head under it, sorted by the standard library.
fn sorted<K: Ord>(figure: &Figure, key: impl Fn(&Datum) -> K) -> Vec<String> {
    let mut groups: Vec<&[Datum]> = Vec::new();
    let mut at = 0;
    while let Some(head) = figure.data.get(at) {
        groups.push(&figure.data[at..=at + head.children]);
        at += head.children + 1;
    }
    groups.sort_by_key(|group| key(&group[0]));
    let mut labels = Vec::new();
    for group in groups {
        let mut children: Vec<&Datum> = group[1..].iter().collect();
        children.sort_by_key(|datum| key(datum));
        labels.push(group[0].row.label.text.clone());
        labels.extend(children.into_iter().map(|datum| datum.row.label.text.clone()));
    }
    labels
}

/// Smallest first; what has no number comes last.
fn up(datum: &Datum) -> (bool, u32) {
    (datum.count().is_none(), datum.count().unwrap_or(0))
}

/// Largest first; what has no number comes last.
fn down(datum: &Datum) -> (bool, std::cmp::Reverse<u32>) {
    let (last, count) = up(datum);
    (last, std::cmp::Reverse(count))
}

const BY_LABEL: &str = "thead th:first-child button";
const BY_COUNT: &str = "thead th:nth-child(2) button";

#[tokio::test]
async fn heads_of_columns_sort_both_ways_and_keep_the_focus() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for id in [FigureId::Callers, FigureId::Venues, FigureId::Labor] {
        let figure = expected::figure(id);
        let published: Vec<String> =
            figure.data.iter().map(|datum| datum.row.label.text.clone()).collect();
        page.click_on(&part(id, "[data-choice=table]")).await?;
        assert_eq!(labels(&page, id).await?, published);
        let backward = |datum: &Datum| std::cmp::Reverse(datum.row.label.text.clone());
        for (button, order, [by_label, by_count]) in [
            (BY_COUNT, sorted(&figure, down), ["none", "descending"]),
            (BY_COUNT, sorted(&figure, up), ["none", "ascending"]),
            (BY_COUNT, sorted(&figure, down), ["none", "descending"]),
            (
                BY_LABEL,
                sorted(&figure, |datum| datum.row.label.text.clone()),
                ["ascending", "none"],
            ),
            (BY_LABEL, sorted(&figure, backward), ["descending", "none"]),
        ] {
            page.click_on(&part(id, button)).await?;
            assert_eq!(labels(&page, id).await?, order, "{button}");
            for (head, expected) in [("first-child", by_label), ("nth-child(2)", by_count)] {
                let state = page.attribute(&part(id, &format!("th:{head}")), "aria-sort").await?;
                assert_eq!(state.as_deref(), Some(expected), "{head} after {button}");
            }
            let focused = format!("document.activeElement.matches({})", json!(part(id, button)));
            assert!(page.eval::<bool>(&focused).await?, "{button} lost the focus");
        }
        page.click_on(&part(id, "[data-choice=published]")).await?;
        assert_eq!(labels(&page, id).await?, published, "as published again");
        // By key as well, where the focus is.
        page.focus(&part(id, BY_COUNT)).await?;
        for order in [sorted(&figure, down), sorted(&figure, up)] {
            page.press(e2e::Key::Enter).await?;
            assert_eq!(labels(&page, id).await?, order);
        }
    }
    Ok(())
}

#[tokio::test]
async fn withheld_rows_come_last_both_ways() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let id = FigureId::Sex;
    page.click_on(&part(id, "[data-choice=table]")).await?;
    for _ in 0..2 {
        page.click_on(&part(id, BY_COUNT)).await?;
        let rows = cells(&page, id, "tbody tr").await?;
        let numbers: Vec<bool> =
            rows.iter().map(|row| row[1].text.parse::<u32>().is_ok()).collect();
        assert!(numbers.is_sorted_by(|before, after| before >= after), "{rows:?}");
        assert_eq!(numbers.iter().filter(|&&number| !number).count(), 3);
    }
    Ok(())
}

#[tokio::test]
async fn chart_and_table_follow_one_order() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let figure = expected::figure(FigureId::Labor);
    let id = figure.id;
    let pressed = |choice: &'static str| {
        let page = &page;
        async move {
            page.attribute(&part(id, &format!("[data-choice={choice}]")), "aria-pressed").await
        }
    };
    page.click_on(&part(id, "[data-choice=count]")).await?;
    assert_eq!(pressed("count").await?.as_deref(), Some("true"));
    assert_eq!(pressed("published").await?.as_deref(), Some("false"));
    let order = sorted(&figure, down);
    let stops = page.walk(id, figure.data.len()).await?;
    let shown: Vec<&String> = stops.iter().map(|stop| &stop.tip[0]).collect();
    assert_eq!(shown, order.iter().collect::<Vec<_>>(), "the chart");
    page.click_on(&part(id, "[data-choice=table]")).await?;
    assert_eq!(labels(&page, id).await?, order, "the table");
    // The table's other order is the chart's too, and no tool claims to be it.
    page.click_on(&part(id, BY_COUNT)).await?;
    assert_eq!(pressed("count").await?.as_deref(), Some("false"));
    page.click_on(&part(id, "[data-choice=chart]")).await?;
    let stops = page.walk(id, figure.data.len()).await?;
    let shown: Vec<&String> = stops.iter().map(|stop| &stop.tip[0]).collect();
    assert_eq!(shown, sorted(&figure, up).iter().collect::<Vec<_>>());
    // Another figure has its own.
    let other = expected::figure(FigureId::Sex);
    page.click_on(&part(other.id, "[data-choice=table]")).await?;
    let published: Vec<String> =
        other.data.iter().map(|datum| datum.row.label.text.clone()).collect();
    assert_eq!(labels(&page, other.id).await?, published);
    Ok(())
}
