//! Hotline Atlas: a hotline's state report, charted in the reader's browser.

pub mod check;
pub mod load;
pub mod report;
