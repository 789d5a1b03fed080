//! Whether what is on a page can be read: nothing is cut off, nothing stands on anything else.

use crate::{Page, Result};

/// Looks at every line of text that a reader sees, at every control and at every box that cuts
/// off what does not fit into it.
const UNREADABLE: &str = r"(() => {
    scrollTo(0, 0);
    const faults = [];
    const name = element => {
        const text = (element.innerText ?? '').trim().slice(0, 30);
        return `${element.localName}${element.className && '.' + element.className} '${text}'`;
    };
    const shown = element => element.checkVisibility()
        && !element.closest('.unseen, .tip, .ring, svg, option, script');
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) faults.push(`the page scrolls sideways: ${wide} of ${innerWidth}`);

    for (const element of document.body.querySelectorAll('*')) {
        if (!shown(element) || element.matches('input, select, canvas')) continue;
        const { overflowX, overflowY, display } = getComputedStyle(element);
        const cuts = [overflowX, overflowY].map(flow => flow === 'hidden' || flow === 'clip');
        const holds = element.matches('button, label, summary, th, td, a.file, .exit, .exit a');
        if (display === 'inline') continue;
        if ((cuts[0] || holds) && element.scrollWidth > element.clientWidth + 1)
            faults.push(`${name(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`);
        if ((cuts[1] || holds) && element.scrollHeight > element.clientHeight + 1)
            faults.push(`${name(element)} is ${element.scrollHeight} high in ${element.clientHeight}`);
    }

    const boxes = [];
    const add = (owner, what, box, core) => {
        const { left, right, top, bottom } = box;
        if (right - left < 1 || bottom - top < 1) return;
        boxes.push({ owner, what, left, right, top: top + core, bottom: bottom - core });
        const scrolls = owner.closest('.table')?.scrollWidth > owner.closest('.table')?.clientWidth;
        if (!scrolls && (left < -1 || right > innerWidth + 1))
            faults.push(`${what} goes from ${left} to ${right} of ${innerWidth}`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = texts.nextNode();) {
        if (!node.data.trim() || !shown(node.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        // The room above and below the letters may be shared by neighbouring lines.
        for (const box of range.getClientRects())
            add(node.parentElement, `'${node.data.trim().slice(0, 30)}'`, box, box.height / 4);
    }
    for (const element of document.querySelectorAll('button, input, select, canvas, a.file, summary'))
        if (shown(element))
            add(element, name(element), element.getBoundingClientRect(), 1);
    // The buttons above the map stand on it by design.
    const above = (a, b) => a.owner.closest('.zoom') && b.owner.localName === 'canvas';
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) {
            if (b.top >= a.bottom) break;
            const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const apart = !a.owner.contains(b.owner) && !b.owner.contains(a.owner)
                && !above(a, b) && !above(b, a);
            if (width > 1 && apart) faults.push(`${a.what} and ${b.what} overlap`);
        }
    });
    return [...new Set(faults)];
})()";

impl Page {
    /// What cannot be read in the page as it is laid out now: text outside of the window or of
    /// its box, text and controls that overlap, a page that scrolls sideways.
    pub async fn unreadable(&self) -> Result<Vec<String>> {
        self.painted().await?;
        self.eval(UNREADABLE).await
    }

    /// Adds rules to the page's style, as a reader's own style sheet does.
    pub async fn add_style(&self, rules: &str) -> Result {
        let add = format!(
            "(() => {{
                const sheet = new CSSStyleSheet();
                sheet.replaceSync({});
                document.adoptedStyleSheets.push(sheet);
                return 0;
            }})()",
            serde_json::json!(rules)
        );
        self.eval::<u32>(&add).await?;
        self.painted().await
    }

    /// Shows every figure as its table, or as its chart.
    pub async fn show_all(&self, tables: bool) -> Result {
        let (chart, map) = if tables { ("table", "table") } else { ("chart", "map") };
        self.eval::<u32>(&format!(
            "document.querySelectorAll('[data-choice={chart}], [data-map=show][value={map}]')
                .forEach(button => button.click()), 0"
        ))
        .await?;
        self.painted().await
    }
}
