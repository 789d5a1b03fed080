// Makes frames with our figures as high as the figures are.
addEventListener('message', function (event) {
  var heights = event.data && event.data['datawrapper-height'];
  if (!heights) return;
  document.querySelectorAll('iframe').forEach(function (frame) {
    if (frame.contentWindow !== event.source) return;
    for (var key in heights) frame.style.height = Math.max(150, Math.min(5000, +heights[key])) + 'px';
  });
});
