//! How to reach the hotline today.

use super::context::Facts;
use super::tell::tell;
use crate::words::{say, word};
use maud::{Markup, html};

/// The contact block: selectable text beside links, and when it was last checked.
pub fn help() -> Markup {
    let help = Facts::help();
    let digits = |name| help.text(name).chars().filter(char::is_ascii_digit).collect::<String>();
    let link = |address: String, name| html! { a href=(address) { (help.text(name)) } };
    let hours = html! { (help.text("hours")) };
    let chat = html! {
        a href={ "https://" (help.text("chat")) } rel="noreferrer" { (help.text("chat")) }
    };
    html! {
        section aria-labelledby="help" {
            h2 #help { (word!("help")) }
            p.intro { (help.text("name")) }
            ul.channels {
                li { (tell!("help-call", link(format!("tel:{}", digits("voice")), "voice"), hours)) }
                li { (tell!("help-text", link(format!("sms:{}", digits("text")), "text"))) }
                li { (tell!("help-tty", link(format!("tel:{}", digits("tty")), "tty"))) }
                li { (tell!("help-chat", chat)) }
                li { (tell!("help-emergency", link(format!("tel:{}", digits("emergency")), "emergency"))) }
            }
            p.soft { (help.text("counts")) }
            p { b { (word!("help-record")) } }
            p.soft {
                @match help.get("checked_on") {
                    Some(day) => (say!("help-checked", day)),
                    None => (word!("help-unchecked")),
                }
                " " (help.text("note")) " "
                a href=(help.text("url")) rel="noreferrer" { (word!("help-page")) }
            }
            p.soft { (word!("help-history")) }
        }
    }
}
