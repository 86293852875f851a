// SHA-256 (FIPS 180-4), because the room is plain http, where crypto.subtle does not exist.
(function () {
  "use strict";

  // The first 32 bits of the fractional part of a root (square or cube) of the first primes.
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) {
    if (primes.every((prime) => n % prime)) primes.push(n);
  }
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const K = primes.map((prime) => fraction(Math.cbrt(prime)));

  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  // The message, a bit 1, zeros, and its length in bits on 64 bits: whole blocks of 64 bytes.
  function padded(bytes) {
    const blocks = Math.ceil((bytes.length + 9) / 64);
    const whole = new Uint8Array(blocks * 64);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const view = new DataView(whole.buffer);
    view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(whole.length - 4, bytes.length << 3);
    return view;
  }

  function sha256(bytes) {
    const message = padded(bytes);
    const state = Int32Array.from(START);
    const w = new Int32Array(64);
    for (let at = 0; at < message.byteLength; at += 64) {
      for (let i = 0; i < 16; i += 1) w[i] = message.getInt32(at + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const a = w[i - 15];
        const b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0;
        d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
    }
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  window.sha256 = sha256;
})();
