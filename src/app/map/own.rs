//! The reader's own locations: the words around the file field, and what became of a file.

use crate::chart::map::Own;
use crate::geo::Locations;
use crate::load::locations::Columns;
use crate::report::grouped;
use crate::words::{say, word};
use maud::{Markup, html};

/// Longest list that is written in full; a file of a million rows would stop the browser.
const LONGEST: usize = 500;

/// The field that opens a file of locations, and the places for what is said of it.
pub(super) fn own() -> Markup {
    html! {
        div.own hidden {
            p.said { (word!("own-intro")) }
            p {
                label.file {
                    span { (word!("own-choose")) }
                    input type="file" accept=".csv,.tsv,.txt,.json,.geojson,text/csv,application/geo+json"
                        data-open="locations";
                }
            }
            p.soft { b { (word!("own-protects")) " " } (word!("own-protects-how")) }
            div data-refused="locations" {}
            div data-own {}
        }
    }
}

/// What each column may say, as it is called in markup and shown.
fn roles() -> [(&'static str, &'static str); 9] {
    [
        ("lat", word!("own-lat")),
        ("lon", word!("own-lon")),
        ("zip", word!("own-zip")),
        ("place", word!("own-place")),
        ("county", word!("own-county")),
        ("count", word!("own-count")),
        ("date", word!("own-date")),
        ("category", word!("own-category")),
        ("case", word!("own-case")),
    ]
}

/// The column that has a role.
pub fn column<'a>(columns: &'a mut Columns, role: &str) -> Option<&'a mut Option<usize>> {
    Some(match role {
        "lat" => &mut columns.lat,
        "lon" => &mut columns.lon,
        "zip" => &mut columns.zip,
        "place" => &mut columns.place,
        "county" => &mut columns.county,
        "count" => &mut columns.count,
        "date" => &mut columns.date,
        "category" => &mut columns.category,
        "case" => &mut columns.case,
        _ => return None,
    })
}

/// What became of a file: which columns were taken, what was placed, what was not and why.
pub fn outcome(
    file: &str,
    heads: &[String],
    mut columns: Columns,
    placed: Result<(&Locations, &Own), &str>,
) -> Markup {
    html! {
        p { b { (word!("own-unchecked")) } " " bdi { (file) } }
        details open[placed.is_err()] {
            summary { (word!("own-columns")) }
            div.fields {
                @for (role, label) in roles() {
                    @let chosen = column(&mut columns, role).and_then(|column| *column);
                    label {
                        (label) " "
                        select data-column=(role) {
                            option value="" { "–" }
                            @for (index, head) in heads.iter().enumerate() {
                                option value=(index) selected[chosen == Some(index)] { (head) }
                            }
                        }
                    }
                }
            }
        }
        @match placed {
            Err(reason) => p role="alert" { (reason) },
            Ok((locations, own)) => { (rows(locations)) (filters(locations, own)) }
        }
    }
}

fn rows(locations: &Locations) -> Markup {
    let Locations { placed, outside, unmatched, repeated, unread_dates, .. } = locations;
    let number = |n: usize| match (n, grouped(n as u32)) {
        (1, n) => say!("own-rows-one", n),
        (_, n) => say!("own-rows-many", n),
    };
    html! {
        ul.plain {
            li data-own-placed { (say!("own-placed", number(placed.len()))) }
            @if *repeated > 0 { li { (say!("own-repeated", number(*repeated))) } }
            @if *unread_dates > 0 { li { (say!("own-undated", number(*unread_dates))) } }
        }
        @if !outside.is_empty() {
            details data-own-outside {
                summary { (say!("own-outside", number(outside.len()))) }
                ul.plain {
                    @for row in outside.iter().take(LONGEST) { li { (say!("own-outside-row", row.line, row.written)) } }
                    (rest(outside.len()))
                }
            }
        }
        @if !unmatched.is_empty() {
            details data-own-unmatched open {
                summary { (say!("own-unmatched", number(unmatched.len()))) }
                ul.plain {
                    @for row in unmatched.iter().take(LONGEST) {
                        li {
                            (say!("own-unmatched-row", row.line, row.written, row.reason))
                            @if let Some(meant) = meant(&row.suggestions) { " " (say!("own-meant", meant)) }
                        }
                    }
                    (rest(unmatched.len()))
                }
            }
        }
    }
}

fn meant(suggestions: &[String]) -> Option<String> {
    suggestions.iter().cloned().reduce(|all, other| say!("own-meant-or", all, other))
}

fn rest(all: usize) -> Markup {
    html! { @if all > LONGEST { li { (say!("own-more", grouped((all - LONGEST) as u32))) } } }
}

/// What a reader may look at on the screen only.
fn filters(locations: &Locations, own: &Own) -> Markup {
    let dates = locations.placed.iter().any(|location| location.date.is_some());
    html! {
        fieldset.fields {
            legend { (word!("own-screen-only")) }
            @if dates {
                label { (word!("own-from")) " " input type="date" data-map="own-from"; }
                label { (word!("own-to")) " " input type="date" data-map="own-to"; }
            }
            @if !own.categories.is_empty() {
                label {
                    (word!("own-category")) " "
                    select data-map="own-category" {
                        option value="" { (word!("own-all")) }
                        @for (index, category) in own.categories.iter().enumerate() {
                            option value=(index) { (category) }
                        }
                    }
                }
            }
            label {
                input type="checkbox" data-map="own-unprotected";
                " " (word!("own-unprotected"))
            }
        }
        p.warning data-own-warning hidden {
            b { (word!("own-work-only")) " " }
            (word!("own-warning"))
        }
    }
}
