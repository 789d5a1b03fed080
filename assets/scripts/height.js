// Tells the page around an embed how high the embed is, in each way that such pages listen for. Works
// before and without the app. Of the page around it is read only what that page asks, and kept only
// what it wants to be called.
(() => {
  const { parent } = window;
  if (parent === window) return;
  const root = document.documentElement;
  // pym.js names us in the query, and beside that tells of itself: the query is not sent back then.
  const child = new URLSearchParams(location.search).get('childId');
  const src = child === null ? location.href : location.href.split('?')[0];
  let sizer, cove; // what iframe-resizer and CDC's COVE call us
  let sent, at = -1e4; // the height told last, and when
  let waiting;

  const say = data => parent.postMessage(data, '*');
  // Not the height that can be scrolled, which is never less than that of the frame.
  const measured = () => Math.ceil(root.getBoundingClientRect().height);
  const sayFrames = height => say({ sentinel: 'amp', type: 'embed-size', height });
  const saySizer = (height, type) => say(`[iFrameSizer]${sizer}:${height}:${innerWidth}:${type}`);
  const sayCove = height => say({ type: 'cove:resize', id: cove, height });

  // Once for each change; again only to a page that may not have listened yet.
  const tell = again => {
    const [height, now] = [measured(), performance.now()];
    if (!innerWidth) return; // a frame that is not shown yet has no room
    if (Math.abs(innerHeight - height) < 1) {
      // It fits, unless the frame has yet to follow what was told before.
      if (height !== sent && now - at < 1000) setTimeout(soon, 250);
      return;
    }
    // What was told just now may be on its way.
    if (height === sent && !(again && now - at > 200)) return;
    sent = height;
    at = now;
    say({ 'datawrapper-height': { [root.dataset.embed]: height } });
    sayFrames(height);
    say(JSON.stringify({ src, context: 'iframe.resize', height })); // Medium, Embedly
    if (child !== null) say(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    if (sizer !== undefined) saySizer(height, 'resize');
    if (cove !== undefined) sayCove(height);
  };

  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data) return;
    if (typeof data === 'string') {
      const [id, , width] = data.startsWith('[iFrameSizer]') ? data.slice(13).split(':') : [];
      if (width === 'true' || width === 'false') {
        sizer = id;
        saySizer(measured(), 'init');
      }
    } else if (data.sentinel === 'amp' && data.type === 'frames-init') {
      sayFrames(measured());
    } else if (data.type === 'cove:setId') {
      cove = data.id;
      sayCove(measured());
    }
  });
  say('[iFrameResizerChild]Ready');
  tell();
  // When all that follows from a change has been done, such as a chart that is drawn anew, and not
  // more often than that.
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      tell();
    }, 50);
  };
  addEventListener('load', soon);
  document.fonts.ready.then(soon);
  new ResizeObserver(soon).observe(root);
  for (const wait of [250, 1000, 3000]) setTimeout(tell, wait, true);
})();
