//! What benches in the browser call, and that nobody else meets it.

use e2e::{PATIENCE, Page, Result, Viewport};

#[tokio::test]
async fn the_hook_is_there_where_the_address_asks_for_it() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    assert!(page.eval::<bool>("window.__bench === undefined").await?);

    let page = Page::open("index.html#bench", Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    // One point in the middle of the frame: the peak is there, and the whole has its weight.
    let (length, peak, at, sum): (usize, f64, usize, f64) = page
        .eval(
            "(() => {
                const point = new Float64Array([
                    (-95.774704 - 89.098843) / 2, (35.995683 + 40.61364) / 2,
                ]);
                const raster = window.__bench.density(point, 12, 640, 560);
                const peak = raster.reduce((a, b) => Math.max(a, b));
                return [raster.length, peak, raster.indexOf(peak), raster.reduce((a, b) => a + b)];
            })()",
        )
        .await?;
    assert_eq!(length, 640 * 560);
    let exact = 1.0 / (2.0 * std::f64::consts::PI * 144.0);
    assert!((peak / exact - 1.0).abs() < 0.005, "{peak} is not {exact}");
    let (x, y) = (at % 640, at / 640);
    assert!((319..=320).contains(&x) && (279..=280).contains(&y), "{x}, {y}");
    assert!((sum - 1.0).abs() < 0.001, "{sum}");
    assert!(page.eval::<f64>("window.__bench.redraw(3)").await? > 0.0);
    assert!(page.eval::<f64>("window.__bench.wasmBytes()").await? > 1e6);
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}
