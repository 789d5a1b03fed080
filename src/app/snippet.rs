//! What a host pastes into its own page to show a figure.

use crate::chart::FigureId;
use crate::words::Language;
use maud::{Markup, html};

/// The folder of a figure's own page in the site begins with this: neutral, since it stays in
/// histories, and of this report only, since some pages look for a frame by a part of its address.
pub const FOLDER: &str = "embed/missouri-2016-";

/// In which form a figure stands in another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A frame of a fixed height; what does not fit scrolls inside. Every host takes it.
    Frame,
    /// The same frame and a listener of a few lines that gives it the height that it asks for.
    Fitting,
    /// An element of our own, brought by a script, that loads late and fits by itself.
    Script,
    /// A picture that links to the figure.
    Picture,
    /// The same picture in Markdown.
    Markdown,
}

impl Kind {
    /// All forms, the one that every host takes first.
    pub const ALL: [Self; 5] =
        [Self::Frame, Self::Fitting, Self::Script, Self::Picture, Self::Markdown];

    /// Its name in markup.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Fitting => "fitting",
            Self::Script => "script",
            Self::Picture => "picture",
            Self::Markdown => "markdown",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A figure as another page shows it.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Which figure.
    pub id: FigureId,
    /// What it counts, where and when: the name of the frame.
    pub title: String,
    /// The figure in a sentence, for those who do not see it.
    pub alt: String,
    /// The address of the site, or of a frozen version of it, up to its last slash.
    pub site: String,
    /// The language of the figure's page.
    pub language: Language,
    /// What differs from the default: the part of the address behind `#`.
    pub state: String,
    /// Logical pixels, as the figure asked for in the preview.
    pub height: u32,
    /// Whether the frame is loaded at once: what is printed before it was seen would be empty.
    pub at_once: bool,
}

/// Gives each frame the height that it asks for. The message is the one that Datawrapper's
/// listeners know too; its origin is `null` where the frame is sandboxed, so its source tells.
const LISTENER: &str = r#"<script>
addEventListener("message", function (event) {
  var heights = event.data && event.data["datawrapper-height"];
  if (heights) document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.contentWindow === event.source) for (var key in heights)
      frame.style.height = Math.min(5000, Math.max(150, heights[key])) + "px";
  });
});
</script>"#;

impl Snippet {
    /// The text to paste.
    #[must_use]
    pub fn code(&self, kind: Kind) -> String {
        match kind {
            Kind::Frame => self.frame().into_string(),
            Kind::Fitting => format!("{}\n{LISTENER}", self.frame().into_string()),
            Kind::Script => self.script(),
            Kind::Picture => self.picture().into_string(),
            Kind::Markdown => {
                let alt: String = self.alt.chars().flat_map(escaped).collect();
                format!("[![{alt}]({})]({})", self.image(), self.address())
            }
        }
    }

    /// The address of the figure's own page.
    #[must_use]
    pub fn address(&self) -> String {
        // What hosts serve for the folder is the page in the default language.
        let page = if self.is_usual() { "" } else { self.language.page() };
        let mark = if self.state.is_empty() { "" } else { "#" };
        format!("{}{FOLDER}{}/{page}{mark}{}", self.site, self.id.name(), self.state)
    }

    fn is_usual(&self) -> bool {
        self.language == Language::default()
    }

    fn image(&self) -> String {
        format!("{}charts/{}.png", self.site, self.id.name())
    }

    fn frame(&self) -> Markup {
        html! {
            // `loading` stands before `src`, which some browsers begin to load at once.
            iframe title=(self.title) loading=(if self.at_once { "eager" } else { "lazy" })
                src=(self.address()) width="100%" height=(self.height)
                style="border:0;width:0;min-width:100%" referrerpolicy="no-referrer"
                allow="clipboard-write; web-share; fullscreen" {}
        }
    }

