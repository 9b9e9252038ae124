// To the reader's language; what was asked for (#111109, ?operation=…) goes along.
{
  const page = /^zh\b/i.test(navigator.language) ? "zh-CN.html" : "en.html";
  location.replace(page + location.search + location.hash);
}
