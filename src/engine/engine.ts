// The engine as the shells start it: one worker pool and one store, and a session per renderer.
import type { Transport } from '../protocol/transport';
import { dataFolder } from './dataFolder';
import { createWorkerPool, type WorkerPool } from './pool/workerPool';
import { createSession, type FileDialogs, type Session } from './session';
import { createStore, type Store } from './store';

export interface Engine {
  readonly pool: WorkerPool;
  readonly store: Store;
  /** Where the app keeps its own files. */
  readonly dataFolder: string;
  /** Serves one renderer. */
  serve(transport: Transport, files: FileDialogs | null): Session;
  /** Ends the workers, and resolves when what is being saved is saved. */
  dispose(): Promise<void>;
}

export interface EngineOptions {
  /** The built worker module. */
  readonly workerPath: string;
  readonly version: string;
  readonly shell: 'electron' | 'web';
  /** Told of settings that a renderer has saved. */
  readonly onSettings?: (settings: string) => void;
}

/** Starts the workers. */
export function createEngine({ workerPath, version, shell, onSettings }: EngineOptions): Engine {
  const pool = createWorkerPool({ workerPath });
  const folder = dataFolder();
  const store = createStore(folder);
  return {
    pool,
    store,
    dataFolder: folder,
    serve: (transport, files) =>
      createSession(transport, { pool, store, version, shell, files, ...(onSettings && { onSettings }) }),
    async dispose() {
      await Promise.all([pool.dispose(), store.idle()]);
    },
  };
}
