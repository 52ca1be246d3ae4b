import { Clock, setConsoleFunction, warn } from 'three';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { passOnWhatThreeSays } from './threeConsole';

// As it is where nobody has loaded a scene yet.
// eslint-disable-next-line no-console -- as three itself would
beforeEach(() => setConsoleFunction((type, message, ...rest) => console[type](message, ...rest)));
afterEach(() => vi.restoreAllMocks());

// As @react-three/fiber does.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const makeClock = (): unknown => new Clock();

it('keeps the warning of the clock out of the console, and nothing else', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  makeClock();
  expect(warned).toHaveBeenCalledOnce();
  passOnWhatThreeSays();
  makeClock();
  warn('Texture: Something is wrong.', 7);
  expect(warned).toHaveBeenCalledTimes(2);
  expect(warned).toHaveBeenLastCalledWith('THREE.Texture: Something is wrong.', 7);
});
