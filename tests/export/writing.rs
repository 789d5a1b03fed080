//! Citations, and how to write about a figure.

use super::{EDITION, figure, figures, in_spanish, report};
use crate::atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapView};
use hotline_atlas::chart::{Datum, Figure, FigureId};
use hotline_atlas::export::{Advice, Citation, Edition, OutgoingMap};
use hotline_atlas::report::{Offense, Report};

#[test]
fn a_figure_is_cited_in_four_styles() {
    let cited = Citation::of_figure(&figure(FigureId::Callers), &report(), &EDITION);
    let link = "https://example.org/v/0a1b2c/#chart=x&order=count";
    let day = "November 24, 2026";
    let whole = "Missouri State Report: 1/1/2016 – 12/31/2016";
    let hotline = "National Human Trafficking Hotline";
    let title = "Substantive calls by type of caller";
    assert_eq!(
        cited.plain,
        format!(
            "{hotline}, {whole}, “{title}”, figures as of March 8, 2017, Hotline Atlas, {link}, \
             accessed {day}."
        )
    );
    assert_eq!(
        cited.apa,
        format!(
            "{hotline}. (2017). {title} [Chart]. In {whole}. Figures as of March 8, 2017. \
             Hotline Atlas. Retrieved {day}, from {link}"
        )
    );
    assert_eq!(
        cited.chicago,
        format!(
            "{hotline}. “{title}.” In {whole}. Figures as of March 8, 2017. Hotline Atlas. \
             Accessed {day}. {link}"
        )
    );
    assert_eq!(
        cited.bibtex,
        format!(
            "@misc{{missouri-2016-callers,\n  author = {{{{{hotline}}}}},\n  \
             title = {{{{{title}}}}},\n  year = {{{{2017}}}},\n  \
             howpublished = {{{{Hotline Atlas}}}},\n  \
             note = {{{{In {whole}. Figures as of March 8, 2017}}}},\n  url = {{{link}}},\n  \
             urldate = {{2026-11-24}},\n}}\n"
        )
    );
}

#[test]
fn a_report_is_cited_without_what_is_not_known() {
    let whole = "National Human Trafficking Hotline, Missouri State Report: 1/1/2016 – 12/31/2016, \
                 figures as of March 8, 2017, Hotline Atlas";
    for (edition, plain) in [
        (Edition::default(), format!("{whole}.")),
        // A day of access means nothing without a link, nor a version without a site.
        (Edition { site: "", ..EDITION }, format!("{whole}.")),
        (
            Edition { today: None, ..EDITION },
            format!("{whole}, https://example.org/v/0a1b2c/#chart=x&order=count"),
        ),
    ] {
        assert_eq!(Citation::of_report(&report(), &edition).plain, plain);
    }
    let undated = Report { as_of: "some day".to_owned(), ..report() };
    let cited = Citation::of_report(&undated, &Edition::default());
    assert!(cited.apa.contains("Hotline. (n.d.). Missouri"), "{}", cited.apa);
    assert!(!cited.bibtex.contains("year"), "{}", cited.bibtex);
}

#[test]
fn no_report_breaks_a_bibliography() {
    let mut hostile = report();
    hostile.provenance.title = "100% {of} A_B & \\input{x} $1 #2 ~^".to_owned();
    let bibtex = Citation::of_report(&hostile, &EDITION).bibtex;
    assert!(bibtex.contains("{{100\\%  of  A\\_B \\&  input x  \\$1 \\#2   }}"), "{bibtex}");
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
}

#[test]
fn spanish_readers_cite_in_spanish() {
    let cited = in_spanish(|| {
        let figure = figure(FigureId::Callers);
        Citation::of_figure(&figure, &report(), &EDITION)
    });
    for (text, needed) in [
        (&cited.plain, "consultado el 24 de noviembre de 2026"),
        (&cited.apa, "“"),
        (&cited.apa, "[Gráfica]. En Missouri State Report"),
        (&cited.chicago, "Cifras al 8 de marzo de 2017."),
    ] {
        assert_eq!(text.contains(needed), needed != "“", "{text}");
    }
}

