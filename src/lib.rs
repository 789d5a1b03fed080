//! Hotline Atlas: a hotline's state report, charted in the reader's browser.

pub mod report;

pub mod chart;
pub mod draw;
