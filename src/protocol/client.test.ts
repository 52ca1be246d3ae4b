import { describe, expect, it, vi } from 'vitest';
import { addressChunk, draftRunChunk, draftSurfaceChunk, finishRunChunk, type Chunk } from './chunk';
import { createClient, type Client, type ClientOptions } from './client';
import type { CancelSignal, StreamHandle } from './clientStreams';
import { FailureError } from './failure';
import type { ClientMessage, Failure, RaceRequest, ServerMessage, SurfaceRequest } from './messages';
import { decodePiece, type Piece } from './piece';
import { createTransportPair } from './testing/transportPair';
import type { Transport } from './transport';

const race: RaceRequest = {
  kind: 'race',
  landscape: { id: 'ravine' },
  start: [0, 0],
  steps: 9,
  seed: 0,
  stopWhenConverged: false,
  runs: [{ optimizer: 'sgd', hyperparameters: {} }],
};
const surface: SurfaceRequest = { kind: 'surface', landscape: { id: 'ravine' }, columns: 2, rows: 4 };

interface Bench {
  readonly client: Client;
  readonly server: Transport;
  readonly sent: ClientMessage[];
  readonly errors: Failure[];
}

function connect(options: ClientOptions = {}): Bench {
  const { client, server } = createTransportPair();
  const sent: ClientMessage[] = [];
  const errors: Failure[] = [];
  server.onMessage = (message) => sent.push(JSON.parse(message as string) as ClientMessage);
  const onProtocolError = (failure: Failure): void => void errors.push(failure);
  return { client: createClient(client, { onProtocolError, ...options }), server, sent, errors };
}

function rows(
  firstRow: number,
  count: number,
  { run: run = 0, stream = 1, shapePoints: shapePoints = 0 } = {},
): ArrayBuffer {
  const buffer = finishRunChunk(
    draftRunChunk(count, { shapePoints, countsEvaluations: false }),
    run,
    firstRow,
    count,
  );
  addressChunk(buffer, stream);
  return buffer;
}

function band(firstRow: number, count: number, columns = 2): ArrayBuffer {
  const { buffer } = draftSurfaceChunk(firstRow, count, columns);
  addressChunk(buffer, 1);
  return buffer;
}

const say = (server: Transport, message: ServerMessage): void => {
  server.post(JSON.stringify(message));
};

function finished(...runnerRows: number[]): ServerMessage {
  const runs = runnerRows.map((count) => ({ status: 'completed' as const, rows: count, divergedAt: null }));
  return { type: 'done', stream: 1, reason: 'finished', runs };
}

async function failureOfStream({ done }: StreamHandle): Promise<Failure> {
  const error: unknown = await done.catch((reason: unknown) => reason);
  if (error instanceof FailureError) return error.failure;
  throw new Error(`No failure: ${JSON.stringify(error)}`);
}

