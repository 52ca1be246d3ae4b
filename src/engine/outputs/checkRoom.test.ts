import { statfs } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { checkRoom } from './checkRoom';
import { placeAt } from './outputPlace';

vi.mock(import('node:fs/promises'), async (importActual) => ({ ...(await importActual()), statfs: vi.fn() }));

const place = placeAt('/films/a.mp4', null);

it('refuses what is larger than the free room of its disk', async () => {
  // 2 MB for this user.
  vi.mocked(statfs).mockResolvedValue({ bavail: 500, bsize: 4000 } as never);
  await checkRoom(place, 2_000_000);
  await expect(checkRoom(place, 2_000_001)).rejects.toMatchObject({
    failure: {
      code: 'io',
      message: 'a.mp4 has no room: about 3 MB are needed, and 2 MB are free there',
      room: { neededBytes: 2_000_001, freeBytes: 2_000_000 },
    },
  });
  expect(vi.mocked(statfs).mock.calls).toEqual([['/films'], ['/films']]);
});

it('refuses nothing where nobody knows how much is free', async () => {
  vi.mocked(statfs).mockRejectedValue(new Error('ENOSYS'));
  await checkRoom(place, 1e18);
});
