//! What opens below a figure: files of it, what to paste to show it, how to cite and write of it.

use super::snippet::Kind;
use crate::export::{Advice, Citation};
use crate::words::word;
use maud::{Markup, html};

/// What can be open below a figure, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Files of it.
    Files,
    /// What other pages paste.
    Embed,
    /// Citations, and how to write about it.
    Cite,
}

impl Panel {
    /// All panels, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Files, Self::Embed, Self::Cite];

    /// Its name in markup.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Embed => "embed",
            Self::Cite => "cite",
        }
    }

    /// The panel of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name)
    }

    /// What its button says.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Files => word!("panel-files"),
            Self::Embed => word!("panel-embed"),
            Self::Cite => word!("panel-cite"),
        }
    }
}

/// A form in which a figure, or the report, is taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A picture with two, or four, pixels for each logical one.
    Png(u8),
    /// A picture with text in it.
    Svg,
    /// A table for programs.
    Csv,
    /// The same with names.
    Json,
    /// The picture, to the clipboard.
    CopyPicture,
    /// The table, to the clipboard.
    CopyTable,
    /// The whole report, which this page opens again.
    Report,
    /// The files of all figures.
    Archive,
}

impl Form {
    /// Those of a figure that are pictures, then data, then those of the report.
    const GROUPS: [&'static [Self]; 3] = [
        &[Self::Png(2), Self::Png(4), Self::Svg, Self::CopyPicture],
        &[Self::Csv, Self::Json, Self::CopyTable],
        &[Self::Report, Self::Archive],
    ];

    /// Its name in markup.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png(2) => "png-2",
            Self::Png(_) => "png-4",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::CopyPicture => "copy-picture",
            Self::CopyTable => "copy-table",
            Self::Report => "report",
            Self::Archive => "archive",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::GROUPS.into_iter().flatten().copied().find(|form| form.name() == name)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Png(2) => "PNG 2×",
            Self::Png(_) => "PNG 4×",
            Self::Svg => "SVG",
            Self::Csv => "CSV",
            Self::Json | Self::Report => "JSON",
            Self::CopyPicture => word!("form-copy-picture"),
            Self::CopyTable => word!("form-copy-table"),
            Self::Archive => word!("form-archive"),
        }
    }
}

/// The files of a figure. A frame may not be allowed to save any, and is not told; then there is
/// a link.
#[must_use]
pub fn files(page: Option<&str>) -> Markup {
    let heads = [word!("files-picture"), word!("files-data"), word!("files-report")];
    html! {
        @for (head, forms) in heads.into_iter().zip(Form::GROUPS) {
            div.forms {
                span { (head) }
                @for form in forms {
                    button type="button" data-take=(form.name()) { (form.word()) }
                }
            }
        }
        p.soft { (word!("files-about")) " " (word!("files-stay")) }
        @if let Some(page) = page {
            p.soft {
                (word!("files-framed")) " "
                // A frame may not be allowed to open it either. Then it can be copied.
                a href=(page) target="_blank" rel="noreferrer" { (page) }
            }
        }
        p data-said hidden {}
        div.preview data-made hidden {}
    }
}

/// How another page shows the figure; one sentence where there is no site that it could show.
/// Only the site's own page can frame it for a preview.
#[must_use]
pub fn embed(id: &str, has_site: bool, on_site: bool) -> Markup {
    if !has_site {
        return html! { p { (word!("embed-nowhere")) } };
    }
    let field = |name: &str, label: &str, choices: &[(&str, &str)]| {
        html! {
            label.field {
                span { (label) }
                select data-snippet=(name) {
                    @for (value, words) in choices { option value=(value) { (words) } }
                }
            }
        }
    };
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind_word(kind)));
    let themes = [
        ("auto", word!("snippet-auto")),
        ("light", word!("snippet-light")),
        ("dark", word!("snippet-dark")),
    ];
    let editions = [("", word!("snippet-current")), ("frozen", word!("snippet-frozen"))];
    html! {
        p { (word!("snippet-intro")) }
        div.fields {
            (field("kind", word!("snippet-kind"), &kinds))
            (field("theme", word!("snippet-theme"), &themes))
            (field("edition", word!("snippet-edition"), &editions))
        }
        div.checks {
            @for (name, words) in [
                ("plain", word!("snippet-plain")),
                ("ground", word!("snippet-ground")),
                ("print", word!("snippet-print")),
            ] {
                label { input type="checkbox" data-snippet=(name); " " (words) }
            }
        }
        label.code for={ (id) "-code" } { (word!("snippet-code")) }
        textarea.code #{ (id) "-code" } readonly rows="5" spellcheck="false" data-code {}
        div.forms {
            button type="button" data-copy-code { (word!("snippet-copy")) }
            @if on_site {
                span { (word!("snippet-preview")) }
                @for width in ["320", "600", "1000"] {
                    button type="button" data-preview=(width) aria-pressed="false" { (width) " px" }
                }
            }
        }
        p data-said hidden {}
        div.preview hidden {}
        p.soft { (word!("snippet-promise")) }
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Frame => word!("snippet-frame"),
        Kind::Fitting => word!("snippet-fitting"),
        Kind::Script => word!("snippet-script"),
        Kind::Picture => word!("snippet-picture"),
        Kind::Markdown => word!("snippet-markdown"),
    }
}

/// How to cite a figure and the report, and how to write about the figure.
#[must_use]
pub fn cite(figure: &Citation, report: Option<&Citation>, advice: &Advice) -> Markup {
    html! {
        h4 { (word!("cite-write")) }
        ul.plain { @for sentence in &advice.sentences { li { (sentence) } } }
        p.caution { (advice.avoid) }
        h4 { (word!("cite-figure")) }
        (styles(figure))
        @if let Some(report) = report {
            h4 { (word!("cite-report")) }
            (styles(report))
        }
        p data-said hidden {}
    }
}

fn styles(citation: &Citation) -> Markup {
    html! {
        @for (style, text) in [
            (word!("cite-plain"), &citation.plain),
            ("APA", &citation.apa),
            ("Chicago", &citation.chicago),
            ("BibTeX", &citation.bibtex),
        ] {
            div.citation {
                b { (style) }
                span data-copied { (text) }
                button.quiet type="button" data-copy { (word!("cite-copy")) span.unseen { " " (style) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_belong_to_one_panel_and_one_form() {
        for panel in Panel::ALL {
            assert_eq!(Panel::named(panel.name()), Some(panel));
        }
        for form in Form::GROUPS.into_iter().flatten() {
            assert_eq!(Form::named(form.name()), Some(*form));
        }
        assert_eq!((Panel::named("x"), Form::named("png-3")), (None, None));
    }
}
