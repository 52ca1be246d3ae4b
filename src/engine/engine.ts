// The engine as the shells start it: one worker pool and one store, and a session per renderer.
import type { Transport } from '../protocol/transport';
import { dataFolder } from './dataFolder';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type FileDialogs, type Session } from './session';
import { createStore, type Store } from './store';

export interface Engine {
  readonly pool: WorkerPool;
  readonly store: Store;
  /** Serves one renderer. */
  serve(transport: Transport, files: FileDialogs | null): Session;
  dispose(): Promise<void>;
}

export interface EngineOptions {
  /** The built worker module. */
  readonly workerPath: string;
  readonly version: string;
  readonly shell: 'electron' | 'web';
}

/** Starts the workers. */
export function createEngine({ workerPath, version, shell }: EngineOptions): Engine {
  const pool = createWorkerPool({ workerPath });
  const store = createStore(dataFolder());
  return {
    pool,
    store,
    serve: (transport, files) => createSession(transport, { pool, store, version, shell, files }),
    dispose: () => pool.dispose(),
  };
}
