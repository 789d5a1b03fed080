// Starts the app of an embed, in a frame that may load nothing but this file: TEXTS are what the app
// reads, by the id of their place, and WASM are bytes, a letter each, with six bits turned round. Both are
// put in by the build.
(() => {
  const { currentScript } = document;
  const texts = TEXTS;
  for (const id in texts) {
    const place = document.createElement('script');
    Object.assign(place, { type: 'text/plain', id, textContent: texts[id] });
    document.body.append(place);
  }
  atlas.default({ module_or_path: Uint8Array.from("WASM", letter => letter.charCodeAt() ^ 63) })
    // As where this file does not come: the page knows what to do then.
    .catch(() => currentScript.dispatchEvent(new Event('error')));
})();
