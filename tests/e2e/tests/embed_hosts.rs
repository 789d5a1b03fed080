//! Pages of another site, each with what some publisher listens for, make our embeds fit.

use e2e::{Engine, PATIENCE, Reader, Result, host::Host};
use serde_json::Value;
use std::time::Duration;

/// The height of the frame, and that of the figure in it.
const HEIGHTS: &str =
    "[innerHeight, Math.ceil(document.documentElement.getBoundingClientRect().height)]";
/// Nothing is cut off and nothing is to be scrolled.
const FITS: &str = "(([frame, figure]) => Math.abs(frame - figure) < 1
    && document.documentElement.scrollHeight <= innerHeight
    && document.documentElement.scrollWidth <= innerWidth)";

/// The frame is given another width.
const WIDTH: &str = "width";
/// The texts get another size, by the object model, which the policy of the page allows.
const FONT: &str = "document.documentElement.style.fontSize = '20px'";

const READY: &str = "performance.getEntriesByName('charts-ready').length";

/// Waits until a frame has a width and is as high as its figure is then.
async fn fits(reader: &Reader, frame: usize, width: u32) -> Result {
    reader.enter_frame(frame).await?;
    let fits = format!("innerWidth === {width} && {FITS}({HEIGHTS})");
    if let Err(error) = reader.wait_for(&fits, PATIENCE).await {
        let heights: [f64; 2] = reader.eval(HEIGHTS).await?;
        return Err(format!("frame {frame} with {heights:?}: {error}").into());
    }
    Ok(())
}

/// The heights that each of two frames has told, in Datawrapper's way.
async fn told(reader: &Reader) -> Result<[Vec<u32>; 2]> {
    reader.leave_frame().await?;
    let heard: Vec<(i32, Value)> = reader.eval("heard").await?;
    let of = |frame| {
        heard
            .iter()
            .filter(|(from, _)| *from == frame)
            .filter_map(|(_, data)| data.get("datawrapper-height")?.as_object())
            .map(|heights| {
                let (name, height) = heights.iter().next().expect("one figure tells its height");
                assert_eq!(name, "missouri-2016-venues");
                height.as_u64().expect("a height is whole") as u32
            })
            .collect()
    };
    assert!(heard.iter().all(|(_, data)| !data.is_null()), "old listeners fail at null");
    Ok([of(0), of(1)])
}

/// Whatever follows from a change has followed.
async fn settled() {
    tokio::time::sleep(Duration::from_millis(400)).await;
}

/// No height is told twice in a row, unless while nobody seemed to listen.
fn each_is_news(heights: &[u32]) -> bool {
    heights.windows(2).all(|pair| pair[0] != pair[1])
}

/// Whether a page makes its embeds fit when their width or their texts change. `most` is how often
/// a height may be told for one change of width.
async fn is_resized(host: Host, reader: &Reader, most: usize) -> Result {
    reader.open(&host.page("venues")?).await?;
    let resized = host.resizes();
    // The other copy is read by scrolling: it is asked for its script only when it is near.
    for frame in 0..resized {
        reader.enter_frame(frame).await?;
        reader.wait_for(READY, PATIENCE).await?;
    }
    for frame in 0..resized {
        fits(reader, frame, 600).await?;
    }
    // Until then a height is told again while the page does not seem to listen yet.
    reader.wait_for("performance.now() > 3500", PATIENCE).await?;
    let first = told(reader).await?;
    for (width, change) in [(320, WIDTH), (1000, WIDTH), (600, WIDTH), (600, FONT)] {
        let before = told(reader).await?;
        if change == WIDTH {
            reader.eval::<Value>(&format!("box.style.width = '{width}px'")).await?;
        } else {
            for frame in 0..2 {
                reader.enter_frame(frame).await?;
                reader.eval::<Value>(change).await?;
            }
        }
        settled().await;
        for frame in 0..resized {
            fits(reader, frame, width).await?;
        }
        let after = told(reader).await?;
        let news = |frame: usize| &after[frame][before[frame].len()..];
        // Where frames are told apart by their address, one speaks for both: whichever was faster.
        let silent = (0..2).filter(|&frame| news(frame).is_empty()).count();
        let may_be_silent = usize::from(host.mistakes_copies());
        // The app draws for another size of text when the frame has followed the first change.
        let most = most + usize::from(change == FONT);
        if silent > may_be_silent || (0..resized).any(|frame| news(frame).len() > most) {
            return Err(format!("{change} {width}: told {:?}, {:?}", news(0), news(1)).into());
        }
    }
    let all = told(reader).await?;
    for frame in 0..resized {
        println!("{host:?}: {:?}", all[frame]);
        assert!(each_is_news(&all[frame][first[frame].len()..]), "{:?}", all[frame]);
    }
    if resized < 2 {
        // The copy that is never resized tells as much: each of the four changes once, and the last
        // once more.
        assert!(all[1].len() <= first[1].len() + 5, "{all:?}");
    }
    Ok(())
}

#[tokio::test]
async fn pages_that_listen_make_embeds_fit() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    // Both copies are seen: a chart out of sight is drawn anew only when it is seen again, which is
    // one more change.
    reader.resize(1280, 5000).await?;
    let mut failed = Vec::new();
    for host in Host::LISTENING {
        if let Err(error) = is_resized(host, &reader, 1).await {
            failed.push(format!("{host:?}: {error}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    Ok(())
}

/// The other engines tell and follow heights too.
#[tokio::test]
async fn embeds_fit_in_other_engines() -> Result {
    for engine in [Engine::Firefox, Engine::WebKit] {
        let reader = Reader::with(engine).await?;
        reader.resize(1280, 5000).await?;
        // Scroll bars that take room come and go with the height of the frame: one more change.
        is_resized(Host::Ours, &reader, 2).await?;
    }
    Ok(())
}

/// Without a listener a frame has a height of its own, and all of the figure is reached in it.
#[tokio::test]
async fn a_page_that_does_not_listen_has_the_whole_figure_by_scrolling() -> Result {
    let reader = Reader::with(Engine::Chromium).await?;
    reader.open(&Host::Plain.page("callers")?).await?;
    reader.enter_frame(0).await?;
    reader.wait_for(READY, PATIENCE).await?;
    let reached: [f64; 3] = reader
        .eval(
            "(() => {
                const last = document.querySelector('.about a');
                last.scrollIntoView({ block: 'end' });
                const { height } = document.documentElement.getBoundingClientRect();
                return [innerHeight, height, last.getBoundingClientRect().bottom];
            })()",
        )
        .await?;
    let [frame, figure, last] = reached;
    assert!(figure > 2.0 * frame, "{reached:?}");
    assert!(last < frame + 1.0, "{reached:?}");
    tokio::time::sleep(Duration::from_millis(3200)).await;
    // Told at once, when the app has come, and while nobody seemed to listen; then no more.
    reader.leave_frame().await?;
    let heard = "heard.filter(([from, data]) => from === 0 && data['datawrapper-height']).length";
    let heard: u32 = reader.eval(heard).await?;
    assert!((1..=6).contains(&heard), "{heard} times");
    Ok(())
}