/** A signal that tells how many listen to it. */
function createSignal(): CancelSignal & { listeners(): number } {
  const listeners = new Set<unknown>();
  const key = (type: string, listener: unknown): unknown => (type === 'abort' ? listener : type);
  return {
    aborted: false,
    addEventListener: (type, listener) => void listeners.add(key(type, listener)),
    removeEventListener: (type, listener) => void listeners.delete(key(type, listener)),
    listeners: () => listeners.size,
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('requests', () => {
  it('are answered by their id', async () => {
    const { client, server, sent } = connect();
    const first = client.request('scene.load', {});
    const second = client.request('settings.load', {});
    await settled();
    expect(sent.map(({ type }) => type)).toEqual(['request', 'request']);
    say(server, { type: 'result', id: 2, result: { settings: '{}' } });
    say(server, { type: 'result', id: 1, result: { scene: null } });
    expect(await first).toEqual({ scene: null });
    expect(await second).toEqual({ settings: '{}' });
  });

  it('fail with the failure that was answered', async () => {
    const { client, server } = connect();
    const asked = client.request('file.open', {});
    const failure: Failure = { code: 'not-found', message: 'no dialogs here' };
    say(server, { type: 'error', id: 1, failure });
    await expect(asked).rejects.toMatchObject({ failure });
  });

  it('are checked before they go and when they come back', async () => {
    const { client, server, sent } = connect();
    const wrong = client.request('scene.save', { scene: 5 } as unknown as { scene: string });
    await expect(wrong).rejects.toMatchObject({ failure: { code: 'invalid', issues: [{ field: 'scene' }] } });
    expect(sent).toEqual([]);
    const asked = client.request('app.info', {});
    say(server, { type: 'result', id: 1, result: { version: 1 } });
    await expect(asked).rejects.toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringMatching(/^Invalid answer to app\.info: version: /) as string,
      },
    });
  });

  it('can be given up, before and after', async () => {
    const { client, server, sent } = connect();
    const failure = { code: 'busy', message: 'app.info was given up.' };
    await expect(client.request('app.info', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure,
    });
    await settled();
    expect(sent).toEqual([]);
    const abort = new AbortController();
    const asked = client.request('app.info', {}, { signal: abort.signal });
    abort.abort();
    await expect(asked).rejects.toMatchObject({ failure });
    say(server, { type: 'result', id: 1, result: {} });
    await settled();
  });

  it('listen to their signal no longer than they are open', async () => {
    const { client, server } = connect();
    const signal = createSignal();
    const asked = client.request('scene.load', {}, { signal });
    const stream = client.openStream(race, { onChunk: () => undefined, signal });
    await settled();
    expect(signal.listeners()).toBe(2);
    say(server, { type: 'result', id: 1, result: { scene: null } });
    await asked;
    expect(signal.listeners()).toBe(1);
    server.post(rows(0, 10));
    say(server, finished(10));
    await stream.done;
    expect(signal.listeners()).toBe(0);
  });
});

