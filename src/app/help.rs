//! How to reach the hotline today.

use super::context::Facts;
use maud::{Markup, html};

/// The contact block: selectable text beside links, and when it was last checked.
pub fn help() -> Markup {
    let help = Facts::help();
    let digits = |name| help.text(name).chars().filter(char::is_ascii_digit).collect::<String>();
    html! {
        section aria-labelledby="help" {
            h2 #help { "If you or someone you know needs help" }
            p.intro { (help.text("name")) }
            ul.channels {
                li { "Call " a href={ "tel:" (digits("voice")) } { (help.text("voice")) } " (" (help.text("hours")) ")" }
                li { "Text " a href={ "sms:" (digits("text")) } { (help.text("text")) } }
                li { "TTY " a href={ "tel:" (digits("tty")) } { (help.text("tty")) } }
                li { "Chat " a href={ "https://" (help.text("chat")) } rel="noreferrer" { (help.text("chat")) } }
                li { "In an emergency call " a href={ "tel:" (digits("emergency")) } { (help.text("emergency")) } }
            }
            p.soft { (help.text("counts")) }
            p { b { "Calling or texting leaves a record on the phone." } }
            p.soft {
                @match help.get("checked_on") {
                    Some(day) => { "Checked on " (day) ". " }
                    None => { "Not re-checked by us. " }
                }
                (help.text("note")) " "
                a href=(help.text("url")) rel="noreferrer" { "The hotline’s own page" }
            }
            p.soft {
                "Leaving does not erase your history. This site may still be listed in your browser, and a \
                 device can be watched in other ways. Use a safer device if you can."
            }
        }
    }
}
