//! Places in a report in words.

use crate::report::TableId;

/// The name of a table as a reader would say it.
pub(super) fn table(id: TableId) -> &'static str {
    match id {
        TableId::Signals => "Incoming signals",
        TableId::CallerType => "Caller type",
        TableId::HowFound => "How the caller found the hotline",
        TableId::PrimaryReason => "Primary reason for contacting the hotline",
        TableId::VenueIndustry => "Type of trafficking, venue and industry",
        TableId::LaborDemographics => "Demographics, labor trafficking cases",
        TableId::SexDemographics => "Demographics, sex trafficking cases",
    }
}

/// A row of a table.
pub(super) fn row(id: TableId, label: &str) -> String {
    format!("{}, row “{label}”", table(id))
}
