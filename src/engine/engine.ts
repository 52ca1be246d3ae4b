// The engine as the shells start it: one worker pool and one store, and a session per renderer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transport } from '../protocol/transport';
import { dataFolder } from './dataFolder';
import { createKeeper } from './keeper';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type Session, type ShellServices } from './session';
import { createStore, type Store } from './store';

export interface Engine {
  readonly pool: WorkerPool;
  readonly store: Store;
  /** Where the app keeps its own files. */
  readonly dataFolder: string;
  /** Serves one renderer. */
  serve(transport: Transport, shellServices: ShellServices): Session;
  /** Saves the pages' unsaved data; resolves when that is done, or after `limitMs` if a page does not answer. */
  flush(limitMs: number): Promise<void>;
  /** Writes pending saves synchronously, for a program that is about to be terminated. */
  saveAtOnce(): void;
  /** Ends the sessions and the workers; resolves when pending saves are done and unfinished outputs are removed. */
  dispose(): Promise<void>;
}

export interface EngineOptions {
  /** The built worker module. */
  readonly workerPath: string;
  readonly version: string;
  readonly shell: 'electron' | 'web';
  /** Called with settings that a renderer has saved. */
  readonly onSettings?: (settings: string) => void;
}

/** Starts the workers. */
export function createEngine({ workerPath, version, shell, onSettings }: EngineOptions): Engine {
  const pool = createWorkerPool({ workerPath });
  const folder = dataFolder();
  const store = createStore(folder);
  const keeper = createKeeper(folder);
  const sessions = new Set<Session>();
  return {
    pool,
    store,
    dataFolder: folder,
    serve(transport, shellServices) {
      const session = createSession(transport, {
        pool,
        store,
        keeper,
        version,
        shell,
        ...shellServices,
        ...(onSettings && { onSettings }),
      });
      sessions.add(session);
      void session.ended.then(() => sessions.delete(session));
      return session;
    },
    async flush(limitMs) {
      await Promise.race([
        Promise.all([...sessions].map((session) => session.flush())),
        sleep(limitMs, undefined, { ref: false }),
      ]);
      await store.idle();
    },
    saveAtOnce() {
      store.saveAtOnce();
      keeper.releaseAtOnce();
    },
    async dispose() {
      const ends = [...sessions].map((session) => session.ended);
      for (const session of sessions) session.dispose();
      await Promise.all([...ends, pool.dispose()]);
      await store.idle();
    },
  };
}
