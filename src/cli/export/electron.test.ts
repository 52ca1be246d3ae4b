import { expect, it } from 'vitest';
import { electronEnvironment } from './electron';

it('Electron is never told to be Node, whatever else it is told', () => {
  expect(electronEnvironment({ PATH: '/bin', ELECTRON_RUN_AS_NODE: '1' })).toEqual({ PATH: '/bin' });
  expect(electronEnvironment()).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
});
