//! What we checked: what holds in the report, and what deserves a remark.

use crate::check::{Finding, Severity, check};
use crate::report::Report;
use maud::{Markup, html};

/// The panel of findings.
pub fn findings(report: &Report) -> Markup {
    let audit = check(report);
    html! {
        section aria-labelledby="checked" data-findings {
            h2 #checked { "What we checked" }
            p.intro {
                "Every number of the report was compared with the others. Nothing was corrected: where the \
                 report is odd, this page shows it as printed and says so here."
            }
            h3 { "What holds" }
            ul.plain { @for held in &audit.held { li { (held.sentence) } } }
            @if !audit.findings.is_empty() {
                h3 { "What deserves a remark" }
                ul.findings { @for finding in &audit.findings { (item(finding)) } }
            }
        }
    }
}

fn item(finding: &Finding) -> Markup {
    let severity = match finding.severity {
        Severity::Remark => "Remark",
        Severity::Problem => "Problem",
        Severity::Serious => "Serious",
    };
    html! {
        li data-finding=(severity) {
            p { b { (severity) ". " (finding.place) } }
            p { (finding.message) }
            p.soft { (finding.hint) }
        }
    }
}
