import { expect, it, vi } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { landscapes } from '../../core/landscapes/registry';
import { failureError } from '../../protocol/failure';
import type { Client } from '../../protocol/client';
import { createKeptWindow } from './keptWindow';
import type { Notice } from './notices';
import { createWindowStore } from './windowState';

function open(answers: (() => Promise<{ kept: boolean; crashed: boolean }>)[]) {
  const asked: unknown[] = [];
  const request = vi.fn((_method: string, params: unknown) => {
    asked.push(params);
    return answers.shift()!();
  });
  const windowState = createWindowStore(createDefaultScene(landscapes[0]!));
  const notices: Notice[] = [];
  const save = vi.fn();
  const keptWindow = createKeptWindow({
    client: { request: request as unknown as Client['request'] },
    windowName: 'w',
    windowState,
    notify: (notice) => notices.push(notice),
    save,
  });
  return { keptWindow, asked, notices, save, kept: () => windowState.getState().kept };
}

const answer =
  (kept: boolean, crashed = false) =>
  () =>
    Promise.resolve({ kept, crashed });

it('is kept without a word, and tells whether the last start crashed', async () => {
  const { keptWindow, kept, notices, asked } = open([answer(true, true)]);
  expect(await keptWindow.begin()).toBe(true);
  expect([kept(), notices, asked]).toEqual([true, [], [{ window: 'w', take: false }]]);
});

it('says that another window is kept, and takes over where the user wants that', async () => {
  const { keptWindow, kept, notices, asked, save } = open([answer(false), answer(true)]);
  expect(await keptWindow.begin()).toBe(false);
  expect([kept(), save.mock.calls.length]).toEqual([false, 0]);
  const [notice] = notices;
  if (notice?.kind !== 'elsewhere') throw new Error('It said something else');
  notice.take();
  await expect.poll(() => notices.at(-1)).toEqual({ kind: 'taken' });
  expect([kept(), save.mock.calls.length, asked.at(-1)]).toEqual([true, 1, { window: 'w', take: true }]);
});

it('learns that another window was taken: when a save is refused, or the connection is back', async () => {
  const { keptWindow, kept, notices, asked } = open([answer(true), answer(false)]);
  await keptWindow.begin();
  keptWindow.again();
  await expect.poll(() => notices).toMatchObject([{ kind: 'elsewhere' }]);
  // One that is not kept does not become it by itself.
  keptWindow.again();
  expect(asked).toHaveLength(2);
  const other = open([answer(true)]);
  await other.keptWindow.begin();
  other.keptWindow.refused();
  expect([other.kept(), other.notices]).toMatchObject([false, [{ kind: 'elsewhere' }]]);
  expect(kept()).toBe(false);
});

it('stays as it is where nobody answers', async () => {
  const { keptWindow, kept, notices } = open([() => Promise.reject(failureError('io', 'gone'))]);
  expect(await keptWindow.begin()).toBe(false);
  expect([kept(), notices]).toEqual([true, []]);
});