/// A layer is cited by who counted it, and never as the hotline's.
#[test]
fn layers_are_cited_by_their_source() {
    let data = atlas();
    for (layer, author) in [
        (Layer::Offences, "FBI Uniform Crime Reporting. (2020)."),
        (Layer::Residents, "US Census Bureau. (2016)."),
        (Layer::Relative, "FBI Uniform Crime Reporting and US Census Bureau. (2020)."),
        (Layer::Own, "A reader’s own file, not from the report, not checked. (n.d.)."),
    ] {
        let map = OutgoingMap::of(&data, &MapView { layer, ..MapView::of(&data.police) });
        let cited = map.citation(&EDITION);
        assert!(cited.apa.starts_with(author), "{}", cited.apa);
        assert!(!cited.plain.contains("National Human Trafficking Hotline"), "{}", cited.plain);
    }
}

#[test]
fn sentences_have_unit_base_and_date() {
    let report = report();
    #[rustfmt::skip]
    let first = [
        "The hotline received 426 signals about Missouri in 2016 as “Phone Calls”.",
        "The hotline counted 107 of all 426 substantive calls from callers in Missouri in 2016 (25.1%) as “Community Member”.",
        "The hotline counted 367 of all 426 substantive calls from callers in Missouri in 2016 (86.2%) as “Unknown”.",
        "The hotline counted 107 of all 135 potential cases reported in Missouri in 2016 (79.3%) as “Report a Trafficking Tip”.",
        "The hotline counted 95 of all 135 potential cases reported in Missouri in 2016 (70.4%) as “Sex”.",
        "The hotline counted 95 of all 135 potential cases reported in Missouri in 2016 (70.4%) as “Sex”.",
        "The hotline counted 26 potential labor trafficking cases that mention “Adults”: 19.3% of all 135 potential cases reported in Missouri in 2016.",
        "The hotline counted 96 potential sex trafficking cases that mention “Females”: 71.1% of all 135 potential cases reported in Missouri in 2016.",
    ];
    let figures = figures(&report);
    assert_eq!(figures.len(), first.len());
    let mut avoided = Vec::new();
    for (figure, first) in figures.iter().zip(first) {
        let advice = Advice::of(figure, &report);
        assert_eq!(advice.sentences.first().map(String::as_str), Some(first));
        assert!((2..=3).contains(&advice.sentences.len()), "{:?}", advice.sentences);
        let last = advice.sentences.last().expect("is there");
        assert!(last.contains("as of March 8, 2017") && last.contains("cannot verify"), "{last}");
        let numbers = figure.data.iter().filter_map(Datum::count).max();
        assert!(first.contains(&numbers.expect("has counts").to_string()));
        avoided.push(advice.avoid);
    }
    avoided.dedup();
    assert_eq!(avoided.len(), 7, "the two tables of groups share theirs");
    let venues = Advice::of(&figure(FigureId::Venues), &report);
    assert!(venues.sentences[1].contains("29 of all 135 potential cases"), "the base is all cases");
    let sex = Advice::of(&figure(FigureId::Sex), &report);
    assert!(sex.sentences[1].contains("each can be none"), "{}", sex.sentences[1]);
}

#[test]
fn sentences_about_the_map_name_who_counted_what() {
    let data = atlas();
    let all = MapView::of(&data.police);
    let mut chosen = all.clone();
    chosen.chosen.offense = Some(Offense::InvoluntaryServitude);
    for (view, first) in [
        (
            all.clone(),
            "According to the FBI, police agencies in Missouri recorded 160 human trafficking \
             offences in 2013–2020.",
        ),
        (chosen, "of the type “Involuntary Servitude”."),
        (
            MapView { layer: Layer::Residents, ..all.clone() },
            "6,093,000 residents in 115 counties, 2016.",
        ),
    ] {
        let advice = Advice::of_map(&OutgoingMap::of(&data, &view));
        assert!(advice.sentences[0].ends_with(first), "{:?}", advice.sentences);
        assert_eq!(advice.sentences.last().map(String::as_str), Some(view.layer.caution()));
        assert!(!advice.avoid.is_empty());
    }
}

#[test]
fn advice_has_a_number_for_no_withheld_row() {
    let mut report = report();
    // Only withheld rows are left.
    let text = super::TEXT.replace("Adults\t26\t19.3%", "Adults\tFewer than Three\tN/A");
    assert_ne!(text, super::TEXT);
    report = hotline_atlas::load::report(text.as_bytes(), "t.txt").unwrap_or(report);
    let figure = Figure::of(&report, FigureId::Labor).expect("is there");
    let advice = Advice::of(&figure, &report);
    assert!(advice.sentences.iter().all(|sentence| !sentence.contains("Adults")));
    assert!(advice.sentences[1].contains("(4 in this table)"), "{:?}", advice.sentences);
}
