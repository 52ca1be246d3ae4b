import { beforeEach, expect, it } from 'vitest';
import { takeWindowName } from './windowName';

beforeEach(() => {
  sessionStorage.clear();
});

it('is the same after a reload', () => {
  const name = takeWindowName();
  window.dispatchEvent(new Event('pagehide'));
  expect(takeWindowName()).toBe(name);
});

it('is another one in a tab that was copied while it was open', () => {
  const name = takeWindowName();
  expect(sessionStorage.length).toBe(0);
  expect(takeWindowName()).not.toBe(name);
});
