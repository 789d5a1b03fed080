//! Places in a report in words.

use crate::report::TableId;
use crate::words::{labelled, say, word};

/// The name of a table as a reader would say it.
pub(super) fn table(id: TableId) -> &'static str {
    match id {
        TableId::Signals => word!("table-signals"),
        TableId::CallerType => word!("table-callers"),
        TableId::HowFound => word!("table-sources"),
        TableId::PrimaryReason => word!("table-reasons"),
        TableId::VenueIndustry => word!("table-venues"),
        TableId::LaborDemographics => word!("table-labor"),
        TableId::SexDemographics => word!("table-sex"),
    }
}

/// A heading of the report.
pub(super) fn heading(heading: &str) -> String {
    say!("place-heading", labelled(heading))
}

/// A row of a table.
pub(super) fn row(id: TableId, label: &str) -> String {
    say!("place-row", table(id), labelled(label))
}
