//! The page as HTML, written natively by the same functions as in the browser.

#![cfg(not(target_arch = "wasm32"))]

mod atlas;

use atlas::atlas;
use hotline_atlas::app::{Opened, page, refused};
use hotline_atlas::chart::{Figure, FigureId};
use hotline_atlas::load;
use hotline_atlas::report::Table;

const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");

fn opened(text: &str) -> Opened {
    Opened::bundled(text).expect("the text is a report")
}

fn html(text: &str) -> String {
    page(&opened(text), None).into_string()
}

/// The page as readers see it first.
fn whole() -> String {
    page(&opened(TEXT), Some(&atlas())).into_string()
}

/// What a reader sees of some HTML: no tags, no entities.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    words.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">")
}

/// One figure of the page.
fn figure_html<'a>(html: &'a str, name: &str) -> &'a str {
    let begin = html.find(&format!("<figure data-chart=\"{name}\"")).expect("the figure is there");
    let end = html[begin..].find("</figure>").expect("the figure ends");
    &html[begin..begin + end]
}

#[test]
fn nine_figures_stand_in_their_order() {
    let html = whole();
    let names: Vec<&str> = html
        .split("<figure data-chart=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("has a name"))
        .collect();
    assert_eq!(
        names,
        ["signals", "callers", "sources", "reasons", "types", "venues", "labor", "sex", "map"]
    );
}

#[test]
fn every_table_holds_every_row_with_value_share_and_notes() {
    let opened = opened(TEXT);
    let html = page(&opened, None).into_string();
    for id in FigureId::ALL {
        let Some(figure) = Figure::of(&opened.report, id) else { continue };
        let part = figure_html(&html, id.name());
        let seen = words(part);
        assert_eq!(
            part.matches("<tr").count(),
            figure.data.len() + 1 + part.matches("<tfoot").count()
        );
        for datum in &figure.data {
            let label = datum.row.label.text.replace('/', "/ ");
            assert!(
                seen.contains(&label) || seen.contains(&datum.row.label.text),
                "{id:?}: {label}"
            );
            assert!(seen.contains(&datum.value_text()), "{id:?}: {}", datum.value_text());
        }
        for note in &figure.footnotes {
            assert!(seen.contains(&note.text), "{id:?}: footnote {}", note.mark);
        }
        // What no figure may be without, wherever it goes.
        for needed in
            ["reported", "Missouri 2016", "not verified", "March 8, 2017", "Source: National"]
        {
            assert!(seen.contains(needed), "{id:?} lacks “{needed}”");
        }
        if let Some(base) = figure.base {
            assert!(seen.contains(&format!("share of all {base}")), "{id:?} lacks its base");
        }
    }
}

/// Where no map of the state is known, the report's own is the figure.
#[test]
fn the_reports_own_map_says_what_was_published_and_no_more() {
    let opened = opened(TEXT);
    for html in [html(TEXT), whole()] {
        let seen = words(&html);
        assert!(seen.contains("The report published this map as a picture only, without numbers."));
        assert!(seen.contains(&opened.report.footnote(11).expect("is there").text));
    }
    let html = html(TEXT);
    let seen = words(figure_html(&html, "map"));
    assert!(seen.contains("The report published this map as a picture only, without numbers."));
    assert!(seen.contains(&opened.report.footnote(11).expect("is there").text));
}

#[test]
fn the_important_note_the_findings_and_the_help_are_there() {
    let opened = opened(TEXT);
    let html = page(&opened, None).into_string();
    let seen = words(&html);
    assert!(seen.contains(&opened.report.important_note));
    assert_eq!(html.matches("data-finding=").count(), 6);
    assert_eq!(html.matches("data-finding=\"Remark\"").count(), 6);
    for channel in ["1-888-373-7888", "233733", "711", "humantraffickinghotline.org/chat", "911"] {
        assert!(seen.contains(channel), "{channel}");
    }
    assert!(seen.contains("Not re-checked"), "until a person has looked");
    assert!(seen.contains("leaves a record on the phone"));
    assert!(seen.contains("does not erase your history"));
}

/// Our own words keep to what the numbers mean.
#[test]
fn words_that_mislead_do_not_occur() {
    let seen = words(&whole()).to_lowercase();
    for word in [
        "rescue",
        "slave",
        "epidemic",
        "hot spot",
        "hotspot",
        "danger",
        "confirmed case",
        "child prostitute",
        "incidence",
        "prevalence",
        " risk",
        "funnel",
        "victims were",
    ] {
        assert!(!seen.contains(word), "“{word}”");
    }
}

#[test]
fn what_a_file_says_is_shown_as_text() {
    const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&</script>";
    let text = TEXT
        .replace("Community Member", HOSTILE)
        .replace("Hotel/Motel-Based", HOSTILE)
        .replace("not disclose exact", &format!("not {HOSTILE} disclose exact"));
    let report = load::report(text.as_bytes(), HOSTILE).expect("labels can be anything");
    let html = page(&Opened { report, file: Some(HOSTILE.to_owned()) }, None).into_string();
    assert!(!html.contains("<img") && !html.contains("</script"));
    assert!(html.matches("&lt;img src=x onerror=alert(1)&gt;").count() >= 6);
    let refusal = refused(HOSTILE, HOSTILE).into_string();
    assert!(!refusal.contains("<img") && refusal.contains("role=\"alert\""));
}

#[test]
fn a_report_without_a_table_says_so_in_its_figure() {
    let begin = TEXT.find("PRIMARY REASON").expect("is there");
    let end = begin + TEXT[begin..].find("VENUE/INDUSTRY").expect("is there");
    let html = html(&format!("{}{}", &TEXT[..begin], &TEXT[end..]));
    assert!(figure_html(&html, "reasons").contains("This report has no such table."));
    assert!(html.contains("data-finding=\"Problem\""), "and the findings name it");
}

/// The same functions serve another state and another year: nothing of Missouri is in them.
#[test]
fn another_state_is_called_by_its_name() {
    let text = TEXT.replace("Missouri", "Kansas").replace("/2016", "/2015");
    let opened = opened(&text);
    let seen = words(&page(&opened, None).into_string());
    assert!(seen.contains("What was reported from and about Kansas in 2015"));
    assert!(!seen.contains("by population"), "the context is another report's");
    let rows = opened.report.tables().map(Table::rows).map(Iterator::count).sum::<usize>();
    assert_eq!(rows, 3 + 17 + 15 + 3 + 19 + 9 + 9);
    assert!(!seen.contains("Missouri 2016"));
}

#[test]
fn the_map_tells_what_it_counts_and_lists_every_row_of_its_source() {
    let (atlas, html) = (atlas(), whole());
    let part = figure_html(&html, "map");
    let seen = words(part);
    for needed in [
        "Human trafficking offences recorded by police, Missouri 2013–2020",
        "160 offences recorded by 38 agencies in 2013–2020.",
        "Missouri State Highway Patrol, 5 offences, which has no place of its own.",
        "not hotline cases",
        "which is not zero",
        "Source: FBI",
        "sent nowhere",
    ] {
        assert!(seen.contains(needed), "{needed}");
    }
    let rows = part.matches("<tr").count();
    assert_eq!(rows, atlas.police.offences.len() + 2, "a head, 65 rows, a sum");
    for row in &atlas.police.offences {
        let agency = &atlas.police.agencies[row.agency];
        assert!(seen.contains(&agency.display_name()), "{agency:?}");
    }
}
