// Starts the app of the site. GLUE and WASM are put in by the build.
(() => {
  const missing = document.getElementById('missing');
  const failed = () => {
    document.documentElement.classList.add('still');
    missing.textContent = missing.dataset[document.documentElement.lang === 'es' ? 'failedEs' : 'failed'];
  };
  if (typeof WebAssembly !== 'object') failed();
  else import('GLUE').then(app => app.default({ module_or_path: 'WASM' })).catch(failed);
})();
