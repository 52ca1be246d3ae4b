// Notices are delivered to listeners, and wait if there is none.
import { expect, it } from 'vitest';
import { createNotices, type Notice } from './notices';

it('what is said before anyone listens waits for the first who does, once', () => {
  const { notify, onNotice } = createNotices();
  notify({ kind: 'saved', name: 'a' });
  const [first, second]: Notice[][] = [[], []];
  const end = onNotice((notice) => first!.push(notice));
  onNotice((notice) => second!.push(notice));
  notify({ kind: 'reconnected' });
  end();
  notify({ kind: 'disconnected' });
  expect(first).toEqual([{ kind: 'saved', name: 'a' }, { kind: 'reconnected' }]);
  expect(second).toEqual([{ kind: 'reconnected' }, { kind: 'disconnected' }]);
});