    fn picture(&self) -> Markup {
        html! {
            a href=(self.address()) { img src=(self.image()) alt=(self.alt) width="1200" style="max-width:100%;height:auto"; }
        }
    }

    fn script(&self) -> String {
        let attributes = self.state.split('&').filter_map(|part| part.split_once('='));
        let mut attributes: Vec<String> =
            attributes.map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
        if !self.is_usual() {
            attributes.push(format!(" lang=\"{}\"", self.language.code()));
        }
        if self.at_once {
            attributes.push(" eager".to_owned());
        }
        let fallback = html! {
            a href=(self.address()) { (self.title) }
            noscript { (self.picture()) }
        };
        format!(
            "<script async src=\"{}embed.js\"></script>\n<hotline-figure chart=\"{}\"{} height=\"{}\">{}</hotline-figure>",
            self.site,
            self.id.name(),
            attributes.concat(),
            self.height,
            fallback.into_string()
        )
    }
}

/// A letter of a text in Markdown's brackets.
fn escaped(letter: char) -> impl Iterator<Item = char> {
    let mark = matches!(letter, '[' | ']' | '\\' | '`' | '*' | '_' | '<').then_some('\\');
    mark.into_iter().chain([letter])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet() -> Snippet {
        Snippet {
            id: FigureId::Venues,
            title: "Cases, \"2016\"".to_owned(),
            alt: "135 cases [all]".to_owned(),
            site: "https://example.org/a/".to_owned(),
            language: Language::English,
            state: "order=label&theme=dark".to_owned(),
            height: 700,
            at_once: false,
        }
    }

    #[test]
    fn names_and_kinds_belong_together() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
        assert_eq!(Kind::named("<script>"), None);
    }

    #[test]
    fn a_frame_is_lazy_named_and_tells_nobody_where_it_stands() {
        assert_eq!(
            snippet().code(Kind::Frame),
            "<iframe title=\"Cases, &quot;2016&quot;\" loading=\"lazy\" \
             src=\"https://example.org/a/embed/missouri-2016-venues/#order=label&amp;theme=dark\" \
             width=\"100%\" height=\"700\" style=\"border:0;width:0;min-width:100%\" \
             referrerpolicy=\"no-referrer\" allow=\"clipboard-write; web-share; fullscreen\"></iframe>"
        );
        let printed =
            Snippet { at_once: true, state: String::new(), ..snippet() }.code(Kind::Frame);
        assert!(printed.contains(
            "loading=\"eager\" src=\"https://example.org/a/embed/missouri-2016-venues/\""
        ));
        assert!(snippet().code(Kind::Fitting).contains("event.source"));
    }

    #[test]
    fn an_element_has_its_choices_as_attributes_and_a_picture_for_those_without_scripts() {
        let code = snippet().code(Kind::Script);
        assert!(code.starts_with("<script async src=\"https://example.org/a/embed.js\"></script>\n<hotline-figure chart=\"venues\" order=\"label\" theme=\"dark\" height=\"700\">"), "{code}");
        assert!(code.contains("<noscript><a href"), "{code}");
        assert!(code.contains("alt=\"135 cases [all]\""), "{code}");
    }

    #[test]
    fn in_another_language_it_is_another_page() {
        let spanish = Snippet { language: Language::Spanish, ..snippet() };
        let page = "https://example.org/a/embed/missouri-2016-venues/es.html#order=label";
        assert!(spanish.code(Kind::Frame).contains(page));
        assert!(spanish.code(Kind::Script).contains(" theme=\"dark\" lang=\"es\" height="));
    }

    #[test]
    fn a_text_in_markdown_does_not_end_its_brackets() {
        assert_eq!(
            snippet().code(Kind::Markdown),
            "[![135 cases \\[all\\]](https://example.org/a/charts/venues.png)]\
             (https://example.org/a/embed/missouri-2016-venues/#order=label&theme=dark)"
        );
    }
}
