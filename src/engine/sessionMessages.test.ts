// What a session answers, word for word, and what it asks of its services, which are stand-ins here.
import { expect, it } from 'vitest';
import { createDefaultScene } from '../core/scene/defaultScene';
import { findLandscape } from '../core/landscapes/registry';
import { decodeChunk, draftSurfaceChunk } from '../protocol/chunk';
import type { ClientMessage, Failure, ServerMessage } from '../protocol/messages';
import type { Transport } from '../protocol/transport';
import { createPageJobs, type PageJobs } from './pageJobs';
import type { TaskOptions } from './pool/openTask';
import type { WorkerPool } from './pool/workerPool';
import { createSession, type Session, type SessionServices } from './session';
import type { Store } from './store';
import { keepsAll } from './testing/keepsAll';

/** A pool that computes nothing: it keeps what it is asked for, in order. */
function idlePool(): { readonly pool: WorkerPool; readonly tasks: TaskOptions[]; readonly told: string[] } {
  const tasks: TaskOptions[] = [];
  const told: string[] = [];
  const pool: WorkerPool = {
    size: 3,
    submit(_spec, options) {
      const task = tasks.push(options);
      return {
        grant: (chunks) => told.push(`grant ${chunks} to ${task}`),
        cancel: () => told.push(`cancel ${task}`),
      };
    },
    dispose: () => Promise.resolve(),
  };
  return { pool, tasks, told };
}

const emptyStore: Store = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  saveAtOnce: () => undefined,
  idle: () => Promise.resolve(),
};

interface Bench {
  readonly session: Session;
  readonly transport: Transport;
  /** The messages to the page; of a chunk, what is in it. */
  readonly sent: unknown[];
  receive(message: ClientMessage): void;
  request(method: string, params: unknown): Promise<unknown>;
}

function serve(services: Partial<SessionServices> = {}): Bench {
  const sent: unknown[] = [];
  const transport: Transport = {
    post: (message) => sent.push(typeof message === 'string' ? JSON.parse(message) : decodeChunk(message)),
    onMessage: () => undefined,
    onClose: () => undefined,
    close: () => undefined,
  };
  const session = createSession(transport, {
    pool: idlePool().pool,
    store: emptyStore,
    keeper: keepsAll,
    version: '1.2.3',
    shell: 'web',
    files: null,
    choosePlace: () => Promise.resolve(null),
    ...services,
  });
  const receive = (message: ClientMessage): void => transport.onMessage(JSON.stringify(message));
  let lastRequest = 0;
  async function request(method: string, params: unknown): Promise<unknown> {
    lastRequest += 1;
    const id = lastRequest;
    const isAnswer = (message: unknown): boolean => {
      const { type, id: answered } = message as ServerMessage & { readonly id?: number };
      return (type === 'result' || type === 'error') && answered === id;
    };
    receive({ type: 'request', id, method, params });
    await settled();
    const answers = sent.filter(isAnswer);
    expect(answers).toHaveLength(1);
    const [answer] = answers as { readonly result?: unknown; readonly failure?: Failure }[];
    return answer?.result ?? answer?.failure;
  }
  return { session, transport, sent, receive, request };
}

