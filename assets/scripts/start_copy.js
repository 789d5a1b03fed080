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
    // A letter is seven bits, in those of two bytes too.
    const place = document.getElementById('packed');
    const packed = place.textContent;
    const bytes = new Uint8Array(packed.length * 7 / 8);
    for (let at = 0, next = 0, bits = 0, count = 0; at < packed.length; at++) {
      bits = (bits << 7 | packed.charCodeAt(at) & 127) & 32767;
      count += 7;
      if (count > 7) bytes[next++] = bits >> (count -= 8);
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