describe('streams', () => {
  it('give their chunks in order, then how they ended', async () => {
    const { client, server, sent } = connect();
    const chunks: Chunk[] = [];
    const { done } = client.openStream(race, { onChunk: (chunk) => chunks.push(chunk) });
    server.post(rows(0, 6));
    server.post(rows(6, 4));
    say(server, finished(10));
    expect(await done).toMatchObject({ reason: 'finished', runs: [{ rows: 10 }] });
    expect(chunks.map((chunk) => chunk.firstRow)).toEqual([0, 6]);
    expect(sent[0]).toMatchObject({ type: 'open', stream: 1, credits: 16, request: race });
  });

  it('take the bands of a surface in any order', async () => {
    const { client, server } = connect();
    const { done } = client.openStream(surface, { onChunk: () => undefined });
    server.post(band(2, 2));
    server.post(band(0, 2));
    say(server, finished());
    expect((await done).reason).toBe('finished');
  });

  it('grant credits for what was taken', async () => {
    const { client, server, sent } = connect({ credits: 4 });
    client.openStream({ ...race, steps: 99 }, { onChunk: () => undefined });
    for (let i = 0; i < 5; i += 1) server.post(rows(i, 1));
    await settled();
    expect(sent.slice(1)).toEqual([
      { type: 'credit', stream: 1, chunks: 2 },
      { type: 'credit', stream: 1, chunks: 2 },
    ]);
  });

  it('grant each credit alone where there is but one', async () => {
    const { client, server, sent } = connect({ credits: 1 });
    client.openStream({ ...race, steps: 99 }, { onChunk: () => undefined });
    for (let i = 0; i < 2; i += 1) server.post(rows(i, 1));
    await settled();
    expect(sent).toMatchObject([
      { type: 'open', credits: 1 },
      { type: 'credit', chunks: 1 },
      { type: 'credit', chunks: 1 },
    ]);
  });

  it('say what was wrong with what came', async () => {
    const { client, server } = connect();
    const stream = client.openStream(race, { onChunk: () => undefined });
    for (const each of [rows(0, 2), rows(4, 2)]) server.post(each);
    expect((await failureOfStream(stream)).message).toBe(
      "The engine's answer was damaged on its way: row 4 of run 0 came where row 2 was due.",
    );
  });

  it('have no ends of runs unless they are finished', async () => {
    const { client, server } = connect();
    const { done } = client.openStream(race, { onChunk: () => undefined });
    say(server, { ...finished(10), reason: 'cancelled' } as ServerMessage);
    expect(await done).toEqual({ reason: 'cancelled', runs: [] });
  });

  it.each<[string, RaceRequest | SurfaceRequest, (string | ArrayBuffer)[]]>([
    ['a dropped chunk', race, [rows(0, 2), rows(4, 2)]],
    ['a dropped first chunk', race, [rows(2, 2)]],
    ['a dropped last chunk', race, [rows(0, 6), JSON.stringify(finished(10))]],
    ['a doubled chunk', race, [rows(0, 2), rows(0, 2)]],
    ['chunks out of order', race, [rows(0, 2), rows(4, 2), rows(2, 2)]],
    ['rows that overlap', race, [rows(0, 2), rows(1, 2)]],
    ['rows that leave a gap', race, [rows(0, 2), rows(3, 2)]],
    ['more rows than asked', race, [rows(0, 11)]],
    ['an unknown run', race, [rows(0, 2, { run: 1 })]],
    ['an end that is short', race, [rows(0, 2), JSON.stringify(finished(10))]],
    ['an end without its runs', race, [rows(0, 10), JSON.stringify(finished())]],
    ['a search shape that grows', race, [rows(0, 2, { shapePoints: 3 }), rows(2, 2, { shapePoints: 4 })]],
    ['a search shape that is gone', race, [rows(0, 2, { shapePoints: 3 }), rows(2, 2)]],
    ['a search shape that comes late', race, [rows(0, 2), rows(2, 2, { shapePoints: 3 })]],
    ['a surface in a run', race, [band(0, 1)]],
    ['a run in a surface', surface, [rows(0, 2)]],
    ['a surface of another width', surface, [band(0, 1, 3)]],
    ['rows beyond the surface', surface, [band(3, 2)]],
    ['a band that came before', surface, [band(0, 2), band(1, 2)]],
    ['a surface with holes', surface, [band(0, 2), JSON.stringify(finished())]],
    ['a chunk cut short', race, [rows(0, 2).slice(0, -8)]],
  ])('fail on %s, and nothing else does', async (_what, request, messages) => {
    const { client, server, sent } = connect();
    const stream = client.openStream(request, { onChunk: () => undefined });
    const other = client.openStream(race, { onChunk: () => undefined });
    const failure = failureOfStream(stream);
    for (const message of messages) server.post(message);
    server.post(rows(0, 10, { stream: 2 }));
    say(server, { ...finished(10), stream: 2 } as ServerMessage);
    expect(await failure).toMatchObject({ code: 'protocol' });
    expect((await other.done).reason).toBe('finished');
    expect(sent).toContainEqual({ type: 'cancel', stream: 1 });
  });

  it('report chunks that come too late, and draw none', async () => {
    const { client, server, errors } = connect();
    const onChunk = vi.fn();
    const { done } = client.openStream(race, { onChunk });
    server.post(rows(0, 10));
    say(server, finished(10));
    await done;
    server.post(rows(10, 1));
    server.post(new ArrayBuffer(3));
    server.post('{"type":"result"}');
    server.post('not JSON');
    await settled();
    expect(onChunk).toHaveBeenCalledTimes(1);
    expect(errors).toMatchObject([
      { code: 'protocol', message: 'a chunk came for stream 1, which is not open' },
      { code: 'protocol', message: 'a chunk of 3 bytes has no header' },
      { code: 'invalid', message: expect.stringMatching(/^Invalid message from the engine: id: /) as string },
      { code: 'protocol', message: 'a message is not JSON' },
    ]);
  });

  it('can be cancelled early, twice, and after the end', async () => {
    const { client, server, sent } = connect();
    const onChunk = vi.fn();
    const stream = client.openStream(race, { onChunk });
    stream.cancel();
    stream.cancel();
    server.post(rows(0, 2));
    await settled();
    expect(sent.filter(({ type }) => type === 'cancel')).toHaveLength(1);
    say(server, { type: 'done', stream: 1, reason: 'cancelled', runs: [] });
    expect(await stream.done).toEqual({ reason: 'cancelled', runs: [] });
    stream.cancel();
    await settled();
    expect(onChunk).not.toHaveBeenCalled();
    expect(sent.filter(({ type }) => type === 'cancel')).toHaveLength(1);
  });

  it('can be cancelled from within, and by a signal', async () => {
    const { client, server, sent } = connect();
    let seen = 0;
    const stream = client.openStream(race, {
      onChunk: () => {
        seen += 1;
        stream.cancel();
      },
    });
    server.post(rows(0, 2));
    server.post(rows(2, 2));
    say(server, finished(4));
    expect(await stream.done).toEqual({ reason: 'cancelled', runs: [] });
    expect(seen).toBe(1);

    const abort = new AbortController();
    const second = client.openStream(race, { onChunk: () => undefined, signal: abort.signal });
    abort.abort();
    say(server, { type: 'failed', stream: 2, failure: { code: 'worker', message: 'lost' } });
    expect((await second.done).reason).toBe('cancelled');
    const third = client.openStream(race, { onChunk: () => undefined, signal: abort.signal });
    expect(await third.done).toEqual({ reason: 'cancelled', runs: [] });
    await settled();
    expect(sent.filter(({ type }) => type === 'open')).toHaveLength(2);
  });

  it('fail with what the engine says', async () => {
    const { client, server } = connect();
    const stream = client.openStream(race, { onChunk: () => undefined });
    const failure: Failure = {
      code: 'invalid',
      message: 'Invalid steps',
      issues: [{ field: 'steps', message: '…' }],
    };
    say(server, { type: 'failed', stream: 1, failure });
    expect(await failureOfStream(stream)).toEqual(failure);
  });

  it('fail alone when their reader throws', async () => {
    const { client, server, sent } = connect();
    const stream = client.openStream(race, {
      onChunk: () => {
        throw new Error('the reader');
      },
    });
    const failure = failureOfStream(stream);
    server.post(rows(0, 2));
    expect(await failure).toEqual({ code: 'internal', message: 'the reader' });
    await settled();
    expect(sent.slice(1)).toEqual([{ type: 'cancel', stream: 1 }]);
  });

  it('are checked before they open', async () => {
    const { client, sent } = connect();
    const stream = client.openStream({ ...race, steps: NaN }, { onChunk: () => undefined });
    expect(await failureOfStream(stream)).toMatchObject({ code: 'invalid', issues: [{ field: 'steps' }] });
    expect(sent).toEqual([]);
  });
});

