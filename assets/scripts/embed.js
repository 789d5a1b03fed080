// <hotline-figure chart="venues">: a figure of the site in a page of yours, which needs this script
// once. What stands inside the element is read until the figure has come, and names it. `height` is
// how much room the figure has until then, and with `eager` it does not wait until it is near. It
// is in Spanish with lang="es". All other attributes are choices, as in a link to the figure:
// order="count" theme="dark".
(() => {
  const NAME = 'hotline-figure';
  const OTHERS = /^(chart|height|eager|title|id|class|style|hidden|slot|role|lang|(data|aria)-.*)$/;
  if (customElements.get(NAME)) return;
  const site = new URL('.', document.currentScript.src);
  const figures = new Set();

  class HotlineFigure extends HTMLElement {
    connectedCallback() {
      figures.add(this);
      if (this.frame) return;
      const chart = this.getAttribute('chart');
      const choices = [...this.attributes]
        .filter(({ name }) => !OTHERS.test(name))
        .map(({ name, value }) => `${name}=${value}`)
        .join('&');
      const frame = this.frame = document.createElement('iframe');
      frame.title = this.getAttribute('title') || this.querySelector('a')?.textContent || 'Missouri 2016 report';
      frame.width = '100%';
      frame.height = this.getAttribute('height') || 500;
      // Not by an attribute, which a strict policy of the page refuses.
      Object.assign(frame.style, { display: 'block', border: 0, width: 0, minWidth: '100%' });
      frame.referrerPolicy = 'no-referrer';
      frame.allow = 'clipboard-write; web-share; fullscreen';
      // Before it has an address, or it would load at once.
      frame.loading = this.hasAttribute('eager') ? 'eager' : 'lazy';
      const page = /^es\b/i.test(this.lang) ? 'es.html' : '';
      frame.src = new URL(`embed/missouri-2016-${encodeURIComponent(chart)}/${page}`, site) + (choices && '#' + choices);
      this.style.display = 'block';
      this.append(frame);
    }

    disconnectedCallback() {
      figures.delete(this);
    }

    // What stood here instead is not needed any more.
    fit(height) {
      this.frame.height = Math.max(150, Math.min(5000, height));
      for (const part of this.children) if (part !== this.frame) part.hidden = true;
    }
  }
  customElements.define(NAME, HotlineFigure);

  addEventListener('message', ({ source, data }) => {
    const heights = data && data['datawrapper-height'];
    if (!heights) return;
    const [height] = Object.values(heights);
    // The origin of a frame can be `null`; its window is not to be mistaken.
    for (const figure of figures) {
      if (figure.frame.contentWindow === source && height > 0) figure.fit(height);
    }
  });
  // A frame that has not been loaded is printed empty.
  addEventListener('beforeprint', () => figures.forEach(({ frame }) => { frame.loading = 'eager'; }));
})();
