import { describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin, isSameSecret } from './checkRequest';

describe('checks of a request', () => {
  it.each([
    ['127.0.0.1:4000', true],
    ['localhost:4000', true],
    ['[::1]:4000', true],
    ['127.0.0.1:4001', false],
    ['127.0.0.1', false],
    ['evil.example:4000', false],
    ['localhost.evil.example:4000', false],
    ['', false],
    [undefined, false],
  ])('host %s: %s', (host, own) => {
    expect(isOwnHost(host, 4000)).toBe(own);
  });

  it.each([
    ['http://127.0.0.1:4000', true],
    ['https://127.0.0.1:4000', false],
    ['http://localhost:4000', false],
    ['http://evil.example', false],
    ['null', false],
    [undefined, false],
  ])('origin %s: %s', (origin, own) => {
    expect(isOwnOrigin(origin, '127.0.0.1:4000')).toBe(own);
  });

  it('compares secrets of any length', () => {
    expect(isSameSecret('secret', 'secret')).toBe(true);
    for (const wrong of ['secre', 'secretsecret', '', null, undefined])
      expect(isSameSecret(wrong, 'secret')).toBe(false);
  });
});
