// Starts the app of the copy that is one file, from what is packed in it, and saves the copy anew.
(() => {
  const root = document.documentElement;
  const missing = document.getElementById('missing');
  const failed = () => {
    root.classList.add('still');
    missing.textContent = missing.dataset[root.lang === 'es' ? 'failedEs' : 'failed'];
  };

  // As it was opened, before the app changes anything.
  const found = root.className;
  const { theme } = root.dataset;
  root.className = 'still';
  delete root.dataset.theme;
  const copy = '<!doctype html>\n' + root.outerHTML + '\n';
  root.className = found;
  root.dataset.theme = theme;
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-keep]');
    if (!link) return;
    link.href = URL.createObjectURL(new Blob([copy], { type: 'text/html' }));
    // Frames may be forbidden to save anything, and are not told.
    if (window !== top) link.parentElement.querySelector('[data-keep-said]').hidden = false;
  });

  // Texts by the id of their place, a zero byte, the WebAssembly.
  const unpack = async () => {
    // Base 85: five letters from `(` on are four bytes; `'` is `<` and `&` the backslash.
    const place = document.getElementById('packed');
    const packed = place.textContent;
    const bytes = new Uint8Array(packed.length / 5 * 4);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < packed.length; at += 5) {
      let number = 0;
      for (let next = at; next < at + 5; next++) {
        const code = packed.charCodeAt(next);
        number = number * 85 + (code === 39 ? 60 : code === 38 ? 92 : code) - 40;
      }
      view.setUint32(at / 5 * 4, number);
    }
    const stream = new Blob([bytes.subarray(0, place.dataset.bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
    const all = new Uint8Array(await new Response(stream).arrayBuffer());
    const end = all.indexOf(0);
    const texts = JSON.parse(new TextDecoder().decode(all.subarray(0, end)));
    for (const id in texts) document.getElementById(id).textContent = texts[id];
    await atlas.default({ module_or_path: all.slice(end + 1) });
  };
  if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') failed();
  else unpack().catch(failed);
})();
