//! What a screen reader is given: the accessibility tree, and what is spoken.

use e2e::{
    PATIENCE, Page, Result, Viewport, expected,
    hotline_atlas::{
        chart::FigureId,
        report::{Cell, grouped},
    },
    part,
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A node of the accessibility tree.
#[derive(Debug)]
struct Node {
    role: String,
    name: String,
    parent: String,
}

/// The tree as screen readers get it, without what is ignored.
async fn tree(page: &Page) -> Result<HashMap<String, Node>> {
    page.painted().await?;
    let tree = page.command("Accessibility.getFullAXTree", json!({})).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().ok_or("no tree")?;
    Ok(nodes
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| {
            let [role, name] = ["role", "name"].map(|key| text(&node[key]["value"]));
            (text(&node["nodeId"]), Node { role, name, parent: text(&node["parentId"]) })
        })
        .collect())
}

/// The names of all nodes of a role.
fn named(tree: &HashMap<String, Node>, role: &str) -> Vec<String> {
    tree.values().filter(|node| node.role == role).map(|node| node.name.clone()).collect()
}

/// Roles that say nothing without a name.
const NEED_NAMES: [&str; 19] = [
    "application",
    "button",
    "checkbox",
    "columnheader",
    "combobox",
    "Date",
    "DisclosureTriangle",
    "figure",
    "heading",
    "image",
    "img",
    "InputTime",
    "link",
    "region",
    "RootWebArea",
    "rowheader",
    "slider",
    "table",
    "textbox",
];

/// What in the tree has no name although it needs one.
fn nameless(tree: &HashMap<String, Node>) -> Vec<&Node> {
    tree.values()
        .filter(|node| NEED_NAMES.contains(&&*node.role) && node.name.trim().is_empty())
        .collect()
}

#[tokio::test]
async fn whatever_a_reader_can_use_has_a_name() -> Result {
    for path in ["", "es.html"] {
        let page = Page::open(path, Viewport::DESKTOP).await?;
        page.charts_ready(PATIENCE).await?;
        for state in ["charts", "tables", "an own file", "without the app"] {
            match state {
                "tables" => page.show_all(true).await?,
                "an own file" => {
                    page.show_all(false).await?;
                    page.press_map("layer", "own").await?;
                    let towns =
                        b"place,count,date,category\nColumbia,5,2016-01-02,one\nJoplin,9,,two\n";
                    page.open_locations(&e2e::file("access-tree", "own.csv", towns)?).await?;
                    page.eval::<u32>(
                        "document.querySelectorAll('details').forEach(it => it.open = true), 0",
                    )
                    .await?;
                }
                "without the app" => {
                    let still = "document.documentElement.classList.add('still'), 0";
                    page.eval::<u32>(still).await?;
                }
                _ => {}
            }
            let tree = tree(&page).await?;
            assert!(nameless(&tree).is_empty(), "{path} {state}: {:#?}", nameless(&tree));
            // What can be folded is a group by itself; all others are named.
            let folds = page.texts("details").await?.len();
            let groups = named(&tree, "group").iter().filter(|name| name.is_empty()).count();
            assert!(groups <= folds, "{path} {state}: {groups} groups have no name");
            // All that is there for the eye is there for the ear.
            for (role, selector) in [
                ("link", "a[href]"),
                ("slider", "[type=range]"),
                ("checkbox", "[type=checkbox]"),
                ("combobox", "select"),
                ("table", "table"),
                ("figure", "figure"),
                // Fields of dates have a button of their own.
                ("button", "button, [type=file], [type=date]"),
            ] {
                let there: usize = page
                    .eval(&format!(
                        "[...document.querySelectorAll('{selector}')].filter(it => it.checkVisibility()).length"
                    ))
                    .await?;
                assert_eq!(named(&tree, role).len(), there, "{path} {state}: {role}");
            }
        }
    }
    // The same question finds what has no name.
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.eval::<u32>("document.querySelector('[data-choice]').textContent = '', 0").await?;
    assert_eq!(nameless(&tree(&page).await?).len(), 1);
    Ok(())
}

