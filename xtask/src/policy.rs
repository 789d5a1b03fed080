//! The content security policy of a page: what may run in it, and whom it may ask.

use crate::Failure;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// A page with its policy in its head. Only the scripts and styles that stand in it run, told by
/// their digests, and the WebAssembly. `own` is where further scripts and the WebAssembly may come
/// from: `'self'`, or `'none'` for a page that is all in one file.
///
/// # Errors
///
/// Where the page has no `<meta charset>`, behind which the policy stands, or a script without end.
pub fn with_policy(page: &str, own: &str) -> Result<String, Failure> {
    let more = if own == "'none'" { String::new() } else { format!("{own} ") };
    within(page, &more, own)
}

/// A page for a frame of somebody else with its policy: besides what stands in it one script runs,
/// told by its nonce, and nobody is asked for anything.
///
/// Tried: in a sandboxed frame, whose origin is opaque, `WebKit` takes nothing for `'self'`, and a
/// digest needs a host that allows its files to other origins. This nonce is known to all, but
/// nobody but the build writes tags into the page.
///
/// # Errors
///
/// As above.
pub fn of_embed(page: &str, nonce: &str) -> Result<String, Failure> {
    within(page, &format!("'nonce-{nonce}' "), "'none'")
}

/// `more` are scripts from elsewhere, and a blank; `asked` is who may be asked, and framed: the page
/// previews its embeds.
fn within(page: &str, more: &str, asked: &str) -> Result<String, Failure> {
    let scripts = digests(page, "<script")?;
    let styles = digests(page, "<style")?;
    let policy = format!(
        "default-src 'none'; script-src {more}{scripts} 'wasm-unsafe-eval'; style-src {styles}; \
         img-src data: blob:; connect-src {asked}; frame-src {asked}; base-uri 'none'; \
         form-action 'none'"
    );
    let charset = "<meta charset=\"utf-8\">";
    if page.matches(charset).count() != 1 {
        let what = format!("the page does not have one `{charset}`");
        return Err(Failure::new(what, "the policy stands behind it in index.html"));
    }
    let meta =
        format!("{charset}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(page.replace(charset, &meta))
}

/// The digests of what stands in elements with such a tag; data and references have none.
fn digests(page: &str, tag: &str) -> Result<String, Failure> {
    let end = tag.replace('<', "</");
    let mut digests = Vec::new();
    for part in page.split(tag).skip(1) {
        let element = part.split_once(&end).and_then(|(element, _)| element.split_once('>'));
        let (attributes, text) = element.ok_or_else(|| {
            Failure::new(format!("the page has a `{tag}` without an end"), "mend index.html")
        })?;
        if !attributes.contains("type=") && !attributes.contains("src=") {
            digests.push(format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text))));
        }
    }
    Ok(digests.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_page_may_run_and_nothing_else() {
        let page = "<meta charset=\"utf-8\"><style>a{}</style><script>alert(1)</script>\
            <script type=\"text/plain\">data</script>";
        let page = with_policy(page, "'none'").expect("it is a page");
        // Known digest of `alert(1)`.
        assert!(page.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{page}");
        assert_eq!(page.matches("sha256-").count(), 2);
        assert!(page.contains("connect-src 'none'"));
        assert!(with_policy("<script>", "'self'").is_err());
    }
}
