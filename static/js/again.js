// A page that could not be shown asks for itself, and comes back once the room answers.
(function () {
  "use strict";

  const ASKED_EVERY = 5000; // milliseconds

  async function ask() {
    try {
      const answer = await fetch(location.href);
      if (answer.status < 500) location.reload();
    } catch (error) {
      // the room is silent: it is asked again
    }
  }

  setInterval(ask, ASKED_EVERY);
})();
