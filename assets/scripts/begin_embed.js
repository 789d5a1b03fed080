// Before anything is shown: where WebAssembly runs, the app is on its way, unless its script does not
// come or start; and what the address asks of the look is there from the start.
(() => {
  const { classList, dataset } = document.documentElement;
  if (typeof WebAssembly === 'object') classList.remove('still');
  addEventListener('error', ({ target }) => {
    const missing = document.getElementById('missing');
    if (!target.src || !missing) return;
    classList.add('still');
    missing.textContent = missing.dataset.failed;
  }, true);
  const look = () => {
    dataset.theme = /[#&]theme=(light|dark)(?![^&])/.exec(location.hash)?.[1] ?? 'auto';
    for (const asked of ['plain=on', 'ground=none']) {
      classList.toggle(asked.replace('=', '-'), location.hash.slice(1).split('&').includes(asked));
    }
  };
  look();
  addEventListener('hashchange', look);
})();
