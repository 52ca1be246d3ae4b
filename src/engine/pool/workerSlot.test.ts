import { expect, it } from 'vitest';
import { outsideArchive } from './workerSlot';

it.each([
  [
    '/opt/Optiscape/resources/app.asar/out/main/chunks/w.mjs',
    '/opt/Optiscape/resources/app.asar.unpacked/out/main/chunks/w.mjs',
  ],
  [
    'C:\\Optiscape\\resources\\app.asar\\out\\w.mjs',
    'C:\\Optiscape\\resources\\app.asar.unpacked\\out\\w.mjs',
  ],
  ['/home/me/app.asar.d/out/w.mjs', '/home/me/app.asar.d/out/w.mjs'],
])('the worker %s is at %s', (built, found) => {
  expect(outsideArchive(built)).toBe(found);
});
