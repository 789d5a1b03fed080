//! Takes pictures of the built site, to be looked at:
//! `cargo run -p e2e --bin shots -- OUTDIR [FILTER] [--page PATH] [--part CSS_PIXELS]`.
//!
//! One PNG of the whole page for each width, theme and scale, such as `360-light-2x.png`; those
//! whose name contains the filter. `--part 1500` cuts them into pieces of that height.

use e2e::{Media, Page, Result, Viewport};
use std::{env, fs, path::Path, time::Duration};

/// Chromium repeats itself beyond this many device pixels, so longer pages come in parts.
const TALLEST: f64 = 16_000.0;

struct Shots {
    folder: String,
    filter: String,
    page: String,
    part: f64,
}

#[tokio::main]
async fn main() -> Result {
    let shots = Shots::from_arguments(env::args().skip(1))?;
    fs::create_dir_all(&shots.folder)?;
    for viewport in [Viewport::PHONE, Viewport::TABLET, Viewport::DESKTOP] {
        for (theme, media) in [("light", [].as_slice()), ("dark", &[Media::Dark])] {
            for scale in [1.0, 2.0] {
                let name = format!("{}-{theme}-{scale}x", viewport.width);
                if name.contains(&shots.filter) {
                    shots.take(&name, Viewport { scale, media, ..viewport }).await?;
                }
            }
        }
    }
    Ok(())
}

impl Shots {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let folder =
            arguments.next().ok_or("usage: shots OUTDIR [FILTER] [--page P] [--part N]")?;
        let mut shots = Self { folder, filter: String::new(), page: String::new(), part: TALLEST };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--page" => shots.page = value()?,
                "--part" => shots.part = value()?.parse()?,
                _ => shots.filter = argument,
            }
        }
        Ok(shots)
    }

    async fn take(&self, name: &str, viewport: Viewport) -> Result {
        let page = Page::open(&self.page, viewport).await?;
        if page.charts_ready(Duration::from_secs(3)).await.is_err() {
            println!("{name}: charts-ready is not marked after 3 s");
        }
        for error in page.console_errors().await? {
            println!("{name}: {error}");
        }
        let height = page.height().await?;
        let part = self.part.min(TALLEST / viewport.scale);
        let parts = (height / part).ceil() as u32;
        for index in 0..parts {
            let top = f64::from(index) * part;
            let picture = page.screenshot_between(top, height.min(top + part)).await?;
            let suffix = if parts == 1 { String::new() } else { format!("-{}", index + 1) };
            let file = Path::new(&self.folder).join(format!("{name}{suffix}.png"));
            fs::write(&file, picture)?;
            println!("{}", file.display());
        }
        Ok(())
    }
}