describe('outputs', () => {
  const request = { suggestedName: 'race.mp4', files: null };

  it('travel as requests and pieces, all answered by their numbers', async () => {
    const { client, server, sent } = connect();
    const pieces: Piece[] = [];
    const onText = server.onMessage;
    server.onMessage = (message) => {
      if (typeof message === 'string') {
        onText(message);
        return;
      }
      const decoded = decodePiece(message);
      if (!decoded.ok) throw new Error(decoded.message);
      pieces.push(decoded.piece);
      say(server, { type: 'result', id: decoded.piece.request, result: {} });
    };
    const opening = client.openOutput(request);
    await settled();
    expect(sent).toMatchObject([{ type: 'request', id: 1, method: 'output.open', params: request }]);
    say(server, { type: 'result', id: 1, result: { output: 3 } });
    const output = await opening;
    await output?.write(Uint8Array.of(1, 2), 0);
    await output?.write(Uint8Array.of(3), 2);
    expect(pieces).toMatchObject([
      { request: 2, output: 3, file: 0, position: 0, bytes: Uint8Array.of(1, 2) },
      { request: 3, output: 3, file: 0, position: 2, bytes: Uint8Array.of(3) },
    ]);
    const finishing = output?.finish();
    await settled();
    expect(sent[1]).toMatchObject({ method: 'output.finish', params: { output: 3 } });
    say(server, {
      type: 'result',
      id: 4,
      result: { name: 'race.mp4', download: 'outputs/a_b-c', canShow: false },
    });
    expect(await finishing).toEqual({ name: 'race.mp4', download: 'outputs/a_b-c', canShow: false });
    const aborting = output?.abort();
    await settled();
    expect(sent[2]).toMatchObject({ method: 'output.abort', params: { output: 3 } });
    say(server, { type: 'result', id: 5, result: { kept: 7 } });
    expect(await aborting).toBe(7);
  });

  it('say which piece was answered in a way that is none', async () => {
    const { client, server } = connect();
    const opening = client.openOutput(request);
    say(server, { type: 'result', id: 1, result: { output: 3 } });
    const output = await opening;
    server.onMessage = () => undefined;
    const writing = output?.write(Uint8Array.of(1), 7);
    say(server, { type: 'result', id: 2, result: 'written' });
    await expect(writing).rejects.toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringMatching(/^Invalid answer to piece at 7: /) as string,
      },
    });
  });

  it('are none when the user changes their mind, and are fetched from nowhere else', async () => {
    const { client, server } = connect();
    const opening = client.openOutput(request);
    say(server, { type: 'result', id: 1, result: { output: null } });
    expect(await opening).toBeNull();
    const finishing = client.request('output.finish', { output: 1 });
    say(server, {
      type: 'result',
      id: 2,
      result: { name: '', download: 'https://example.com/', canShow: false },
    });
    await expect(finishing).rejects.toMatchObject({ failure: { code: 'protocol' } });
  });

  it('end with their connection, and have nothing to do with the next one', async () => {
    const { client, server } = connect();
    const opening = client.openOutput(request);
    say(server, { type: 'result', id: 1, result: { output: 1 } });
    const output = await opening;
    server.onMessage = () => undefined;
    const lost = output?.write(Uint8Array.of(1), 0);
    const lossTold = expect(lost).rejects.toMatchObject({ failure: { code: 'io' } });
    await settled();
    server.close();
    await lossTold;
    const next = createTransportPair();
    const heard: unknown[] = [];
    next.server.onMessage = (message) => heard.push(message);
    client.attach(next.client);
    await expect(output?.write(Uint8Array.of(2), 1)).rejects.toMatchObject({ failure: { code: 'io' } });
    await expect(output?.finish()).rejects.toMatchObject({ failure: { code: 'io' } });
    await output?.abort();
    await settled();
    expect(heard).toEqual([]);
  });
});

