//! Files → one zip archive, the same bytes for the same files.
//!
//! Nothing is compressed: the texts are some hundred kilobytes and never travel a network. A crate
//! for it weighs more than all else in this folder: `rawzip` 25 kB, `zip` 43 kB, the tables of
//! `crc32fast` 18 kB of what a reader downloads (Brotli), and this 1 kB.

use super::File;
use crate::draw::crc32;

/// The time of every entry: 1980-01-01, the earliest that the format knows.
const TIME: [u8; 4] = [0, 0, 0x21, 0];

/// An archive of files, stored as they are (APPNOTE 6.3).
#[must_use]
pub fn zip(files: &[File]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for File { path, bytes } in files {
        let offset = archive.len() as u32;
        let mut entry = vec![20, 0]; // the version of the format that is needed: 2.0
        entry.extend([0, 0x08]); // names are UTF-8
        entry.extend([0, 0]); // stored
        entry.extend(TIME);
        entry.extend(crc32(&[bytes]).to_le_bytes());
        entry.extend((bytes.len() as u32).to_le_bytes()); // packed
        entry.extend((bytes.len() as u32).to_le_bytes());
        entry.extend((path.len() as u16).to_le_bytes());
        entry.extend([0, 0]); // no extra field

        archive.extend(b"PK\x03\x04");
        archive.extend(&entry);
        archive.extend(path.as_bytes());
        archive.extend(bytes);

        directory.extend(b"PK\x01\x02\x14\x00"); // made by 2.0 on a plain file system
        directory.extend(&entry);
        directory.extend([0; 10]); // no comment, first disk, no attributes
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let (start, count) = (archive.len() as u32, (files.len() as u16).to_le_bytes());
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count);
    archive.extend(count);
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]); // no comment
    archive
}
