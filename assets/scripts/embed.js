// <hotline-figure chart="venues">: a figure of the site in a page of yours, which needs this script
// once. What stands inside the element is read until the figure has come. Attributes: `label` (what
// the figure is, for readers who do not see it), `order`, `show`, `theme`, `plain`, `ground`.
(() => {
  const NAME = 'hotline-figure';
  if (customElements.get(NAME)) return;
  const site = new URL('.', document.currentScript.src);
  const figures = new Set();

  class HotlineFigure extends HTMLElement {
    connectedCallback() {
      figures.add(this);
      if (this.frame) return;
      const chart = this.getAttribute('chart');
      const options = ['order', 'show', 'theme', 'plain', 'ground']
        .filter(name => this.hasAttribute(name))
        .map(name => `${name}=${encodeURIComponent(this.getAttribute(name) || 'on')}`)
        .join('&');
      const frame = this.frame = document.createElement('iframe');
      frame.title = this.getAttribute('label') || this.querySelector('img')?.alt || 'Chart: Missouri 2016 report';
      frame.width = '100%';
      frame.height = 500;
      // Not by an attribute, which a strict policy of the page refuses.
      Object.assign(frame.style, { display: 'block', border: 0, width: 0, minWidth: '100%' });
      frame.referrerPolicy = 'no-referrer';
      frame.allow = 'clipboard-write; web-share; fullscreen';
      // Before it has an address, or it would load at once.
      frame.loading = 'lazy';
      frame.src = new URL(`embed/missouri-2016-${encodeURIComponent(chart)}/`, site) + (options && '#' + options);
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
