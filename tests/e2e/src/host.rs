//! Pages of another site with our embeds in frames, each with what some publisher listens for.

use crate::{Result, place, site};
use hotline_atlas::{
    app::snippet::{Kind, Snippet},
    chart::FigureId,
    words::Language,
};
use std::fs;
use xtask::{pins, tool::Tool, toolbox};

/// What a page does to make frames as high as what is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Nothing.
    Plain,
    /// As Datawrapper's script does today: by the window that speaks.
    Datawrapper,
    /// As Datawrapper's script did: the first frame whose address has the name of the chart.
    OldDatawrapper,
    /// pym.js.
    Pym,
    /// iframe-resizer 4.
    Resizer4,
    /// iframe-resizer 5.
    Resizer5,
    /// @newswire/frames.
    Frames,
    /// As CDC's script does, but for any origin.
    Cove,
    /// As AMP pages do.
    Amp,
    /// As Medium and Embedly do: by the address of the frame.
    Medium,
    /// With the lines that we offer beside a frame.
    Ours,
    /// With our element.
    Element,
}

impl Host {
    /// All that make frames fit.
    pub const LISTENING: [Self; 11] = [
        Self::Datawrapper,
        Self::OldDatawrapper,
        Self::Pym,
        Self::Resizer4,
        Self::Resizer5,
        Self::Frames,
        Self::Cove,
        Self::Amp,
        Self::Medium,
        Self::Ours,
        Self::Element,
    ];

    /// How many of two copies of one figure it resizes.
    #[must_use]
    pub fn resizes(self) -> usize {
        match self {
            Self::Plain => 0,
            Self::OldDatawrapper => 1,
            _ => 2,
        }
    }

    /// Whether it knows frames by their address alone, so that what one copy of a figure tells
    /// resizes another.
    #[must_use]
    pub fn mistakes_copies(self) -> bool {
        matches!(self, Self::OldDatawrapper | Self::Medium)
    }

    /// The address of a page with two copies of a figure in a box of 600 px with the id `box`. It
    /// keeps what it hears in `heard`, as pairs of the number of the frame and the message.
    pub fn page(self, chart: &str) -> Result<String> {
        let (body, script) = (self.body(chart)?, self.script(chart)?);
        page(&format!("{self:?}-{chart}"), &format!("{body}<script>{script}</script>"))
    }

    fn body(self, chart: &str) -> Result<String> {
        Ok(match self {
            Self::Pym | Self::Frames => "<p id=a></p><p id=b></p>".to_owned(),
            Self::Plain => snippet(chart, Kind::Frame)?.repeat(2),
            Self::Ours => [snippet(chart, Kind::Fitting)?, snippet(chart, Kind::Frame)?].concat(),
            Self::Element => snippet(chart, Kind::Script)?.repeat(2),
            _ => ["a", "b"]
                .map(|id| Ok(format!("<iframe id={id} src='{}'></iframe>", address(chart)?)))
                .into_iter()
                .collect::<Result<String>>()?,
        })
    }

