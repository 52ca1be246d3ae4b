// Decides who may access the browser shell's server: pages need the secret path that everything lies under,
// and the address that the server listens on; the engine is only for pages that the server itself sent.
//
// This withstands:
// - Other users of this machine. The path has 192 random bits and appears in no command line and in no file
//   that they may read; it ends with the server.
// - Their servers on other ports, if the user's browser is led there. There is no cookie, which a browser
//   would send to every port of a host, and pages send no Referer.
// - Pages of other origins: they don't know the path, and may neither frame a page nor open a socket.
// - DNS rebinding: a request by another name is refused, whatever its path.
//
// It does not withstand someone who can read this user's files, memory or screen. When the server has ended,
// another program may listen on its port: a tab that is still open would mistake it for this one.
import { createHash, timingSafeEqual } from 'node:crypto';

/** Names under which a loopback port is reached. Any other Host header is a rebinding attack or a mistake. */
const hosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a Host header names this server. */
export function isOwnHost(host: string | undefined, port: number): host is string {
  return host !== undefined && hosts.some((name) => host === `${name}:${port}`);
}

/** Whether an Origin header is this server's own, as named by the Host header. */
export function isOwnOrigin(origin: string | undefined, host: string): boolean {
  return origin === `http://${host}`;
}

/** Compares secrets in constant time. */
export function isSameSecret(given: string | null | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== null && given !== undefined && timingSafeEqual(digest(given), digest(expected));
}
