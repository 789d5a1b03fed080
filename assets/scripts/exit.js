// The way out, without the app. Design: GOV.UK's component "Exit this page".
(() => {
  const bar = document.querySelector('.exit');
  const link = bar.querySelector('a');
  const status = bar.querySelector('[role=status]');
  const lights = bar.querySelectorAll('i');
  const root = document.documentElement;
  const title = document.title;
  const PATIENCE = 5000; // milliseconds between two presses
  let presses = 0, alone = false, cover, timer;

  const count = (n, words) => {
    clearTimeout(timer);
    presses = n;
    status.textContent = words;
    bar.classList.toggle('counting', n > 0);
    lights.forEach((light, index) => light.classList.toggle('lit', index < n));
  };
  const say = name => bar.dataset[root.lang === 'es' ? name + 'Es' : name];
  const forget = words => { if (presses) count(0, words); };

  const lift = () => {
    root.classList.remove('covered');
    document.title = title;
    cover?.remove();
    cover = undefined;
    count(0, '');
  };

  // Covers first, since the next page can be slow. It takes the place of this one in the history,
  // so that Back does not return here.
  const leave = () => {
    if (cover) return;
    count(0, '');
    cover = document.createElement('div');
    cover.id = 'cover';
    cover.setAttribute('role', 'alert');
    document.title = '\u200b';
    root.classList.add('covered');
    document.body.append(cover);
    cover.textContent = say('loading');
    if (navigator.onLine) {
      location.replace(link.href);
    } else {
      document.body.replaceChildren(); // a blank page; nothing of this one is left
    }
  };

  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey) return; // another tab, as the reader asks
    event.preventDefault();
    leave();
  });
  // Shift alone, pressed and released, three times. Not with another key or a pointer: then it
  // types, marks or scrolls.
  addEventListener('keydown', event => {
    alone = event.key === 'Shift';
    if (!alone) forget('');
  }, true);
  for (const other of ['pointerdown', 'blur']) {
    addEventListener(other, event => { if (event.target === window || other !== 'blur') alone = false; }, true);
  }
  addEventListener('keyup', event => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    if (presses === 2) {
      leave();
    } else {
      count(presses + 1, say(presses ? 'once' : 'twice'));
      timer = setTimeout(() => forget(say('expired')), PATIENCE);
    }
  }, true);
  // A page that the browser kept is shown again as it was, unless it was emptied.
  addEventListener('pageshow', () => { if (link.isConnected) lift(); });
})();
