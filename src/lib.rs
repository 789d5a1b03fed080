//! Hotline Atlas: a hotline's state report, charted in the reader's browser.

pub mod app;
pub mod chart;
pub mod check;
pub mod draw;
pub mod load;
pub mod report;
