import { expect, it } from 'vitest';
import { createInbox } from './inbox';

it('keeps what comes while nobody listens for the first who does', () => {
  const inbox = createInbox<number>();
  const [first, second]: [number[], number[]] = [[], []];
  inbox.deliver(1);
  inbox.deliver(2);
  inbox.subscribe((item) => first.push(item));
  inbox.subscribe((item) => second.push(item));
  expect([first, second]).toEqual([[1, 2], []]);
  inbox.deliver(3);
  expect([first, second]).toEqual([[1, 2, 3], [3]]);
});

it('delivers to a listener until it leaves, and waits for the next one then', () => {
  const inbox = createInbox<number>();
  const heard: number[] = [];
  const leave = inbox.subscribe((item) => {
    heard.push(item);
    leave();
  });
  inbox.deliver(1);
  inbox.deliver(2);
  expect(heard).toEqual([1]);
  const later: number[] = [];
  inbox.subscribe((item) => later.push(item));
  inbox.subscribe((item) => later.push(item));
  expect(later).toEqual([2]);
});

it('has neither listeners nor items once it is cleared', () => {
  const inbox = createInbox<number>();
  const heard: number[] = [];
  inbox.subscribe((item) => heard.push(item));
  inbox.clear();
  inbox.deliver(1);
  inbox.clear();
  inbox.subscribe((item) => heard.push(item));
  expect(heard).toEqual([]);
});
