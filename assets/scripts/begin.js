// Before the content: where WebAssembly runs, the app is on its way, and the page waits for it with
// its tools in place instead of with pictures and tables for readers without scripts. The way out
// comes before this, so that it is on the screen even before the first script has run.
(() => {
  const root = document.documentElement;
  if (typeof WebAssembly === 'object') root.classList.remove('still');
  // The theme that a link asks for, before there is more than the way out to flash.
  root.dataset.theme = /[#&]theme=(light|dark)(?![^&])/.exec(location.hash)?.[1] ?? 'auto';
  // A page speaks one language: the address asks for another one, or the browser does. Who opened
  // the page of a language by its name wants that one.
  const turn = () => {
    const asked = /[#&]lang=(\w+)(?![^&])/.exec(location.hash);
    const wished = asked ? asked[1] : root.lang === 'en' && navigator.language.slice(0, 2);
    const page = document.querySelector(`meta[name="page-${wished}"]`);
    if (page && wished !== root.lang) location.replace(page.content + location.hash);
  };
  turn();
  addEventListener('hashchange', turn);
})();
