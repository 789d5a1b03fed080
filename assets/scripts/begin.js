// Before anything is shown: where WebAssembly runs, the app is on its way, and the page waits for
// it with its tools in place instead of with pictures and tables for readers without scripts.
if (typeof WebAssembly === 'object') document.documentElement.classList.remove('still');
// The theme that a link asks for, before there is anything to flash.
document.documentElement.dataset.theme = /[#&]theme=(light|dark)(?![^&])/.exec(location.hash)?.[1] ?? 'auto';