    fn script(self, chart: &str) -> Result<String> {
        let by_window = |what: &str| {
            format!(
                "addEventListener('message', ({{ source, data }}) => {{
                    const height = {what};
                    for (const frame of document.querySelectorAll('iframe')) {{
                        if (height && frame.contentWindow === source)
                            frame.style.height = height + 'px';
                    }}
                }});"
            )
        };
        let embed = address(chart)?;
        Ok(match self {
            Self::Plain | Self::Ours | Self::Element => String::new(),
            Self::Datawrapper => by_window(
                "data['datawrapper-height'] && Object.values(data['datawrapper-height'])[0]",
            ),
            // It does not ask whether there are data.
            Self::OldDatawrapper => "addEventListener('message', event => {
                    if (event.data['datawrapper-height'] === undefined) return;
                    for (const [chart, height] of Object.entries(event.data['datawrapper-height'])) {
                        const frame = document.getElementById('datawrapper-chart-' + chart)
                            || document.querySelector(`iframe[src*='${chart}']`);
                        if (frame) frame.style.height = height + 'px';
                    }
                });"
            .to_owned(),
            Self::Pym => format!(
                "{}; for (const id of ['a', 'b']) new pym.Parent(id, '{embed}', {{}});",
                library(&pins::PYM, "dist/pym.v1.min.js")?
            ),
            Self::Resizer4 => format!(
                "{}; iFrameResize({{}}, 'iframe');",
                library(&pins::IFRAME_RESIZER_4, "js/iframeResizer.min.js")?
            ),
            Self::Resizer5 => format!(
                "{}; iframeResize({{ license: 'GPLv3' }}, 'iframe');",
                library(&pins::IFRAME_RESIZER_5, "index.umd.js")?
            ),
            Self::Frames => format!(
                "{}; for (const id of ['a', 'b'])
                    new newswireFrames.Framer(document.getElementById(id), {{ src: '{embed}' }});",
                library(&pins::FRAMES, "dist/frames.umd.js")?
            ),
            Self::Cove => "for (const frame of document.querySelectorAll('iframe')) {
                    frame.onload = () => frame.contentWindow.postMessage({
                        type: 'cove:setId', id: frame.id, embedPageUrl: location.href,
                    }, '*');
                }
                addEventListener('message', ({ data }) => {
                    if (data.type !== 'cove:resize' || typeof data.height !== 'number') return;
                    document.getElementById(data.id).style.height = data.height + 'px';
                });"
            .to_owned(),
            Self::Amp => by_window(
                "data.sentinel === 'amp' && data.type === 'embed-size' && data.height",
            ),
            Self::Medium => "addEventListener('message', event => {
                    let data;
                    try { data = JSON.parse(event.data); } catch { return; }
                    if (data?.context !== 'iframe.resize') return;
                    for (const frame of document.querySelectorAll('iframe')) {
                        if (frame.src === data.src) frame.height = data.height;
                    }
                });"
            .to_owned(),
        })
    }
}

/// The address of a page of the other site with this in a box of 600 px.
pub fn page(name: &str, content: &str) -> Result<String> {
    let page = format!(
        "<!doctype html><meta charset=utf-8><title>Another site</title>
        <style>body {{ margin: 0 }} iframe {{ border: 0; width: 100% }} p {{ margin: 0 }}</style>
        <script>
            var heard = [];
            addEventListener('message', ({{ source, data }}) => {{
                const frames = [...document.querySelectorAll('iframe')];
                heard.push([frames.findIndex(frame => frame.contentWindow === source), data]);
            }});
        </script>
        <div id=box style='width: 600px'>{content}</div>"
    );
    place::on_other_site(&format!("{name}.html"), &page)
}

/// What we offer to paste for a figure.
fn snippet(chart: &str, kind: Kind) -> Result<String> {
    let id = FigureId::ALL.into_iter().find(|id| id.name() == chart).ok_or("no such figure")?;
    let (title, alt) = ("A figure", "What the figure says");
    let site = site::address()?;
    let [title, alt, site] = [title, alt, site].map(str::to_owned);
    let state = String::new();
    Ok(Snippet {
        id,
        title,
        alt,
        site,
        language: Language::English,
        state,
        height: 400,
        at_once: false,
    }
    .code(kind))
}

/// The address of our site, which is another one to these pages.
pub fn site() -> Result<String> {
    Ok(site::address()?.to_owned())
}

/// The address of the embed of a figure.
pub fn address(chart: &str) -> Result<String> {
    Ok(format!("{}embed/missouri-2016-{chart}/", site::address()?))
}

fn library(tool: &Tool, file: &str) -> Result<String> {
    let folder = toolbox::library(tool)?;
    // Its last line may be a comment.
    Ok(fs::read_to_string(folder.join(file))?.replace("</script", "<\\/script") + "\n")
}
