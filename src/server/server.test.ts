import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Engine } from '../engine/engine';
import { startServer } from './server';

it('lets an invitation in once, and the address itself every time', async () => {
  const server = await startServer({ engine: {} as Engine, rendererFolder: tmpdir(), port: 0 });
  try {
    const statusOf = async (url: string): Promise<number> =>
      (await fetch(url, { redirect: 'manual' })).status;
    const invitation = server.invite();
    expect(invitation).not.toBe(server.url);
    expect([await statusOf(invitation), await statusOf(invitation)]).toEqual([303, 403]);
    expect([await statusOf(server.url), await statusOf(server.url)]).toEqual([303, 303]);
  } finally {
    await server.close();
  }
});