describe('connection', () => {
  it('fails what is pending when it is lost, and what is asked afterwards', async () => {
    const { client, server } = connect();
    const asked = client.request('app.info', {});
    const stream = client.openStream(race, { onChunk: () => undefined });
    const cancelled = client.openStream(race, { onChunk: () => undefined });
    cancelled.cancel();
    const failures = Promise.all([asked.catch((error: unknown) => error), failureOfStream(stream)]);
    server.close();
    const failure = { code: 'io', message: 'The connection to the engine was lost.' };
    expect(await failures).toMatchObject([{ failure }, failure]);
    expect((await cancelled.done).reason).toBe('cancelled');
    await expect(client.request('app.info', {})).rejects.toMatchObject({ failure: { code: 'io' } });
    expect(await failureOfStream(client.openStream(race, { onChunk: () => undefined }))).toMatchObject({
      code: 'io',
    });
  });

  it('goes on over another transport', async () => {
    const { client, server } = connect();
    const onCommand = vi.fn();
    client.onCommand(onCommand);
    server.close();
    await settled();
    const next = createTransportPair();
    client.attach(next.client);
    say(next.server, { type: 'command', command: 'edit.undo' });
    const asked = client.request('scene.load', {});
    say(next.server, { type: 'result', id: 1, result: { scene: null } });
    expect(await asked).toEqual({ scene: null });
    expect(onCommand).toHaveBeenCalledWith('edit.undo');
  });

  it('leaves the transport that it had for another one', async () => {
    const { client, server } = connect();
    const onCommand = vi.fn();
    client.onCommand(onCommand);
    const asked = client.request('scene.load', {});
    const lossTold = expect(asked).rejects.toMatchObject({ failure: { code: 'io' } });
    const onClose = vi.fn();
    server.onClose = onClose;
    const next = createTransportPair();
    // What is under way on the old one is of no use any more.
    say(server, { type: 'command', command: 'edit.undo' });
    client.attach(next.client);
    await lossTold;
    await settled();
    expect(onClose).toHaveBeenCalledOnce();
    expect(onCommand).not.toHaveBeenCalled();
    const again = client.request('scene.load', {});
    say(next.server, { type: 'result', id: 2, result: { scene: '{}' } });
    expect(await again).toEqual({ scene: '{}' });
  });

  it('may come later', async () => {
    const client = createClient();
    await expect(client.request('app.info', {})).rejects.toMatchObject({ failure: { code: 'io' } });
    const pair = createTransportPair();
    client.attach(pair.client);
    const asked = client.request('scene.load', {});
    // Nobody has asked for the others, and nobody is told of nonsense.
    say(pair.server, { type: 'result', id: 9, result: {} });
    say(pair.server, { type: 'error', id: 9, failure: { code: 'io', message: '' } });
    say(pair.server, { ...finished(), stream: 9 } as ServerMessage);
    say(pair.server, { type: 'failed', stream: 9, failure: { code: 'io', message: '' } });
    pair.server.post('no JSON');
    say(pair.server, { type: 'result', id: 2, result: { scene: null } });
    expect(await asked).toEqual({ scene: null });
    client.dispose();
    client.dispose();
  });

  it('ends when the client is disposed of, which hears and says nothing any more', async () => {
    const pair = createTransportPair();
    const client = createClient(pair.client);
    const heard = vi.fn();
    client.onCommand(heard);
    client.onFile(heard);
    client.onFlush(heard);
    const asked = client.request('scene.load', {});
    const onClose = vi.fn();
    pair.server.onClose = onClose;
    client.dispose();
    await expect(asked).rejects.toMatchObject({ failure: { code: 'io' } });
    await settled();
    expect(onClose).toHaveBeenCalledOnce();
    for (const late of [
      { type: 'command', command: 'edit.undo' },
      { type: 'file', id: 0, name: 'a.json', text: '{}' },
      { type: 'flush', id: 1 },
    ]) {
      pair.client.onMessage(JSON.stringify(late));
    }
    expect(heard).not.toHaveBeenCalled();
  });

  it('saves when it is asked to, and says so after what it has sent', async () => {
    const { client, server, sent } = connect();
    const unsubscribe = client.onFlush(() => {
      void client.request('scene.save', { scene: '{}' }).catch(() => undefined);
    });
    say(server, { type: 'flush', id: 7 });
    await settled();
    unsubscribe();
    say(server, { type: 'flush', id: 8 });
    await settled();
    expect(sent).toMatchObject([
      { type: 'request', method: 'scene.save' },
      { type: 'flushed', id: 7 },
      { type: 'flushed', id: 8 },
    ]);
    client.dispose();
  });

  it('passes on commands and files, those that came before anybody listened too', async () => {
    const { client, server } = connect();
    const onFile = vi.fn();
    const onCommand = vi.fn();
    say(server, { type: 'command', command: 'edit.undo' });
    say(server, { type: 'file', id: 0, name: 'a.json', text: '{}' });
    await settled();
    const unsubscribe = client.onFile(onFile);
    client.onCommand(onCommand);
    expect(onCommand.mock.calls).toEqual([['edit.undo']]);
    say(server, { type: 'file', id: 1, name: 'b.json', text: '{}' });
    await settled();
    unsubscribe();
    expect(onFile.mock.calls).toEqual([
      [{ id: 0, name: 'a.json', text: '{}' }],
      [{ id: 1, name: 'b.json', text: '{}' }],
    ]);
    say(server, { type: 'file', id: 2, name: 'c.json', text: '{}' });
    await settled();
    expect(onFile).toHaveBeenCalledTimes(2);
    client.dispose();
  });
});
