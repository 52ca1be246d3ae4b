// Decides who may talk to the browser shell's server: who knows the secret path that everything lies under, by the
// address that the server listens on; to the engine, only pages that the server itself sent.
//
// This withstands:
// - Other users of this machine. The path has 192 random bits and stands in no command line and in no file that they
//   may read; it ends with the server.
// - Their servers on other ports, wherever the user's browser is led. There is no cookie, which a browser would take to
//   every port of a host, and pages send no Referer.
// - Pages of other origins: they don't know the path, and may neither frame a page nor open a socket.
// - DNS rebinding: a request by another name is refused, whatever its path.
//
// It does not withstand who reads this user's files, memory or screen. When the server has ended, another program may
// listen at its port: a tab that is still open would take it for this one.
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

/** Compares secrets without telling by its duration how much of them agreed. */
export function isSameSecret(given: string | null | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== null && given !== undefined && timingSafeEqual(digest(given), digest(expected));
}
