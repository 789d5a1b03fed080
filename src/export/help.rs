//! How to reach the hotline, in a few sentences.

use crate::words::{Facts, say, word};

/// The channels, when they were last checked, and where to look.
pub(super) fn help() -> String {
    let help = Facts::help();
    let channels = [
        say!("help-call", help.text("voice"), help.text("hours")),
        say!("help-text", help.text("text")),
        say!("help-tty", help.text("tty")),
        say!("help-chat", help.text("chat")),
        say!("help-emergency", help.text("emergency")),
    ];
    let checked = match help.get("checked_on") {
        Some(day) => say!("help-checked", day),
        None => word!("help-unchecked").to_owned(),
    };
    [
        format!("{}: {}.", word!("help"), channels.join("; ")).as_str(),
        word!("help-record"),
        &checked,
        help.text("note"),
        help.text("url"),
    ]
    .join(" ")
}
