//! What the standard report fixes: how the rows of each table relate, and which rows head
//! others.

use crate::report::TableId;

/// How the rows of a table relate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Side by side.
    Listed,
    /// Up to a total.
    Partition,
    /// "NON-CUMULATIVE".
    Overlapping,
}

/// How the rows of a table relate.
pub(super) fn kind(id: TableId) -> Kind {
    match id {
        TableId::Signals => Kind::Listed,
        TableId::LaborDemographics | TableId::SexDemographics => Kind::Overlapping,
        TableId::CallerType
        | TableId::HowFound
        | TableId::PrimaryReason
        | TableId::VenueIndustry => Kind::Partition,
    }
}

/// Whether a type of trafficking heads the rows of its venues or industries.
pub(super) fn heads_rows(label: &str) -> bool {
    is_one_of(label, &["Sex", "Labor"])
}

/// Whether a row is a type of trafficking, and so no venue or industry.
pub(super) fn is_type(label: &str) -> bool {
    heads_rows(label)
        || is_one_of(
            label,
            &[
                "Sex and Labor",
                "Sex & Labor",
                "Trafficking Type Not Specified",
                "Type Not Specified",
                "Not Specified",
            ],
        )
}

fn is_one_of(label: &str, labels: &[&str]) -> bool {
    labels.iter().any(|one| label.eq_ignore_ascii_case(one))
}
