//! A reader's own locations on the map: opened, explained row by row, refused, hostile.

use e2e::{
    PATIENCE, Page, Result, Viewport, atlas, file,
    hotline_atlas::{
        chart::{FigureId, map::Layer},
        load::locations,
    },
    on_map,
};
use serde_json::json;

const MAP: FigureId = FigureId::Map;

/// The page with the layer of the reader's own file.
async fn ready() -> Result<Page> {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "own").await?;
    page.paths_requested().await?;
    Ok(page)
}

/// Opens a text as a file, and holds what the page shows and says against what is in it.
async fn open(page: &Page, folder: &str, name: &str, text: &str) -> Result {
    page.open_locations(&file(folder, name, text.as_bytes())?).await?;
    let said = format!("Opened {name}. {}", page.map_records().await?);
    assert_eq!(page.spoken().await?, said);
    assert!(page.opened_locations().await?.contains(name));
    shows(page, text).await
}

/// The page shows a text that is open as a file.
async fn shows(page: &Page, text: &str) -> Result {
    let data = atlas::data_with(text);
    let found = atlas::found(&data, text);
    let surface = atlas::surface(&data, &atlas::view(&data, Layer::Own));
    assert_eq!(page.map_records().await?, surface.records);
    let placed = format!("On the map: {} rows.", found.placed.len());
    assert_eq!(page.text("[data-own-placed]").await?, Some(placed));
    if !surface.places.is_empty() {
        page.walk_map(&surface.places).await?;
    }
    let outside = page.texts("[data-own-outside] li").await?;
    let rows = found.outside.iter().map(|row| format!("Line {}: {}", row.line, row.written));
    assert_eq!(outside, rows.collect::<Vec<_>>());
    let unmatched = page.texts("[data-own-unmatched] li").await?;
    assert_eq!(unmatched.len(), found.unmatched.len(), "{unmatched:?}");
    for (seen, row) in unmatched.iter().zip(&found.unmatched) {
        let begin = format!("Line {}: “{}”. {}", row.line, row.written, row.reason);
        assert!(seen.starts_with(&begin), "{seen} is not {begin}");
        for suggestion in &row.suggestions {
            assert!(seen.contains(suggestion), "{seen} lacks {suggestion}");
        }
    }
    Ok(())
}

/// The figure as it is written, but for the place where a refusal is shown.
async fn figure(page: &Page) -> Result<String> {
    page.eval(
        "(() => {
            const copy = document.querySelector('[data-chart=map]').cloneNode(true);
            copy.querySelector('[data-refused]').textContent = '';
            return copy.innerHTML;
        })()",
    )
    .await
}

const CASES: &str = "lat,lon,count,date,category,case\n\
    38.627,-90.199,1,2016-01-05,Hotel,A1\n\
    38.628,-90.198,1,2016-02-05,Hotel,A2\n\
    38.627,-90.199,1,2016-03,Street,A3\n\
    38.627,-90.199,1,2016-03,Street,A3\n\
    38.951,-92.334,1,2016,Street,A4\n\
    38.951,-92.334,1,someday,,A5\n";

