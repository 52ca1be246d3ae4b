import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from './host';
import { createWebHost } from './webHost';

/** A socket that the test opens, sends through and closes. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  binaryType = '';
  readyState = 0;
  readonly sent: unknown[] = [];

  readonly url: string;

  constructor(address: URL) {
    super();
    this.url = address.href;
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  send(message: unknown): void {
    this.sent.push(message);
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }

  answer(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

let host: Host | null = null;

beforeEach(() => {
  FakeSocket.all = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.useFakeTimers();
});

afterEach(() => {
  host?.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function connect(): Promise<Host> {
  const connecting = createWebHost();
  FakeSocket.last.open();
  host = await connecting;
  return host;
}

describe('web host', () => {
  it('talks to the server that the page came from, under the path that the page has', async () => {
    const { href } = location;
    history.replaceState(null, '', '/secret/export.html');
    const { client, kind } = await connect();
    history.replaceState(null, '', href);
    expect(kind).toBe('web');
    expect(FakeSocket.last.url).toBe(`ws://${location.host}/secret/engine`);
    expect(FakeSocket.last.binaryType).toBe('arraybuffer');
    const asked = client.request('scene.load', {});
    expect(FakeSocket.last.sent).toHaveLength(1);
    FakeSocket.last.answer({ type: 'result', id: 1, result: { scene: null } });
    expect(await asked).toEqual({ scene: null });
  });

  it('has an output downloaded when it is finished', async () => {
    const { createOutput } = await connect();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const opening = createOutput({ suggestedName: '谷.mp4', files: null });
    FakeSocket.last.answer({ type: 'result', id: 1, result: { output: 1 } });
    const output = await opening;
    const writing = output?.write(Uint8Array.of(1), 0);
    await vi.waitFor(() => expect(FakeSocket.last.sent).toHaveLength(2));
    FakeSocket.last.answer({ type: 'result', id: 2, result: {} });
    await writing;
    const finishing = output?.finish();
    await vi.waitFor(() => expect(FakeSocket.last.sent).toHaveLength(3));
    expect(click).not.toHaveBeenCalled();
    FakeSocket.last.answer({
      type: 'result',
      id: 3,
      result: { name: '谷.mp4', download: 'outputs/abc', canShow: false },
    });
    expect(await finishing).toEqual({ name: '谷.mp4', show: null });
    const [link] = click.mock.contexts as HTMLAnchorElement[];
    expect([link?.getAttribute('href'), link?.download]).toEqual(['outputs/abc', '谷.mp4']);
    click.mockRestore();
  });

  it('connects again when the server comes back, ever more patiently, and says so', async () => {
    const { client, onConnectionChange } = await connect();
    const changes: boolean[] = [];
    onConnectionChange((connected) => changes.push(connected));
    const pending = client.request('scene.load', {}).catch((error: unknown) => error);
    FakeSocket.last.close();
    expect(await pending).toMatchObject({ failure: { code: 'io' } });
    expect(changes).toEqual([false]);
    for (const [attempt, waitMs] of [250, 500, 1000, 2000, 4000, 5000, 5000].entries()) {
      vi.advanceTimersByTime(waitMs - 1);
      expect(FakeSocket.all).toHaveLength(attempt + 1);
      vi.advanceTimersByTime(1);
      expect(FakeSocket.all).toHaveLength(attempt + 2);
      FakeSocket.last.close();
    }
    vi.advanceTimersByTime(5000);
    FakeSocket.last.open();
    expect(changes).toEqual([false, true]);
    const asked = client.request('scene.load', {});
    FakeSocket.last.answer({ type: 'result', id: 2, result: { scene: '{}' } });
    expect(await asked).toEqual({ scene: '{}' });
  });

  it('stops when it is disposed', async () => {
    const { dispose } = await connect();
    dispose();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
