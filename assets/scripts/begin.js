// Before anything is shown: where WebAssembly runs, the app is on its way, and the page waits for
// it with its tools in place instead of with pictures and tables for readers without scripts.
if (typeof WebAssembly === 'object') document.documentElement.classList.remove('still');
