//! What the page carries for its map, read as the page reads it.

use hotline_atlas::chart::map::MapData;
use hotline_atlas::load::{self, LandTexts};

/// Missouri with the offences that its police recorded.
pub fn atlas() -> MapData {
    let land = load::land(LandTexts {
        counties: include_str!("../../assets/geo/missouri-counties-2016.topo.json"),
        residents: include_str!("../../assets/geo/residents-2016.txt"),
        places: include_str!("../../assets/geo/places.txt"),
        zips: Some(include_str!("../../assets/geo/zips.txt")),
    });
    let police = load::police(
        include_str!("../../assets/police/missouri-offences-2013-2020.csv"),
        include_str!("../../assets/police/placements.csv"),
    );
    MapData::new(land.expect("the land is there"), police.expect("the records are there"))
}
