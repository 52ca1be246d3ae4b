// Decides who may talk to the browser shell's server: only pages that it served, by the address that it listens on,
// in the browser that opened the address with the token.
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

/** A cookie's value in a Cookie header. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const separator = pair.indexOf('=');
    if (separator > 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim();
  }
  return null;
}
