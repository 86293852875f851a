// Blocking, in <head>: the style sheets know before the first paint that scripts run.
document.documentElement.setAttribute("data-js", "");
