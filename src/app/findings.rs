//! What we checked: what holds in the report, and what deserves a remark.

use crate::check::{Finding, Severity, check};
use crate::report::Report;
use crate::words::word;
use maud::{Markup, html};

/// The panel of findings.
pub fn findings(report: &Report) -> Markup {
    let audit = check(report);
    html! {
        section aria-labelledby="checked" data-findings {
            h2 #checked { (word!("checked")) }
            p.intro { (word!("checked-intro")) }
            h3 { (word!("checked-held")) }
            ul.plain { @for held in &audit.held { li { (held.sentence) } } }
            @if !audit.findings.is_empty() {
                h3 { (word!("checked-found")) }
                ul.findings { @for finding in &audit.findings { (item(finding)) } }
            }
        }
    }
}

fn item(finding: &Finding) -> Markup {
    let (name, severity) = match finding.severity {
        Severity::Remark => ("Remark", word!("severity-remark")),
        Severity::Problem => ("Problem", word!("severity-problem")),
        Severity::Serious => ("Serious", word!("severity-serious")),
    };
    html! {
        li data-finding=(name) {
            p { b { (severity) ". " (finding.place) } }
            p { (finding.message) }
            p.soft { (finding.hint) }
        }
    }
}
