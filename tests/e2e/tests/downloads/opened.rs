//! Saved files, opened by others than us.

use base64::{Engine, prelude::BASE64_STANDARD};
use e2e::{Page, Result, Saved};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io::Cursor, path::Path, process::Command};

/// A picture of pixels.
pub struct Picture {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The colour of its upper left corner, with its opacity.
    pub corner: [u8; 4],
    /// How many of a hundred pixels have that colour.
    pub ground: u32,
    /// The texts in it by their keywords.
    pub texts: BTreeMap<String, String>,
}

/// A PNG as another decoder reads it.
pub fn png(saved: &Saved) -> Result<Picture> {
    let limits = png::Limits { bytes: 1 << 28 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(&saved.bytes), limits);
    decoder.set_transformations(png::Transformations::ALPHA); // clipboards may leave it out
    let mut reader = decoder.read_info()?;
    assert_eq!(reader.output_color_type(), (png::ColorType::Rgba, png::BitDepth::Eight));
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
    reader.next_frame(&mut pixels)?;
    let info = reader.info();
    let mut texts = BTreeMap::new();
    for chunk in &info.utf8_text {
        texts.insert(chunk.keyword.clone(), chunk.get_text()?);
    }
    let (pixels, _) = pixels.as_chunks::<4>();
    let ground = pixels.iter().filter(|&pixel| pixel == &pixels[0]).count();
    let ground = (100 * ground / pixels.len()) as u32;
    Ok(Picture { size: (info.width, info.height), corner: pixels[0], ground, texts })
}

/// The texts of an SVG: its title, its description, and the JSON in its metadata.
pub fn svg(saved: &Saved) -> Result<[String; 3]> {
    let text = saved.text()?;
    let document = roxmltree::Document::parse(&text)?;
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    // Text is text, in fonts that the reader has.
    assert!(root.descendants().filter(|node| node.has_tag_name("text")).count() > 10);
    let text_of = |name: &str| -> Result<String> {
        let node = root.children().find(|node| node.tag_name().name() == name);
        let node = node.ok_or_else(|| format!("there is no {name}"))?;
        let texts = node.descendants().filter(roxmltree::Node::is_text);
        Ok(texts.map(|node| node.text().unwrap_or_default()).collect())
    };
    Ok([text_of("title")?, text_of("desc")?, text_of("metadata")?])
}

/// A picture as the browser shows it, by itself: its natural size, and how many of a hundred of
/// its pixels have the colour of its upper left corner.
pub async fn shown(page: &Page, saved: &Saved) -> Result<(u32, u32, u32)> {
    page.eval(&format!(
        "(async () => {{
            const bytes = Uint8Array.from(atob({}), letter => letter.charCodeAt(0));
            const picture = new Image();
            picture.src = URL.createObjectURL(new Blob([bytes], {{ type: 'image/svg+xml' }}));
            await picture.decode();
            const {{ naturalWidth: width, naturalHeight: height }} = picture;
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
            const ground = pixels.filter(pixel => pixel === pixels[0]).length;
            return [width, height, Math.floor(100 * ground / pixels.length)];
        }})()",
        json!(BASE64_STANDARD.encode(&saved.bytes))
    ))
    .await
}

/// The rows of a CSV file, by the names of its columns.
pub fn csv(text: &str) -> Result<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    Ok(reader.deserialize().collect::<std::result::Result<_, _>>()?)
}

/// The same of a JSON file.
pub fn json(text: &str) -> Result<Value> {
    Ok(serde_json::from_str(text)?)
}

/// The files of an archive, unpacked by a program of others; none where this machine has none.
pub fn unzipped(archive: &Path) -> Result<Option<BTreeMap<String, Vec<u8>>>> {
    let folder = archive.with_extension("unpacked");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let [archive, into] = [archive, &folder].map(|path| path.to_string_lossy().into_owned());
    let programs = [
        ("python3", ["-m", "zipfile", "-e", &archive, &into]),
        ("unzip", ["-q", "-o", &archive, "-d", &into]),
    ];
    for (program, arguments) in programs {
        match Command::new(program).args(arguments).output() {
            Ok(output) if output.status.success() => {
                let mut files = BTreeMap::new();
                collect(&folder, "", &mut files)?;
                return Ok(Some(files));
            }
            Ok(output) => return Err(String::from_utf8_lossy(&output.stderr).into()),
            Err(error) => println!("not tried with {program}: {error}"),
        }
    }
    Ok(None)
}

fn collect(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}