#[tokio::test]
async fn coordinates_are_counted_in_cells() -> Result {
    let page = ready().await?;
    let empty = page.fingerprint(MAP).await?;
    open(&page, "cases", "cases.csv", CASES).await?;
    assert_ne!(page.fingerprint(MAP).await?, empty);
    let records = page.map_records().await?;
    assert_eq!(
        records,
        "3 cases in cells of 5 km that hold three or more. Withheld, in cells with fewer than \
         three: fewer than three cases."
    );
    let told = page.texts("[data-own] li").await?;
    assert!(told.iter().any(|li| li.contains("counted once: 1 row.")), "{told:?}");
    assert!(told.iter().any(|li| li.contains("could not be read: 1 row.")), "{told:?}");
    // Its columns were found by their names.
    for (role, column) in [
        ("lat", "0"),
        ("lon", "1"),
        ("count", "2"),
        ("date", "3"),
        ("category", "4"),
        ("case", "5"),
    ] {
        let select = format!("document.querySelector('[data-column={role}]').value");
        assert_eq!(page.eval::<String>(&select).await?, column, "{role}");
    }
    // What is not from the report says so.
    assert!(page.opened_locations().await?.starts_with("Your file: not from the report"));
    let tip = page.walk(MAP, 1).await?.remove(0).tip;
    assert_eq!(tip[..2], ["Near St. Louis", "3 cases"]);
    // The table has the same.
    page.press_map("show", "table").await?;
    assert_eq!(page.texts(&on_map("tbody td")).await?, ["3 cases"]);
    assert_eq!(page.texts(&on_map("tfoot th")).await?, [records]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn towns_zip_codes_and_counties_are_found() -> Result {
    let page = ready().await?;
    let text = "City;ZIP Code;County;Number\n\
        Columbia;;;4\n;63101;;3\n;;Texas;5\n;;29095;6\nSt Joseph;;Buchanan;7\nRolla;;;2\n";
    open(&page, "towns", "towns.csv", text).await?;
    assert_eq!(page.text("[data-own-unmatched]").await?, None);
    assert_eq!(page.text("[data-own-outside]").await?, None);
    let records = page.map_records().await?;
    assert!(records.starts_with("25 locations in cells of 5 km"), "{records}");
    assert!(records.ends_with("fewer than three locations."), "{records}");
    Ok(())
}

#[tokio::test]
async fn geojson_is_read() -> Result {
    let page = ready().await?;
    let point = |lon: f64, lat: f64, kind: &str| {
        json!({
            "type": "Feature",
            "geometry": { "type": "Point", "coordinates": [lon, lat] },
            "properties": { "category": kind, "date": "2016-05-01" },
        })
    };
    let line = json!({
        "type": "Feature",
        "geometry": { "type": "LineString", "coordinates": [[-90.2, 38.6], [-90.3, 38.7]] },
        "properties": {},
    });
    let text = json!({
        "type": "FeatureCollection",
        "features": [
            point(-94.58, 39.1, "one"), point(-94.58, 39.1, "two"), point(-94.58, 39.1, "one"),
            point(-87.63, 41.88, "one"), line,
        ],
    });
    open(&page, "geojson", "points.geojson", &text.to_string()).await?;
    assert_eq!(page.walk(MAP, 1).await?[0].tip[..2], ["Near North Kansas City", "3 locations"]);
    let categories = page.texts("[data-map=own-category] option").await?;
    assert_eq!(categories, ["All", "one", "two"]);
    assert!(page.texts("[data-own-unmatched] li").await?[0].contains("feature 5"));
    Ok(())
}

#[tokio::test]
async fn bad_rows_are_listed_and_the_others_kept() -> Result {
    let page = ready().await?;
    let text = "place,lat,lon,count\n\
        Columbia,,,3\n\
        Colombia,,,1\n\
        ,-90.199,38.627,1\n\
        ,38.627,90.199,1\n\
        ,41.88,-87.63,1\n\
        ,north,-90,1\n\
        Rolla,,,Fewer than Three\n\
        Rolla,,,1,1\n\
        ,,,9\n\
        Joplin,,,4\n";
    open(&page, "bad", "bad.csv", text).await?;
    assert_eq!(page.text("[data-own-placed]").await?.as_deref(), Some("On the map: 2 rows."));
    let outside = page.texts("[data-own-outside]").await?.concat();
    assert!(outside.contains("Outside Missouri: 1 row"), "{outside}");
    assert!(outside.contains("Line 6: 41.88, -87.63"), "{outside}");
    let unmatched = page.texts("[data-own-unmatched] li").await?;
    for (index, line, words) in [
        (0, 3, "Did you mean Columbia"),
        (1, 4, "latitude 38.627, longitude -90.199"),
        (2, 5, "longitude -90.199"),
        (3, 7, "no number of degrees"),
        (4, 8, "withheld"),
        (5, 9, "5 cells where the header has 4"),
        (6, 10, "does not say where it is"),
    ] {
        let row: &String = &unmatched[index];
        assert!(row.starts_with(&format!("Line {line}: ")) && row.contains(words), "{row}");
    }
    let records = page.map_records().await?;
    assert!(records.starts_with("7 locations in cells"), "{records}");
    Ok(())
}

#[tokio::test]
async fn unknown_columns_are_chosen_by_hand() -> Result {
    let page = ready().await?;
    let empty = page.fingerprint(MAP).await?;
    let text = "breite,laenge,wie viele\n38.627,-90.199,3\n39.1,-94.58,4\n";
    page.open_locations(&file("columns", "fremd.csv", text.as_bytes())?).await?;
    let alert = "[data-own] [role=alert]";
    let told = page.text(alert).await?.ok_or("it says what is missing")?;
    assert!(told.contains("a header that says where") && told.contains("breite"), "{told}");
    assert!(page.text("[data-column=lat]").await?.is_some(), "the choice stands open");
    assert_eq!(page.fingerprint(MAP).await?, empty);
    page.put("[data-column=lat]", "0").await?;
    assert!(page.text(alert).await?.is_some(), "half of it is not enough");
    page.put("[data-column=lon]", "1").await?;
    assert_eq!(page.text(alert).await?, None);
    assert!(page.map_records().await?.starts_with("0 locations"), "two rows, one each");
    page.put("[data-column=count]", "2").await?;
    assert!(page.map_records().await?.starts_with("7 locations"));
    shows(&page, &text.replace("breite,laenge,wie viele", "lat,lon,count")).await?;
    let chosen = "document.activeElement.closest('[data-chart=map] .plot, [data-column]') !== null";
    assert!(page.eval::<bool>(chosen).await?, "the focus is where the reader was");
    // A column can be taken away again, with what it counted.
    page.put("[data-column=count]", "").await?;
    assert!(page.map_records().await?.starts_with("0 locations"));
    assert!(
        page.eval::<bool>("document.activeElement.matches('[data-column=count]')").await?,
        "the select was made anew, and has the focus still"
    );
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_words_of_a_file_never_stand_beside_the_map_of_another() -> Result {
    let page = ready().await?;
    let empty = page.fingerprint(MAP).await?;
    open(&page, "another", "first.csv", CASES).await?;
    // Columns that say nowhere, of another file and then of the same.
    let path = file("another", "second.csv", b"breite,laenge\n38.6,-90.2\n")?;
    page.open_locations(&path).await?;
    assert_eq!(page.fingerprint(MAP).await?, empty, "nothing of the first file is left");
    assert_eq!(page.map_records().await?, "");
    assert_eq!(page.spoken().await?.trim(), "Opened second.csv.");
    open(&page, "another", "third.csv", CASES).await?;
    page.put("[data-column=lat]", "").await?;
    assert_eq!(page.fingerprint(MAP).await?, empty, "where its rows are is not known now");
    page.put("[data-column=lat]", "0").await?;
    shows(&page, CASES).await
}

#[tokio::test]
async fn what_is_no_file_of_locations_is_refused_and_nothing_is_lost() -> Result {
    let page = ready().await?;
    open(&page, "refused", "good.csv", CASES).await?;
    let (before, picture) = (figure(&page).await?, page.fingerprint(MAP).await?);
    for (name, bytes, reason) in [
        ("empty.csv", &b""[..], "no bytes"),
        ("blank.csv", b" \n \n", "blank"),
        ("picture.csv", &[0x89, b'P', b'N', b'G', 0, 1, 2, 0xff], "UTF-8"),
        ("latin.csv", b"place\nK\xf6ln\n", "0xF6"),
        ("heads.csv", b"lat,lon\n", "none"),
        ("quote.csv", b"place\n\"Columbia\n", "closing quotation mark"),
        ("cut.geojson", b"{\"type\": \"FeatureCollection\", \"features\": [", "expected"),
        ("other.json", b"{\"version\": 1}", "GeoJSON"),
        ("topo.json", b"{\"type\": \"Topology\"}", "Topology"),
    ] {
        let expected = locations::open(bytes).err().ok_or("it is refused")?.to_string();
        let path = file("refused", name, bytes)?;
        let told = page.refused_file("locations", name, &path).await?;
        assert!(told.starts_with(&format!("{name} was not opened.")), "{told}");
        assert!(told.contains(&expected), "{name}: {told}");
        assert!(told.to_lowercase().contains(&reason.to_lowercase()), "{name}: {told}");
        assert_eq!(page.texts("[role=alert]").await?.len(), 1, "one refusal at a time");
        assert_eq!(figure(&page).await?, before, "{name}");
        assert_eq!(page.fingerprint(MAP).await?, picture, "{name}");
    }
    // The field takes the next file, also one of the same name, mended.
    open(&page, "refused", "empty.csv", &CASES.replace("A5", "A6")).await?;
    assert_eq!(page.texts("[role=alert]").await?, [""; 0]);
    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

/// Pieces of text that would do something if they were taken for more than text.
const HOSTILE: [&str; 6] = [
    "<img src=x onerror=window.injected=1>",
    "</script><script>injected=1</script>",
    "=HYPERLINK('http://x.test','a')",
    "\" autofocus onfocus=injected=1 x=\"",
    "\u{202e}txet\u{202c} \u{2067}x\u{2069}",
    "a\u{7}b\u{1b}[31m&lt;b&gt;",
];

/// How many elements of each kind there are that a file must not bring.
const ELEMENTS: &str = "JSON.stringify(['img', 'script', 'style', 'iframe', 'svg', 'a', 'b > b',
    '[onerror]', '[onfocus]', '[autofocus]'].map(tag => document.querySelectorAll(tag).length))";

#[tokio::test]
async fn hostile_words_are_words() -> Result {
    let page = ready().await?;
    open(&page, "hostile", "before.csv", CASES).await?;
    let before: String = page.eval(ELEMENTS).await?;
    for words in HOSTILE {
        let cell = format!("\"{}\"", words.replace('"', "\"\""));
        let text = format!(
            "lat,lon,place,county,category,date,case,{cell}\n\
             38.627,-90.199,{cell},{cell},{cell},{cell},{cell}1,{cell}\n\
             38.627,-90.199,,,{cell},2016-05-01,{cell}2,\n\
             38.627,-90.199,,,{cell},2016-05-01,{cell}3,\n\
             ,,{cell},,,,{cell},\n,,,{cell},,,{cell},\n{cell},{cell},,,,,{cell},\n\
             41.88,-87.63,{cell},,,,,\n"
        );
        let name = format!("{words}.csv");
        let told = page.opened_locations().await?;
        let taken = page.drop_file("[data-drop=locations] .said", &name, &text).await?;
        assert_eq!(taken, [true, true]);
        let opened = "document.querySelector('[data-own]').textContent";
        page.wait_for(&format!("{opened} !== {}", json!(told)), PATIENCE).await?;
        page.painted().await?;
        shows(&page, &text).await?;
        assert!(page.opened_locations().await?.contains(&name));
        assert!(page.texts("[data-map=own-category] option").await?.contains(&words.to_owned()));
        for select in ["lat", "case"] {
            let heads = page.texts(&format!("[data-column={select}] option")).await?;
            assert!(heads.contains(&words.trim().to_owned()), "{heads:?}");
        }
        page.put_map("own-category", "0").await?;
        page.press_map("show", "table").await?;
        page.press_map("show", "map").await?;

        // A refusal names the file.
        page.drop_file("[data-drop=locations] .said", &name, "").await?;
        let alert = "document.querySelector('[data-refused=locations]').textContent";
        page.wait_for(&format!("{alert}.startsWith({})", json!(name)), PATIENCE).await?;
        // And of columns that say nowhere, their names are told.
        let told = page.opened_locations().await?;
        page.drop_file("[data-drop=locations] .said", &name, &format!("{cell},b\n1,2\n")).await?;
        page.wait_for(&format!("{opened} !== {}", json!(told)), PATIENCE).await?;

        assert_eq!(page.eval::<String>(ELEMENTS).await?, before, "{words} became markup");
        assert!(page.eval::<bool>("window.injected === undefined").await?, "{words} ran");
    }
    let geojson = json!({
        "type": "FeatureCollection",
        "features": HOSTILE.map(|words| json!({
            "type": "Feature",
            "geometry": { "type": words, "coordinates": [0, 0] },
            "properties": { words: words },
        })),
    });
    let path = file("hostile", "hostile.geojson", geojson.to_string().as_bytes())?;
    page.open_locations(&path).await?;
    shows(&page, &geojson.to_string()).await?;
    assert_eq!(page.eval::<String>(ELEMENTS).await?, before);
    assert!(page.eval::<bool>("window.injected === undefined").await?);
    assert_eq!(page.requests().await?, [""; 0]);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_file_can_be_dropped() -> Result {
    let page = ready().await?;
    let taken = page.drop_file("h1", "dropped.csv", CASES).await?;
    assert_eq!(taken, [false, false], "elsewhere it is the browser's");
    page.painted().await?;
    assert_eq!(page.opened_locations().await?, "");
    let taken = page.drop_file("[data-drop=locations] .said", "dropped.csv", CASES).await?;
    assert_eq!(taken, [true, true]);
    page.wait_for("document.querySelector('[data-own-placed]')", PATIENCE).await?;
    page.painted().await?;
    assert!(page.opened_locations().await?.contains("dropped.csv"));
    shows(&page, CASES).await
}