/** Nothing here waits for anything but promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const surface = { kind: 'surface', landscape: { id: 'saddle' }, columns: 2, rows: 2 };
const race = {
  kind: 'race',
  landscape: { id: 'saddle' },
  start: [1, 1],
  steps: 5,
  seed: 0,
  stopWhenConverged: false,
  runs: [{ optimizer: 'sgd', hyperparameters: {} }],
};

const open = (stream: number, request: unknown = surface): ClientMessage => ({
  type: 'open',
  stream,
  credits: 4,
  request,
});

it('has numbers for what it asks of its page, and waits for the answers to them only', async () => {
  const { session, sent, receive } = serve();
  const answered: number[] = [];
  for (const ask of [1, 2]) void session.flush().then(() => answered.push(ask));
  expect(sent).toEqual([
    { type: 'flush', id: 1 },
    { type: 'flush', id: 2 },
  ]);
  for (const id of [3, 2, 2]) receive({ type: 'flushed', id });
  await settled();
  expect(answered).toEqual([2]);
  receive({ type: 'flushed', id: 1 });
  await settled();
  expect(answered).toEqual([2, 1]);
});

it('passes on the shell’s commands and files, and nothing once it has ended', () => {
  const { session, sent } = serve();
  session.command('edit.undo');
  session.file('/races/a.json', '{}');
  expect(sent).toEqual([
    { type: 'command', command: 'edit.undo' },
    { type: 'file', id: 0, name: 'a.json', text: '{}' },
  ]);
  session.dispose();
  session.command('edit.undo');
  session.file('b.json', '{}');
  expect(sent).toHaveLength(2);
});

it('ends once, with its streams', async () => {
  const { pool, told } = idlePool();
  const heard: unknown[] = [];
  const jobs: PageJobs = { ...createPageJobs([], () => undefined), end: (end) => heard.push(end) };
  const { session, transport, receive } = serve({ pool, jobs });
  receive(open(7));
  receive(open(8, race));
  transport.onClose();
  session.dispose();
  await session.ended;
  expect(told).toEqual(['cancel 1', 'cancel 2']);
  expect(heard).toEqual([{ outcome: 'lost' }]);
});

it('passes on what the page says of a stream to its task', () => {
  const { pool, told } = idlePool();
  const { receive } = serve({ pool });
  receive(open(7));
  receive(open(8));
  receive({ type: 'credit', stream: 8, chunks: 5 });
  receive({ type: 'cancel', stream: 7 });
  receive({ type: 'credit', stream: 9, chunks: 1 });
  receive({ type: 'cancel', stream: 9 });
  expect(told).toEqual(['grant 5 to 2', 'cancel 1']);
});

it('passes on the chunks of a task with the number of its stream, and how it ended', () => {
  const { pool, tasks } = idlePool();
  const { sent, receive } = serve({ pool });
  for (const stream of [5, 6, 7, 8]) receive(open(stream));
  tasks[1]!.onChunk(draftSurfaceChunk(0, 2, 2).buffer);
  expect(sent.splice(0)).toMatchObject([{ ok: true, chunk: { kind: 'surface', stream: 6 } }]);
  const run = { status: 'completed', rows: 6, divergedAt: null } as const;
  tasks[0]!.onEnd({ reason: 'finished', items: [run, run] });
  tasks[1]!.onEnd({ reason: 'finished', items: ['complete', 'complete'] });
  tasks[2]!.onEnd({ reason: 'cancelled' });
  tasks[3]!.onEnd({ reason: 'failed', message: 'no memory' });
  expect(sent).toEqual([
    { type: 'done', stream: 5, reason: 'finished', runs: [run, run] },
    { type: 'done', stream: 6, reason: 'finished', runs: [] },
    { type: 'done', stream: 7, reason: 'cancelled', runs: [] },
    { type: 'failed', stream: 8, failure: { code: 'worker', message: 'no memory' } },
  ]);
});

it('opens no stream under a number that another has, until that has ended', () => {
  const { pool, tasks } = idlePool();
  const { sent, receive } = serve({ pool });
  receive(open(5));
  receive(open(5));
  expect(sent).toEqual([
    { type: 'failed', stream: 5, failure: { code: 'protocol', message: 'Stream 5 is open already.' } },
  ]);
  for (const reason of ['finished', 'failed'] as const) {
    tasks.at(-1)!.onEnd(reason === 'finished' ? { reason, items: [] } : { reason, message: '' });
    receive(open(5));
  }
  expect(tasks).toHaveLength(3);
});

it('keeps no number for a stream that has ended before it was open', () => {
  const { pool } = idlePool();
  const finishing: WorkerPool = {
    ...pool,
    submit(spec, options) {
      options.onEnd({ reason: 'finished', items: [] });
      return pool.submit(spec, options);
    },
  };
  const { sent, receive } = serve({ pool: finishing });
  for (const request of [{ ...race, runs: [] }, { ...race, runs: [] }, 1, 2]) receive(open(5, request));
  expect(sent).toMatchObject([
    { type: 'done', stream: 5, runs: [] },
    { type: 'done', stream: 5, runs: [] },
    { type: 'failed', stream: 5, failure: { code: 'invalid' } },
    { type: 'failed', stream: 5, failure: { code: 'invalid' } },
  ]);
});

it('ends when it can not even say that it has refused a stream', async () => {
  const { session, transport, receive } = serve();
  transport.post = () => {
    throw new Error('the page is gone');
  };
  receive(open(5, 1));
  await session.ended;
});

it('has no more than 256 streams open at once', () => {
  const { pool, tasks } = idlePool();
  const { sent, receive } = serve({ pool });
  for (let stream = 1; stream <= 257; stream += 1) receive(open(stream));
  expect(tasks).toHaveLength(256);
  expect(sent.splice(0)).toEqual([
    { type: 'failed', stream: 257, failure: { code: 'busy', message: '256 streams are open already.' } },
  ]);
  tasks[99]!.onEnd({ reason: 'cancelled' });
  receive(open(257));
  expect(tasks).toHaveLength(257);
});

it('says what this page or this shell does not have', async () => {
  const { request } = serve();
  const noJob = { code: 'not-found', message: 'This page has no job.' };
  expect(await request('job.load', {})).toEqual(noJob);
  expect(await request('job.progress', { framesDone: 1, frames: 2 })).toEqual(noJob);
  expect(await request('job.end', { end: { outcome: 'no-graphics' } })).toEqual(noJob);
  const noDialogs = { code: 'not-found', message: 'This shell has no file dialogs.' };
  expect(await request('file.open', {})).toEqual(noDialogs);
  expect(await request('lesson.recent', {})).toEqual({ lessons: [] });
  expect(await request('file.save', { file: 0, text: '' })).toEqual(noDialogs);
  expect(await request('file.saveAs', { suggestedName: 'a', text: '' })).toEqual(noDialogs);
  expect(await request('file.show', { file: null, edited: false })).toEqual(noDialogs);
});

it('says which methods there are, and which of a method’s parameters is wrong', async () => {
  const { request, transport, sent } = serve();
  expect(await request('rm', {})).toEqual({
    code: 'not-found',
    message:
      'Unknown method rm (one of app.info, window.keep, window.present, scene.load, scene.save, settings.load, settings.save, lesson.load, ' +
      'lesson.save, lesson.recent, lesson.opened, lesson.forget, file.open, file.reopen, file.restore, file.save, file.saveAs, file.show, output.open, output.finish, output.abort, output.show, job.load, job.progress, job.end)',
  });
  expect(await request('output.abort', { output: -1 })).toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^Invalid output\.abort: output: /) as string,
    issues: [{ field: 'output' }],
  });
  // A schema would drop this key without a word.
  transport.onMessage('{"type":"request","id":9,"method":"app.info","params":{"__proto__":1}}');
  await settled();
  const message = 'Invalid __proto__: 1 (expected no field of that name)';
  expect(sent.at(-1)).toMatchObject({
    type: 'error',
    id: 9,
    failure: { code: 'invalid', message, issues: [{ field: '__proto__', message }] },
  });
});

it('answers what has no answer with nothing in it', async () => {
  const heard: unknown[] = [];
  const jobs: PageJobs = {
    ...createPageJobs([], () => undefined),
    progress: (progress) => heard.push(progress),
    end: (end) => heard.push(end),
  };
  const { request } = serve({ jobs });
  expect(await request('scene.save', { scene: '{}' })).toEqual({});
  expect(await request('settings.save', { settings: '{}' })).toEqual({});
  expect(await request('job.progress', { framesDone: 1, frames: 2 })).toEqual({});
  expect(await request('job.end', { end: { outcome: 'no-graphics' } })).toEqual({});
  expect(heard).toEqual([{ framesDone: 1, frames: 2 }, { outcome: 'no-graphics' }]);
});

it('says what the store can not do; settings and a lesson that can not be read are as good as none', async () => {
  const heard: string[] = [];
  const store: Store = {
    ...emptyStore,
    load: () => Promise.reject(new Error('EIO: read')),
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what is no error is told, too
    save: () => Promise.reject('no room'),
  };
  const { request } = serve({ store, onSettings: (settings) => heard.push(settings) });
  expect(await request('scene.load', {})).toEqual({ code: 'io', message: 'EIO: read' });
  expect(await request('settings.load', {})).toEqual({ settings: null });
  expect(await request('lesson.load', {})).toEqual({ lesson: null });
  expect(await request('scene.save', { scene: '{}' })).toEqual({ code: 'io', message: 'no room' });
  expect(await request('settings.save', { settings: '{}' })).toEqual({ code: 'io', message: 'no room' });
  expect(await request('settings.save', { settings: 'x' })).toEqual({
    code: 'invalid',
    message: 'Invalid settings: not JSON',
    issues: [{ field: 'settings', message: 'expected a JSON text' }],
  });
  expect(heard).toEqual([]);
});

it('keeps races and settings apart, and takes a race for intact if it can be opened', async () => {
  const saved: string[] = [];
  const judged: unknown[] = [];
  const texts = [JSON.stringify(createDefaultScene(findLandscape('saddle')!)), '{}', ''];
  const store: Store = {
    ...emptyStore,
    load: (entry, isIntact) => {
      judged.push([entry, isIntact === undefined ? null : texts.map(isIntact)]);
      return Promise.resolve(entry);
    },
    save: (entry, text) => {
      saved.push(`${entry}: ${text}`);
      return Promise.resolve();
    },
  };
  const { request } = serve({ store });
  await request('scene.save', { scene: '1' });
  await request('settings.save', { settings: '2' });
  expect(saved).toEqual(['scene: 1', 'settings: 2']);
  expect(await request('scene.load', {})).toEqual({ scene: 'scene' });
  expect(await request('settings.load', {})).toEqual({ settings: 'settings' });
  expect(judged).toEqual([
    ['scene', [true, false, false]],
    ['settings', null],
  ]);
});
