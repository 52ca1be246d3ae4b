import { expect, it, vi } from 'vitest';
import { createTransport } from './transport';

it('delivers texts and buffers, and nothing else', () => {
  const transport = createTransport({ post: vi.fn(), close: vi.fn() });
  const received: unknown[] = [];
  transport.onMessage = (message) => received.push(message);
  const buffer = new ArrayBuffer(8);
  for (const data of ['text', '', buffer, null, undefined, 7, {}, new Uint8Array(4)]) transport.receive(data);
  expect(received).toEqual(['text', '', buffer]);
});

it('drops what arrives before anybody listens', () => {
  const transport = createTransport({ post: vi.fn(), close: vi.fn() });
  expect(() => {
    transport.receive('early');
    transport.onClose();
  }).not.toThrow();
});

it('posts and closes through its pipe', () => {
  const pipe = { post: vi.fn(), close: vi.fn() };
  const transport = createTransport(pipe);
  transport.post('hello');
  transport.close();
  expect(pipe.post.mock.calls).toEqual([['hello']]);
  expect(pipe.close).toHaveBeenCalledOnce();
});