#[tokio::test]
async fn figures_tables_and_live_regions_say_what_they_are() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let charts = tree(&page).await?;
    let (figures, applications) = (named(&charts, "figure"), named(&charts, "application"));
    for figure in expected::figures() {
        assert!(figures.contains(&figure.title), "{} in {figures:?}", figure.title);
        assert!(applications.contains(&figure.summary()), "{applications:#?}");
    }
    assert_eq!(applications.len(), FigureId::ALL.len());
    let title = page.map_title().await?;
    assert!(figures.contains(&title), "{title} in {figures:?}");
    assert!(applications.iter().any(|name| name.starts_with(&title)), "{applications:#?}");
    // Of the way out, and of the app.
    assert_eq!(named(&charts, "status").len(), 2);

    page.show_all(true).await?;
    let tables = tree(&page).await?;
    let captions = named(&tables, "table");
    assert_eq!(captions.len(), FigureId::ALL.len());
    for figure in expected::figures() {
        let caption = format!("{}. {}.", figure.title, figure.subtitle);
        assert!(captions.contains(&caption), "{caption} in {captions:#?}");
        // Each row has a head, each column too.
        let heads: Vec<usize> = page
            .eval(&format!(
                "(table => [table.querySelectorAll('tbody th[scope=row]').length,
                    table.querySelectorAll('thead th[scope=col]').length,
                    table.querySelectorAll('tbody tr:first-child > *').length])
                (document.querySelector({}))",
                json!(part(figure.id, "table"))
            ))
            .await?;
        assert_eq!(heads[0], figure.data.len(), "{}", figure.title);
        assert_eq!(heads[1], heads[2], "{}", figure.title);
    }
    let (rows, columns) = (named(&tables, "rowheader"), named(&tables, "columnheader"));
    assert!(rows.len() > 100 && columns.len() >= 9 * 2, "{} {}", rows.len(), columns.len());
    // A heading is below the one that it belongs to.
    let levels: Vec<u32> = page
        .eval(
            "[...document.querySelectorAll('h1, h2, h3, h4')].filter(it => it.checkVisibility())
                .map(it => Number(it.localName[1]))",
        )
        .await?;
    assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    // Nothing of the tree is lost on the way: every node but the root has a parent.
    assert!(tables.values().filter(|node| node.parent.is_empty()).count() == 1);
    Ok(())
}

#[tokio::test]
async fn the_first_row_of_every_figure_is_spoken_with_unit_and_base() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for figure in expected::figures() {
        let stop = page.walk(figure.id, 1).await?.remove(0);
        let (datum, rows) = (&figure.data[0], figure.data.len());
        let Cell::Count(counted) = datum.row.cell else {
            return Err(format!("{} begins without a count", figure.title).into());
        };
        let unit = figure.unit.word(counted.n);
        let mut words = vec![format!("{}: {} {unit}", datum.row.label.text, grouped(counted.n))];
        if let Some(share) = counted.share {
            let tenths = share.percent.tenths();
            words.push(format!("{}.{} percent of ", tenths / 10, tenths % 10));
            words.push(share.of.count.to_string());
        }
        words.push(format!("Row 1 of {rows}."));
        let mut rest = stop.spoken.as_str();
        for word in &words {
            let at = rest.find(word).ok_or_else(|| format!("{} lacks {word}", stop.spoken))?;
            rest = &rest[at + word.len()..];
        }
    }
    // The map says what its first place stands for, and how many there are.
    let places = page.walk(FigureId::Map, 1).await?.remove(0);
    assert!(places.spoken.contains("offence") && places.spoken.contains("Place 1 of "));
    assert!(places.spoken.starts_with(&places.tip[0]), "{places:?}");
    // Another layer is told as soon as it is chosen.
    for layer in ["residents", "relative", "own", "offences"] {
        page.press_map("layer", layer).await?;
        assert_eq!(page.spoken().await?, page.map_records().await?, "{layer}");
    }
    Ok(())
}
